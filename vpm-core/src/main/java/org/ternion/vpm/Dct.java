package org.ternion.vpm;

import org.ternion.core.DoubleMatrix;
import org.ternion.core.FloatMatrix;

/**
 * Discrete cosine transform of type II and its inverse:
 * {@code X[n] = s(n) * sum over k of x[k] * cos(pi / N * (k + 0.5) * n)}. Computed in double, returned in float.
 *
 * <p>Below 64 points the sum is taken as written, O(N^2); from 64 points on it is one complex FFT of N points after
 * Makhoul, O(N log N) for every N. NaN and infinities give NaN.
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1980.1163351">J. Makhoul (1980), A fast cosine transform in one and two
 *      dimensions, equations 11 to 16</a>
 */
public enum Dct {
    /** Orthogonal: {@code s(0) = sqrt(1/N)}, else {@code sqrt(2/N)}; the inverse is the transpose. */
    ORTHO,
    /** {@code s = 1}; the inverse is {@code x[k] = X[0]/N + 2/N * sum over n >= 1 of X[n] * cos(...)}. */
    UNNORMALISED;

    /** Points from which the FFT is used. */
    static final int FFT_FROM = 64;

    /**
     * Transforms one sequence.
     *
     * @param x any length, 0 gives an empty result; not modified
     * @return N coefficients
     */
    public float[] forward(double[] x) {
        return toFloat(forwardExact(x, FFT_FROM));
    }

    /**
     * Inverts {@link #forward(double[])}.
     *
     * @param coefficients any length, 0 gives an empty result; not modified
     * @return N values
     */
    public float[] inverse(double[] coefficients) {
        return toFloat(inverseExact(coefficients, FFT_FROM));
    }

    /**
     * Transforms every row.
     *
     * @param x any shape
     * @return same shape
     */
    public FloatMatrix forwardRows(DoubleMatrix x) {
        return rows(x, true);
    }

    /**
     * Transforms every column.
     *
     * @param x any shape
     * @return same shape
     */
    public FloatMatrix forwardColumns(DoubleMatrix x) {
        return transposed(rows(transposed(x), true));
    }

    /**
     * Inverts {@link #forwardRows}.
     *
     * @param coefficients any shape
     * @return same shape
     */
    public FloatMatrix inverseRows(DoubleMatrix coefficients) {
        return rows(coefficients, false);
    }

    /**
     * Inverts {@link #forwardColumns}.
     *
     * @param coefficients any shape
     * @return same shape
     */
    public FloatMatrix inverseColumns(DoubleMatrix coefficients) {
        return transposed(rows(transposed(coefficients), false));
    }

    double[] forwardExact(double[] x, int fftFrom) {
        int n = x.length;
        double[] result = n < fftFrom ? directForward(x) : FastDct.forward(x);
        for (int i = 0; i < n; i++) {
            result[i] *= scale(i, n);
        }
        return result;
    }

    double[] inverseExact(double[] coefficients, int fftFrom) {
        int n = coefficients.length;
        double[] plain = coefficients.clone();
        for (int i = 0; i < n; i++) {
            plain[i] /= scale(i, n);
        }
        return n < fftFrom ? directInverse(plain) : FastDct.inverse(plain);
    }

    private double scale(int i, int n) {
        return this == UNNORMALISED ? 1 : Math.sqrt((i == 0 ? 1.0 : 2.0) / n);
    }

    private static double[] directForward(double[] x) {
        int n = x.length;
        double[] result = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += x[k] * cosine(k, i, n);
            }
            result[i] = sum;
        }
        return result;
    }

    private static double[] directInverse(double[] coefficients) {
        int n = coefficients.length;
        double[] result = new double[n];
        for (int k = 0; k < n; k++) {
            double sum = coefficients[0] / n;
            for (int i = 1; i < n; i++) {
                sum += 2.0 / n * coefficients[i] * cosine(k, i, n);
            }
            result[k] = sum;
        }
        return result;
    }

    private static double cosine(int k, int i, int n) {
        return Math.cos(Math.PI / n * (k + 0.5) * i);
    }

    private FloatMatrix rows(DoubleMatrix x, boolean forward) {
        float[] result = new float[x.rows() * x.cols()];
        double[] row = new double[x.cols()];
        for (int i = 0; i < x.rows(); i++) {
            x.copyRow(i, row, 0);
            float[] image = forward ? forward(row) : inverse(row);
            System.arraycopy(image, 0, result, i * x.cols(), image.length);
        }
        return FloatMatrix.wrap(result, x.rows(), x.cols());
    }

    private static DoubleMatrix transposed(DoubleMatrix x) {
        double[] result = new double[x.rows() * x.cols()];
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < x.cols(); j++) {
                result[j * x.rows() + i] = x.get(i, j);
            }
        }
        return DoubleMatrix.wrap(result, x.cols(), x.rows());
    }

    private static FloatMatrix transposed(FloatMatrix x) {
        float[] result = new float[x.rows() * x.cols()];
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < x.cols(); j++) {
                result[j * x.rows() + i] = x.get(i, j);
            }
        }
        return FloatMatrix.wrap(result, x.cols(), x.rows());
    }

    private static float[] toFloat(double[] x) {
        float[] result = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = (float) x[i];
        }
        return result;
    }
}
