package org.ternion.krr.fft;

import java.util.Arrays;
import org.ternion.core.Checks;

/**
 * Discrete Fourier transforms of real arrays with any number of axes of any length, {@code X[k] = sum over j of x[j]
 * exp(-2 pi i <k, j / n>)}, and their inverses. Half of the spectrum is kept: the last axis of more than one element
 * has frequencies 0 to n / 2, the others follow from {@code X[-k] = conj X[k]}. O(N log N) for every length.
 *
 * <p>Immutable, safe for use by several threads: tables are made once, scratch per call. The same input gives the same
 * bits for any number of threads. Relative error of the root mean square about {@code 1e-16 log2 N}.
 */
public final class Fft {
    /** Below this many elements threads cost more than they save. */
    private static final int PARALLEL_FROM = 1 << 15;

    /** Lengths above 1. */
    private final int[] shape;
    private final int size;
    private final int half;
    private final RealRows last;
    private final AxisFft[] axes;

    private Fft(int[] shape) {
        this.shape = shape;
        size = product(shape, 0, shape.length);
        int n = shape[shape.length - 1];
        half = n / 2 + 1;
        last = RealRows.of(n, size / n);
        axes = new AxisFft[shape.length - 1];
        for (int a = 0; a < axes.length; a++) {
            axes[a] = sameLength(a);
        }
    }

    private AxisFft sameLength(int axis) {
        for (int a = 0; a < axis; a++) {
            if (shape[a] == shape[axis]) {
                return axes[a];
            }
        }
        return new AxisFft(shape[axis]);
    }

    /**
     * Makes the tables for arrays of a shape.
     *
     * @param shape elements of each axis, {@code >= 1}, row-major with the last axis fastest
     * @return the transform
     * @throws IllegalArgumentException if there is no axis, one has no element, or there are more than 2^30 elements
     */
    public static Fft of(int... shape) {
        Checks.inRange(shape.length, 1, Integer.MAX_VALUE, "axes");
        long product = 1;
        for (int n : shape) {
            product = Checks.inRange(product * Checks.inRange(n, 1, 1 << 30, "length"), 1, 1 << 30, "elements");
        }
        int[] longer = Arrays.stream(shape).filter(n -> n > 1).toArray();
        return new Fft(longer.length == 0 ? new int[] {1} : longer);
    }

    private static int product(int[] lengths, int from, int to) {
        int product = 1;
        for (int a = from; a < to; a++) {
            product *= lengths[a];
        }
        return product;
    }

    /**
     * Elements of the real array.
     *
     * @return product of the shape
     */
    public int size() {
        return size;
    }

    /**
     * Complex numbers of the spectrum, row-major in the shape of the array with the last axis above 1 shortened to
     * {@code n / 2 + 1}.
     *
     * @return {@code >= 1}
     */
    public int spectrumSize() {
        return size / shape[shape.length - 1] * half;
    }

    /**
     * Transforms an array.
     *
     * @param x       {@link #size} elements, not modified
     * @param re      receives the {@link #spectrumSize} real parts
     * @param im      receives the imaginary parts
     * @param threads at most, {@code >= 1}
     * @throws IllegalArgumentException if an array is too short
     */
    public void forward(double[] x, double[] re, double[] im, int threads) {
        check(x, re, im);
        int used = threads(threads);
        last.forward(x, re, im, size / shape[axes.length], used);
        for (int a = axes.length - 1; a >= 0; a--) {
            axes[a].transform(re, im, product(shape, 0, a), inner(a), used);
        }
    }

    /**
     * Transforms a spectrum back, with the factor {@code 1 / N}.
     *
     * @param re      {@link #spectrumSize} real parts; overwritten
     * @param im      imaginary parts; overwritten; those of real frequencies are taken as 0
     * @param x       receives {@link #size} elements
     * @param threads at most, {@code >= 1}
     * @throws IllegalArgumentException if an array is too short
     */
    public void inverse(double[] re, double[] im, double[] x, int threads) {
        check(x, re, im);
        int used = threads(threads);
        for (int a = 0; a < axes.length; a++) {
            axes[a].transform(im, re, product(shape, 0, a), inner(a), used);
        }
        last.inverse(re, im, x, size / shape[axes.length], 1.0 / size, used);
    }

    private int inner(int axis) {
        return product(shape, axis + 1, axes.length) * half;
    }

    private int threads(int asked) {
        return size < PARALLEL_FROM ? 1 : asked;
    }

    private void check(double[] x, double[] re, double[] im) {
        Checks.inRange(x.length, size, Integer.MAX_VALUE, "elements of the array");
        Checks.inRange(re.length, spectrumSize(), Integer.MAX_VALUE, "real parts");
        Checks.inRange(im.length, spectrumSize(), Integer.MAX_VALUE, "imaginary parts");
    }

    /** The shape without axes of one element, such as {@code "1024 x 1024"}. */
    @Override
    public String toString() {
        return String.join(" x ", Arrays.stream(shape).mapToObj(Integer::toString).toList());
    }
}
