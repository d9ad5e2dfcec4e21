package org.ternion.krr.kernel;

import java.util.Arrays;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.SharedProgress;

/**
 * Products of kernel matrices with a few vectors without the matrix: a tile of it at a time. Every element of a result
 * receives its products one by one in the order of the sources, so that the bits do not depend on threads.
 */
public final class KernelProduct {
    /** Targets of a tile, the lanes of the loops. */
    private static final int TARGETS = 256;
    /** Sources of a tile, a multiple of 4: with the targets 256 KiB. */
    private static final int SOURCES = 128;

    private final Kernel kernel;
    private final DoubleMatrix sources;
    private final int parallelism;

    /**
     * Products with the matrix of a kernel.
     *
     * @param kernel      of points
     * @param sources     points of the columns of the matrix, one per row
     * @param parallelism threads at most, {@code >= 1}
     */
    public KernelProduct(Kernel kernel, DoubleMatrix sources, int parallelism) {
        this.kernel = kernel;
        this.sources = sources;
        this.parallelism = parallelism;
    }

    /**
     * {@code K(targets, sources) W}.
     *
     * @param targets points of the rows of the matrix, one per row, with as many coordinates as the sources
     * @param weights a column of W each, as long as there are sources
     * @param done    is told about finished targets
     * @return a column of the product each, as long as there are targets
     * @throws IllegalArgumentException if the points have another number of coordinates, or the kernel does not accept
     *                                  them
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public double[][] times(DoubleMatrix targets, double[][] weights, SharedProgress done) {
        if (targets.cols() != sources.cols()) {
            throw new IllegalArgumentException("points of " + targets.cols() + " and of " + sources.cols()
                    + " columns");
        }
        int d = targets.cols();
        kernel.checkDimension(d);
        double[][] result = new double[weights.length][targets.rows()];
        Parallel.ranges(parallelism, targets.rows(), TARGETS, (from, to) -> {
            RowKernel rows = RowKernel.of(kernel, d);
            double[] tile = new double[TARGETS * SOURCES];
            double[] sum = new double[TARGETS];
            for (int begin = from; begin < to; begin += TARGETS) {
                done.check();
                int end = Math.min(to, begin + TARGETS);
                PointTiles points = PointTiles.of(rows, targets.backingArray(), begin, end, d);
                for (int source = 0; source < sources.rows(); source += SOURCES) {
                    int sourceEnd = Math.min(sources.rows() - source, SOURCES) + source;
                    Gram.fill(rows, sources.backingArray(), source, sourceEnd, d, points, tile, 0, TARGETS);
                    // Rows beyond the last source get weight 0; they must not hold what is not a number.
                    Arrays.fill(tile, (sourceEnd - source) * TARGETS, tile.length, 0);
                    for (int column = 0; column < weights.length; column++) {
                        System.arraycopy(result[column], begin, sum, 0, end - begin);
                        addRows(tile, weights[column], source, sourceEnd, sum);
                        System.arraycopy(sum, 0, result[column], begin, end - begin);
                    }
                }
                done.add(end - begin);
            }
        });
        return result;
    }

    /** Four rows at a time: the sum is loaded and stored a quarter as often. */
    private static void addRows(double[] tile, double[] weights, int from, int to, double[] sum) {
        for (int source = from; source < to; source += 4) {
            int row = (source - from) * TARGETS;
            double w0 = weights[source];
            double w1 = source + 1 < to ? weights[source + 1] : 0;
            double w2 = source + 2 < to ? weights[source + 2] : 0;
            double w3 = source + 3 < to ? weights[source + 3] : 0;
            for (int i = 0; i < TARGETS; i++) {
                double s = Math.fma(w0, tile[row + i], sum[i]);
                s = Math.fma(w1, tile[row + TARGETS + i], s);
                s = Math.fma(w2, tile[row + 2 * TARGETS + i], s);
                sum[i] = Math.fma(w3, tile[row + 3 * TARGETS + i], s);
            }
        }
    }

    /**
     * The same with a matrix.
     *
     * @param targets points of the rows of the matrix, one per row, with as many coordinates as the sources
     * @param weights W, a row per source
     * @param done    is told about finished targets
     * @return a row per target and a column per column of W
     * @throws IllegalArgumentException as the other one
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public DoubleMatrix times(DoubleMatrix targets, DoubleMatrix weights, SharedProgress done) {
        int cols = weights.cols();
        double[][] columns = new double[cols][weights.rows()];
        for (int i = 0; i < weights.rows(); i++) {
            for (int j = 0; j < cols; j++) {
                columns[j][i] = weights.backingArray()[i * cols + j];
            }
        }
        double[][] products = times(targets, columns, done);
        double[] result = new double[Math.multiplyExact(targets.rows(), cols)];
        for (int i = 0; i < targets.rows(); i++) {
            for (int j = 0; j < cols; j++) {
                result[i * cols + j] = products[j][i];
            }
        }
        return DoubleMatrix.wrap(result, targets.rows(), cols);
    }
}
