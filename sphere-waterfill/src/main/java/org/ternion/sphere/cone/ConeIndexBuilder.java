package org.ternion.sphere.cone;

import java.util.Arrays;
import org.ternion.core.FloatMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.sphere.CounterRng;
import org.ternion.sphere.simd.DotKernels;

/** Clusters points and sorts them by cell, shell and row. */
final class ConeIndexBuilder {
    private static final long SAMPLE_STREAM = 0x5A3B1E;
    /** Points per cell that the first axes are chosen from. */
    private static final int SEED_SAMPLE = 64;
    /** Points per cell that axes are learned from; more hardly move them. */
    private static final int TRAINING_SAMPLE = 256;
    private static final double SEED_SHARE = 0.1;
    private static final double ITERATIONS_SHARE = 0.75;

    private final UnitRows rows;
    private final int[] shells;
    private final ConeIndexParams params;
    private final RunOptions run;
    private final StageProgress stages;

    private ConeIndexBuilder(UnitRows rows, int[] shells, ConeIndexParams params, RunOptions run,
            StageProgress stages) {
        this.rows = rows;
        this.shells = shells;
        this.params = params;
        this.run = run;
        this.stages = stages;
    }

    static ConeIndex build(FloatMatrix x, int[] shells, ConeIndexParams params, RunOptions run) {
        StageProgress stages = new StageProgress(run.progress());
        UnitRows rows = UnitRows.of(x, run.withProgress(stages.next(0.05)));
        ConeIndex index = new ConeIndexBuilder(rows, shells, params, run, stages).index(x.cols());
        stages.end();
        return index;
    }

    private ConeIndex index(int dimension) {
        int[] directed = directedRows();
        int wanted = params.cellsFor(directed.length);
        int[] cellOf = new int[rows.matrix().rows()];
        FloatMatrix axes = wanted == 0 ? FloatMatrix.wrap(new float[0], 0, rows.matrix().cols())
                : cluster(directed, wanted, cellOf);
        int cells = axes.rows();
        if (rows.zeroRows() > 0) {
            axes = withZeroAxis(axes);
            for (int row = 0; row < cellOf.length; row++) {
                cellOf[row] = rows.isZero(row) ? cells : cellOf[row];
            }
        }
        return arrange(dimension, axes, cellOf);
    }

    private int[] directedRows() {
        int[] directed = new int[rows.matrix().rows() - rows.zeroRows()];
        int count = 0;
        for (int row = 0; count < directed.length; row++) {
            if (!rows.isZero(row)) {
                directed[count++] = row;
            }
        }
        return directed;
    }

    /** Sets the cell of each row and returns the axes. */
    private FloatMatrix cluster(int[] directed, int wanted, int[] cellOf) {
        FloatMatrix training = sample(directed, (long) TRAINING_SAMPLE * wanted);
        FloatMatrix seedRows = sample(directed, (long) SEED_SAMPLE * wanted);
        int[] seeds = CellSeeds.choose(seedRows, wanted, run, stages, SEED_SHARE);
        SphericalKMeans learner = new SphericalKMeans(training, select(seedRows, seeds));
        boolean settled = learner.iterate(params.maxIterations(), run, stages, ITERATIONS_SHARE);
        if (!settled || training != rows.matrix()) {
            learner = new SphericalKMeans(rows.matrix(), learner.axes());
            learner.assign(run.withProgress(stages.next(0.05)));
        }
        Arrays.setAll(cellOf, learner::cellOf);
        return learner.axes();
    }

    /** Rows spread evenly over all, one at random from each of {@code limit} parts of equal size. */
    private FloatMatrix sample(int[] directed, long limit) {
        if (directed.length <= limit) {
            return directed.length == rows.matrix().rows() ? rows.matrix() : rows.gather(directed, unmeasured());
        }
        int[] chosen = new int[(int) limit];
        for (int i = 0; i < chosen.length; i++) {
            long from = (long) i * directed.length / chosen.length;
            long to = (i + 1L) * directed.length / chosen.length;
            int offset = CounterRng.index(run.seed(), SAMPLE_STREAM, i, (int) (to - from));
            chosen[i] = directed[(int) from + offset];
        }
        return rows.gather(chosen, unmeasured());
    }

    /** For work too short to count, but long enough to be stopped. */
    private RunOptions unmeasured() {
        return run.withProgress(stages.next(0));
    }

    private static FloatMatrix select(FloatMatrix from, int[] selected) {
        float[] copy = new float[selected.length * from.cols()];
        for (int i = 0; i < selected.length; i++) {
            from.copyRow(selected[i], copy, i * from.cols());
        }
        return FloatMatrix.wrap(copy, selected.length, from.cols());
    }

    private static FloatMatrix withZeroAxis(FloatMatrix axes) {
        float[] more = Arrays.copyOf(axes.backingArray(), (axes.rows() + 1) * axes.cols());
        return FloatMatrix.wrap(more, axes.rows() + 1, axes.cols());
    }

    private ConeIndex arrange(int dimension, FloatMatrix axes, int[] cellOf) {
        int n = cellOf.length;
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        order = stableByKey(order, shells);
        order = stableByKey(order, cellOf);
        int[] start = new int[axes.rows() + 1];
        for (int cell : cellOf) {
            start[cell + 1]++;
        }
        for (int c = 0; c < axes.rows(); c++) {
            start[c + 1] += start[c];
        }
        int[] sortedShells = new int[n];
        for (int i = 0; i < n; i++) {
            sortedShells[i] = shells[order[i]];
        }
        FloatMatrix sorted = rows.gather(order, unmeasured());
        CellTable cells = new CellTable(axes, minCosines(sorted, axes, start, unmeasured()), start);
        PointStore points = new PointStore(sorted, order, sortedShells);
        RecallCurve curve = RecallCurve.ofMembers(points, cells, n - rows.zeroRows(), params.calibrationQueries(),
                run.withProgress(stages.next(0.05)));
        return new ConeIndex(dimension, points, cells, curve);
    }

    /** Counting sort. Keys are small: cells, or shells of a layout. */
    private static int[] stableByKey(int[] order, int[] key) {
        int largest = 0;
        for (int k : key) {
            largest = Math.max(largest, k);
        }
        int[] next = new int[largest + 2];
        for (int k : key) {
            next[k + 1]++;
        }
        for (int k = 0; k <= largest; k++) {
            next[k + 1] += next[k];
        }
        int[] sorted = new int[order.length];
        for (int row : order) {
            sorted[next[key[row]]++] = row;
        }
        return sorted;
    }

    private static float[] minCosines(FloatMatrix sorted, FloatMatrix axes, int[] start, RunOptions run) {
        float[] least = new float[axes.rows()];
        Arrays.fill(least, 1);
        int cols = axes.cols();
        SharedProgress progress = new SharedProgress(run.progress(), least.length);
        Parallel.ranges(run.parallelism(), least.length, 1, (from, to) -> {
            for (int c = from; c < to; c++) {
                float[] dots = new float[start[c + 1] - start[c]];
                DotKernels.CHOSEN.scan(sorted, start[c], start[c + 1], axes.backingArray(), c * cols, dots);
                for (float dot : dots) {
                    least[c] = Math.min(least[c], dot);
                }
                progress.add(1);
            }
        });
        // A zero axis has zero vectors only. Their products with any query are 0, as at the rim of a cell without
        // extent.
        for (int c = 0; c < least.length; c++) {
            least[c] = isZero(axes, c) ? 1 : least[c];
        }
        return least;
    }

    private static boolean isZero(FloatMatrix axes, int row) {
        return DotKernels.CHOSEN.dot(axes.backingArray(), row * axes.cols(), axes.backingArray(), row * axes.cols(),
                axes.cols()) == 0;
    }
}
