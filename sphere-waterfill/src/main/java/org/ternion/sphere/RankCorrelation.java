package org.ternion.sphere;

import org.ternion.core.RunOptions;

/** Spearman's rank correlation of scores and shells. */
final class RankCorrelation {
    private RankCorrelation() {
    }

    /** Takes finite scores, the shell per score and the number of scores per shell; NaN if either side is constant. */
    static double spearman(float[] scores, int[] shell, int[] counts) {
        int n = scores.length;
        double middle = (n - 1) / 2.0;
        double[] shellRank = new double[counts.length];
        double shellSquares = 0;
        int below = 0;
        for (int k = 0; k < counts.length; k++) {
            shellRank[k] = below + (counts[k] - 1) / 2.0 - middle;
            shellSquares += counts[k] * shellRank[k] * shellRank[k];
            below += counts[k];
        }
        int[] order = ScoreOrder.ascending(scores, RunOptions.DEFAULT);
        double scoreSquares = 0;
        double products = 0;
        for (int from = 0; from < n;) {
            int to = from;
            double shells = 0;
            while (to < n && scores[order[to]] == scores[order[from]]) {
                shells += shellRank[shell[order[to++]]];
            }
            double rank = from + (to - from - 1) / 2.0 - middle;
            scoreSquares += (to - from) * rank * rank;
            products += rank * shells;
            from = to;
        }
        // A constant side has all ranks in the middle, where every term above is exactly 0.
        return products / Math.sqrt(scoreSquares * shellSquares);
    }
}
