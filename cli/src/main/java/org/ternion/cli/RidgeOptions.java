package org.ternion.cli;

import java.util.function.Supplier;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.Criterion;
import org.ternion.krr.KernelRidge;
import org.ternion.krr.LambdaGrid;
import org.ternion.krr.Method;
import org.ternion.krr.RidgeFit;
import org.ternion.krr.domain.Domain;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.Kernels;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which kernel, which ridge, and how to solve. */
final class RidgeOptions {
    private static final int GRID_PARTS = 3;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--kernel", paramLabel = "KERNEL", required = true, description = "For example rbf:ell=1.0,"
            + " matern32:ell=1, laplacian:ell=2, periodic:ell=0.7, spectral:kmax=4,t=4,zero=1,"
            + " poly:degree=3,scale=1,offset=1, constant:value=1; of leaves of a tree ultrametric:g=0.2/0.5/1 (root"
            + " first), ultrametric:beta=0.5, padic:weights=0.5/0.3/0.2; sums 'a + b', products 'a * b', factors"
            + " '2.5 * a', some columns '[0:2]a'.")
    private String kernel;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Ridge ridge;

    @Option(names = "--lambda-grid", paramLabel = "LOW:HIGH:COUNT", description = "Ridges tried by --select, evenly"
            + " spaced in the logarithm (default 1e-8:100:50); the best one is refined between its neighbours.")
    private String lambdaGrid;

    @Option(names = "--method", paramLabel = "METHOD", description = "Solve in this way instead of the best one:"
            + " circulant, circulant-fill-in, circulant-modes, kronecker, finite-rank, aggregated, tree-haar,"
            + " tree-sweeps, dense, conjugate-gradient, nystrom, fourier-features.")
    private String method;

    /** One of the two is given. */
    static final class Ridge {
        @Option(names = "--lambda", paramLabel = "L", description = "Ridge, above 0, added to the diagonal of the"
                + " kernel matrix as it is.")
        private Double lambda;

        @Option(names = "--select", paramLabel = "gcv|loo|evidence", description = "Choose the ridge: smallest error of"
                + " generalised cross-validation, or of leaving one out, or largest marginal likelihood.")
        private Criterion criterion;
    }

    /** A kernel of points. */
    Kernel kernel() {
        return usage("--kernel", () -> Kernels.parse(kernel));
    }

    /** A kernel of the leaves of a tree. */
    Kernel kernel(int branching, int depth) {
        return usage("--kernel", () -> Kernels.parse(kernel, branching, depth));
    }

    /** The regression with everything but threads; {@code perOutput} gives each output a ridge of its own. */
    KernelRidge regression(Kernel parsed, boolean perOutput) {
        KernelRidge regression = KernelRidge.of(parsed);
        if (method != null) {
            Method forced = usage("--method", () -> Method.parse(method));
            regression = regression.method(forced);
        }
        if (ridge.criterion == null) {
            if (lambdaGrid != null || perOutput) {
                throw usage((perOutput ? "--per-output" : "--lambda-grid") + " needs --select");
            }
            KernelRidge open = regression;
            return usage("--lambda", () -> open.lambda(ridge.lambda));
        }
        if (lambdaGrid != null) {
            regression = regression.among(grid());
        }
        return perOutput ? regression.selectPerOutput(ridge.criterion) : regression.select(ridge.criterion);
    }

    private LambdaGrid grid() {
        String[] parts = lambdaGrid.split(":", -1);
        String where = "--lambda-grid '" + lambdaGrid + "'";
        if (parts.length != GRID_PARTS) {
            throw usage(where + ": LOW:HIGH:COUNT is expected");
        }
        // NumberFormatException is an IllegalArgumentException, its message names the text.
        return usage(where, () -> new LambdaGrid(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]),
                Integer.parseInt(parts[2])));
    }

    private <T> T usage(String option, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Fits on the threads asked for. */
    static RidgeFit fit(KernelRidge regression, Domain domain, DoubleMatrix y, long seed, ThreadOption threads) {
        try {
            return threads.stage("fit", run -> regression.run(run.withSeed(seed)).fit(domain, y));
        } catch (UnsupportedOperationException e) {
            throw new BadInputException(e.getMessage() + "; --lambda, another --select or another --method may do", e);
        }
    }

    /** Fits with the seed of {@link RunOptions#DEFAULT}. */
    static RidgeFit fit(KernelRidge regression, Domain domain, DoubleMatrix y, ThreadOption threads) {
        return fit(regression, domain, y, RunOptions.DEFAULT.seed(), threads);
    }
}
