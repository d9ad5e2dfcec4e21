package org.ternion.trading.legacy;

/**
 * Population deviation of the last values with the sums in the order of numpy, on which the last bits of the
 * prototype's log depend.
 */
final class PairwiseDeviation {
    private static final int BLOCK = 128;
    private static final int LANES = 8;

    private final double[] ring;
    private final double[] ordered;
    private int size;
    private int next;

    PairwiseDeviation(int window) {
        ring = new double[window];
        ordered = new double[window];
    }

    double next(double value) {
        ring[next] = value;
        next = (next + 1) % ring.length;
        size = Math.min(size + 1, ring.length);
        int oldest = size < ring.length ? 0 : next;
        for (int i = 0; i < size; i++) {
            ordered[i] = ring[(oldest + i) % ring.length];
        }
        double mean = sum(ordered, 0, size) / size;
        for (int i = 0; i < size; i++) {
            double d = ordered[i] - mean;
            ordered[i] = d * d;
        }
        return Math.sqrt(sum(ordered, 0, size) / size);
    }

    private static double sum(double[] values, int from, int n) {
        if (n < LANES) {
            double sum = 0;
            for (int i = from; i < from + n; i++) {
                sum += values[i];
            }
            return sum;
        }
        if (n > BLOCK) {
            int half = n / 2 - n / 2 % LANES;
            return sum(values, from, half) + sum(values, from + half, n - half);
        }
        double[] lane = new double[LANES];
        System.arraycopy(values, from, lane, 0, LANES);
        int full = n - n % LANES;
        for (int i = LANES; i < full; i++) {
            lane[i % LANES] += values[from + i];
        }
        double sum = ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
        for (int i = full; i < n; i++) {
            sum += values[from + i];
        }
        return sum;
    }
}
