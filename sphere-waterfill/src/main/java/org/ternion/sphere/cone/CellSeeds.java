package org.ternion.sphere.cone;

import java.util.Arrays;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.CounterRng;
import org.ternion.sphere.simd.DotKernels;

/**
 * Chooses points to start a clustering with: each at random, with a chance in proportion to its squared distance from
 * the nearest one chosen before. After the first few, up to 16 are drawn at once from the same distances, so that the
 * distances of all points to them are one run of the tiled dot products; the paper draws them one by one.
 *
 * @see <a href="https://dl.acm.org/doi/10.5555/1283383.1283494">Arthur and Vassilvitskii (2007), k-means++: the
 *      advantages of careful seeding</a>
 */
final class CellSeeds {
    private static final long STREAM = 0x5EED5;
    private static final int BATCH = 16;
    /** Below this distance {@code 1 - cosine} two points are the same but for rounding. */
    private static final float SAME = 0x1p-18f;
    private static final int BLOCK = 1024;

    private final FloatMatrix points;
    private final RunOptions run;
    /** Largest cosine with a chosen point. */
    private final float[] nearest;
    private long draws;

    private CellSeeds(FloatMatrix points, RunOptions run) {
        this.points = points;
        this.run = run;
        nearest = new float[points.rows()];
        Arrays.fill(nearest, -1);
    }

    /**
     * Chosen rows, fewer than asked for when there are fewer different directions.
     *
     * @param points unit vectors, at least one
     * @param cells  {@code >= 1}
     */
    static int[] choose(FloatMatrix points, int cells, RunOptions run, StageProgress stages, double share) {
        CellSeeds seeds = new CellSeeds(points, run);
        int[] chosen = new int[cells];
        chosen[0] = CounterRng.index(run.seed(), STREAM, seeds.draws++, points.rows());
        int count = 1;
        int fresh = 1;
        while (count < cells) {
            seeds.approach(Arrays.copyOfRange(chosen, count - fresh, count), stages, share * fresh / cells);
            fresh = seeds.draw(chosen, count, Math.min(cells - count, Math.max(1, Math.min(BATCH, count / 4))));
            if (fresh == 0) {
                break;
            }
            count += fresh;
        }
        return Arrays.copyOf(chosen, count);
    }

    private void approach(int[] fresh, StageProgress stages, double share) {
        int cols = points.cols();
        float[] rows = new float[fresh.length * cols];
        for (int i = 0; i < fresh.length; i++) {
            points.copyRow(fresh[i], rows, i * cols);
        }
        FloatMatrix queries = FloatMatrix.wrap(rows, fresh.length, cols);
        run.withProgress(stages.next(share)).forEachBlock(points.rows(), (from, to) -> {
            float[] dots = new float[fresh.length * Math.min(BLOCK, to - from)];
            for (int row = from; row < to; row += BLOCK) {
                int n = Math.min(BLOCK, to - row);
                DotKernels.CHOSEN.tile(points, row, row + n, queries, 0, fresh.length, dots);
                for (int q = 0; q < fresh.length; q++) {
                    for (int i = 0; i < n; i++) {
                        nearest[row + i] = Math.max(nearest[row + i], dots[q * n + i]);
                    }
                }
            }
        });
    }

    /** Draws different points, at least one unless every point is chosen already or the same as a chosen one. */
    private int draw(int[] chosen, int count, int wanted) {
        // |u - v|^2 = 2 (1 - cosine); the factor 2 does not matter.
        double[] cumulative = new double[nearest.length];
        double total = 0;
        for (int i = 0; i < nearest.length; i++) {
            float distance = 1 - nearest[i];
            total += distance > SAME ? distance : 0;
            cumulative[i] = total;
        }
        int fresh = 0;
        for (int i = 0; i < wanted && total > 0; i++) {
            double target = total * CounterRng.uniform(run.seed(), STREAM, draws++);
            int at = firstAbove(cumulative, target);
            boolean known = false;
            for (int j = 0; j < fresh; j++) {
                known |= chosen[count + j] == at;
            }
            if (!known) {
                chosen[count + fresh++] = at;
            }
        }
        return fresh;
    }

    /** The first index with a value above the target, which is below the last value. */
    private static int firstAbove(double[] cumulative, double target) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int mid = low + high >>> 1;
            if (cumulative[mid] > target) {
                high = mid;
            } else {
                low = mid + 1;
            }
        }
        return low;
    }
}
