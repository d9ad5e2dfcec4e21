package org.ternion.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.file.CellPattern;
import org.ternion.ca.measure.DepthPoint;
import org.ternion.ca.measure.Scales;
import org.ternion.ca.motif.MotifAutomaton;

/**
 * A folder with all there is to say about a run. The same input gives the same bytes: no times, no paths.
 *
 * @param folder     where to write
 * @param path       its name
 * @param statistics the table of steps
 * @param curves     what the run is at all scales
 */
record CaRunFolder(ReportFolder folder, Path path, CaStatistics statistics, CaCurves curves) {
    private static final String FATIGUE = "fatigue";

    static CaRunFolder make(Path path, Automaton automaton, PrintWriter warnings) {
        ReportFolder folder = ReportFolder.make(path, warnings);
        return new CaRunFolder(folder, path, CaStatistics.start(path.resolve("stats.csv"), automaton, false),
                new CaCurves(automaton.layer(0), Scales.DYADIC));
    }

    /** Writes what is known at the end of a run; returns the files. */
    List<String> write(CaWorld world, Automaton automaton, CellPattern end, List<String> verdicts) {
        Map<String, List<DepthPoint>> depth = curves.withControls(world.seed());
        List<String> files = new ArrayList<>();
        files.add(folder.write("params.json", Json.line(parameters(world, end))).toString());
        files.add(folder.write("depth.csv", CaCurves.table(depth).toString()).toString());
        // RLE has no trits.
        Path cells = path.resolve(end.cells().lowest() < 0 ? "final.npy" : "final.rle");
        CaPatterns.write(cells, end);
        files.add(cells.toString());
        files.add(folder.write("report.md", report(world, end, verdicts, depth)).toString());
        draw(String.join(", ", verdicts) + ": " + world.rule().text(), automaton, world.size().cells(), depth);
        folder.pictures().forEach(picture -> files.add(path.resolve(picture).toString()));
        return files;
    }

    private void draw(String title, Automaton automaton, double cells, Map<String, List<DepthPoint>> depth) {
        CaSample sample = statistics.sample();
        folder.draw("occupancy.png", () -> CaCharts.occupancy(title, sample, automaton.layerName(0), cells));
        folder.draw("changes.png", () -> CaCharts.changes(title, sample, cells));
        folder.draw("depth.png", () -> CaCurves.draw(title, depth));
        if (automaton instanceof MotifAutomaton) {
            folder.draw("motifs.png", () -> CaCharts.motifs(title, sample, cells));
        }
        for (int layer = 0; layer < automaton.layers(); layer++) {
            if (automaton.layerName(layer).equals(FATIGUE)) {
                folder.draw("fatigue.png", () -> CaCharts.mean(title, sample, FATIGUE, cells));
            }
        }
    }

    private static Map<String, Object> parameters(CaWorld world, CellPattern end) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", world.rule().text());
        tree.put("parameters", world.rule().parameters());
        tree.put("size", List.of(world.size().height(), world.size().width()));
        tree.put("topology", world.topology().toString());
        tree.put("seed", world.pattern() == null ? world.seed() : null);
        tree.put("steps", end.generation());
        String version = CaRunFolder.class.getPackage().getImplementationVersion();
        tree.put("ternion", version == null ? "(not packaged)" : version);
        return tree;
    }

    private String report(CaWorld world, CellPattern end, List<String> verdicts,
            Map<String, List<DepthPoint>> depth) {
        String verdict = String.join(", ", verdicts);
        StringBuilder text = new StringBuilder("# " + verdict + ": " + world.rule().text() + "\n\n");
        text.append(world.size()).append(" cells, topology ").append(world.topology()).append(", ")
                .append(world.pattern() == null ? "random start with seed " + world.seed() : "start from a pattern")
                .append(", ").append(end.generation()).append(" steps.\n\n");
        text.append("| state | cells at the end | share |\n|---|---|---|\n");
        CellGrid cells = end.cells();
        int[] population = cells.population();
        for (int i = 0; i < population.length; i++) {
            text.append(String.format(Locale.ROOT, "| %d | %d | %.4f |\n", cells.lowest() + i, population[i],
                    population[i] / (double) world.size().cells()));
        }
        text.append("\n## Scales (").append(verdict).append(")\n\n");
        text.append("| curve | k | change rate | block bits | bits given the last frame |\n|---|---|---|---|---|\n");
        depth.forEach((name, points) -> points.forEach(point -> text.append(String.format(Locale.ROOT,
                "| %s | %d | %.4f | %.4f | %.4f |\n", name, point.k(), point.changeRate(), point.blockEntropy(),
                point.conditionalEntropy()))));
        return text.toString();
    }
}
