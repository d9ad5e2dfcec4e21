package org.ternion.vpm.simd;

import java.util.Arrays;
import java.util.Objects;

/** Plain loops. */
final class ScalarWeightedSum implements WeightedSum {
    @Override
    public void sum(char[][] samples, double[] weights, int offset, double[] keys, int n) {
        Objects.checkFromIndexSize(0, n, keys.length);
        for (int j = 0; j < weights.length; j++) {
            Objects.checkFromIndexSize(offset, n, samples[j].length);
        }
        Arrays.fill(keys, 0, n, 0);
        int j = 0;
        // Four metrics per pass over the keys: a key is loaded and stored once for four additions, in the same order.
        for (; j + 4 <= weights.length; j += 4) {
            addFour(samples[j], samples[j + 1], samples[j + 2], samples[j + 3], weights, j, offset, keys, n);
        }
        for (; j < weights.length; j++) {
            add(samples[j], weights[j], offset, keys, n);
        }
    }

    private static void addFour(char[] a, char[] b, char[] c, char[] d, double[] weights, int j, int offset,
            double[] keys, int n) {
        double wa = weights[j];
        double wb = weights[j + 1];
        double wc = weights[j + 2];
        double wd = weights[j + 3];
        for (int i = 0; i < n; i++) {
            int at = offset + i;
            keys[i] = keys[i] + wa * a[at] + wb * b[at] + wc * c[at] + wd * d[at];
        }
    }

    private static void add(char[] samples, double weight, int offset, double[] keys, int n) {
        for (int i = 0; i < n; i++) {
            keys[i] += weight * samples[offset + i];
        }
    }

    @Override
    public int firstAtLeast(double[] keys, int from, int to, double threshold) {
        Objects.checkFromToIndex(from, to, keys.length);
        for (int i = from; i < to; i++) {
            if (keys[i] >= threshold) {
                return i;
            }
        }
        return to;
    }
}
