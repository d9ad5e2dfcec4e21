package org.ternion.benchmarks.krr;

import java.util.BitSet;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.fft.Fft;
import org.ternion.krr.kernel.Kernel;

/**
 * Conjugate gradients on a square torus grid with missing cells, without preconditioner, as a peer: products with the
 * kernel matrix by two transforms, eigenvalues by a transform of its first row.
 */
final class GridConjugateGradient {
    private static final double TOLERANCE = 1e-12;
    private static final int MAX_STEPS = 10_000;

    private final Fft fft;
    private final double[] eigenvalues;
    private final BitSet observed;
    private final double lambda;
    private final int threads;
    private final double[] re;
    private final double[] im;
    private int steps;

    GridConjugateGradient(Kernel kernel, int side, BitSet observed, double lambda, int threads) {
        this.observed = observed;
        this.lambda = lambda;
        this.threads = threads;
        fft = Fft.of(side, side);
        re = new double[fft.spectrumSize()];
        im = new double[fft.spectrumSize()];
        double[] row = new double[side * side];
        double[] cell = new double[2];
        for (int i = 0; i < row.length; i++) {
            cell[0] = 2 * Math.PI * (i / side) / side;
            cell[1] = 2 * Math.PI * (i % side) / side;
            row[i] = kernel.value(new double[2], 0, cell, 0, 2);
        }
        eigenvalues = new double[fft.spectrumSize()];
        fft.forward(row, eigenvalues, im, threads);
    }

    /** Coefficients of all cells, zero in the missing ones. */
    double[] solve(DoubleMatrix y) {
        double[] residual = new double[fft.size()];
        int next = 0;
        for (int cell = observed.nextSetBit(0); cell >= 0; cell = observed.nextSetBit(cell + 1)) {
            residual[cell] = y.get(next++, 0);
        }
        double[] alpha = new double[residual.length];
        double[] step = residual.clone();
        double[] image = new double[residual.length];
        double square = dot(residual, residual);
        double target = TOLERANCE * TOLERANCE * square;
        for (steps = 0; square > target && steps < MAX_STEPS; steps++) {
            multiply(step, image);
            double length = square / dot(step, image);
            for (int i = 0; i < alpha.length; i++) {
                alpha[i] += length * step[i];
                residual[i] -= length * image[i];
            }
            double before = square;
            square = dot(residual, residual);
            for (int i = 0; i < step.length; i++) {
                step[i] = residual[i] + square / before * step[i];
            }
        }
        return alpha;
    }

    /** {@code (K + lambda I) v} in the observed cells, 0 in the others. */
    void multiply(double[] v, double[] product) {
        fft.forward(v, re, im, threads);
        for (int i = 0; i < re.length; i++) {
            re[i] *= eigenvalues[i];
            im[i] *= eigenvalues[i];
        }
        fft.inverse(re, im, product, threads);
        for (int i = 0; i < v.length; i++) {
            product[i] = observed.get(i) ? product[i] + lambda * v[i] : 0;
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    int steps() {
        return steps;
    }
}
