package org.ternion.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
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
        makeFolder();
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
        List<String> pictures = new ArrayList<>();
        draw("occupancy.png", pictures, () -> SphereCharts.occupancy(places.balance(), places.imbalance()));
        draw("radial-density.png", pictures,
                () -> SphereCharts.radialDensity(places.balanced(), places.unbalanced()));
        draw("energy.png", pictures, () -> SphereCharts.energies(relaxed));
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
        report.put("pictures", pictures);
        report.put("timings", timings.tree());
        finish(report, places);
    }

    private void makeFolder() {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new BadInputException(folder + ": is a file, a folder is expected");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(folder, e);
        }
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

    /** Java needs a font of the system for any text; without one the numbers are still worth having. */
    private void draw(String name, List<String> pictures, Supplier<BufferedImage> drawing) {
        BufferedImage picture;
        try {
            picture = drawing.get();
        } catch (LinkageError | InternalError e) {
            spec.commandLine().getErr().println("warning: " + name + " left out, Java finds no font: install fontconfig"
                    + " and one");
            return;
        }
        OutputFile.write(folder.resolve(name), out -> ImageIO.write(picture, "png", out));
        pictures.add(name);
    }

    private void finish(Map<String, Object> report, Places places) {
        StringWriter text = new StringWriter();
        Json.print(new PrintWriter(text), report);
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        OutputFile.write(folder.resolve("report.json"), out -> out.write(bytes));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(text);
            return;
        }
        out.println("sorted fill:   " + places.balance());
        out.println("nearest shell: " + places.imbalance());
        spec.commandLine().getErr().println(folder.resolve("report.json") + " and " + report.get("pictures"));
    }
}
