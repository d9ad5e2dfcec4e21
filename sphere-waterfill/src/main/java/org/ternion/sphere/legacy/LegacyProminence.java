package org.ternion.sphere.legacy;

/**
 * The two rules for points that stick out of their shell (specification 3.8), in double. The rules for users are those
 * of {@code org.ternion.sphere.overflow}.
 */
final class LegacyProminence {
    private LegacyProminence() {
    }

    /** Mean score of the other points of the same shell, the own score for a point that is alone. */
    static double[] meanOfOthers(int[] shell, int shells, double[] scores) {
        int[] counts = new int[shells];
        double[] sums = new double[shells];
        for (int i = 0; i < shell.length; i++) {
            counts[shell[i]]++;
            sums[shell[i]] += scores[i];
        }
        double[] means = new double[shell.length];
        for (int i = 0; i < means.length; i++) {
            int k = shell[i];
            means[i] = counts[k] == 1 ? scores[i] : (sums[k] - scores[i]) / (counts[k] - 1);
        }
        return means;
    }

    /**
     * By how much a score exceeds {@code 1 + threshold} times the mean of the others, or 0. A point is promoted when
     * this is positive.
     */
    static double[] excess(int[] shell, int shells, double[] scores, double threshold) {
        double[] excess = meanOfOthers(shell, shells, scores);
        for (int i = 0; i < excess.length; i++) {
            excess[i] = Math.max(0, scores[i] - excess[i] - threshold * excess[i]);
        }
        return excess;
    }

    /** Score minus the mean of the shell, own score included. By the denominator a single point is a little above 0. */
    static double[] aboveMean(int[] shell, int shells, double[] scores) {
        double[] means = mean(shell, shells, scores);
        double[] above = new double[shell.length];
        for (int i = 0; i < above.length; i++) {
            above[i] = scores[i] - means[shell[i]];
        }
        return above;
    }

    /** Whether a score is above the mean by {@code threshold * (deviation + 0.1)}. */
    static boolean[] promoted(int[] shell, int shells, double[] scores, double threshold) {
        double[] above = aboveMean(shell, shells, scores);
        double[] squares = new double[above.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = above[i] * above[i];
        }
        double[] variances = mean(shell, shells, squares);
        boolean[] promoted = new boolean[above.length];
        for (int i = 0; i < promoted.length; i++) {
            promoted[i] = above[i] > threshold * (Math.sqrt(variances[shell[i]]) + 0.1);
        }
        return promoted;
    }

    private static double[] mean(int[] shell, int shells, double[] values) {
        int[] counts = new int[shells];
        double[] means = new double[shells];
        for (int i = 0; i < shell.length; i++) {
            counts[shell[i]]++;
            means[shell[i]] += values[i];
        }
        for (int k = 0; k < shells; k++) {
            means[k] /= counts[k] + 1e-8;
        }
        return means;
    }
}
