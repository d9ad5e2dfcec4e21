package org.ternion.krr.grid;

import java.util.Arrays;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.dense.Cholesky;
import org.ternion.krr.dense.DenseAlgebra;

/**
 * Some waves of a grid as features of its observed cells, {@code Phi}: a cosine and a sine for each pair of frequencies
 * m and -m, a cosine where these are the same, each times the root of its share of the eigenvalue, so that all of them
 * give {@code K = Phi Phi^T}. {@code Phi} is never formed: products of waves are waves of sums and differences, so
 * {@code Phi^T Phi} is read from the transform of the mask, and everything else goes through transforms of the grid.
 */
final class GridModes {
    private final TorusSpectrum spectrum;
    private final double lambda;
    /** Stored positions of the frequencies, one of each pair. */
    private final int[] positions;
    /** Position of the mirror image where that is stored too, else -1; equal to the position of a real frequency. */
    private final int[] mirrors;
    private final int[] frequencies;
    private final double[] weights;
    /** First feature of each mode; a real frequency has one, another has two. */
    private final int[] features;
    private final int rank;
    private final DoubleMatrix gram;
    /** Null if there are no features. */
    private final Cholesky factor;

    /**
     * Factors {@code Phi^T Phi + lambda I}.
     *
     * @param positions stored positions, as {@link #above} gives them
     * @param mask      transform of the array that is 1 in the observed cells
     */
    GridModes(TorusSpectrum spectrum, int[] positions, HalfSpectrum mask, double lambda, RunOptions run) {
        this.spectrum = spectrum;
        this.positions = positions;
        this.lambda = lambda;
        int d = spectrum.shape().length;
        frequencies = new int[positions.length * d];
        mirrors = new int[positions.length];
        weights = new double[positions.length];
        features = new int[positions.length];
        int count = 0;
        for (int i = 0; i < positions.length; i++) {
            spectrum.frequency(positions[i], frequencies, i * d);
            mirrors[i] = mirror(spectrum, positions[i]);
            boolean real = mirrors[i] == positions[i];
            weights[i] = Math.sqrt(spectrum.mu()[positions[i]] * (real ? 1 : 2) / spectrum.cells());
            features[i] = count;
            count += real ? 1 : 2;
        }
        rank = count;
        gram = gram(mask);
        factor = rank == 0 ? null : Cholesky.ofRidge(gram, lambda, DenseAlgebra.best(), run);
    }

    private static int mirror(TorusSpectrum spectrum, int position) {
        int[] frequency = new int[spectrum.shape().length];
        spectrum.frequency(position, frequency, 0);
        for (int axis = 0; axis < frequency.length; axis++) {
            frequency[axis] = frequency[axis] == 0 ? 0 : spectrum.shape()[axis] - frequency[axis];
        }
        return Math.max(-1, spectrum.locate(frequency, 0));
    }

    /**
     * Stored positions with an eigenvalue above a bound, rising, one of each pair.
     *
     * @param limit features at most
     * @return the positions, or null if there are more features
     */
    static int[] above(TorusSpectrum spectrum, double bound, int limit) {
        int[] found = new int[16];
        int count = 0;
        int rank = 0;
        for (int i = 0; i < spectrum.size(); i++) {
            if (spectrum.mu()[i] > bound) {
                int mirror = mirror(spectrum, i);
                if (mirror >= i || mirror < 0) {
                    rank += mirror == i ? 1 : 2;
                    if (rank > limit) {
                        return null;
                    }
                    found = count < found.length ? found : Arrays.copyOf(found, 2 * count);
                    found[count++] = i;
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** {@code Phi^T Phi}, from the products of waves {@code 2 cos k cos l = cos(k - l) + cos(k + l)} and so on. */
    private DoubleMatrix gram(HalfSpectrum mask) {
        double[] s = new double[Math.multiplyExact(rank, rank)];
        int d = spectrum.shape().length;
        int[] other = new int[d];
        for (int a = 0; a < positions.length; a++) {
            for (int b = 0; b <= a; b++) {
                double w = 0.5 * weights[a] * weights[b];
                int difference = combined(a, b, -1, other);
                double cosDiff = w * mask.re()[difference < 0 ? ~difference : difference];
                double sinDiff = w * (difference < 0 ? mask.im()[~difference] : -mask.im()[difference]);
                int sum = combined(a, b, 1, other);
                double cosSum = w * mask.re()[sum < 0 ? ~sum : sum];
                double sinSum = w * (sum < 0 ? mask.im()[~sum] : -mask.im()[sum]);
                int row = features[a];
                int col = features[b];
                boolean rowSine = mirrors[a] != positions[a];
                boolean colSine = mirrors[b] != positions[b];
                put(s, row, col, cosDiff + cosSum);
                if (rowSine) {
                    put(s, row + 1, col, sinSum + sinDiff);
                }
                if (colSine) {
                    put(s, row, col + 1, sinSum - sinDiff);
                }
                if (rowSine && colSine) {
                    put(s, row + 1, col + 1, cosDiff - cosSum);
                }
            }
        }
        return DoubleMatrix.wrap(s, rank, rank);
    }

    private void put(double[] s, int row, int col, double value) {
        s[row * rank + col] = value;
        s[col * rank + row] = value;
    }

    /** Position of the sum ({@code sign = 1}) or the difference of two frequencies, as {@link TorusSpectrum#locate}. */
    private int combined(int a, int b, int sign, int[] target) {
        int d = target.length;
        for (int axis = 0; axis < d; axis++) {
            int n = spectrum.shape()[axis];
            int f = frequencies[a * d + axis] + sign * frequencies[b * d + axis];
            target[axis] = f < 0 ? f + n : f >= n ? f - n : f;
        }
        return spectrum.locate(target, 0);
    }

    /** {@code Phi^T v} from the transform of v, which is zero in the unobserved cells. */
    private double[] analyse(HalfSpectrum v) {
        double[] result = new double[rank];
        for (int i = 0; i < positions.length; i++) {
            result[features[i]] = weights[i] * v.re()[positions[i]];
            if (mirrors[i] != positions[i]) {
                result[features[i] + 1] = -weights[i] * v.im()[positions[i]];
            }
        }
        return result;
    }

    /** {@code Phi beta} on all cells, as a spectrum. */
    private HalfSpectrum synthesise(double[] beta) {
        HalfSpectrum result = new HalfSpectrum(spectrum.size());
        for (int i = 0; i < positions.length; i++) {
            boolean real = mirrors[i] == positions[i];
            double cos = weights[i] * beta[features[i]];
            add(result, positions[i], mirrors[i], cos, real ? 0 : weights[i] * beta[features[i] + 1]);
        }
        return result;
    }

    /** Adds {@code cos * cos(m x) + sin * sin(m x)} for the frequency m at a position, and at its mirror image's. */
    private void add(HalfSpectrum target, int position, int mirror, double cos, double sin) {
        double half = 0.5 * spectrum.cells();
        target.re()[position] += half * cos;
        target.im()[position] -= half * sin;
        if (mirror >= 0) {
            target.re()[mirror] += half * cos;
            target.im()[mirror] += half * sin;
        }
    }

    /** {@code (Phi^T Phi + lambda I)^-1 Phi^T v}, for v that is zero in the unobserved cells. */
    private double[] coefficients(double[] v) {
        return solve(analyse(spectrum.forward(v)));
    }

    private double[] solve(double[] right) {
        return rank == 0 ? right : factor.solve(DoubleMatrix.wrap(right, rank, 1), RunOptions.DEFAULT).backingArray();
    }

    /** {@code (Phi Phi^T + lambda I)^-1 v} in the observed cells, by Woodbury's identity; anything in the others. */
    double[] precondition(double[] v) {
        double[] fit = spectrum.inverse(synthesise(coefficients(v)));
        for (int i = 0; i < fit.length; i++) {
            fit[i] = (v[i] - fit[i]) / lambda;
        }
        return fit;
    }

    /** Logarithm of the determinant of {@code Phi Phi^T + lambda I} on n observed cells. */
    double logDeterminant(int n) {
        return (rank == 0 ? 0 : factor.logDeterminant()) + (n - rank) * Math.log(lambda);
    }

    /** {@code (Phi^T Phi + lambda I)^-1}, {@code rank x rank}. */
    DoubleMatrix inverse(RunOptions run) {
        double[] identity = new double[rank * rank];
        for (int i = 0; i < rank; i++) {
            identity[i * rank + i] = 1;
        }
        DoubleMatrix unit = DoubleMatrix.wrap(identity, rank, rank);
        return rank == 0 ? unit : factor.solve(unit, run);
    }

    /** Effective degrees of freedom, {@code trace((Phi^T Phi + lambda I)^-1 Phi^T Phi)}. */
    double dof(DoubleMatrix inverse) {
        double sum = 0;
        for (int i = 0; i < rank * rank; i++) {
            sum += inverse.backingArray()[i] * gram.backingArray()[i];
        }
        return sum;
    }

    /**
     * Leverage of every cell, {@code phi(x)^T M phi(x)} with {@code M = (Phi^T Phi + lambda I)^-1}: products of waves
     * again, so the pairs of features are summed by sum and difference of frequency and transformed once.
     */
    double[] leverages(DoubleMatrix inverse) {
        HalfSpectrum h = new HalfSpectrum(spectrum.size());
        int[] other = new int[spectrum.shape().length];
        for (int a = 0; a < positions.length; a++) {
            for (int b = 0; b < positions.length; b++) {
                double w = 0.5 * weights[a] * weights[b];
                int row = features[a];
                int col = features[b];
                boolean rowSine = mirrors[a] != positions[a];
                boolean colSine = mirrors[b] != positions[b];
                double cc = inverse.get(row, col);
                double cs = colSine ? inverse.get(row, col + 1) : 0;
                double sc = rowSine ? inverse.get(row + 1, col) : 0;
                double ss = rowSine && colSine ? inverse.get(row + 1, col + 1) : 0;
                addBoth(h, other, combined(a, b, -1, other), w * (cc + ss), w * (sc - cs));
                addBoth(h, other, combined(a, b, 1, other), w * (cc - ss), w * (cs + sc));
            }
        }
        return spectrum.inverse(h);
    }

    private void addBoth(HalfSpectrum target, int[] frequency, int position, double cos, double sin) {
        if (position < 0) {
            add(target, ~position, -1, cos, -sin);
            return;
        }
        for (int axis = 0; axis < frequency.length; axis++) {
            frequency[axis] = frequency[axis] == 0 ? 0 : spectrum.shape()[axis] - frequency[axis];
        }
        add(target, position, Math.max(-1, spectrum.locate(frequency, 0)), cos, sin);
    }

    /**
     * Latent variance of a point: {@code k(x, x) - |psi|^2 + lambda psi^T M psi}, where psi are the features of the
     * point; the first difference is what the grid aliases, 0 in its cells.
     *
     * @param row {@code k(x, x_j)} for all cells, as a spectrum
     */
    double variance(HalfSpectrum row, double prior) {
        double[] psi = new double[rank];
        double square = 0;
        for (int i = 0; i < positions.length; i++) {
            // The row is sum of psi_a phi_a: its transform divided by the feature's.
            double scale = (mirrors[i] == positions[i] ? 1 : 2) / (weights[i] * spectrum.cells());
            psi[features[i]] = scale * row.re()[positions[i]];
            square += psi[features[i]] * psi[features[i]];
            if (mirrors[i] != positions[i]) {
                psi[features[i] + 1] = -scale * row.im()[positions[i]];
                square += psi[features[i] + 1] * psi[features[i] + 1];
            }
        }
        double[] solved = solve(psi);
        double noise = 0;
        for (int i = 0; i < rank; i++) {
            noise += psi[i] * solved[i];
        }
        return Math.max(0, prior - square + lambda * noise);
    }
}
