package org.ternion.krr.lowrank;

import org.ternion.core.DoubleMatrix;

/** A cosine and a sine for each frequency: inner products depend on differences only and are exact at 0. */
final class CosineFeatures implements FeatureMap {
    private final double[] frequencies;
    private final int count;
    private final double scale;

    CosineFeatures(double[] frequencies, int count, double amplitude) {
        this.frequencies = frequencies;
        this.count = count;
        scale = Math.sqrt(amplitude / count);
    }

    @Override
    public int rank() {
        return 2 * count;
    }

    @Override
    public void features(DoubleMatrix x, int from, int to, double[] target) {
        int d = x.cols();
        double[] values = x.backingArray();
        for (int row = from; row < to; row++) {
            int at = (row - from) * rank();
            for (int i = 0; i < count; i++) {
                double phase = 0;
                for (int c = 0; c < d; c++) {
                    phase = Math.fma(frequencies[i * d + c], values[row * d + c], phase);
                }
                target[at + 2 * i] = scale * StrictMath.cos(phase);
                target[at + 2 * i + 1] = scale * StrictMath.sin(phase);
            }
        }
    }

    @Override
    public double missing(DoubleMatrix x, int row, double featureSquares) {
        return 0;
    }
}
