package org.ternion.sphere;

import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.simd.RowKernels;

/**
 * Directions of vectors: each row divided by its norm. A zero row, which has no direction, gets (1, 0, 0, ..) and is
 * counted. Immutable.
 */
public final class UnitVectors {
    /** Inside this range of norms the factor 1 / norm is a normal float, and so one float product is exact enough. */
    private static final double FACTOR_LIMIT = 0x1p100;

    private final FloatMatrix matrix;
    private final double[] norms;
    private final int zeroRows;

    private UnitVectors(FloatMatrix matrix, double[] norms, int zeroRows) {
        this.matrix = matrix;
        this.norms = norms;
        this.zeroRows = zeroRows;
    }

    /**
     * Normalises every row. Each element has a relative error of at most 2<sup>-23</sup> unless it is below the normal
     * range; same bits on every machine. O(rows * columns), one pass.
     *
     * @param x   one vector per row, at least one column unless there are no rows
     * @param run how to run; progress counts rows
     * @return directions in the order of the rows
     * @throws IllegalArgumentException if an element is not finite (the message names row and column) or rows have no
     *                                  columns
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static UnitVectors of(FloatMatrix x, RunOptions run) {
        if (x.cols() == 0 && x.rows() > 0) {
            throw new IllegalArgumentException("vectors without components have no direction: " + x);
        }
        float[] unit = new float[x.rows() * x.cols()];
        double[] norms = new double[x.rows()];
        run.forEachBlock(x.rows(), (from, to) -> normalise(x, from, to, unit, norms));
        int zeroRows = 0;
        for (double norm : norms) {
            zeroRows += norm == 0 ? 1 : 0;
        }
        return new UnitVectors(FloatMatrix.wrap(unit, x.rows(), x.cols()), norms, zeroRows);
    }

    private static void normalise(FloatMatrix x, int from, int to, float[] unit, double[] norms) {
        double[] sum = new double[1];
        double[] squares = new double[1];
        // Row by row: the second look at a row finds it in the cache.
        for (int row = from; row < to; row++) {
            RowKernels.CHOSEN.sums(x, row, row + 1, sum, squares);
            FiniteRows.require(x, row, squares[0]);
            norms[row] = Math.sqrt(squares[0]);
            int offset = row * x.cols();
            if (norms[row] == 0) {
                unit[offset] = 1;
            } else {
                divide(x.backingArray(), unit, offset, x.cols(), norms[row]);
            }
        }
    }

    private static void divide(float[] x, float[] unit, int offset, int n, double norm) {
        double factor = 1 / norm;
        if (norm < FACTOR_LIMIT && factor < FACTOR_LIMIT) {
            float narrow = (float) factor;
            for (int i = offset; i < offset + n; i++) {
                unit[i] = x[i] * narrow;
            }
        } else {
            for (int i = offset; i < offset + n; i++) {
                unit[i] = (float) (x[i] * factor);
            }
        }
    }

    /**
     * The directions.
     *
     * @return as many rows and columns as the vectors had; rows have norm 1 within 2<sup>-22</sup>
     */
    public FloatMatrix matrix() {
        return matrix;
    }

    /**
     * Norm of a vector before it was normalised, not rounded to float.
     *
     * @param row in {@code [0, rows)}
     * @return {@code >= 0}, finite
     * @throws IndexOutOfBoundsException if {@code row} is out of range
     */
    public double norm(int row) {
        return norms[row];
    }

    /**
     * Whether a vector was zero, so that its direction here is arbitrary.
     *
     * @param row in {@code [0, rows)}
     * @return true if every component was 0
     * @throws IndexOutOfBoundsException if {@code row} is out of range
     */
    public boolean isZero(int row) {
        return norms[row] == 0;
    }

    /**
     * Number of zero vectors.
     *
     * @return {@code >= 0}
     */
    public int zeroRows() {
        return zeroRows;
    }
}
