package org.ternion.krr.grid;

import java.util.Arrays;
import org.ternion.krr.domain.TorusGrid;

/** The kernel matrix of the observed cells of a grid. Arrays have all cells, with zeros in the unobserved ones. */
final class MaskedOperator {
    private final TorusSpectrum spectrum;
    private final int[] observed;
    private final int[] missing;
    private final HalfSpectrum mask;

    MaskedOperator(TorusSpectrum spectrum, TorusGrid grid) {
        this.spectrum = spectrum;
        observed = new int[grid.size()];
        Arrays.setAll(observed, grid::cell);
        missing = new int[grid.cells() - grid.size()];
        int at = 0;
        int next = 0;
        for (int cell = 0; cell < grid.cells(); cell++) {
            if (next < observed.length && observed[next] == cell) {
                next++;
            } else {
                missing[at++] = cell;
            }
        }
        double[] ones = new double[grid.cells()];
        for (int cell : observed) {
            ones[cell] = 1;
        }
        mask = spectrum.forward(ones);
    }

    TorusSpectrum spectrum() {
        return spectrum;
    }

    /** Rising; not to be modified. */
    int[] observed() {
        return observed;
    }

    /** Rising; not to be modified. */
    int[] missing() {
        return missing;
    }

    /** Transform of the array that is 1 in the observed cells; not to be modified. */
    HalfSpectrum mask() {
        return mask;
    }

    double[] clearMissing(double[] x) {
        for (int cell : missing) {
            x[cell] = 0;
        }
        return x;
    }

    /** {@code K v} in all cells. */
    double[] kernel(double[] v) {
        HalfSpectrum transformed = spectrum.forward(v);
        spectrum.multiply(transformed, transformed);
        return spectrum.inverse(transformed);
    }

    /** {@code (K + lambda I) v} in the observed cells. */
    double[] ridge(double[] v, double lambda) {
        double[] result = clearMissing(kernel(v));
        for (int cell : observed) {
            result[cell] += lambda * v[cell];
        }
        return result;
    }

    /** {@code |y - (K + lambda I) alpha| / |y|} over the observed cells, 0 if y is. */
    double residual(double[] y, double[] alpha, double lambda) {
        double[] product = ridge(alpha, lambda);
        double error = 0;
        for (int i = 0; i < y.length; i++) {
            error += (y[i] - product[i]) * (y[i] - product[i]);
        }
        double norm = dot(y, y);
        return norm == 0 ? 0 : Math.sqrt(error / norm);
    }

    /** In one fixed order. */
    static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /** All cells from one value per observation. */
    double[] spread(double[] values) {
        double[] all = new double[spectrum.cells()];
        for (int i = 0; i < observed.length; i++) {
            all[observed[i]] = values[i];
        }
        return all;
    }

    /** One value per observation. */
    double[] pick(double[] all) {
        double[] values = new double[observed.length];
        for (int i = 0; i < observed.length; i++) {
            values[i] = all[observed[i]];
        }
        return values;
    }
}
