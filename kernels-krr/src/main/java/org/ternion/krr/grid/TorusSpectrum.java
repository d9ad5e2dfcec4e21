package org.ternion.krr.grid;

import java.util.Arrays;
import java.util.List;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.krr.fft.Fft;
import org.ternion.krr.kernel.AxisSeries;
import org.ternion.krr.kernel.Kernel;

/**
 * The matrix of a kernel on all cells of a torus grid. It is a convolution, so its eigenvectors are the grid's waves
 * and its eigenvalues follow from the Fourier series of the kernel: {@code mu_m = N * sum over q = m (mod n) of c_q}.
 * They are kept for one half of the frequencies, in the layout of {@link Fft}. Immutable.
 */
final class TorusSpectrum {
    private static final int GRAIN = 1 << 14;

    private final Kernel kernel;
    private final List<AxisSeries> series;
    private final int[] shape;
    private final int[] stored;
    private final int halfAxis;
    private final int cells;
    private final Fft fft;
    private final double[] mu;
    private final int threads;

    private TorusSpectrum(Kernel kernel, List<AxisSeries> series, int[] shape, int threads) {
        this.kernel = kernel;
        this.series = series;
        this.shape = shape;
        this.threads = threads;
        fft = Fft.of(shape);
        cells = fft.size();
        int last = shape.length - 1;
        while (last > 0 && shape[last] == 1) {
            last--;
        }
        halfAxis = last;
        stored = shape.clone();
        stored[halfAxis] = shape[halfAxis] / 2 + 1;
        mu = eigenvalues();
    }

    static TorusSpectrum of(Kernel kernel, int[] shape, int threads) {
        kernel.checkDimension(shape.length);
        List<AxisSeries> series = kernel.fourierSeries(shape.length).orElseThrow(() -> new IllegalArgumentException(
                "kernel " + kernel + " has no Fourier series on a torus of period 2 pi in " + shape.length
                        + " dimensions: use a periodic kernel, or a method for product grids or points"));
        return new TorusSpectrum(kernel, series, shape, threads);
    }

    /** Sum of an axis' coefficients for each residue, smallest first; equal bits for residues a and -a. */
    static double[] aliased(AxisSeries term, int n) {
        double[] sums = new double[n];
        for (int q = term.cutoff(); q > 0; q--) {
            sums[q % n] += term.coefficient(q);
            sums[Math.floorMod(-q, n)] += term.coefficient(q);
        }
        sums[0] += term.coefficient(0);
        return sums;
    }

    private double[] eigenvalues() {
        double[] sum = new double[fft.spectrumSize()];
        for (AxisSeries term : series) {
            double[] product = {1};
            for (int axis = 0; axis < shape.length; axis++) {
                double[] factor = aliased(term, shape[axis]);
                double[] next = new double[product.length * stored[axis]];
                for (int i = 0; i < product.length; i++) {
                    for (int a = 0; a < stored[axis]; a++) {
                        next[i * stored[axis] + a] = product[i] * factor[a];
                    }
                }
                product = next;
            }
            product[0] -= term.zeroShift();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += product[i] * (term.scale() * cells);
            }
        }
        // A constant term that cancels may leave a rounding below zero.
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.max(0, sum[i]);
        }
        return sum;
    }

    Kernel kernel() {
        return kernel;
    }

    List<AxisSeries> series() {
        return series;
    }

    /** Cells of each axis; not to be modified. */
    int[] shape() {
        return shape;
    }

    int cells() {
        return cells;
    }

    int threads() {
        return threads;
    }

    /** Number of stored frequencies. */
    int size() {
        return mu.length;
    }

    /** Eigenvalue of each stored frequency; not to be modified. */
    double[] mu() {
        return mu;
    }

    /** How many frequencies a stored one stands for: itself, and its mirror image where that is not stored. */
    int multiplicity(int position) {
        int inner = 1;
        for (int axis = halfAxis + 1; axis < shape.length; axis++) {
            inner *= stored[axis];
        }
        int a = position / inner % stored[halfAxis];
        return a == 0 || 2 * a == shape[halfAxis] ? 1 : 2;
    }

    /** The frequency at a stored position, each component in {@code [0, n)}. */
    void frequency(int position, int[] target, int offset) {
        int rest = position;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            target[offset + axis] = rest % stored[axis];
            rest /= stored[axis];
        }
    }

    /** Position of a frequency, or {@code ~position} of its mirror image where only that is stored. */
    int locate(int[] frequency, int offset) {
        boolean mirrored = frequency[offset + halfAxis] >= stored[halfAxis];
        int position = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            int a = frequency[offset + axis];
            position = position * stored[axis] + (mirrored && a > 0 ? shape[axis] - a : a);
        }
        return mirrored ? ~position : position;
    }

    /** Smallest and largest eigenvalue. */
    double[] range() {
        return new double[] {Arrays.stream(mu).min().orElseThrow(), Arrays.stream(mu).max().orElseThrow()};
    }

    /** Sum of the logarithms of all eigenvalues of K + lambda I. */
    double logDeterminant(double lambda) {
        double sum = 0;
        for (int i = 0; i < mu.length; i++) {
            sum += multiplicity(i) * Math.log(mu[i] + lambda);
        }
        return sum;
    }

    HalfSpectrum forward(double[] x) {
        HalfSpectrum result = new HalfSpectrum(mu.length);
        fft.forward(x, result.re(), result.im(), threads);
        return result;
    }

    /** Overwrites the spectrum. */
    double[] inverse(HalfSpectrum spectrum) {
        double[] x = new double[cells];
        fft.inverse(spectrum.re(), spectrum.im(), x, threads);
        return x;
    }

    /** {@code (K + lambda I)^-1} in frequencies; the target may be the source. */
    void divide(HalfSpectrum source, double lambda, HalfSpectrum target) {
        Parallel.ranges(threads, mu.length, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                double inverse = 1 / (mu[i] + lambda);
                target.re()[i] = source.re()[i] * inverse;
                target.im()[i] = source.im()[i] * inverse;
            }
        });
    }

    /** K in frequencies; the target may be the source. */
    void multiply(HalfSpectrum source, HalfSpectrum target) {
        Parallel.ranges(threads, mu.length, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                target.re()[i] = source.re()[i] * mu[i];
                target.im()[i] = source.im()[i] * mu[i];
            }
        });
    }

    /** First row of {@code (K + lambda I)^-power} on the whole grid: its element (i, j) is that of the cell i - j. */
    double[] inverseRow(double lambda, int power) {
        HalfSpectrum row = new HalfSpectrum(mu.length);
        for (int i = 0; i < mu.length; i++) {
            row.re()[i] = 1 / Math.pow(mu[i] + lambda, power);
        }
        return inverse(row);
    }

    /** Some cells' block of a convolution, symmetric, from its first row. */
    DoubleMatrix block(double[] row, int[] cellsOfBlock) {
        int m = cellsOfBlock.length;
        double[] block = new double[Math.multiplyExact(m, m)];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                block[i * m + j] = row[difference(cellsOfBlock[i], cellsOfBlock[j])];
                block[j * m + i] = block[i * m + j];
            }
        }
        return DoubleMatrix.wrap(block, m, m);
    }

    /** The cell that lies to cell 0 as {@code cell} does to {@code from}. */
    int difference(int cell, int from) {
        int result = 0;
        int scale = 1;
        int restCell = cell;
        int restFrom = from;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            int n = shape[axis];
            int delta = restCell % n - restFrom % n;
            result += scale * (delta < 0 ? delta + n : delta);
            scale *= n;
            restCell /= n;
            restFrom /= n;
        }
        return result;
    }

    /** The shape, such as {@code "1024 x 1024"}. */
    @Override
    public String toString() {
        return String.join(" x ", Arrays.stream(shape).mapToObj(Integer::toString).toList());
    }
}
