package org.ternion.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ternion.core.FloatMatrix;
import org.ternion.sphere.BalanceReport;
import org.ternion.sphere.Placement;
import org.ternion.sphere.ShellLayout;
import org.ternion.sphere.fill.QuantileFill;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion sphere report}. */
@Command(name = "report", description = "Measure what placing, searching and spreading do to a set of vectors:"
        + " report.json and pictures.")
final class SphereReportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "VECTORS.npy", description = "N x D numbers (NPY: f4, or f8 rounded to f4),"
            + " one vector per row.")
    private Path input;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "sphere-report",
            description = "Folder for the files, made if missing (default sphere-report).")
    private Path folder;

    @Mixin
    private ShellOptions shells;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0",
            description = "Chooses the samples for searching and spreading (default 0).")
    private long seed;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object, that of report.json.")
    private boolean json;

    /** The placement by score, and where points would be without regard to capacity. */
    private record Places(Placement balanced, Placement unbalanced, BalanceReport balance, BalanceReport imbalance) {
    }

    @Override
    public void run() {
        Timings timings = new Timings();
        threads.check();
        ShellLayout layout = shells.layout();
        shells.law();
        ReportFolder reports = ReportFolder.make(folder, spec.commandLine().getErr());
        FloatMatrix vectors = VectorFile.read(input);
        if (vectors.rows() == 0) {
            throw new BadInputException(input + ": there are no vectors to report on");
        }
        timings.end("read");
        float[] scores = shells.score(vectors, input, threads);
        Places places = place(scores, layout);
        timings.end("place");
        Map<String, Object> retrieval = RetrievalSample.measure(vectors, seed, threads);
        timings.end("search");
        RelaxedSample relaxed = RelaxedSample.of(vectors, seed, threads);
        timings.end("relax");
        reports.draw("occupancy.png", () -> SphereCharts.occupancy(places.balance(), places.imbalance()));
        reports.draw("radial-density.png",
                () -> SphereCharts.radialDensity(places.balanced(), places.unbalanced()));
        reports.draw("energy.png", () -> SphereCharts.energies(relaxed));
        timings.end("draw");

        Map<String, Object> report = new LinkedHashMap<>();
        report.put("file", input.toString());
        report.put("points", vectors.rows());
        report.put("dimension", vectors.cols());
        report.put("zeroVectors", zeros(scores));
        report.putAll(shells.tree());
        report.put("seed", seed);
        report.put("balance", Balance.tree(places.balance()));
        report.put("unbalanced", Balance.tree(places.imbalance()));
        report.put("retrieval", retrieval);
        report.put("angular", relaxed.tree());
        report.put("pictures", reports.pictures());
        report.put("timings", timings.tree());
        finish(reports, report, places);
    }

    private Places place(float[] scores, ShellLayout layout) {
        int[] capacity = shells.law().apportion(layout, scores.length);
        Placement balanced = threads.stage("place", run -> new QuantileFill().assign(scores, layout, capacity, run));
        Placement unbalanced = Placement.of(layout, Placement.nearest(layout, stretch(scores, layout)).toShells());
        return new Places(balanced, unbalanced, balanced.report(capacity, scores), unbalanced.report(capacity, scores));
    }

    /** The scores scaled to go from the innermost to the outermost radius. */
    private static float[] stretch(float[] scores, ShellLayout layout) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (float score : scores) {
            least = Math.min(least, score);
            most = Math.max(most, score);
        }
        double inner = layout.radius(0);
        double outer = layout.radius(layout.shells() - 1);
        float[] radii = new float[scores.length];
        for (int i = 0; i < radii.length; i++) {
            radii[i] = (float) (inner + (most > least ? (scores[i] - least) / (most - least) : 0) * (outer - inner));
        }
        return radii;
    }

    private static int zeros(float[] scores) {
        int zeros = 0;
        for (float score : scores) {
            zeros += score == 0 ? 1 : 0;
        }
        return zeros;
    }

    private void finish(ReportFolder reports, Map<String, Object> report, Places places) {
        String text = Json.line(report);
        Path file = reports.write("report.json", text);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(text);
            return;
        }
        out.println("sorted fill:   " + places.balance());
        out.println("nearest shell: " + places.imbalance());
        spec.commandLine().getErr().println(file + " and " + report.get("pictures"));
    }
}
