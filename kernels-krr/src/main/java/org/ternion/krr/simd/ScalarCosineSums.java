package org.ternion.krr.simd;

import java.util.Objects;

/** Plain loop. */
final class ScalarCosineSums implements CosineSums {
    @Override
    public void replace(double[] weights, double[] values, int count) {
        Objects.checkFromIndexSize(0, TileRanges.padded(count), values.length);
        for (int i = 0; i < count; i++) {
            values[i] = sum(weights, values[i]);
        }
    }

    static double sum(double[] weights, double chord) {
        double cosine = Math.fma(-0.5, chord, 1);
        double twice = 2 * cosine;
        double current = 0;
        double above = 0;
        for (int j = weights.length - 1; j > 0; j--) {
            double next = Math.fma(twice, current, weights[j] - above);
            above = current;
            current = next;
        }
        return Math.fma(current, cosine, -above);
    }
}
