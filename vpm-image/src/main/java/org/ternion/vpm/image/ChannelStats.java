package org.ternion.vpm.image;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Summary of the samples of one channel. Percentiles interpolate linearly at position {@code (n - 1) * p} and are cut
 * to whole numbers.
 *
 * @param min    smallest sample
 * @param p05    5th percentile
 * @param median 50th percentile
 * @param p95    95th percentile
 * @param max    largest sample
 * @param mean   mean of all samples
 */
public record ChannelStats(int min, int p05, int median, int p95, int max, double mean) {
    /** Counts of each sample value: exact percentiles of any number of rows in constant memory. */
    static final class Histogram {
        private final long[] counts = new long[1 << 16];
        private long samples;

        void add(char[] values) {
            for (char value : values) {
                counts[value]++;
            }
            samples += values.length;
        }

        ChannelStats stats() {
            double sum = 0;
            for (int value = 0; value < counts.length; value++) {
                // Exact while the sum is below 2^53, that is for more than 10^11 samples.
                sum += (double) counts[value] * value;
            }
            return new ChannelStats(percentile(0), percentile(0.05), percentile(0.5), percentile(0.95), percentile(1),
                    sum / samples);
        }

        private int percentile(double p) {
            double position = (samples - 1) * p;
            long below = (long) position;
            int low = valueAt(below);
            int high = valueAt(Math.min(samples - 1, below + 1));
            return (int) (low + (position - below) * (high - low));
        }

        private int valueAt(long rank) {
            long seen = 0;
            int value = -1;
            while (seen <= rank) {
                seen += counts[++value];
            }
            return value;
        }
    }

    /**
     * The summary as a tree for JSON.
     *
     * @return keys {@code min p05 median p95 max mean}, a new map
     */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("min", min);
        tree.put("p05", p05);
        tree.put("median", median);
        tree.put("p95", p95);
        tree.put("max", max);
        tree.put("mean", mean);
        return tree;
    }
}
