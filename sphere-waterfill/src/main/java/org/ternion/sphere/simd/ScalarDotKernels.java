package org.ternion.sphere.simd;

import java.util.Objects;
import org.ternion.core.FloatMatrix;

/** Plain loops with 16 lanes; {@link Math#fma} is one instruction on the machines we know. */
final class ScalarDotKernels implements DotKernels {
    static final int LANES = 16;

    @Override
    public float dot(float[] x, int xOffset, float[] y, int yOffset, int n) {
        Objects.checkFromIndexSize(xOffset, n, x.length);
        Objects.checkFromIndexSize(yOffset, n, y.length);
        float[] lanes = new float[LANES];
        int whole = n - n % LANES;
        eight(x, xOffset, y, yOffset, whole, lanes, 0);
        eight(x, xOffset, y, yOffset, whole, lanes, 8);
        for (int i = whole; i < n; i++) {
            lanes[i - whole] = Math.fma(x[xOffset + i], y[yOffset + i], lanes[i - whole]);
        }
        return tree(lanes);
    }

    /** Half of the lanes, in locals: through the array they would wait for memory. */
    private static void eight(float[] x, int xOffset, float[] y, int yOffset, int n, float[] lanes, int lane) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        for (int i = lane; i < n; i += LANES) {
            int a = xOffset + i;
            int b = yOffset + i;
            s0 = Math.fma(x[a], y[b], s0);
            s1 = Math.fma(x[a + 1], y[b + 1], s1);
            s2 = Math.fma(x[a + 2], y[b + 2], s2);
            s3 = Math.fma(x[a + 3], y[b + 3], s3);
            s4 = Math.fma(x[a + 4], y[b + 4], s4);
            s5 = Math.fma(x[a + 5], y[b + 5], s5);
            s6 = Math.fma(x[a + 6], y[b + 6], s6);
            s7 = Math.fma(x[a + 7], y[b + 7], s7);
        }
        lanes[lane] = s0;
        lanes[lane + 1] = s1;
        lanes[lane + 2] = s2;
        lanes[lane + 3] = s3;
        lanes[lane + 4] = s4;
        lanes[lane + 5] = s5;
        lanes[lane + 6] = s6;
        lanes[lane + 7] = s7;
    }

    /** Adds 16 lanes in the order of the contract: 8, 4, 2, 1. */
    static float tree(float[] lanes) {
        // Lanes of products that underflow may be -0, and become +0 when columns of zeros are appended: the sum may
        // not.
        return quarter(lanes, 0) + quarter(lanes, 2) + (quarter(lanes, 1) + quarter(lanes, 3)) + 0f;
    }

    private static float quarter(float[] lanes, int j) {
        return lanes[j] + lanes[j + 8] + (lanes[j + 4] + lanes[j + 12]);
    }

    @Override
    public void scan(FloatMatrix rows, int from, int to, float[] query, int queryOffset, float[] out) {
        DotRanges.check(rows, from, to, query, queryOffset, out);
        for (int row = from; row < to; row++) {
            out[row - from] = dot(rows.backingArray(), row * rows.cols(), query, queryOffset, rows.cols());
        }
    }

    @Override
    public void tile(FloatMatrix rows, int from, int to, FloatMatrix queries, int queryFrom, int queryTo, float[] out) {
        DotRanges.check(rows, from, to, queries, queryFrom, queryTo, out);
        int count = to - from;
        for (int row = from; row < to; row++) {
            for (int q = queryFrom; q < queryTo; q++) {
                out[(q - queryFrom) * count + row - from] = dot(rows.backingArray(), row * rows.cols(),
                        queries.backingArray(), q * queries.cols(), rows.cols());
            }
        }
    }
}
