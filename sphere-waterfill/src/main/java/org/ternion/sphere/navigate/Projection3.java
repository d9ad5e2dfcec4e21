package org.ternion.sphere.navigate;

import java.util.concurrent.CancellationException;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.FloatMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.sphere.UnitVectors;
import org.ternion.sphere.simd.Panel;
import org.ternion.sphere.simd.PanelProduct;

/**
 * Maps vectors to the ordinary sphere: unit vectors minus their mean, along the three axes of largest variance,
 * scaled to length 1. A view of the data that keeps what three axes can keep, see {@link #explained}. Immutable.
 *
 * @see <a href="https://doi.org/10.1080/14786440109462720">Pearson (1901), On lines and planes of closest fit to
 *      systems of points in space</a>
 */
public final class Projection3 {
    /** Largest number of columns: the covariance matrix then has 512 MiB. */
    public static final int MAX_DIMENSION = 1 << 13;

    private static final int AXES = 3;
    /** Rows of a product that is added to the covariance: the panel of 512 columns has 1 MiB. */
    private static final int TILE = 256;
    /** Rows of the covariance per thread at least. */
    private static final int GRAIN = 16;
    /** Nearer than this to the mean, rounding decides about the direction. */
    private static final double SMALLEST = 0x1p-20;

    private final double[] mean;
    /** {@code 3 x dimension}. */
    private final double[] basis;
    private final double explained;

    private Projection3(double[] mean, double[] basis, double explained) {
        this.mean = mean;
        this.basis = basis;
        this.explained = explained;
    }

    /**
     * Finds mean and axes. About {@code 2 * rows * columns^2} operations in double and {@code 8 * columns^2} bytes.
     * Each axis points to the side where its component of largest absolute value is positive; of axes with equal
     * variance any may be taken. The same bits for any number of threads, with or without vector loops.
     *
     * @param x   one vector per row, any norm, finite; zero vectors are left out
     * @param run threads, and progress, which counts each row twice
     * @return the projection
     * @throws IllegalArgumentException if an element is not finite or the columns are not in {@code [3, MAX_DIMENSION]}
     * @throws CancellationException    if the progress asked to stop
     */
    public static Projection3 fit(FloatMatrix x, RunOptions run) {
        int dimension = Checks.inRange(x.cols(), AXES, MAX_DIMENSION, "columns");
        long total = 2L * x.rows();
        UnitVectors units = UnitVectors.of(x, run.withProgress((done, of) -> run.progress().report(done, total)));
        double[] mean = mean(units);
        double[] covariance = new double[dimension * dimension];
        for (int row = 0; row < x.rows(); row += TILE) {
            int end = Math.min(x.rows(), row + TILE);
            addTile(units, mean, row, end, covariance, run.parallelism());
            report(run, (long) x.rows() + end, total);
        }
        LeadingAxes axes = new LeadingAxes(covariance, dimension, AXES, () -> report(run, total, total));
        double trace = 0;
        double kept = 0;
        for (int i = 0; i < dimension; i++) {
            trace += covariance[i * dimension + i];
            kept += i < AXES ? axes.value(i) : 0;
        }
        return new Projection3(mean, axes.axes(), trace == 0 ? 1 : Math.min(1, kept / trace));
    }

    private static void report(RunOptions run, long done, long total) {
        run.progress().reportOrCancel(done, total);
    }

    private static double[] mean(UnitVectors units) {
        FloatMatrix x = units.matrix();
        double[] mean = new double[x.cols()];
        int directed = Math.max(1, x.rows() - units.zeroRows());
        for (int row = 0; row < x.rows(); row++) {
            for (int d = 0; d < mean.length && !units.isZero(row); d++) {
                mean[d] += x.backingArray()[row * mean.length + d];
            }
        }
        for (int d = 0; d < mean.length; d++) {
            mean[d] /= directed;
        }
        return mean;
    }

    private static void addTile(UnitVectors units, double[] mean, int from, int to, double[] covariance, int threads) {
        int dimension = mean.length;
        double[] tile = new double[(to - from) * dimension];
        double[] transposed = new double[tile.length];
        float[] values = units.matrix().backingArray();
        for (int row = from; row < to; row++) {
            for (int d = 0; d < dimension && !units.isZero(row); d++) {
                double centred = values[row * dimension + d] - mean[d];
                tile[(row - from) * dimension + d] = centred;
                transposed[d * (to - from) + row - from] = centred;
            }
        }
        Parallel.ranges(threads, dimension, GRAIN, (first, end) -> {
            double[] product = new double[(end - first) * dimension];
            PanelProduct.CHOSEN.multiply(Panel.of(transposed, first * (to - from), to - from),
                    Panel.of(tile, 0, dimension), Panel.of(product, 0, dimension), end - first, to - from, dimension);
            for (int i = 0; i < product.length; i++) {
                covariance[first * dimension + i] += product[i];
            }
        });
    }

    /**
     * Maps vectors, those of the fit or others.
     *
     * @param x   one vector per row, any norm, finite, as many columns as those of the fit
     * @param run threads, and progress, which counts rows
     * @return a row of three per vector: of length 1, or zero for a zero vector and for one nearer than
     *         2<sup>-20</sup> to the mean along the axes, which have no direction
     * @throws IllegalArgumentException if an element is not finite or the columns differ
     * @throws CancellationException    if the progress asked to stop
     */
    public FloatMatrix directions(FloatMatrix x, RunOptions run) {
        if (x.cols() != mean.length) {
            throw new IllegalArgumentException(
                    "vectors have " + x.cols() + " columns, the projection was fitted to " + mean.length);
        }
        UnitVectors units = UnitVectors.of(x, run);
        float[] directions = new float[Math.multiplyExact(AXES, x.rows())];
        Parallel.ranges(run.parallelism(), x.rows(), TILE, (from, to) -> {
            for (int row = from; row < to; row++) {
                if (!units.isZero(row)) {
                    project(units.matrix(), row, directions);
                }
            }
        });
        return FloatMatrix.wrap(directions, x.rows(), AXES);
    }

    private void project(FloatMatrix units, int row, float[] directions) {
        float[] values = units.backingArray();
        double[] along = new double[AXES];
        double squares = 0;
        for (int axis = 0; axis < AXES; axis++) {
            for (int d = 0; d < mean.length; d++) {
                along[axis] += (values[row * mean.length + d] - mean[d]) * basis[axis * mean.length + d];
            }
            squares += along[axis] * along[axis];
        }
        double norm = Math.sqrt(squares);
        for (int axis = 0; axis < AXES && norm > SMALLEST; axis++) {
            directions[AXES * row + axis] = (float) (along[axis] / norm);
        }
    }

    /**
     * Mean of the unit vectors.
     *
     * @return a new array, one element per column
     */
    public double[] mean() {
        return mean.clone();
    }

    /**
     * The axes, that of the largest variance first.
     *
     * @return three orthogonal unit vectors, one per row
     */
    public DoubleMatrix basis() {
        return DoubleMatrix.copyOf(basis, AXES, mean.length);
    }

    /**
     * Share of the variance of the unit vectors that is along the axes. Low if the map shows little of the data.
     *
     * @return in {@code [0, 1]}; 1 if there is no variance
     */
    public double explained() {
        return explained;
    }
}
