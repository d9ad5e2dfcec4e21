package org.ternion.sphere.simd;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.ternion.core.FloatMatrix;

/**
 * Loops of the Vector API. A loop over the columns leaves the 16 lanes of each dot product in an array, from which
 * {@link #fold} adds up many at a time: sums across lanes of one vector would cost more than the products.
 */
final class PanamaDotKernels implements DotKernels {
    private static final int LANES = ScalarDotKernels.LANES;
    private static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class,
            VectorShape.forBitSize(Math.min(512, FloatVector.SPECIES_PREFERRED.vectorBitSize())));
    private static final VectorSpecies<Float> QUARTER = FloatVector.SPECIES_128;
    /** Lanes of one pass over the columns; a vector of 512 bits needs one pass. */
    private static final int WIDTH = FLOATS.length();

    /** Most rows of a strip: the lanes of 4 x 32 dot products take 8 KiB. */
    private static final int STRIP_ROWS = 32;
    /** Floats of a strip of rows, which stays in the first cache (16 KiB) while all queries pass. */
    private static final int STRIP_FLOATS = 4096;
    /** Floats of a panel of queries, which stays in the second cache (256 KiB) while all rows pass. */
    private static final int PANEL_FLOATS = 65536;

    @Override
    public float dot(float[] x, int xOffset, float[] y, int yOffset, int n) {
        Objects.checkFromIndexSize(xOffset, n, x.length);
        Objects.checkFromIndexSize(yOffset, n, y.length);
        float[] lanes = new float[LANES];
        chain(x, xOffset, y, yOffset, n, lanes, 0);
        return ScalarDotKernels.tree(lanes);
    }

    @Override
    public void scan(FloatMatrix rows, int from, int to, float[] query, int queryOffset, float[] out) {
        DotRanges.check(rows, from, to, query, queryOffset, out);
        float[] lanes = new float[STRIP_ROWS * LANES];
        int cols = rows.cols();
        for (int strip = from; strip < to; strip += STRIP_ROWS) {
            int n = Math.min(to - strip, STRIP_ROWS);
            // One row after the other: four at a time need half the loads of the query, but memory serves four
            // streams at less than half the speed of one (measured on Zen 4).
            for (int i = 0; i < n; i++) {
                chain(rows.backingArray(), (strip + i) * cols, query, queryOffset, cols, lanes, i * LANES);
            }
            fold(lanes, 0, n, out, strip - from);
        }
    }

    @Override
    public void tile(FloatMatrix rows, int from, int to, FloatMatrix queries, int queryFrom, int queryTo, float[] out) {
        DotRanges.check(rows, from, to, queries, queryFrom, queryTo, out);
        int cols = rows.cols();
        // Zeros up to a multiple of 16 columns do not change a sum, and spare the inner loop a remainder.
        int padded = cols + (-cols & LANES - 1);
        int panel = Math.max(4, PANEL_FLOATS / Math.max(1, padded) & ~3);
        for (int q = queryFrom; q < queryTo; q += panel) {
            int n = Math.min(queryTo - q, panel);
            float[] y = queries.backingArray();
            int yOffset = q * cols;
            if (padded != cols) {
                y = pad(y, yOffset, cols, n, padded, new float[n * padded]);
                yOffset = 0;
            }
            panel(rows, from, to, padded, y, yOffset, n, out, (q - queryFrom) * (to - from));
        }
    }

    /** All rows against the queries of a panel, which are padded; pads the rows strip by strip. */
    private static void panel(FloatMatrix rows, int from, int to, int padded, float[] y, int yOffset, int queries,
            float[] out, int outOffset) {
        int cols = rows.cols();
        int step = Math.min(Math.min(STRIP_ROWS, to - from), Math.max(4, STRIP_FLOATS / Math.max(1, padded) & ~3));
        float[] lanes = new float[4 * STRIP_ROWS * LANES];
        float[] pads = new float[padded == cols ? 0 : step * padded];
        for (int strip = from; strip < to; strip += step) {
            int n = Math.min(to - strip, step);
            float[] x = rows.backingArray();
            int xOffset = strip * cols;
            if (padded != cols) {
                x = pad(x, xOffset, cols, n, padded, pads);
                xOffset = 0;
            }
            for (int q = 0; q < queries; q += 4) {
                int width = Math.min(4, queries - q);
                strip(x, xOffset, n, y, yOffset + q * padded, width, padded, lanes);
                for (int j = 0; j < width; j++) {
                    fold(lanes, j * n * LANES, n, out, outOffset + (q + j) * (to - from) + strip - from);
                }
            }
        }
    }

    private static float[] pad(float[] x, int offset, int cols, int rows, int padded, float[] target) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(x, offset + row * cols, target, row * padded, cols);
        }
        return target;
    }

    /** Lanes of n rows against 1 to 4 queries: those of row i and query j at {@code (j * n + i) * 16}. */
    private static void strip(float[] x, int xOffset, int n, float[] y, int yOffset, int queries, int cols,
            float[] lanes) {
        int row = 0;
        for (; queries == 4 && row + 4 <= n; row += 4) {
            quad(x, xOffset + row * cols, y, yOffset, cols, lanes, row * LANES, n * LANES);
        }
        for (int rest = row; rest < n; rest++) {
            for (int j = 0; j < queries; j++) {
                chain(x, xOffset + rest * cols, y, yOffset + j * cols, cols, lanes, (j * n + rest) * LANES);
            }
        }
    }

    /** Lanes of one dot product. */
    private static void chain(float[] x, int xOffset, float[] y, int yOffset, int cols, float[] lanes, int at) {
        int whole = cols - cols % LANES;
        for (int lane = 0; lane < LANES; lane += WIDTH) {
            FloatVector sum = FloatVector.zero(FLOATS);
            for (int i = lane; i < whole; i += LANES) {
                sum = FloatVector.fromArray(FLOATS, x, xOffset + i)
                        .fma(FloatVector.fromArray(FLOATS, y, yOffset + i), sum);
            }
            sum.intoArray(lanes, at + lane);
        }
        for (int i = whole; i < cols; i++) {
            int lane = at + i - whole;
            lanes[lane] = Math.fma(x[xOffset + i], y[yOffset + i], lanes[lane]);
        }
    }

    /**
     * Lanes of 4 rows and 4 queries, a multiple of 16 columns each: 8 loads for 16 products, whose sums fill half of
     * the 32 registers.
     */
    private static void quad(float[] x, int x0, float[] y, int y0, int cols, float[] lanes, int at, int stride) {
        int x1 = x0 + cols;
        int x2 = x1 + cols;
        int x3 = x2 + cols;
        int y1 = y0 + cols;
        int y2 = y1 + cols;
        int y3 = y2 + cols;
        for (int lane = 0; lane < LANES; lane += WIDTH) {
            FloatVector s00 = FloatVector.zero(FLOATS);
            FloatVector s01 = s00;
            FloatVector s02 = s00;
            FloatVector s03 = s00;
            FloatVector s10 = s00;
            FloatVector s11 = s00;
            FloatVector s12 = s00;
            FloatVector s13 = s00;
            FloatVector s20 = s00;
            FloatVector s21 = s00;
            FloatVector s22 = s00;
            FloatVector s23 = s00;
            FloatVector s30 = s00;
            FloatVector s31 = s00;
            FloatVector s32 = s00;
            FloatVector s33 = s00;
            for (int i = lane; i < cols; i += LANES) {
                FloatVector a0 = FloatVector.fromArray(FLOATS, x, x0 + i);
                FloatVector a1 = FloatVector.fromArray(FLOATS, x, x1 + i);
                FloatVector a2 = FloatVector.fromArray(FLOATS, x, x2 + i);
                FloatVector a3 = FloatVector.fromArray(FLOATS, x, x3 + i);
                FloatVector b = FloatVector.fromArray(FLOATS, y, y0 + i);
                s00 = a0.fma(b, s00);
                s01 = a1.fma(b, s01);
                s02 = a2.fma(b, s02);
                s03 = a3.fma(b, s03);
                b = FloatVector.fromArray(FLOATS, y, y1 + i);
                s10 = a0.fma(b, s10);
                s11 = a1.fma(b, s11);
                s12 = a2.fma(b, s12);
                s13 = a3.fma(b, s13);
                b = FloatVector.fromArray(FLOATS, y, y2 + i);
                s20 = a0.fma(b, s20);
                s21 = a1.fma(b, s21);
                s22 = a2.fma(b, s22);
                s23 = a3.fma(b, s23);
                b = FloatVector.fromArray(FLOATS, y, y3 + i);
                s30 = a0.fma(b, s30);
                s31 = a1.fma(b, s31);
                s32 = a2.fma(b, s32);
                s33 = a3.fma(b, s33);
            }
            store(s00, s01, s02, s03, lanes, at + lane);
            store(s10, s11, s12, s13, lanes, at + lane + stride);
            store(s20, s21, s22, s23, lanes, at + lane + 2 * stride);
            store(s30, s31, s32, s33, lanes, at + lane + 3 * stride);
        }
    }

    private static void store(FloatVector s0, FloatVector s1, FloatVector s2, FloatVector s3, float[] lanes, int at) {
        s0.intoArray(lanes, at);
        s1.intoArray(lanes, at + LANES);
        s2.intoArray(lanes, at + 2 * LANES);
        s3.intoArray(lanes, at + 3 * LANES);
    }

    /** Adds the 16 lanes of n dot products in the order of the contract: 8, 4, 2, 1. */
    private static void fold(float[] lanes, int first, int n, float[] out, int outOffset) {
        for (int i = 0; i < n; i++) {
            int at = first + i * LANES;
            FloatVector four = FloatVector.fromArray(QUARTER, lanes, at)
                    .add(FloatVector.fromArray(QUARTER, lanes, at + 8))
                    .add(FloatVector.fromArray(QUARTER, lanes, at + 4)
                            .add(FloatVector.fromArray(QUARTER, lanes, at + 12)));
            // Not by intoArray: JDK 17 compiles it for one size of vector, here the size of FLOATS, and makes the other
            // ten times slower.
            out[outOffset + i] = four.lane(0) + four.lane(2) + (four.lane(1) + four.lane(3)) + 0f;
        }
    }
}
