package org.ternion.krr.lowrank;

import java.util.Arrays;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;

/**
 * Scattered points of a torus and sums over them of products of sines and cosines. A tensor of cutoff c has
 * {@code (2c + 1)^d} elements, the last axis fastest; along an axis they belong to 1, cos x, sin x, cos 2x, sin 2x, ..,
 * sin cx.
 */
final class TorusPoints {
    /** Points of a table of sines and cosines: small enough for the first-level cache, long enough for vector loops. */
    private static final int CHUNK = 128;
    /** Sums are taken per block and then over the blocks in order, so that they do not depend on the threads. */
    private static final int BLOCKS = 64;

    private final int size;
    private final int dimension;
    /** Element {@code axis * size + i}: only one sine and one cosine are evaluated per coordinate, once. */
    private final double[] cosines;
    private final double[] sines;

    private TorusPoints(int size, int dimension) {
        this.size = size;
        this.dimension = dimension;
        cosines = new double[Math.multiplyExact(size, dimension)];
        sines = new double[size * dimension];
    }

    static TorusPoints of(DoubleMatrix x, RunOptions run) {
        int n = x.rows();
        int d = x.cols();
        double[] values = x.backingArray();
        TorusPoints points = new TorusPoints(n, d);
        Parallel.ranges(run.parallelism(), n, CHUNK, (from, to) -> {
            for (int i = from; i < to; i++) {
                for (int axis = 0; axis < d; axis++) {
                    // Strict: the same bits on every machine.
                    points.cosines[axis * n + i] = StrictMath.cos(values[i * d + axis]);
                    points.sines[axis * n + i] = StrictMath.sin(values[i * d + axis]);
                }
            }
        });
        return points;
    }

    int size() {
        return size;
    }

    /** Elements of a tensor, or a large number if there are more than an int counts. */
    static int tensorSize(int cutoff, int dimension) {
        return (int) Math.min(Integer.MAX_VALUE, Math.pow(2.0 * cutoff + 1, dimension));
    }

    /**
     * The tensor of the sums of {@code weight * products} over all points.
     *
     * @param weights one per point, or null for ones
     * @param done    is told about finished points
     */
    double[] sums(double[] weights, int cutoff, int parallelism, SharedProgress done) {
        int blockSize = Math.max(RunOptions.BLOCK_ROWS, ((size - 1) / BLOCKS / CHUNK + 1) * CHUNK);
        int blocks = (size - 1) / blockSize + 1;
        double[][] parts = new double[blocks][];
        Parallel.ranges(parallelism, blocks, 1, (from, to) -> {
            for (int block = from; block < to; block++) {
                done.check();
                int begin = block * blockSize;
                int end = Math.min(size - begin, blockSize) + begin;
                parts[block] = blockSums(weights, cutoff, begin, end);
                done.add(end - begin);
            }
        });
        double[] total = parts[0];
        for (int block = 1; block < blocks; block++) {
            for (int i = 0; i < total.length; i++) {
                total[i] += parts[block][i];
            }
        }
        return total;
    }

    private double[] blockSums(double[] weights, int cutoff, int begin, int end) {
        Tables tables = new Tables(cutoff);
        int width = 2 * cutoff + 1;
        double[] sums = new double[tensorSize(cutoff, dimension)];
        for (int from = begin; from < end; from += CHUNK) {
            int count = Math.min(CHUNK, end - from);
            tables.fill(from, count);
            for (int b = 0; b < width; b++) {
                for (int i = 0; weights != null && i < count; i++) {
                    tables.last[b * CHUNK + i] *= weights[from + i];
                }
                Arrays.fill(tables.last, b * CHUNK + count, (b + 1) * CHUNK, 0);
            }
            for (int a = 0; a < tables.outerRows; a++) {
                for (int b = 0; b < width; b++) {
                    sums[a * width + b] += product(tables.outer, a * CHUNK, tables.last, b * CHUNK);
                }
            }
        }
        return sums;
    }

    /** Four chains, so that the processor need not wait for one; {@link #CHUNK} is a multiple of four. */
    private static double product(double[] x, int xOffset, double[] y, int yOffset) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = 0; i < CHUNK; i += 4) {
            s0 = Math.fma(x[xOffset + i], y[yOffset + i], s0);
            s1 = Math.fma(x[xOffset + i + 1], y[yOffset + i + 1], s1);
            s2 = Math.fma(x[xOffset + i + 2], y[yOffset + i + 2], s2);
            s3 = Math.fma(x[xOffset + i + 3], y[yOffset + i + 3], s3);
        }
        return s0 + s1 + (s2 + s3);
    }

    /** The trigonometric polynomial with the coefficients of a tensor, at every point. */
    double[] evaluate(double[] tensor, int cutoff, int parallelism) {
        double[] values = new double[size];
        Parallel.ranges(parallelism, size, CHUNK, (begin, end) -> {
            Tables tables = new Tables(cutoff);
            double[] inner = new double[CHUNK];
            double[] sum = new double[CHUNK];
            for (int from = begin; from < end; from += CHUNK) {
                int count = Math.min(CHUNK, end - from);
                tables.fill(from, count);
                Arrays.fill(sum, 0);
                for (int a = 0; a < tables.outerRows; a++) {
                    tables.innerSum(tensor, a * (2 * cutoff + 1), inner);
                    addProduct(tables.outer, a * CHUNK, inner, sum);
                }
                System.arraycopy(sum, 0, values, from, count);
            }
        });
        return values;
    }

    private static void addProduct(double[] x, int offset, double[] y, double[] sum) {
        for (int i = 0; i < CHUNK; i++) {
            sum[i] = Math.fma(x[offset + i], y[i], sum[i]);
        }
    }

    /** Values of the one-dimensional functions at a chunk of points, function by function. */
    private final class Tables {
        private final int cutoff;
        private final int outerRows;
        /** Products over all axes but the last. */
        private final double[] outer;
        /** Functions of the last axis. */
        private final double[] last;

        private Tables(int cutoff) {
            this.cutoff = cutoff;
            int width = 2 * cutoff + 1;
            outerRows = tensorSize(cutoff, dimension - 1);
            last = new double[width * CHUNK];
            outer = new double[outerRows * CHUNK];
        }

        private void fill(int from, int count) {
            int width = 2 * cutoff + 1;
            Arrays.fill(outer, 0, CHUNK, 1);
            int rows = 1;
            for (int axis = 0; axis < dimension - 1; axis++) {
                functions(axis, from, count);
                // From the back, so that the products may overwrite what they are made of.
                for (int a = rows - 1; a >= 0; a--) {
                    for (int b = width - 1; b >= 0; b--) {
                        multiply(outer, a * CHUNK, last, b * CHUNK, outer, (a * width + b) * CHUNK);
                    }
                }
                rows *= width;
            }
            functions(dimension - 1, from, count);
        }

        /** Puts the functions of an axis into {@link #last}; beyond {@code count} the values do not matter. */
        private void functions(int axis, int from, int count) {
            Arrays.fill(last, 0, CHUNK, 1);
            if (cutoff > 0) {
                System.arraycopy(cosines, axis * size + from, last, CHUNK, count);
                System.arraycopy(sines, axis * size + from, last, 2 * CHUNK, count);
            }
            for (int j = 2; j <= cutoff; j++) {
                // Halving keeps the rounding error at O(log j).
                int half = j / 2;
                int rest = j - half;
                addAngles(last, (2 * half - 1) * CHUNK, (2 * rest - 1) * CHUNK, (2 * j - 1) * CHUNK);
            }
        }

        /** {@code sum over b of coefficients[at + b] * last(b)}. */
        private void innerSum(double[] coefficients, int at, double[] sum) {
            Arrays.fill(sum, coefficients[at]);
            for (int b = 1; b < 2 * cutoff + 1; b += 2) {
                double even = coefficients[at + b];
                double odd = coefficients[at + b + 1];
                int offset = b * CHUNK;
                for (int i = 0; i < CHUNK; i++) {
                    sum[i] = Math.fma(odd, last[offset + CHUNK + i], Math.fma(even, last[offset + i], sum[i]));
                }
            }
        }
    }

    private static void multiply(double[] x, int xOffset, double[] y, int yOffset, double[] product, int offset) {
        for (int i = 0; i < CHUNK; i++) {
            product[offset + i] = x[xOffset + i] * y[yOffset + i];
        }
    }

    /** Rows of a cosine, each followed by its sine: of two angles at a and b, of their sum at c. */
    private static void addAngles(double[] rows, int a, int b, int c) {
        for (int i = 0; i < CHUNK; i++) {
            double cosA = rows[a + i];
            double sinA = rows[a + CHUNK + i];
            double cosB = rows[b + i];
            double sinB = rows[b + CHUNK + i];
            rows[c + i] = Math.fma(cosA, cosB, -(sinA * sinB));
            rows[c + CHUNK + i] = Math.fma(sinA, cosB, cosA * sinB);
        }
    }
}
