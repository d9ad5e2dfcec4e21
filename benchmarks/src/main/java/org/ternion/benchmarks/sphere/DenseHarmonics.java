package org.ternion.benchmarks.sphere;

import java.util.Arrays;
import org.ternion.sphere.harmonic.HarmonicTransform;
import org.ternion.sphere.harmonic.SphericalHarmonics;

/** The transform as a product with all harmonics at all samples, as a peer: 8 (L + 1)^3 (2 L + 1) bytes. */
final class DenseHarmonics {
    private final int coefficients;
    /** One row of harmonics per sample. */
    private final double[] basis;
    private final double[] sampleWeights;

    /** Takes grid and weights of a transform. */
    DenseHarmonics(HarmonicTransform transform) {
        coefficients = transform.coefficients();
        int longitudes = transform.longitudes();
        int samples = transform.rings() * longitudes;
        double[] theta = transform.nodes();
        double[] ringWeights = transform.weights();
        basis = new double[Math.multiplyExact(samples, coefficients)];
        sampleWeights = new double[samples];
        double[] row = new double[coefficients];
        for (int s = 0; s < samples; s++) {
            SphericalHarmonics.row(transform.bandLimit(), theta[s / longitudes],
                    transform.longitude(s % longitudes), row);
            System.arraycopy(row, 0, basis, s * coefficients, coefficients);
            sampleWeights[s] = ringWeights[s / longitudes] * 2 * Math.PI / longitudes;
        }
    }

    double[] analyze(double[] field) {
        double[] out = new double[coefficients];
        for (int s = 0; s < field.length; s++) {
            double factor = field[s] * sampleWeights[s];
            int row = s * coefficients;
            for (int c = 0; c < coefficients; c++) {
                out[c] += factor * basis[row + c];
            }
        }
        return out;
    }

    double[] synthesize(double[] values) {
        double[] field = new double[sampleWeights.length];
        double[] sums = new double[8];
        for (int s = 0; s < field.length; s++) {
            int row = s * coefficients;
            Arrays.fill(sums, 0);
            int whole = coefficients & -8;
            for (int c = 0; c < whole; c += 8) {
                for (int lane = 0; lane < 8; lane++) {
                    sums[lane] += values[c + lane] * basis[row + c + lane];
                }
            }
            double sum = 0;
            for (int c = whole; c < coefficients; c++) {
                sum += values[c] * basis[row + c];
            }
            for (double part : sums) {
                sum += part;
            }
            field[s] = sum;
        }
        return field;
    }

    double[] basis() {
        return basis;
    }
}
