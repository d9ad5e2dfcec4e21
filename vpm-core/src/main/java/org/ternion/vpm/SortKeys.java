package org.ternion.vpm;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.ternion.core.FloatMatrix;

/**
 * Turns values into 32-bit keys that sort as unsigned integers, smallest key first: -0.0 as 0.0, NaN last in both
 * directions. A key belongs to a document id.
 */
final class SortKeys {
    private SortKeys() {
    }

    static int of(float value, Direction direction) {
        if (Float.isNaN(value)) {
            return -1;
        }
        int bits = Float.floatToRawIntBits(value + 0.0f);
        int ascending = bits ^ (bits >> 31 | Integer.MIN_VALUE);
        return direction == Direction.ASC ? ascending : ~ascending;
    }

    static long of(double value, Direction direction) {
        if (Double.isNaN(value)) {
            return -1;
        }
        long bits = Double.doubleToRawLongBits(value + 0.0);
        long ascending = bits ^ (bits >> 63 | Long.MIN_VALUE);
        return direction == Direction.ASC ? ascending : ~ascending;
    }

    static IntUnaryOperator column(FloatMatrix matrix, int col, Direction direction) {
        float[] x = matrix.backingArray();
        int cols = matrix.cols();
        return direction == Direction.ASC
                ? doc -> of(x[doc * cols + col], Direction.ASC)
                : doc -> of(x[doc * cols + col], Direction.DESC);
    }

    /** Keys of doubles indexed by document: the high words decide first, then the low words. */
    static List<IntUnaryOperator> of(double[] values, Direction direction) {
        return List.of(doc -> (int) (of(values[doc], direction) >>> 32), doc -> (int) of(values[doc], direction));
    }

    /** Sum of weight times value for every row, over the columns ascending, in double; zero weights are skipped. */
    static double[] weightedSums(FloatMatrix canonical, double[] weights) {
        float[] x = canonical.backingArray();
        int cols = canonical.cols();
        int[] used = IntStream.range(0, cols).filter(j -> weights[j] != 0).toArray();
        double[] sums = new double[canonical.rows()];
        for (int row = 0; row < sums.length; row++) {
            double sum = 0;
            for (int j : used) {
                sum += weights[j] * x[row * cols + j];
            }
            sums[row] = sum;
        }
        return sums;
    }
}
