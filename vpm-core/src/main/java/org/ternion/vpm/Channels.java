package org.ternion.vpm;

/** Red and green samples of one metric. */
final class Channels {
    static final double FULL_SCALE = 65535;

    private Channels() {
    }

    /** Values on the unit scale of a range, {@code (x - min) / (max - min)}, not clamped; a point divides by 1. */
    static double[] unit(double[] values, MetricRange own, MetricRange range) {
        double largest = Math.max(Math.max(Math.abs(own.min()), Math.abs(own.max())),
                Math.max(Math.abs(range.min()), Math.abs(range.max())));
        // Halving is exact and keeps the differences of huge values finite.
        double scale = largest > Double.MAX_VALUE / 2 ? 0.5 : 1;
        double low = range.min() * scale;
        double span = range.max() > range.min() ? range.max() * scale - low : 1;
        double[] unit = new double[values.length];
        for (int c = 0; c < unit.length; c++) {
            unit[c] = (values[c] * scale - low) / span;
        }
        return unit;
    }

    /** {@code rint(clamp(v) * 65535)}, or 0 everywhere when the range is a point. */
    static char[] red(double[] unit, MetricRange range) {
        char[] samples = new char[unit.length];
        if (range.max() > range.min()) {
            for (int c = 0; c < samples.length; c++) {
                double v = Math.max(0, Math.min(1, unit[c]));
                samples[c] = (char) (int) Math.rint(v * FULL_SCALE);
            }
        }
        return samples;
    }

    /** {@code rint(rank / (n - 1) * 65535)} with ranks from 0 by ascending value; 32767 for a single document. */
    static char[] green(double[] unit, TieRule ties) {
        int n = unit.length;
        char[] samples = new char[n];
        if (n == 1) {
            samples[0] = 32767;
            return samples;
        }
        int[] order = StableSort.ascending(unit, n);
        double last = n - 1.0;
        if (ties == TieRule.STABLE_ORDINAL) {
            for (int rank = 0; rank < n; rank++) {
                samples[order[rank]] = sample(rank, last);
            }
            return samples;
        }
        int start = 0;
        while (start < n) {
            double value = unit[order[start]];
            int end = start + 1;
            while (end < n && unit[order[end]] == value) {
                end++;
            }
            // Sum in long: two ranks near 2^31 overflow an int.
            char shared = sample(((long) start + end - 1) / 2.0, last);
            for (int i = start; i < end; i++) {
                samples[order[i]] = shared;
            }
            start = end;
        }
        return samples;
    }

    private static char sample(double rank, double last) {
        // Divide first: the specification's order of operations decides the rounding.
        return (char) (int) Math.rint(rank / last * FULL_SCALE);
    }
}
