package org.ternion.sphere;

import java.util.Objects;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.simd.RowKernels;

/**
 * The scores that need the vector itself only. Each reads the matrix once, O(rows * columns), and gives the same bits
 * on every machine and for any number of threads.
 */
public final class Scores {
    /** Keeps the unit vector of a zero vector defined: the constant of the information score (specification 3.5). */
    private static final double NORM_FLOOR = 1e-8;

    private Scores() {
    }

    /**
     * Euclidean norm of each row, summed in double and rounded to float. A zero vector has score 0. Rejects rows whose
     * norm exceeds {@link Float#MAX_VALUE}.
     *
     * @return the score
     */
    public static Score l2Norm() {
        return (x, out, run) -> fromSums(x, out, run, (sum, squares) -> Math.sqrt(squares));
    }

    /**
     * Norm times {@code 1 + Var(x / (norm + 1e-8))}, with the population variance over the d components. A zero vector
     * has score 0. Rejects rows whose score exceeds {@link Float#MAX_VALUE}.
     *
     * <p>The components of a unit vector have variance {@code 1/d - mean^2}, at most 1/d: this score is the norm within
     * a factor of {@code 1 + 1/d} and no independent measure of content.
     *
     * @return the score
     */
    public static Score information() {
        return (x, out, run) -> {
            int dim = x.cols();
            fromSums(x, out, run, (sum, squares) -> {
                double norm = Math.sqrt(squares);
                double scale = norm + NORM_FLOOR;
                double mean = sum / dim / scale;
                return norm == 0 ? 0 : norm * (1 + Math.max(0, squares / dim / (scale * scale) - mean * mean));
            });
        };
    }

    /**
     * Scores known beforehand. Scoring a matrix copies them and looks at its number of rows only.
     *
     * @param scores finite, one per row, copied
     * @return the score; it throws {@link IllegalArgumentException} for a matrix with another number of rows
     * @throws IllegalArgumentException if a score is NaN or infinite
     */
    public static Score external(float[] scores) {
        float[] own = scores.clone();
        ScoreOrder.requireFinite(own, "score");
        return (x, out, run) -> {
            checkTarget(x, out);
            Objects.requireNonNull(run, "run");
            if (x.rows() != own.length) {
                throw new IllegalArgumentException(own.length + " scores for " + x.rows() + " rows");
            }
            System.arraycopy(own, 0, out, 0, own.length);
        };
    }

    /** A score as a function of the sum and the sum of squares of a row. */
    private interface OfSums {
        double score(double sum, double squares);
    }

    private static void fromSums(FloatMatrix x, float[] out, RunOptions run, OfSums rule) {
        checkTarget(x, out);
        run.forEachBlock(x.rows(), (from, to) -> {
            double[] sums = new double[to - from];
            double[] squares = new double[to - from];
            RowKernels.CHOSEN.sums(x, from, to, sums, squares);
            for (int i = 0; i < sums.length; i++) {
                FiniteRows.require(x, from + i, squares[i]);
                out[from + i] = narrow(rule.score(sums[i], squares[i]), from + i);
            }
        });
    }

    private static float narrow(double score, int row) {
        float narrowed = (float) score;
        if (narrowed == Float.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("row " + row + " is too long for a float score: " + score);
        }
        return narrowed;
    }

    private static void checkTarget(FloatMatrix x, float[] out) {
        if (out.length < x.rows()) {
            throw new IllegalArgumentException(x.rows() + " scores do not fit an array of " + out.length);
        }
    }
}
