package org.ternion.sphere.cone;

import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.Score;

/**
 * Scores vectors by how crowded their direction is: {@code -log} of the mean distance to the k nearest other
 * directions, as the length of the chord between unit vectors. Large where many vectors point the same way.
 *
 * <p>Distances below 2<sup>-22</sup>, the rounding of directions, count as that: copies have finite scores. A zero
 * vector has cosine 0 with every other, distance sqrt(2). A single vector scores as if its neighbours were opposite:
 * -log 2.
 */
public final class NeighbourDensity implements Score {
    private static final double SMALLEST = 0x1p-22;
    private static final double OPPOSITE = 2;
    /** Queries searched at a time: bounds the memory for results. */
    private static final int BATCH = 4096;

    private final int k;
    private final SearchParams params;

    private NeighbourDensity(int k, SearchParams params) {
        this.k = k;
        this.params = params;
    }

    /**
     * The score by the true nearest. For vectors without structure this compares every one with every other.
     *
     * @param k neighbours, {@code >= 1}; all others if there are fewer
     * @return the score
     * @throws IllegalArgumentException if {@code k < 1}
     */
    public static NeighbourDensity exact(int k) {
        return of(k, SearchParams.exact());
    }

    /**
     * The score by the nearest a search finds.
     *
     * @param k      neighbours, {@code >= 1}; all others if there are fewer
     * @param params how much the search looks at; a {@link SearchParams#recall} allows k up to 99
     * @return the score
     * @throws IllegalArgumentException if {@code k < 1}
     */
    public static NeighbourDensity of(int k, SearchParams params) {
        return new NeighbourDensity(Checks.inRange(k, 1, Integer.MAX_VALUE - 1, "k"),
                Objects.requireNonNull(params, "params"));
    }

    /**
     * Builds an index and searches it with every row. Progress counts thousandths.
     *
     * @param x   one vector per row, finite
     * @param out receives a score per row, finite
     * @param run how to run; the same scores for any number of threads
     * @throws IllegalArgumentException if an element is not finite, rows have no columns or {@code out} is too short
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    @Override
    public void score(FloatMatrix x, float[] out, RunOptions run) {
        if (out.length < x.rows()) {
            throw new IllegalArgumentException(x.rows() + " scores do not fit an array of " + out.length);
        }
        StageProgress stages = new StageProgress(run.progress());
        ConeIndex index = ConeIndex.build(x, ConeIndexParams.DEFAULT, run.withProgress(stages.next(0.5)));
        FloatMatrix directions = index.directions(x);
        for (int from = 0; from < x.rows(); from += BATCH) {
            int n = Math.min(BATCH, x.rows() - from);
            RunOptions stage = run.withProgress(stages.next(0.5 * n / x.rows()));
            int row = from;
            for (SearchResult result : new BatchSearch(index, rows(directions, from, n), k + 1, params, stage)
                    .results()) {
                out[row] = (float) -Math.log(meanDistance(directions, row, result));
                row++;
            }
        }
    }

    private static FloatMatrix rows(FloatMatrix from, int first, int n) {
        float[] copy = new float[n * from.cols()];
        System.arraycopy(from.backingArray(), first * from.cols(), copy, 0, copy.length);
        return FloatMatrix.wrap(copy, n, from.cols());
    }

    private double meanDistance(FloatMatrix directions, int row, SearchResult result) {
        double sum = 0;
        int count = 0;
        for (int rank = 0; rank < result.size() && count < k; rank++) {
            if (result.id(rank) != row) {
                sum += chord(directions, row, result.id(rank));
                count++;
            }
        }
        return count == 0 ? OPPOSITE : Math.max(SMALLEST, sum / count);
    }

    /** From the difference and not from the cosine, which cannot tell near directions apart. */
    private static double chord(FloatMatrix directions, int u, int v) {
        float[] x = directions.backingArray();
        int n = directions.cols();
        double squares = 0;
        double norms = 0;
        for (int i = 0; i < n; i++) {
            double a = x[u * n + i];
            double b = x[v * n + i];
            squares += (a - b) * (a - b);
            norms += a * a + b * b;
        }
        // A zero vector is at a right angle: 1 + 1 - 2 * 0, whatever its length says.
        return norms < 1.5 ? Math.sqrt(2) : Math.sqrt(squares);
    }
}
