package org.ternion.sphere.legacy;

import org.ternion.sphere.harmonic.SphericalHarmonics;

/**
 * Grid and transform of the prototype (3.21): {@code 2L} colatitudes from pole to pole with weights by their sine, and
 * {@code 4L} azimuths. The quadrature is not exact, so a round trip is not the identity. The harmonics are those of the
 * library, right in every column; the prototype's were not beyond degree 18.
 */
final class LegacyField {
    private final int bandLimit;
    private final int rings;
    private final int columns;
    private final double[] weights;
    /** Per ring the real harmonics at azimuth 0: the Legendre functions, those of order above 0 times sqrt(2). */
    private final double[][] legendre;
    private final double[] cosine;
    private final double[] sine;

    /** Takes the largest degree, at least 1. */
    LegacyField(int bandLimit) {
        this.bandLimit = bandLimit;
        this.rings = 2 * bandLimit;
        this.columns = 4 * bandLimit;
        this.weights = new double[rings];
        this.legendre = new double[rings][(bandLimit + 1) * (bandLimit + 1)];
        double total = 0;
        for (int i = 0; i < rings; i++) {
            SphericalHarmonics.row(bandLimit, theta(i), 0, legendre[i]);
            weights[i] = Math.sin(theta(i));
            total += weights[i] * columns;
        }
        for (int i = 0; i < rings; i++) {
            weights[i] *= 4 * Math.PI / total;
        }
        this.cosine = new double[columns];
        this.sine = new double[columns];
        for (int j = 0; j < columns; j++) {
            cosine[j] = Math.cos(phi(j));
            sine[j] = Math.sin(phi(j));
        }
    }

    int rings() {
        return rings;
    }

    int columns() {
        return columns;
    }

    double theta(int ring) {
        return 1e-6 + ring * (Math.PI - 2e-6) / (rings - 1);
    }

    double phi(int column) {
        return column * 2 * Math.PI / columns;
    }

    /** Coefficients of a row-major field, degree l and order m at {@code l * l + l + m}. */
    double[] analyze(double[] field) {
        double[] coefficients = new double[(bandLimit + 1) * (bandLimit + 1)];
        for (int i = 0; i < rings; i++) {
            for (int m = 0; m <= bandLimit; m++) {
                double even = 0;
                double odd = 0;
                for (int j = 0; j < columns; j++) {
                    even += field[i * columns + j] * cosine[m * j % columns];
                    odd += field[i * columns + j] * sine[m * j % columns];
                }
                for (int l = m; l <= bandLimit; l++) {
                    int centre = l * l + l;
                    double weight = weights[i] * legendre[i][centre + m];
                    coefficients[centre + m] += weight * even;
                    if (m > 0) {
                        coefficients[centre - m] += weight * odd;
                    }
                }
            }
        }
        return coefficients;
    }

    /** The field of coefficients. */
    double[] synthesize(double[] coefficients) {
        double[] field = new double[rings * columns];
        for (int i = 0; i < rings; i++) {
            for (int m = 0; m <= bandLimit; m++) {
                double even = 0;
                double odd = 0;
                for (int l = m; l <= bandLimit; l++) {
                    int centre = l * l + l;
                    even += legendre[i][centre + m] * coefficients[centre + m];
                    odd += legendre[i][centre + m] * coefficients[centre - m];
                }
                // The sine of order 0 is 0, so it does not matter that both sums have the same element then.
                for (int j = 0; j < columns; j++) {
                    field[i * columns + j] += even * cosine[m * j % columns] + odd * sine[m * j % columns];
                }
            }
        }
        return field;
    }

    /** Square of the transformed amplitude, divided by its plain sum over the grid plus 1e-10. */
    double[] intensity(double[] amplitude) {
        double[] intensity = synthesize(analyze(amplitude));
        double total = 1e-10;
        for (int g = 0; g < intensity.length; g++) {
            intensity[g] *= intensity[g];
            total += intensity[g];
        }
        for (int g = 0; g < intensity.length; g++) {
            intensity[g] /= total;
        }
        return intensity;
    }
}
