package org.ternion.krr.dense;

import java.util.Arrays;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.krr.kernel.Gram;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeSolution;

/** Coefficients and the ridge of each output; outputs of equal ridge share one. */
final class DenseSolution implements RidgeSolution {
    /** Points whose kernel values are held at once. */
    private static final int BLOCK = 256;

    private final Kernel kernel;
    private final DoubleMatrix x;
    private final DoubleMatrix y;
    /** Of each output. */
    private final DenseRidge[] ridges;
    private final RunOptions run;
    private final DoubleMatrix alpha;
    private final PanelColumns packedAlpha;

    DenseSolution(Kernel kernel, DoubleMatrix x, DoubleMatrix y, DenseRidge[] ridges, RunOptions run) {
        this.kernel = kernel;
        this.x = x;
        this.y = y;
        this.ridges = ridges;
        this.run = run;
        double[][] columns = new double[ridges.length][];
        Arrays.setAll(columns, output -> ridges[output].alpha(output));
        alpha = Outputs.matrix(columns);
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
            fitted[i] = Math.fma(-ridges[i % y.cols()].total(), alpha.backingArray()[i], y.backingArray()[i]);
        }
        return DoubleMatrix.wrap(fitted, y.rows(), y.cols());
    }

    @Override
    public DoubleMatrix looResiduals() {
        double[][] residuals = new double[ridges.length][y.rows()];
        for (int output = 0; output < ridges.length; output++) {
            double[] inverse = ridges[output].inverseDiagonal(run);
            for (int i = 0; i < inverse.length; i++) {
                residuals[output][i] = alpha.get(i, output) / inverse[i];
            }
        }
        return Outputs.matrix(residuals);
    }

    @Override
    public DoubleMatrix leaveOut(int[] rows) {
        Outputs.checkRows(rows, y.rows());
        int q = y.cols();
        double[] residuals = new double[rows.length * q];
        if (rows.length == 0) {
            return DoubleMatrix.wrap(residuals, 0, q);
        }
        double[] own = new double[rows.length * q];
        for (int i = 0; i < rows.length; i++) {
            alpha.copyRow(rows[i], own, i * q);
        }
        for (DenseRidge ridge : distinct()) {
            double[] left = Cholesky.ofRidge(ridge.factor().inverseBlock(rows), 0, DenseAlgebra.best(), run)
                    .solve(DoubleMatrix.wrap(own, rows.length, q), run).backingArray();
            for (int i = 0; i < residuals.length; i++) {
                if (ridges[i % q] == ridge) {
                    residuals[i] = left[i];
                }
            }
        }
        return DoubleMatrix.wrap(residuals, rows.length, q);
    }

    private DenseRidge[] distinct() {
        return Arrays.stream(ridges).distinct().toArray(DenseRidge[]::new);
    }

    @Override
    public DoubleMatrix predict(DoubleMatrix points) {
        Outputs.checkPoints(points, x.cols());
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
        Outputs.checkPoints(points, x.cols());
        int q = y.cols();
        double[] variances = new double[Math.multiplyExact(points.rows(), q)];
        for (DenseRidge ridge : distinct()) {
            Parallel.ranges(run.parallelism(), points.rows(), BLOCK / 2, (from, to) -> {
                for (int at = from; at < to; at += BLOCK) {
                    variances(ridge, rows(points, at, Math.min(to, at + BLOCK)), variances, at * q);
                }
            });
        }
        return DoubleMatrix.wrap(variances, points.rows(), q);
    }

    /** Sets those of the outputs of a ridge at some points. */
    private void variances(DenseRidge ridge, DoubleMatrix points, double[] variances, int offset) {
        int d = x.cols();
        int q = ridges.length;
        double[] known = ridge.factor().quadraticForms(Gram.between(kernel, x, points, run.withParallelism(1)));
        for (int i = 0; i < known.length; i++) {
            double own = kernel.value(points.backingArray(), i * d, points.backingArray(), i * d, d);
            for (int o = 0; o < q; o++) {
                if (ridges[o] == ridge) {
                    variances[offset + i * q + o] = Math.max(0, own - known[i]);
                }
            }
        }
    }

    private static DoubleMatrix rows(DoubleMatrix points, int from, int to) {
        int d = points.cols();
        return DoubleMatrix.wrap(Arrays.copyOfRange(points.backingArray(), from * d, to * d), to - from, d);
    }
}
