package org.ternion.krr.dense;

import java.util.Arrays;
import java.util.Objects;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.krr.domain.Finite;
import org.ternion.krr.kernel.Gram;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.solve.RidgeSolution;

/** Coefficients and the factor of each output; outputs of equal ridge share one. */
final class DenseSolution implements RidgeSolution {
    /** Points whose kernel values are held at once. */
    private static final int BLOCK = 256;

    private final Kernel kernel;
    private final DoubleMatrix x;
    private final DoubleMatrix y;
    private final DoubleMatrix alpha;
    private final Cholesky[] factors;
    private final double[] ridges;
    private final RunOptions run;
    private final PanelColumns packedAlpha;

    DenseSolution(Kernel kernel, DoubleMatrix x, DoubleMatrix y, DoubleMatrix alpha, Cholesky[] factors,
            double[] ridges, RunOptions run) {
        this.kernel = kernel;
        this.x = x;
        this.y = y;
        this.alpha = alpha;
        this.factors = factors;
        this.ridges = ridges;
        this.run = run;
        packedAlpha = new PanelColumns(alpha);
    }

    @Override
    public DoubleMatrix alpha() {
        return alpha;
    }

    /** From {@code K alpha = y - lambda alpha}, which needs no product with K. */
    @Override
    public DoubleMatrix fitted() {
        double[] fitted = new double[y.backingArray().length];
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = Math.fma(-ridges[i % y.cols()], alpha.backingArray()[i], y.backingArray()[i]);
        }
        return DoubleMatrix.wrap(fitted, y.rows(), y.cols());
    }

    @Override
    public DoubleMatrix looResiduals() {
        int q = y.cols();
        double[] residuals = new double[alpha.backingArray().length];
        for (Cholesky factor : distinct()) {
            double[] inverse = factor.inverseDiagonal(run);
            for (int i = 0; i < residuals.length; i++) {
                if (factors[i % q] == factor) {
                    residuals[i] = alpha.backingArray()[i] / inverse[i / q];
                }
            }
        }
        return DoubleMatrix.wrap(residuals, y.rows(), q);
    }

    @Override
    public DoubleMatrix leaveOut(int[] rows) {
        requireDifferent(rows);
        int q = y.cols();
        double[] residuals = new double[rows.length * q];
        if (rows.length == 0) {
            return DoubleMatrix.wrap(residuals, 0, q);
        }
        double[] own = new double[rows.length * q];
        for (int i = 0; i < rows.length; i++) {
            alpha.copyRow(rows[i], own, i * q);
        }
        for (Cholesky factor : distinct()) {
            double[] left = Cholesky.ofRidge(factor.inverseBlock(rows), 0, DenseAlgebra.best(), run)
                    .solve(DoubleMatrix.wrap(own, rows.length, q), run).backingArray();
            for (int i = 0; i < residuals.length; i++) {
                if (factors[i % q] == factor) {
                    residuals[i] = left[i];
                }
            }
        }
        return DoubleMatrix.wrap(residuals, rows.length, q);
    }

    private void requireDifferent(int[] rows) {
        boolean[] seen = new boolean[y.rows()];
        for (int row : rows) {
            if (row < 0 || row >= seen.length || seen[row]) {
                throw new IllegalArgumentException("rows to leave out must be different and in [0, " + seen.length
                        + "), got " + row + (row < 0 || row >= seen.length ? "" : " twice"));
            }
            seen[row] = true;
        }
    }

    private Cholesky[] distinct() {
        return Arrays.stream(factors).distinct().toArray(Cholesky[]::new);
    }

    @Override
    public DoubleMatrix predict(DoubleMatrix points) {
        check(points);
        double[] predictions = new double[Math.multiplyExact(points.rows(), y.cols())];
        Parallel.ranges(run.parallelism(), points.rows(), BLOCK / 2, (from, to) -> {
            for (int at = from; at < to; at += BLOCK) {
                DoubleMatrix block = rows(points, at, Math.min(to, at + BLOCK));
                DoubleMatrix values = Gram.between(kernel, block, x, run.withParallelism(1));
                packedAlpha.multiply(values, predictions, at);
            }
        });
        return DoubleMatrix.wrap(predictions, points.rows(), y.cols());
    }

    @Override
    public DoubleMatrix predictDomain() {
        return fitted();
    }

    @Override
    public DoubleMatrix variance(DoubleMatrix points) {
        check(points);
        int q = y.cols();
        double[] variances = new double[Math.multiplyExact(points.rows(), q)];
        for (Cholesky factor : distinct()) {
            Parallel.ranges(run.parallelism(), points.rows(), BLOCK / 2, (from, to) -> {
                for (int at = from; at < to; at += BLOCK) {
                    DoubleMatrix block = rows(points, at, Math.min(to, at + BLOCK));
                    double[] known = factor.quadraticForms(Gram.between(kernel, x, block, run.withParallelism(1)));
                    for (int i = 0; i < known.length; i++) {
                        double own = kernel.value(points.backingArray(), (at + i) * x.cols(), points.backingArray(),
                                (at + i) * x.cols(), x.cols());
                        for (int o = 0; o < q; o++) {
                            if (factors[o] == factor) {
                                variances[(at + i) * q + o] = Math.max(0, own - known[i]);
                            }
                        }
                    }
                }
            });
        }
        return DoubleMatrix.wrap(variances, points.rows(), q);
    }

    private void check(DoubleMatrix points) {
        if (Objects.requireNonNull(points, "points").cols() != x.cols()) {
            throw new IllegalArgumentException("points of " + x.cols() + " coordinates expected, got " + points.cols());
        }
        Finite.check(points, "point");
    }

    private static DoubleMatrix rows(DoubleMatrix points, int from, int to) {
        int d = points.cols();
        return DoubleMatrix.wrap(Arrays.copyOfRange(points.backingArray(), from * d, to * d), to - from, d);
    }
}
