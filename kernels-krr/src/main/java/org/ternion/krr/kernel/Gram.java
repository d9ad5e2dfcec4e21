package org.ternion.krr.kernel;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;

/**
 * Kernel matrices. Every element has the bits of {@link Kernel#value} of its two points, for any number of threads, any
 * blocks and with or without vector loops. Distances come from differences of coordinates, {@code O(n m d)}; what
 * depends on one point only, such as a cosine, is computed once per point.
 */
public final class Gram {
    /** Rows of a block: with the columns of a tile it stays in the caches while it is transposed. */
    private static final int BLOCK = 32;
    /** Longer than a tile, so that the rows of a column are not all in the same set of the cache. */
    private static final int STRIDE = PointTiles.TILE + 8;

    private Gram() {
    }

    /**
     * The matrix of all pairs of some points. Exactly symmetric, {@code k(x, x)} exactly on the diagonal.
     *
     * @param kernel of two rows of {@code x}
     * @param x      one point per row
     * @param run    {@link RunOptions#parallelism()} threads; progress in rows
     * @return {@code n x n}
     * @throws IllegalArgumentException if the kernel does not accept the points, or the matrix has more than 2^31 - 9
     *                                  elements
     * @throws CancellationException    if the progress asked to stop
     */
    public static DoubleMatrix symmetric(Kernel kernel, DoubleMatrix x, RunOptions run) {
        int n = x.rows();
        double[] target = allocate(kernel, n, n, x.cols());
        PointTiles points = PointTiles.of(RowKernel.of(kernel, x.cols()), x.backingArray(), 0, n, x.cols());
        int blocks = (n + BLOCK - 1) / BLOCK;
        SharedProgress done = new SharedProgress(run.progress(), n);
        // A long block with a short one, so that all units are equal work.
        Parallel.ranges(run.parallelism(), (blocks + 1) / 2, 1, (from, to) -> {
            SymmetricBlock block = new SymmetricBlock(RowKernel.of(kernel, x.cols()), points, target, n);
            for (int unit = from; unit < to; unit++) {
                done.check();
                int rows = block.fill(unit);
                if (unit != blocks - 1 - unit) {
                    rows += block.fill(blocks - 1 - unit);
                }
                done.add(rows);
            }
        });
        return DoubleMatrix.wrap(target, n, n);
    }

    /**
     * The matrix of the points of one set with those of another.
     *
     * @param kernel of a row of {@code x} and one of {@code y}
     * @param x      one point per row
     * @param y      one point per row, as many columns
     * @param run    {@link RunOptions#parallelism()} threads; progress in rows of {@code x}
     * @return {@code rows of x} by {@code rows of y}
     * @throws IllegalArgumentException if the numbers of columns differ, the kernel does not accept the points, or the
     *                                  matrix has more than 2^31 - 9 elements
     * @throws CancellationException    if the progress asked to stop
     */
    public static DoubleMatrix between(Kernel kernel, DoubleMatrix x, DoubleMatrix y, RunOptions run) {
        if (x.cols() != y.cols()) {
            throw new IllegalArgumentException("points of " + x.cols() + " and of " + y.cols() + " columns");
        }
        int d = x.cols();
        int m = y.rows();
        double[] target = allocate(kernel, x.rows(), m, d);
        PointTiles points = PointTiles.of(RowKernel.of(kernel, d), y.backingArray(), 0, m, d);
        SharedProgress done = new SharedProgress(run.progress(), x.rows());
        Parallel.ranges(run.parallelism(), x.rows(), BLOCK, (from, to) -> {
            RowKernel rows = RowKernel.of(kernel, d);
            for (int block = from; block < to; block += BLOCK) {
                done.check();
                int end = Math.min(to, block + BLOCK);
                fill(rows, x.backingArray(), block, end, d, points, target, block * m, m);
                done.add(end - block);
            }
        });
        return DoubleMatrix.wrap(target, x.rows(), m);
    }

    /**
     * A block of a matrix, on the calling thread: {@code target[offset + (i - xFrom) * stride + j - yFrom] = k(x_i,
     * y_j)}. Points are row-major, d numbers each. Worth it from about 32 rows and columns; a call prepares all points
     * of both ranges.
     *
     * @param kernel accepts d components
     * @param x      not modified
     * @param xFrom  first row of {@code x}
     * @param xTo    row of {@code x} after the last one
     * @param y      not modified; may be {@code x}
     * @param yFrom  first row of {@code y}
     * @param yTo    row of {@code y} after the last one
     * @param d      components of a point
     * @param target set at the places above only
     * @param offset index of the first element
     * @param stride from an element to the one below, at least {@code yTo - yFrom}
     * @throws IllegalArgumentException  if the kernel does not accept the points, or the stride is too short
     * @throws IndexOutOfBoundsException if a range is not inside its array
     */
    public static void fill(Kernel kernel, double[] x, int xFrom, int xTo, double[] y, int yFrom, int yTo, int d,
            double[] target, int offset, int stride) {
        kernel.checkDimension(d);
        Objects.checkFromToIndex(xFrom, xTo, x.length / d);
        Objects.checkFromToIndex(yFrom, yTo, y.length / d);
        Checks.inRange(stride, yTo - yFrom, Integer.MAX_VALUE, "stride");
        if (xFrom == xTo || yFrom == yTo) {
            return;
        }
        long size = (long) (xTo - xFrom - 1) * stride + yTo - yFrom;
        Objects.checkFromIndexSize(offset, size, (long) target.length);
        RowKernel rows = RowKernel.of(kernel, d);
        fill(rows, x, xFrom, xTo, d, PointTiles.of(rows, y, yFrom, yTo, d), target, offset, stride);
    }

    /** Tile by tile, so that a tile serves all rows while it is in the cache. */
    static void fill(RowKernel rows, double[] x, int from, int to, int d, PointTiles points, double[] target,
            int offset, int stride) {
        double[] features = new double[rows.features() * Math.min(BLOCK, to - from)];
        double[] values = new double[PointTiles.TILE];
        for (int block = from; block < to; block += BLOCK) {
            int end = Math.min(to, block + BLOCK);
            for (int i = block; i < end; i++) {
                rows.features(x, i * d, features, (i - block) * rows.features());
            }
            for (int tile = 0; tile < points.tiles(); tile++) {
                int count = points.count(tile);
                for (int i = block; i < end; i++) {
                    rows.row(features, (i - block) * rows.features(), points.data(), points.start(tile), count, values);
                    System.arraycopy(values, 0, target, offset + (i - from) * stride + tile * PointTiles.TILE, count);
                }
            }
        }
    }

    private static double[] allocate(Kernel kernel, int rows, int cols, int d) {
        kernel.checkDimension(d);
        Checks.inRange((long) rows * cols, 0, Integer.MAX_VALUE - 8, "elements of a " + rows + " x " + cols
                + " kernel matrix");
        return new double[rows * cols];
    }

    /** The work of one thread on a symmetric matrix. */
    private static final class SymmetricBlock {
        private final RowKernel rows;
        private final PointTiles points;
        private final double[] target;
        private final int n;
        private final double[] features;
        private final double[] values = new double[PointTiles.TILE];
        private final double[] block = new double[BLOCK * STRIDE];

        SymmetricBlock(RowKernel rows, PointTiles points, double[] target, int n) {
            this.rows = rows;
            this.points = points;
            this.target = target;
            this.n = n;
            features = new double[BLOCK * rows.features()];
        }

        /** The rows of a block from the diagonal on, and their mirror images. */
        int fill(int number) {
            int from = number * BLOCK;
            int to = Math.min(n, from + BLOCK);
            for (int i = from; i < to; i++) {
                points.copy(i, features, (i - from) * rows.features());
            }
            for (int tile = from / PointTiles.TILE; tile < points.tiles(); tile++) {
                int left = tile * PointTiles.TILE;
                int count = points.count(tile);
                for (int i = from; i < to; i++) {
                    rows.row(features, (i - from) * rows.features(), points.data(), points.start(tile), count, values);
                    System.arraycopy(values, 0, block, (i - from) * STRIDE, count);
                    int skipped = Math.max(0, i - left);
                    if (skipped < count) {
                        System.arraycopy(values, skipped, target, i * n + left + skipped, count - skipped);
                    }
                }
                mirror(from, to, left, count);
            }
            return to - from;
        }

        private void mirror(int from, int to, int left, int count) {
            for (int j = Math.max(left, from + 1); j < left + count; j++) {
                int end = Math.min(to, j);
                for (int i = from; i < end; i++) {
                    target[j * n + i] = block[(i - from) * STRIDE + j - left];
                }
            }
        }
    }
}
