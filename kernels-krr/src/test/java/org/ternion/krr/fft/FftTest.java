package org.ternion.krr.fft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.random.CounterRandom;

class FftTest {
    private static final double PRECISION = 0x1p-53;

    private static double[] random(long seed, int n) {
        CounterRandom random = CounterRandom.of(seed);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextDouble() * 2 - 1;
        }
        return x;
    }

    /** Every length to 70, then one of each way: small factors, squares, primes, products with primes, long ones. */
    static IntStream lengths() {
        return IntStream.concat(IntStream.rangeClosed(1, 70), IntStream.of(97, 101, 121, 128, 169, 210, 211, 255, 256,
                257, 343, 512, 625, 729, 1000, 1001, 1009, 1024, 2018, 2048, 2187, 3072, 4096, 5005, 6006));
    }

    static Stream<Arguments> shapes() {
        return Stream.of(new int[] {1, 1}, new int[] {7, 1}, new int[] {1, 8, 1, 1}, new int[] {2, 2}, new int[] {3, 5},
                new int[] {8, 9}, new int[] {5, 1, 6}, new int[] {16, 17}, new int[] {2, 3, 4, 5}, new int[] {37, 41},
                new int[] {53, 6}, new int[] {40, 300}, new int[] {300, 40}, new int[] {600, 2}, new int[] {2, 600},
                new int[] {31, 4, 33}, new int[] {3, 1, 514}, new int[] {101, 103}, new int[] {64, 64})
                .map(shape -> Arguments.of(Named.of(Arrays.toString(shape), shape)));
    }

    /** By definition, one axis after the other, with exact angles. */
    private static double[][] definition(double[] x, int[] shape) {
        double[] re = x.clone();
        double[] im = new double[x.length];
        int inner = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            int n = shape[axis];
            double[] outRe = new double[x.length];
            double[] outIm = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                int k = i / inner % n;
                int base = i - k * inner;
                for (int j = 0; j < n; j++) {
                    long root = (long) j * k % n;
                    double cos = Roots.cosine(root, n);
                    double sin = -Roots.sine(root, n);
                    outRe[i] += re[base + j * inner] * cos - im[base + j * inner] * sin;
                    outIm[i] += re[base + j * inner] * sin + im[base + j * inner] * cos;
                }
            }
            re = outRe;
            im = outIm;
            inner *= n;
        }
        return new double[][] {re, im};
    }

    private static void requireDefinition(int[] shape) {
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        double[] x = random(size, size);
        double[][] all = definition(x, shape);
        Fft fft = Fft.of(shape);
        double[] re = new double[fft.spectrumSize()];
        double[] im = new double[fft.spectrumSize()];
        fft.forward(x, re, im, 2);
        int last = shape.length - 1;
        while (last > 0 && shape[last] == 1) {
            last--;
        }
        int n = shape[last];
        int half = n / 2 + 1;
        double error = 0;
        double norm = 0;
        for (int row = 0; row < size / n; row++) {
            for (int k = 0; k < half; k++) {
                int i = row * half + k;
                error += Math.pow(re[i] - all[0][row * n + k], 2) + Math.pow(im[i] - all[1][row * n + k], 2);
                norm += Math.pow(all[0][row * n + k], 2) + Math.pow(all[1][row * n + k], 2);
            }
        }
        // The definition itself loses about the root of the length of an axis.
        double bound = 4 * PRECISION * Math.sqrt(Arrays.stream(shape).max().orElseThrow());
        assertTrue(Math.sqrt(error) <= bound * Math.sqrt(norm), "relative error " + Math.sqrt(error / norm));
        double[] back = new double[size];
        fft.inverse(re, im, back, 2);
        requireClose(x, back, size);
    }

    /** Root of the mean square within {@code 2 log2 N} roundings. */
    private static void requireClose(double[] expected, double[] actual, int n) {
        double error = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            error += (expected[i] - actual[i]) * (expected[i] - actual[i]);
            norm += expected[i] * expected[i];
        }
        double relative = Math.sqrt(error / norm);
        assertTrue(relative <= 2 * PRECISION * (1 + Math.log(n) / Math.log(2)), "relative error " + relative);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void anyLengthIsTheDefinitionAndComesBack(int n) {
        requireDefinition(new int[] {n});
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void anyShapeIsTheDefinitionAndComesBack(int[] shape) {
        requireDefinition(shape);
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 17, 3 * 5 * 7 * 11 * 13 * 4, 65537, 2 * 32771, 1 << 20})
    void longRowsComeBackAndKeepTheirEnergy(int n) {
        double[] x = random(n, n);
        Fft fft = Fft.of(n);
        double[] re = new double[fft.spectrumSize()];
        double[] im = new double[fft.spectrumSize()];
        fft.forward(x, re, im, 2);
        double energy = 0;
        double sum = 0;
        for (int k = 0; k < re.length; k++) {
            energy += (k == 0 || 2 * k == n ? 1 : 2) * (re[k] * re[k] + im[k] * im[k]) / n;
        }
        for (double v : x) {
            sum += v * v;
        }
        assertEquals(sum, energy, 1e-13 * sum);
        double[] back = new double[n];
        fft.inverse(re, im, back, 2);
        requireClose(x, back, n);
    }

    /** A wave has one frequency, which also tests places: no error of order can hide in a sum. */
    @ParameterizedTest
    @ValueSource(ints = {9973, 16384, 30030, 1 << 18, 99991})
    void aWaveIsOneFrequency(int n) {
        int wanted = n / 3;
        double[] x = new double[n];
        for (int j = 0; j < n; j++) {
            x[j] = Roots.cosine((long) j * wanted % n, n) + 2 * Roots.sine((long) j * wanted % n, n);
        }
        Fft fft = Fft.of(n);
        double[] re = new double[fft.spectrumSize()];
        double[] im = new double[fft.spectrumSize()];
        fft.forward(x, re, im, 1);
        assertEquals(n / 2.0, re[wanted], 1e-13 * n);
        assertEquals(-n, im[wanted], 1e-13 * n);
        re[wanted] = 0;
        im[wanted] = 0;
        assertArrayEquals(new double[re.length], re, 1e-13 * n);
        assertArrayEquals(new double[re.length], im, 1e-13 * n);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void threadsDoNotChangeABit(int[] shape) {
        int[] large = shape.clone();
        large[0] *= 1 + (1 << 16) / Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        Fft fft = Fft.of(large);
        double[] x = random(1, fft.size());
        double[][] re = new double[3][fft.spectrumSize()];
        double[][] im = new double[3][fft.spectrumSize()];
        for (int t = 0; t < 3; t++) {
            fft.forward(x, re[t], im[t], t + 1);
        }
        assertArrayEquals(re[0], re[1]);
        assertArrayEquals(re[0], re[2]);
        assertArrayEquals(im[0], im[2]);
        double[][] back = new double[3][x.length];
        for (int t = 0; t < 3; t++) {
            fft.inverse(re[t], im[t], back[t], t + 1);
        }
        assertArrayEquals(back[0], back[1]);
        assertArrayEquals(back[0], back[2]);
        requireClose(x, back[0], x.length);
    }

    @Test
    void rootsAreRoundedOnce() {
        for (int n : new int[] {1, 2, 3, 7, 8, 12, 1000}) {
            for (int k = 0; k < n; k++) {
                assertEquals(StrictMath.cos(2 * Math.PI * k / n), Roots.cosine(k, n), 2e-15);
                assertEquals(StrictMath.sin(2 * Math.PI * k / n), Roots.sine(k, n), 2e-15);
            }
        }
        assertEquals(0, Roots.cosine(1, 4));
        assertEquals(-1, Roots.sine(3, 4));
        assertEquals(0.5, Roots.sine(1, 12), PRECISION);
    }

    @Test
    void shapesAndArraysAreChecked() {
        assertThrows(IllegalArgumentException.class, Fft::of);
        assertThrows(IllegalArgumentException.class, () -> Fft.of(4, 0));
        assertThrows(IllegalArgumentException.class, () -> Fft.of(1 << 16, 1 << 16));
        Fft fft = Fft.of(4, 6);
        assertEquals(24, fft.size());
        assertEquals(16, fft.spectrumSize());
        assertEquals("4 x 6", fft.toString());
        assertThrows(IllegalArgumentException.class,
                () -> fft.forward(new double[23], new double[16], new double[16], 1));
        assertThrows(IllegalArgumentException.class,
                () -> fft.inverse(new double[16], new double[15], new double[24], 1));
    }
}
