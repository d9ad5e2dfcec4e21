package org.ternion.trading.analysis;

import java.util.Arrays;

/** Moments and percentiles of values; what is not defined is NaN. */
final class Sample {
    private Sample() {
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    static double mean(double[] values) {
        return values.length == 0 ? Double.NaN : sum(values) / values.length;
    }

    /** With n - 1; NaN for fewer than two values and for equal ones, whose deviation would be rounding noise. */
    static double deviation(double[] values) {
        if (values.length < 2 || constant(values)) {
            return Double.NaN;
        }
        return Math.sqrt(centralSum(values, 2) / (values.length - 1));
    }

    private static boolean constant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    private static double centralSum(double[] values, int power) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            double d = value - mean;
            sum += power == 2 ? d * d : power == 3 ? d * d * d : d * d * d * d;
        }
        return sum;
    }

    /** Third standardised moment, without correction for n. */
    static double skew(double[] values) {
        if (values.length < 2 || constant(values)) {
            return Double.NaN;
        }
        double variance = centralSum(values, 2) / values.length;
        return centralSum(values, 3) / values.length / (variance * Math.sqrt(variance));
    }

    /** Fourth standardised moment less 3, without correction for n. */
    static double excessKurtosis(double[] values) {
        if (values.length < 2 || constant(values)) {
            return Double.NaN;
        }
        double variance = centralSum(values, 2) / values.length;
        return centralSum(values, 4) / values.length / (variance * variance) - 3;
    }

    /** Linear interpolation between the two nearest of the sorted values. */
    static double percentile(double[] sorted, double percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double h = (sorted.length - 1) * percent / 100;
        int low = (int) h;
        return low + 1 < sorted.length ? sorted[low] + (h - low) * (sorted[low + 1] - sorted[low]) : sorted[low];
    }

    static double[] sorted(double[] values) {
        double[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }

    /** Simple returns from the second value on. */
    static double[] returns(double[] levels) {
        double[] returns = new double[Math.max(0, levels.length - 1)];
        for (int t = 1; t < levels.length; t++) {
            returns[t - 1] = levels[t] / levels[t - 1] - 1;
        }
        return returns;
    }

    /** A ratio that is NaN where its denominator is 0. */
    static double ratio(double numerator, double denominator) {
        return denominator == 0 ? Double.NaN : numerator / denominator;
    }
}
