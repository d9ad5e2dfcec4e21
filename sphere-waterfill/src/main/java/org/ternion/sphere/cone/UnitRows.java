package org.ternion.sphere.cone;

import java.util.BitSet;
import org.ternion.core.Checks;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.UnitVectors;

/**
 * Unit vectors as the dot product loops like them: rows padded with zeros to a multiple of 16 floats, which changes no
 * bit of a product. Rows of zero vectors are zero, so that their cosine with anything is 0.
 */
final class UnitRows {
    private static final int LANES = 16;

    private final FloatMatrix matrix;
    private final BitSet zero;

    private UnitRows(FloatMatrix matrix, BitSet zero) {
        this.matrix = matrix;
        this.zero = zero;
    }

    static UnitRows of(FloatMatrix x, RunOptions run) {
        UnitVectors units = UnitVectors.of(x, run);
        BitSet zero = new BitSet();
        if (units.zeroRows() > 0) {
            for (int row = 0; row < x.rows(); row++) {
                zero.set(row, units.isZero(row));
            }
        }
        int stride = stride(x.rows(), x.cols());
        if (stride == x.cols() && zero.isEmpty()) {
            return new UnitRows(units.matrix(), zero);
        }
        float[] padded = new float[x.rows() * stride];
        for (int row = 0; row < x.rows(); row++) {
            if (!zero.get(row)) {
                units.matrix().copyRow(row, padded, row * stride);
            }
        }
        return new UnitRows(FloatMatrix.wrap(padded, x.rows(), stride), zero);
    }

    /** Floats per row: short rows and matrices near the limit of an array are not padded. */
    static int stride(int rows, int dimension) {
        int padded = (dimension + LANES - 1) / LANES * LANES;
        return dimension <= LANES || (long) rows * padded > Integer.MAX_VALUE - 8 ? dimension : padded;
    }

    /** Direction of a query as a row of the matrix; zeros for a zero query. */
    static float[] direction(float[] query, int dimension, int stride) {
        if (query.length != dimension) {
            throw new IllegalArgumentException(
                    "query has " + query.length + " components, the points have " + dimension);
        }
        double squares = 0;
        for (float value : query) {
            squares += (double) value * value;
        }
        for (int i = 0; !Double.isFinite(squares) && i < query.length; i++) {
            Checks.finite(query[i], "component " + i + " of the query");
        }
        float[] direction = new float[stride];
        if (squares > 0) {
            double factor = 1 / Math.sqrt(squares);
            for (int i = 0; i < query.length; i++) {
                direction[i] = (float) (query[i] * factor);
            }
        }
        return direction;
    }

    /** Directions of many queries, with the bits of {@link #direction}. */
    static FloatMatrix directions(FloatMatrix queries, int dimension, int stride) {
        float[] directions = new float[Math.multiplyExact(queries.rows(), stride)];
        float[] query = new float[queries.cols()];
        for (int q = 0; q < queries.rows(); q++) {
            queries.copyRow(q, query, 0);
            System.arraycopy(direction(query, dimension, stride), 0, directions, q * stride, stride);
        }
        return FloatMatrix.wrap(directions, queries.rows(), stride);
    }

    FloatMatrix matrix() {
        return matrix;
    }

    boolean isZero(int row) {
        return zero.get(row);
    }

    int zeroRows() {
        return zero.cardinality();
    }

    /** The listed rows, one after the other. */
    FloatMatrix gather(int[] rows, RunOptions run) {
        int stride = matrix.cols();
        float[] gathered = new float[rows.length * stride];
        run.forEachBlock(rows.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                matrix.copyRow(rows[i], gathered, i * stride);
            }
        });
        return FloatMatrix.wrap(gathered, rows.length, stride);
    }
}
