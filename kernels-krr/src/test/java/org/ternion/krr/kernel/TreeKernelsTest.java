package org.ternion.krr.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.domain.TreeLeaves;

class TreeKernelsTest {
    @ParameterizedTest
    @CsvSource({"2, 0", "2, 1", "2, 5", "3, 3", "5, 2"})
    void squaredDistancesOfMeansWeighTheEnergiesOfTheBands(int p, int depth) {
        int n = (int) Math.pow(p, depth);
        Random random = new Random(n);
        double[] x = random.doubles(2L * n, -1, 1).toArray();
        double[] difference = new double[n];
        Arrays.setAll(difference, i -> x[i] - x[n + i]);
        double squared = 0;
        double[] coarser = new double[n];
        for (int band = 0; band <= depth; band++) {
            double[] means = blockMeans(difference, (int) Math.pow(p, depth - band));
            double energy = 0;
            for (int i = 0; i < n; i++) {
                energy += Math.pow(means[i] - coarser[i], 2) / n;
            }
            double weight = (Math.pow(p, depth + 1) - Math.pow(p, band)) / ((p - 1) * Math.pow(p, depth));
            squared += n * weight * energy;
            coarser = means;
        }
        assertEquals(Math.exp(-squared / (2 * 1.7 * 1.7)), new TreeRbf(p, depth, 1.7).value(x, 0, x, n, n), 1e-14);
    }

    private static double[] blockMeans(double[] x, int width) {
        double[] means = new double[x.length];
        for (int from = 0; from < x.length; from += width) {
            double mean = Arrays.stream(x, from, from + width).sum() / width;
            Arrays.fill(means, from, from + width, mean);
        }
        return means;
    }

    @Test
    void meansOfAllNodesAreListedFromTheRoot() {
        double[] means = new double[8];
        new TreeRbf(2, 2, 1).means(new double[] {9, 1, 2, 3, 6}, 1, means, 1);
        assertArrayEquals(new double[] {0, 3, 1.5, 4.5, 1, 2, 3, 6}, means);
    }

    @Test
    void leavesAreComparedByTheirDeepestCommonNode() {
        double[] g = {0.1, 0.2, 0.4, 0.8};
        Ultrametric kernel = new Ultrametric(3, 3, g);
        double[] leaves = {0, 0, 1, 3, 9, 26, 18, 24};
        assertEquals(0.8, kernel.value(leaves, 0, leaves, 1, 1));
        assertEquals(0.4, kernel.value(leaves, 0, leaves, 2, 1));
        assertEquals(0.2, kernel.value(leaves, 0, leaves, 3, 1));
        assertEquals(0.1, kernel.value(leaves, 0, leaves, 4, 1));
        assertEquals(0.2, kernel.value(leaves, 5, leaves, 6, 1));
        assertEquals(0.4, kernel.value(leaves, 5, leaves, 7, 1));
        g[0] = 99;
        kernel.levels()[1] = 99;
        assertArrayEquals(new double[] {0.1, 0.2, 0.4, 0.8}, kernel.levels());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 8, 0.5, 1e300, Double.NaN, Double.NEGATIVE_INFINITY})
    void coordinatesThatAreNoLeavesAreRejected(double coordinate) {
        Kernel kernel = Ultrametric.decaying(2, 3, 0.5);
        double[] x = {coordinate, 1};
        assertThrows(IllegalArgumentException.class, () -> kernel.value(x, 0, x, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> kernel.value(x, 1, x, 0, 1));
    }

    @ParameterizedTest
    @CsvSource({"2, 4", "3, 3", "10, 2"})
    void padicKernelsAddTheWeightsOfThePowersThatDivideADifference(int prime, int depth) {
        double[] weights = new Random(depth).doubles(depth + 1).toArray();
        Kernel kernel = Ultrametric.padic(prime, depth, weights);
        long[] numbers = LongStream.rangeClosed(-40, 150).toArray();
        double[] leaves = TreeLeaves.residues(prime, depth, numbers).points().backingArray();
        for (int i = 0; i < numbers.length; i++) {
            for (int j = 0; j < numbers.length; j++) {
                double sum = 0;
                long power = 1;
                for (int level = 0; level <= depth; level++) {
                    sum += (numbers[i] - numbers[j]) % power == 0 ? weights[level] : 0;
                    power *= prime;
                }
                assertEquals(sum, kernel.value(leaves, i, leaves, j, 1), 1e-15);
            }
        }
    }

    @Test
    void decayingWeightsAreNormalised() {
        Ultrametric kernel = Ultrametric.decaying(2, 6, 0.5);
        assertEquals(1, kernel.levels()[6]);
        assertEquals(64 / 127.0, kernel.levels()[0], 1e-15);
        assertThrows(IllegalArgumentException.class, () -> Ultrametric.decaying(2, 6, 0));
        assertThrows(IllegalArgumentException.class, () -> Ultrametric.decaying(2, 30, 1e300));
    }

    @Test
    void weightsWithANegativeEigenvalueAreRejectedWithTheirLevel() {
        assertLevel("level 3 has the eigenvalue -0.5", new double[] {0, 1, 1.5, 1});
        assertLevel("level 0 has the eigenvalue -2.75", new double[] {-1, 0, 0, 1.25});
        assertLevel("level 1 has the eigenvalue", new double[] {2, 0, 0, 1});
        // Falling values are allowed as long as the deeper levels make up for it: 4 * -0.5 + 2 * 0.5 + 1 = 0.
        new Ultrametric(2, 3, new double[] {1, 0.5, 1, 2});
        new Ultrametric(2, 3, new double[] {0.1, 0.1, 0.1, 0.1});
        new Ultrametric(3, 2, new double[3]);
    }

    private static void assertLevel(String part, double[] g) {
        String message = assertThrows(IllegalArgumentException.class, () -> new Ultrametric(2, 3, g)).getMessage();
        assertTrue(message.contains(part), message);
    }

    /** The check against the definition: a negative pivot of the matrix of all leaves. */
    @Test
    void exactlyTheKernelsThatAreNotPositiveSemidefiniteAreRejected() {
        Random random = new Random(12);
        DoubleMatrix leaves = TreeLeaves.complete(2, 3).points();
        int rejected = 0;
        for (int round = 0; round < 400; round++) {
            double[] g = random.doubles(4, -0.3, 1).toArray();
            double[] gram = new double[64];
            for (int i = 0; i < 8; i++) {
                for (int j = 0; j < 8; j++) {
                    gram[8 * i + j] = g[3 - (32 - Integer.numberOfLeadingZeros(i ^ j))];
                }
            }
            boolean definite = KernelSamples.rank(DoubleMatrix.wrap(gram, 8, 8), 1e-12) == 8;
            if (definite) {
                Kernel kernel = new Ultrametric(2, 3, g);
                assertArrayEquals(gram, Gram.symmetric(kernel, leaves, RunOptions.DEFAULT).backingArray());
            } else {
                rejected++;
                assertThrows(IllegalArgumentException.class, () -> new Ultrametric(2, 3, g), Arrays.toString(g));
            }
        }
        assertTrue(rejected > 20 && rejected < 380, "cases of both kinds: " + rejected);
    }

    @Test
    void treesThatDoNotFitAreRejected() {
        assertThrows(IllegalArgumentException.class, () -> new Ultrametric(1, 2, new double[3]));
        assertThrows(IllegalArgumentException.class, () -> new Ultrametric(2, 31, new double[32]));
        assertThrows(IllegalArgumentException.class, () -> new Ultrametric(2, 2, new double[2]));
        assertThrows(IllegalArgumentException.class, () -> new Ultrametric(2, 1, new double[] {0, Double.NaN}));
        assertThrows(IllegalArgumentException.class, () -> new TreeRbf(2, 30, 1));
        assertThrows(IllegalArgumentException.class, () -> new TreeRbf(2, -1, 1));
    }
}
