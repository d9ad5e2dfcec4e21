package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.KernelRidge;
import org.ternion.krr.RidgeFit;
import org.ternion.krr.domain.Points;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion krr fit}. */
@Command(name = "fit", description = "Fit scattered points, for 'krr predict'.")
final class KrrFitCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "X.npy", description = "N x D numbers (NPY), one point per row; one axis is"
            + " a single column.")
    private Path pointFile;

    @Parameters(index = "1", paramLabel = "Y.npy", description = "N x Q numbers (NPY), the targets of the points, not"
            + " centred; one axis is a single column.")
    private Path targetFile;

    @Option(names = {"-o", "--output"}, paramLabel = "MODEL", required = true, description = "The model.")
    private Path output;

    @Mixin
    private RidgeOptions ridge;

    @Option(names = "--per-output", description = "With --select: a ridge for each column of targets.")
    private boolean perOutput;

    @Option(names = "--rank", paramLabel = "R", defaultValue = "1000", description = "Points or features of the methods"
            + " nystrom, fourier-features and conjugate-gradient (default 1000).")
    private int rank;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Chooses these points or features"
            + " (default 0); the same seed gives the same model.")
    private long seed;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        Timings timings = new Timings();
        threads.check();
        if (rank < 1) {
            throw new ParameterException(spec.commandLine(), "--rank must be at least 1, was " + rank);
        }
        KernelRidge regression = ridge.regression(ridge.kernel(), perOutput).rank(rank);
        OutputFile.check(output);
        Points points = new Points(VectorFile.rows(pointFile, "point"));
        DoubleMatrix targets = VectorFile.rows(targetFile, "target");
        if (targets.rows() != points.size()) {
            throw new BadInputException(targetFile + ": " + targets.rows() + " rows of targets, " + pointFile + " has "
                    + points.size() + " points");
        }
        timings.end("read");
        RidgeFit fit = RidgeOptions.fit(regression, points, targets, seed, threads);
        RidgeReport report = RidgeReport.of(output, fit, timings);
        try {
            fit.save(output);
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(output, e);
        }
        timings.end("write");
        if (json) {
            Json.print(spec.commandLine().getOut(), report.tree(perOutput, timings));
        } else {
            report.print(spec.commandLine().getErr());
        }
    }
}
