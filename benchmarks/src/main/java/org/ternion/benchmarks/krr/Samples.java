package org.ternion.benchmarks.krr;

import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.random.CounterRandom;

/** Made-up points and targets, the same for every implementation and every run. */
final class Samples {
    private static final long SEED = 1;

    private Samples() {
    }

    private static RandomGenerator random(long stream) {
        return CounterRandom.of(SEED).stream(stream);
    }

    /** Points evenly distributed over the cube of a side. */
    static DoubleMatrix cube(int rows, int dim, double side, long stream) {
        RandomGenerator random = random(stream);
        double[] values = new double[Math.multiplyExact(rows, dim)];
        Arrays.setAll(values, i -> side * random.nextDouble());
        return DoubleMatrix.wrap(values, rows, dim);
    }

    /** A smooth function of period 2 pi at some points, with noise of variance 0.01. */
    static DoubleMatrix smooth(DoubleMatrix x, long stream) {
        RandomGenerator random = random(stream);
        double[] values = new double[x.rows()];
        Arrays.setAll(values, i -> Math.sin(x.get(i, 0)) * Math.cos(2 * x.get(i, x.cols() - 1))
                + 0.1 * random.nextGaussian());
        return column(values);
    }

    /** Normal numbers. */
    static DoubleMatrix noise(int rows, long stream) {
        RandomGenerator random = random(stream);
        double[] values = new double[rows];
        Arrays.setAll(values, i -> random.nextGaussian());
        return column(values);
    }

    /** Numbers of leaves, in no order and with repeats. */
    static int[] leaves(int rows, int leaves, long stream) {
        RandomGenerator random = random(stream);
        int[] result = new int[rows];
        Arrays.setAll(result, i -> random.nextInt(leaves));
        return result;
    }

    /** Every cell with a chance of one half. */
    static BitSet half(int cells, long stream) {
        RandomGenerator random = random(stream);
        BitSet result = new BitSet(cells);
        for (int cell = 0; cell < cells; cell++) {
            result.set(cell, random.nextBoolean());
        }
        return result;
    }

    static DoubleMatrix column(double[] values) {
        return DoubleMatrix.wrap(values, values.length, 1);
    }
}
