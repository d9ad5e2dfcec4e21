package org.ternion.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ternion.core.io.CsvWriter;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.PolicyMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion vpm export}. */
@Command(name = "export", description = "Restore the table of a map as CSV: rows and metrics in the order of the"
        + " original table, ids first where the map has them.")
final class ExportCommand implements Runnable {
    private static final double FULL_SCALE = 65535;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE.png", description = "The map.")
    private Path file;

    @Option(names = {"-o", "--output"}, paramLabel = "TABLE.csv", required = true, description = "The table.")
    private Path output;

    @Option(names = "--scale", paramLabel = "original|unit", defaultValue = "original",
            description = "Units of the table (default), or scores from 0 to 1.")
    private Scale scale;

    /** Units of the numbers. */
    enum Scale { ORIGINAL, UNIT }

    @Override
    public void run() {
        OutputFile.check(output);
        MapFile.ask(file, map -> {
            List<Metric> metrics = metrics(map);
            int[] columns = IntStream.range(0, map.documents()).boxed()
                    .sorted(Comparator.comparingInt(map::document)).mapToInt(Integer::intValue).toArray();
            OutputFile.write(output, out -> write(map, metrics, columns, out));
            spec.commandLine().getErr().println(
                    output + ": " + columns.length + " documents x " + metrics.size() + " metrics");
            return null;
        });
    }

    private List<Metric> metrics(PolicyMap map) {
        List<Metric> metrics = new ArrayList<>();
        for (int m = 0; m < map.metrics(); m++) {
            String name = map.metricNames().get(m);
            MetricRange range = map.range(m).orElse(MetricRange.UNSET);
            if (scale == Scale.ORIGINAL && !range.isSet()) {
                throw new BadInputException(file + ": the range of metric '" + name + "' is not in the file, its"
                        + " original units cannot be restored; use --scale unit");
            }
            boolean unit = scale == Scale.UNIT;
            metrics.add(new Metric(map.originalMetric(m), name, map.red(m),
                    unit ? 0 : range.min(), unit ? 1 : range.max()));
        }
        metrics.sort(Comparator.comparingInt(metric -> metric.original));
        return metrics;
    }

    private static void write(PolicyMap map, List<Metric> metrics, int[] columns, OutputStream out) throws IOException {
        List<String> ids = map.documentIds();
        try (CsvWriter csv = new CsvWriter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)))) {
            List<String> row = new ArrayList<>();
            if (!ids.isEmpty()) {
                row.add(idHeader(map.metricNames()));
            }
            metrics.forEach(metric -> row.add(metric.name));
            csv.row(row);
            for (int column : columns) {
                row.clear();
                if (!ids.isEmpty()) {
                    row.add(ids.get(column));
                }
                metrics.forEach(metric -> row.add(Double.toString(metric.value(column))));
                csv.row(row);
            }
        }
    }

    /** The file does not keep the name of the id column. */
    private static String idHeader(List<String> taken) {
        String name = "id";
        while (taken.contains(name)) {
            name += "_";
        }
        return name;
    }

    private static final class Metric {
        private final int original;
        private final String name;
        private final char[] red;
        private final double min;
        private final double max;

        Metric(int original, String name, char[] red, double min, double max) {
            this.original = original;
            this.name = name;
            this.red = red;
            this.min = min;
            this.max = max;
        }

        double value(int column) {
            return min + red[column] / FULL_SCALE * (max - min);
        }
    }
}
