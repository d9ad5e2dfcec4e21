package org.ternion.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.PolicyMap;
import org.ternion.vpm.TileId;
import org.ternion.vpm.image.ChannelStats;
import org.ternion.vpm.image.ReadOptions;
import org.ternion.vpm.image.VpmHeader;
import org.ternion.vpm.image.VpmReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion vpm inspect}. */
@Command(name = "inspect", description = "Show what a map holds: sizes, task, metrics with their ranges, statistics of"
        + " the samples, and problems. Reads the whole file.")
final class InspectCommand implements Runnable {
    private static final List<String> CHANNELS = List.of("red (score)", "green (rank)", "blue");

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE.png", description = "The map.")
    private Path file;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        MapFile.ask(file, map -> {
            VpmReport report = VpmReport.read(file, ReadOptions.DEFAULT);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                printJson(out, map, report);
            } else {
                printText(out, map, report);
            }
            return null;
        });
    }

    private void printJson(PrintWriter out, PolicyMap map, VpmReport report) throws IOException {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("file", file.toString());
        tree.put("bytes", Files.size(file));
        tree.put("documents", map.documents());
        tree.put("metrics", map.metricNames());
        tree.put("ranges", ranges(map));
        tree.put("task", map.task().orElse(null));
        tree.put("tileId", map.tileId().map(TileId::hex).orElse(null));
        tree.put("hasIds", !map.documentIds().isEmpty());
        tree.putAll(report.toTree());
        Json.print(out, tree);
    }

    /** Both ends by metric name, null where the file has none. */
    private static Map<String, Object> ranges(PolicyMap map) {
        Map<String, Object> ranges = new LinkedHashMap<>();
        for (int m = 0; m < map.metrics(); m++) {
            MetricRange range = map.range(m).orElse(MetricRange.UNSET);
            ranges.put(map.metricNames().get(m), range.isSet() ? new double[] {range.min(), range.max()} : null);
        }
        return ranges;
    }

    private void printText(PrintWriter out, PolicyMap map, VpmReport report) throws IOException {
        VpmHeader header = report.header();
        line(out, "file", file + ", " + Files.size(file) + " bytes");
        line(out, "map", map.metrics() + " metrics x " + map.documents() + " documents"
                + (header.columns() > report.logicalColumns()
                        ? ", padded to " + header.columns() + " columns" : ""));
        line(out, "task", map.task().orElse("not in the file"));
        line(out, "tile id", map.tileId().map(TileId::hex).orElse("none"));
        line(out, "document ids",
                map.documentIds().isEmpty() ? "none" : "yes, the best is '" + map.documentIds().get(0) + "'");
        line(out, "format", "version " + VpmHeader.VERSION + ", " + header.headerRows() + " header rows, level "
                + header.level() + ", metadata " + report.metadataBytes() + " bytes");
        out.println();
        int width = map.metricNames().stream().mapToInt(String::length).max().orElse(0);
        String row = "%-" + Math.max(6, width) + "s %16s %16s%n";
        out.print(String.format(Locale.ROOT, row, "metric", "lowest", "highest"));
        for (int m = 0; m < map.metrics(); m++) {
            MetricRange range = map.range(m).orElse(MetricRange.UNSET);
            out.print(String.format(Locale.ROOT, row, map.metricNames().get(m), text(range.min()), text(range.max())));
        }
        out.println();
        out.println(String.format(Locale.ROOT, "%-14s %7s %7s %7s %7s %7s %10s",
                "samples", "min", "p05", "median", "p95", "max", "mean"));
        for (int c = 0; c < CHANNELS.size(); c++) {
            ChannelStats s = report.dataRows().get(c);
            out.println(String.format(Locale.ROOT, "%-14s %7d %7d %7d %7d %7d %10.1f",
                    CHANNELS.get(c), s.min(), s.p05(), s.median(), s.p95(), s.max(), s.mean()));
        }
        out.println();
        List<String> problems = new ArrayList<>(report.problems());
        line(out, "problems", problems.isEmpty() ? "none" : problems.remove(0));
        problems.forEach(problem -> line(out, "", problem));
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "unknown" : Double.toString(value);
    }

    private static void line(PrintWriter out, String name, String value) {
        out.println(String.format(Locale.ROOT, "%-14s %s", name, ErrorLines.oneLine(value)));
    }
}
