package org.ternion.sphere.cone;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.ternion.core.FloatMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.sphere.simd.DotKernels;
import org.ternion.sphere.simd.MaxIndex;

/**
 * Clusters unit vectors by cosine: each point belongs to the nearest axis, each axis is the direction of the sum of its
 * points (Lloyd's iterations). Same bits for any number of threads: sums are taken per cell, in the order of the
 * points.
 *
 * @see <a href="https://doi.org/10.1023/A:1007612920971">Dhillon and Modha (2001), Concept decompositions for large
 *      sparse text data using clustering</a>
 */
final class SphericalKMeans {
    /** Clustering ends when fewer points than this share of them changed their cell. */
    private static final double SETTLED = 0.001;
    /** Dot products of one tile: 128 KiB, so that they are still in the cache when the largest is looked for. */
    private static final int TILE_FLOATS = 1 << 15;
    /** Multiply-adds between looks at the progress: some milliseconds at most. */
    private static final long CHECK_INTERVAL = 1 << 26;

    private final FloatMatrix points;
    /** Axes, row-major; changed by {@link #update}. */
    private final float[] axes;
    private final int cells;
    private final int[] cellOf;
    private final float[] cosine;

    /**
     * Starts with given axes.
     *
     * @param points unit vectors
     * @param axes   unit vectors, as many columns, copied
     */
    SphericalKMeans(FloatMatrix points, FloatMatrix axes) {
        this.points = points;
        this.axes = axes.toArray();
        cells = axes.rows();
        cellOf = new int[points.rows()];
        Arrays.fill(cellOf, -1);
        cosine = new float[points.rows()];
    }

    /**
     * Iterates until few points change their cell or the iterations are used up.
     *
     * @return true in the first case: cells and axes then belong together
     */
    boolean iterate(int maxIterations, RunOptions run, StageProgress stages, double share) {
        for (int i = 0; i < maxIterations; i++) {
            RunOptions stage = run.withProgress(stages.next(share / maxIterations));
            if (assign(stage) < SETTLED * points.rows()) {
                return true;
            }
            update(stage);
        }
        return false;
    }

    /** Gives each point to the nearest axis, the first of equally near ones; returns how many changed. */
    int assign(RunOptions run) {
        AtomicInteger changed = new AtomicInteger();
        FloatMatrix axisRows = axes();
        int tileRows = Math.max(4, TILE_FLOATS / cells & ~3);
        SharedProgress progress = new SharedProgress(run.progress(), points.rows());
        Parallel.ranges(run.parallelism(), points.rows(), RunOptions.BLOCK_ROWS, (from, to) -> {
            float[] dots = new float[Math.min(tileRows, to - from) * cells];
            int moved = 0;
            int reported = from;
            for (int row = from; row < to; row += tileRows) {
                int end = Math.min(to, row + tileRows);
                DotKernels.CHOSEN.tile(axisRows, 0, cells, points, row, end, dots);
                for (int i = row; i < end; i++) {
                    int base = (i - row) * cells;
                    int best = MaxIndex.CHOSEN.first(dots, base, base + cells);
                    cosine[i] = dots[best];
                    moved += cellOf[i] == best - base ? 0 : 1;
                    cellOf[i] = best - base;
                }
                // By work and not by rows: with many cells a block of rows would take too long to be stopped.
                if ((long) (end - reported) * cells * points.cols() >= CHECK_INTERVAL || end == to) {
                    progress.add(end - reported);
                    reported = end;
                }
            }
            changed.addAndGet(moved);
        });
        return changed.get();
    }

    /**
     * Turns each axis to the direction of the sum of its points; an empty cell takes over a far point of the largest.
     */
    private void update(RunOptions run) {
        int[] count = new int[cells + 1];
        for (int cell : cellOf) {
            count[cell + 1]++;
        }
        refill(count);
        int[] start = count.clone();
        for (int c = 0; c < cells; c++) {
            start[c + 1] += start[c];
        }
        int[] members = new int[points.rows()];
        int[] next = start.clone();
        for (int i = 0; i < members.length; i++) {
            members[next[cellOf[i]]++] = i;
        }
        SharedProgress progress = new SharedProgress(run.progress(), cells);
        Parallel.ranges(run.parallelism(), cells, 1, (from, to) -> {
            double[] sum = new double[points.cols()];
            for (int c = from; c < to; c++) {
                Arrays.fill(sum, 0);
                for (int m = start[c]; m < start[c + 1]; m++) {
                    add(sum, members[m]);
                }
                turn(c, sum);
                progress.add(1);
            }
        });
    }

    /** Moves the farthest point of the largest cell to each empty cell. Count c is at {@code count[c + 1]}. */
    private void refill(int[] count) {
        for (int c = 0; c < cells; c++) {
            if (count[c + 1] > 0) {
                continue;
            }
            int largest = 0;
            for (int d = 1; d < cells; d++) {
                largest = count[d + 1] > count[largest + 1] ? d : largest;
            }
            int far = -1;
            for (int i = 0; i < cellOf.length; i++) {
                far = cellOf[i] == largest && (far < 0 || cosine[i] < cosine[far]) ? i : far;
            }
            cellOf[far] = c;
            cosine[far] = 1;
            count[c + 1]++;
            count[largest + 1]--;
        }
    }

    private void add(double[] sum, int point) {
        float[] x = points.backingArray();
        int offset = point * sum.length;
        for (int i = 0; i < sum.length; i++) {
            sum[i] += x[offset + i];
        }
    }

    private void turn(int cell, double[] sum) {
        double squares = 0;
        for (double s : sum) {
            squares += s * s;
        }
        // Points that cancel out leave the axis where it was.
        if (squares > 0) {
            double factor = 1 / Math.sqrt(squares);
            for (int i = 0; i < sum.length; i++) {
                axes[cell * sum.length + i] = (float) (sum[i] * factor);
            }
        }
    }

    /** The axes now, not copied. */
    FloatMatrix axes() {
        return FloatMatrix.wrap(axes, cells, points.cols());
    }

    /** Cell of a point by the last assignment. */
    int cellOf(int point) {
        return cellOf[point];
    }
}
