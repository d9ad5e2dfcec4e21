package org.ternion.krr.dense;

import java.util.Arrays;
import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.krr.kernel.Gram;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;
import org.ternion.krr.solve.RidgeSystem;

/**
 * Kernel ridge regression without any structure: the Gram matrix is made once, each ridge costs a Cholesky
 * factorisation, {@code n^3 / 3} operations and {@code 8 n^2} bytes. With the scores of a second ridge the matrix is
 * reduced to a band, eight factorisations' worth in three more matrices, after which scores of any ridge cost about
 * {@code 80 n^2} operations.
 */
public final class DenseSystem implements RidgeSystem {
    /** The largest n whose {@code n^2} elements fit an array. */
    private static final int MAX_SIZE = 46_340;

    private static final int RANGE_STEPS = 12;

    private final Kernel kernel;
    private final DoubleMatrix x;
    private final DoubleMatrix y;
    private final RunOptions run;
    private final DenseAlgebra algebra;
    private final DoubleMatrix gram;
    /** The last factorisation; guarded by this. */
    private DenseRidge latest;
    /** Made with the scores of the second ridge; guarded by this. */
    private BandPath path;

    private DenseSystem(Kernel kernel, DoubleMatrix x, DoubleMatrix y, RunOptions run, DenseAlgebra algebra) {
        this.kernel = kernel;
        this.x = x;
        this.y = y;
        this.run = run;
        this.algebra = algebra;
        gram = Gram.symmetric(kernel, x, run);
    }

    /**
     * Makes the Gram matrix.
     *
     * @param kernel  any that accepts the dimension
     * @param x       points, one per row, finite
     * @param y       targets, one row per point, finite
     * @param run     threads and progress, of the Gram matrix in rows, later of each factorisation in columns
     * @param algebra does the work on matrices
     * @return the system
     * @throws IllegalArgumentException                   if the shapes differ, there is no point or no target, the
     *                                                    kernel does not accept the dimension, or two matrices of
     *                                                    order n do not fit the memory of this JVM
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static DenseSystem of(Kernel kernel, DoubleMatrix x, DoubleMatrix y, RunOptions run, DenseAlgebra algebra) {
        Objects.requireNonNull(algebra, "algebra");
        Outputs.checkTargets(y, Checks.inRange(x.rows(), 1, Integer.MAX_VALUE, "points"));
        kernel.checkDimension(x.cols());
        requireMemory(x.rows(), Runtime.getRuntime().maxMemory());
        return new DenseSystem(kernel, x, y, run, algebra);
    }

    /** Refuses what would end in an OutOfMemoryError after minutes. */
    static void requireMemory(int n, long heapBytes) {
        double needed = 16.0 * n * n;
        if (n > MAX_SIZE || needed > heapBytes) {
            throw new IllegalArgumentException("a dense system of " + n + " points needs "
                    + Math.round(needed / 1e8) / 10.0 + " GB for two matrices, " + (n > MAX_SIZE
                            ? "and at most " + MAX_SIZE + " points fit"
                            : "the heap has " + Math.round(heapBytes / 1e8) / 10.0 + " GB (-Xmx)")
                    + "; low-rank methods and conjugate gradients need less");
        }
    }

    @Override
    public int size() {
        return x.rows();
    }

    @Override
    public int outputs() {
        return y.cols();
    }

    /**
     * All scores are exact. The first ridge is scored from its Cholesky factor, which {@link #solve} then uses again;
     * from the second one on, from the matrix reduced to a band, which is done once.
     */
    @Override
    public synchronized RidgeScores scores(int output, double lambda) {
        Objects.checkIndex(output, outputs());
        Checks.positive(lambda, "lambda");
        if (path == null && (latest == null || latest.lambda() == lambda)) {
            return factored(lambda).scores(output, run);
        }
        if (path == null) {
            path = new BandPath(new BandReduction(gram.toArray(), size(), BandReduction.BAND, run).reduce(), y, run);
        }
        return path.scores(output, lambda);
    }

    @Override
    public RidgeSolution solve(double[] lambdas) {
        double[] wanted = Outputs.checkRidges(lambdas, outputs());
        DenseRidge[] ridges = new DenseRidge[outputs()];
        for (double lambda : Arrays.stream(wanted).distinct().toArray()) {
            DenseRidge ridge = factored(lambda);
            for (int o = 0; o < outputs(); o++) {
                if (wanted[o] == lambda) {
                    ridges[o] = ridge;
                }
            }
        }
        return new DenseSolution(kernel, x, y, ridges, run.withProgress(Progress.NONE));
    }

    /** The factorisation of a ridge, the last one if it is the same. */
    private synchronized DenseRidge factored(double lambda) {
        if (latest == null || latest.lambda() != lambda) {
            // Not two factors at a time.
            latest = null;
            latest = new DenseRidge(lambda, gram, y, algebra, run);
        }
        return latest;
    }

    /**
     * What the last factorisation had to add to the diagonal besides the ridge, because the matrix was singular to
     * rounding. It is part of the answer: coefficients and scores are those of the ridge with it.
     *
     * @return 0 in all but degenerate cases, and before the first factorisation
     */
    public synchronized double jitter() {
        return latest == null ? 0 : latest.factor().jitter();
    }

    /**
     * To rounding of the largest once scores of two ridges were asked for. Before, the largest comes from
     * {@value #RANGE_STEPS} steps of the power method, a lower bound good to a few per cent, and the smallest is not
     * known (NaN).
     */
    @Override
    public synchronized double[] eigenvalueRange() {
        if (path != null) {
            return path.eigenvalueRange();
        }
        double[] k = gram.backingArray();
        double[] v = new double[size()];
        // Uneven, because a constant is an eigenvector of 0 for kernels without a zero mode on a grid.
        Arrays.setAll(v, i -> 1 + i * 0.6180339887498949 % 1);
        double length = 0;
        for (int step = 0; step < RANGE_STEPS; step++) {
            double[] image = new double[size()];
            length = 0;
            for (int i = 0; i < size(); i++) {
                for (int j = 0; j < size(); j++) {
                    image[j] = Math.fma(k[i * size() + j], v[i], image[j]);
                }
            }
            for (double value : image) {
                length = Math.fma(value, value, length);
            }
            length = Math.sqrt(length);
            for (int i = 0; i < size(); i++) {
                v[i] = length > 0 ? image[i] / length : 0;
            }
        }
        return new double[] {Double.NaN, length};
    }

    @Override
    public synchronized String cost() {
        long megabytes = Math.round(8e-6 * size() * size());
        return "Gram matrix and Cholesky factor of order " + size() + " (" + algebra.name() + "), 2 x " + megabytes
                + " MB" + (path == null ? "" : ", one reduction to a band of " + BandReduction.BAND);
    }
}
