package org.ternion.krr.grid;

import java.util.List;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.krr.kernel.AxisSeries;
import org.ternion.krr.solve.Outputs;

/**
 * Values of kernel sums anywhere on the torus. With x fixed, {@code k(x, x_j) = sum over m of s_m exp(-i <m, x_j>)} on
 * the cells j, where {@code s_m = sum over q = m (mod n) of c_q exp(i <q, x>)}; so a sum over cells becomes one over
 * the frequencies m that the kernel has, and its factors go axis by axis.
 */
final class TorusSeries {
    private static final int GRAIN = 16;

    private final TorusSpectrum spectrum;
    /** Frequencies of each axis that the kernel has, as residues; 0 comes first. */
    private final int[][] residues;
    private final int box;

    TorusSeries(TorusSpectrum spectrum) {
        this.spectrum = spectrum;
        int cutoff = spectrum.series().stream().mapToInt(AxisSeries::cutoff).max().orElse(0);
        int d = spectrum.shape().length;
        residues = new int[d][];
        int product = 1;
        for (int axis = 0; axis < d; axis++) {
            int n = spectrum.shape()[axis];
            int count = (int) Math.min(n, 2L * cutoff + 1);
            residues[axis] = new int[count];
            for (int i = 0; i < count; i++) {
                residues[axis][i] = count == n ? i : Math.floorMod((i + 1) / 2 * (i % 2 == 0 ? 1 : -1), n);
            }
            product *= count;
        }
        box = product;
    }

    /** Accepts points of the torus. */
    DoubleMatrix check(DoubleMatrix x) {
        return Outputs.checkPoints(x, spectrum.shape().length);
    }

    /** A spectrum at the frequencies of the kernel, both halves. */
    private HalfSpectrum restrict(HalfSpectrum all) {
        HalfSpectrum result = new HalfSpectrum(box);
        int[] frequency = new int[residues.length];
        for (int i = 0; i < box; i++) {
            unpack(i, frequency);
            int at = spectrum.locate(frequency, 0);
            result.re()[i] = all.re()[at < 0 ? ~at : at];
            result.im()[i] = at < 0 ? -all.im()[~at] : all.im()[at];
        }
        return result;
    }

    private void unpack(int index, int[] frequency) {
        int rest = index;
        for (int axis = residues.length - 1; axis >= 0; axis--) {
            frequency[axis] = residues[axis][rest % residues[axis].length];
            rest /= residues[axis].length;
        }
    }

    /**
     * Kernel sums.
     *
     * @param alphas transform of each output's coefficients on the cells
     * @param x      points
     */
    DoubleMatrix predict(List<HalfSpectrum> alphas, DoubleMatrix x) {
        check(x);
        int q = alphas.size();
        List<HalfSpectrum> restricted = alphas.stream().map(this::restrict).toList();
        double[] result = new double[Math.multiplyExact(x.rows(), q)];
        Parallel.ranges(spectrum.threads(), x.rows(), GRAIN, (from, to) -> {
            double[] point = new double[residues.length];
            HalfSpectrum scratch = new HalfSpectrum(box / residues[residues.length - 1].length);
            for (int row = from; row < to; row++) {
                x.copyRow(row, point, 0);
                for (AxisSeries term : spectrum.series()) {
                    HalfSpectrum[] factors = factors(term, point);
                    for (int k = 0; k < q; k++) {
                        HalfSpectrum alpha = restricted.get(k);
                        result[row * q + k] += term.scale()
                                * (contract(alpha, factors, scratch) - term.zeroShift() * alpha.re()[0]);
                    }
                }
            }
        });
        return DoubleMatrix.wrap(result, x.rows(), q);
    }

    /** Real part of the sum over the box of the coefficients times one factor per axis. */
    private double contract(HalfSpectrum coefficients, HalfSpectrum[] factors, HalfSpectrum scratch) {
        HalfSpectrum from = coefficients;
        int length = box;
        for (int axis = residues.length - 1; axis >= 0; axis--) {
            double[] fr = factors[axis].re();
            double[] fi = factors[axis].im();
            int n = fr.length;
            length /= n;
            for (int i = 0; i < length; i++) {
                double re = 0;
                double im = 0;
                for (int a = 0; a < n; a++) {
                    double cr = from.re()[i * n + a];
                    double ci = from.im()[i * n + a];
                    re += cr * fr[a] - ci * fi[a];
                    im += cr * fi[a] + ci * fr[a];
                }
                // Element i is written after elements i n and later were read, so the scratch may be its own source.
                scratch.re()[i] = re;
                scratch.im()[i] = im;
            }
            from = scratch;
        }
        return scratch.re()[0];
    }

    /** For each axis, the sums over q = a of a_q exp(i q x). */
    private HalfSpectrum[] factors(AxisSeries term, double[] point) {
        HalfSpectrum[] result = new HalfSpectrum[residues.length];
        int cutoff = term.cutoff();
        double[] cos = new double[cutoff + 1];
        double[] sin = new double[cutoff + 1];
        for (int axis = 0; axis < residues.length; axis++) {
            powers(point[axis], cos, sin);
            int n = spectrum.shape()[axis];
            int count = residues[axis].length;
            HalfSpectrum factor = new HalfSpectrum(count);
            for (int q = cutoff; q >= -cutoff; q--) {
                int at = slot(q, n, count);
                double c = term.coefficient(q);
                factor.re()[at] += c * cos[Math.abs(q)];
                factor.im()[at] += c * (q < 0 ? -sin[-q] : sin[q]);
            }
            result[axis] = factor;
        }
        return result;
    }

    /** Index of a frequency in {@link #residues}. */
    private static int slot(int q, int n, int count) {
        if (count == n) {
            return Math.floorMod(q, n);
        }
        return q < 0 ? -2 * q - 1 : 2 * q;
    }

    /** cos(q x) and sin(q x), each the product of two earlier ones: log2 q roundings. */
    private static void powers(double x, double[] cos, double[] sin) {
        cos[0] = 1;
        for (int q = 1; q < cos.length; q++) {
            if (q == 1) {
                cos[1] = Math.cos(x);
                sin[1] = Math.sin(x);
            } else {
                int a = q / 2;
                int b = q - a;
                cos[q] = cos[a] * cos[b] - sin[a] * sin[b];
                sin[q] = sin[a] * cos[b] + cos[a] * sin[b];
            }
        }
    }

    /** {@code s_m} of a point for every frequency of the box. */
    private HalfSpectrum expand(double[] point) {
        HalfSpectrum sum = new HalfSpectrum(box);
        for (AxisSeries term : spectrum.series()) {
            HalfSpectrum product = new HalfSpectrum(new double[] {term.scale()}, new double[1]);
            for (HalfSpectrum factor : factors(term, point)) {
                product = outer(product, factor);
            }
            product.re()[0] -= term.scale() * term.zeroShift();
            for (int i = 0; i < box; i++) {
                sum.re()[i] += product.re()[i];
                sum.im()[i] += product.im()[i];
            }
        }
        return sum;
    }

    private static HalfSpectrum outer(HalfSpectrum x, HalfSpectrum y) {
        int n = y.re().length;
        HalfSpectrum result = new HalfSpectrum(x.re().length * n);
        for (int i = 0; i < x.re().length; i++) {
            for (int a = 0; a < n; a++) {
                result.re()[i * n + a] = x.re()[i] * y.re()[a] - x.im()[i] * y.im()[a];
                result.im()[i * n + a] = x.re()[i] * y.im()[a] + x.im()[i] * y.re()[a];
            }
        }
        return result;
    }

    /** {@code k(x, x_j)} for all cells j, as a spectrum: real rows have half of it. */
    HalfSpectrum kernelRow(double[] point) {
        HalfSpectrum row = new HalfSpectrum(spectrum.size());
        fillKernelRow(point, row);
        return row;
    }

    /** As {@link #kernelRow}; a target that is used again need not be cleared, the same frequencies are written. */
    void fillKernelRow(double[] point, HalfSpectrum row) {
        HalfSpectrum s = expand(point);
        int[] frequency = new int[residues.length];
        for (int i = 0; i < box; i++) {
            unpack(i, frequency);
            int at = spectrum.locate(frequency, 0);
            if (at >= 0) {
                // The row's transform at m is N s_-m, the conjugate of N s_m.
                row.re()[at] = spectrum.cells() * s.re()[i];
                row.im()[at] = -spectrum.cells() * s.im()[i];
            }
        }
    }

    /** Prior variance {@code k(x, x)}. */
    double prior(double[] point) {
        return spectrum.kernel().value(point, 0, point, 0, point.length);
    }

    /** Latent variance where every cell is observed: {@code k(x, x) - N * sum of |s_m|^2 / (mu_m + lambda)}. */
    double variance(double[] point, double lambda) {
        HalfSpectrum s = expand(point);
        int[] frequency = new int[residues.length];
        double sum = 0;
        for (int i = 0; i < box; i++) {
            unpack(i, frequency);
            int at = spectrum.locate(frequency, 0);
            sum += (s.re()[i] * s.re()[i] + s.im()[i] * s.im()[i]) / (spectrum.mu()[at < 0 ? ~at : at] + lambda);
        }
        return Math.max(0, prior(point) - spectrum.cells() * sum);
    }
}
