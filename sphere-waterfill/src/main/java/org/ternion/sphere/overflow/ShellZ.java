package org.ternion.sphere.overflow;

import java.util.Arrays;

/** The z of the members of one shell. Sums run over the sorted scores, so that the order of members does not matter. */
final class ShellZ {
    /** Makes the MAD of normal scores their standard deviation: 1 / Phi^-1(3/4). */
    private static final double MAD_TO_SIGMA = 1.4826;

    private ShellZ() {
    }

    /** Returns the z of each of at least one finite scores. */
    static double[] of(ZMode mode, double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        return switch (mode) {
            case ROBUST -> robust(scores, sorted);
            case LEAVE_ONE_OUT -> leaveOneOut(scores, sorted);
            case LEGACY_STD -> legacyStd(scores, sorted);
            case LEGACY_MEAN -> legacyMean(scores, sorted);
        };
    }

    private static double[] robust(double[] scores, double[] sorted) {
        double median = median(sorted);
        double mad = medianDeviation(sorted, median);
        return mad > 0 ? standard(scores, median, MAD_TO_SIGMA * mad) : standard(scores, sorted);
    }

    private static double[] leaveOneOut(double[] scores, double[] sorted) {
        int n = scores.length;
        double[] z = standard(scores, sorted);
        // Shifted by the median: the sums of squares would lose a spread that is small against the scores.
        double shift = median(sorted);
        double sum = 0;
        double squares = 0;
        for (double s : sorted) {
            sum += s - shift;
            squares += (s - shift) * (s - shift);
        }
        for (int i = 0; i < n; i++) {
            if (othersEqual(sorted, scores[i])) {
                continue;
            }
            double own = scores[i] - shift;
            double rest = squares - own * own;
            if (rest < 0.5 * squares) {
                // Taking away the one member that holds most of a sum leaves rounding errors: sum again, without it.
                z[i] = zAmongOthers(scores, i, shift);
            } else {
                double mean = (sum - own) / (n - 1);
                z[i] = (own - mean) / Math.sqrt(rest / (n - 1) - mean * mean);
            }
        }
        return z;
    }

    /** Whether all but one copy of {@code own} are equal, or there are no others. */
    private static boolean othersEqual(double[] sorted, double own) {
        int n = sorted.length;
        return n == 1 || sorted[own == sorted[0] ? 1 : 0] == sorted[own == sorted[n - 1] ? n - 2 : n - 1];
    }

    private static double zAmongOthers(double[] scores, int own, double shift) {
        int n = scores.length - 1;
        double sum = 0;
        for (int i = 0; i <= n; i++) {
            sum += i == own ? 0 : scores[i] - shift;
        }
        double mean = sum / n + shift;
        double squares = 0;
        for (int i = 0; i <= n; i++) {
            squares += i == own ? 0 : (scores[i] - mean) * (scores[i] - mean);
        }
        return (scores[own] - mean) / Math.sqrt(squares / n);
    }

    private static double[] legacyStd(double[] scores, double[] sorted) {
        double n = scores.length + 1e-8;
        double mean = Arrays.stream(sorted).sum() / n;
        double squares = 0;
        for (double s : sorted) {
            squares += (s - mean) * (s - mean);
        }
        return standard(scores, mean, Math.sqrt(squares / n) + 0.1);
    }

    private static double[] legacyMean(double[] scores, double[] sorted) {
        int n = scores.length;
        double sum = Arrays.stream(sorted).sum();
        double[] z = new double[n];
        for (int i = 0; i < n && n > 1; i++) {
            double mean = (sum - scores[i]) / (n - 1);
            double above = scores[i] - mean;
            z[i] = above == 0 ? 0 : above / Math.abs(mean);
        }
        return z;
    }

    /** By mean and population deviation; 0 if all are equal. */
    private static double[] standard(double[] scores, double[] sorted) {
        int n = sorted.length;
        double shift = median(sorted);
        double sum = 0;
        for (double s : sorted) {
            sum += s - shift;
        }
        double mean = sum / n + shift;
        double squares = 0;
        for (double s : sorted) {
            squares += (s - mean) * (s - mean);
        }
        return sorted[0] == sorted[n - 1] ? new double[n] : standard(scores, mean, Math.sqrt(squares / n));
    }

    private static double[] standard(double[] scores, double center, double scale) {
        double[] z = new double[scores.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = (scores[i] - center) / scale;
        }
        return z;
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return sorted[(n - 1) / 2] / 2 + sorted[n / 2] / 2;
    }

    /** Median distance from the median: the distances rise on both sides of it, so they are met in order. */
    private static double medianDeviation(double[] sorted, double median) {
        int n = sorted.length;
        int right = Math.min(n - 1, n / 2);
        int left = right - 1;
        double lower = 0;
        double upper = 0;
        for (int met = 0; met <= n / 2; met++) {
            boolean takeLeft = right == n || left >= 0 && median - sorted[left] <= sorted[right] - median;
            lower = upper;
            upper = takeLeft ? median - sorted[left--] : sorted[right++] - median;
        }
        return n % 2 == 1 ? upper : lower / 2 + upper / 2;
    }
}
