package org.ternion.sphere.overflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellZTest {
    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 33, 100})
    void robustZIsTheDistanceFromTheMedianInUnitsOfTheMedianDistance(int n) {
        Random random = new Random(n);
        for (int round = 0; round < 50; round++) {
            boolean ties = round % 2 == 1;
            double[] scores = random.doubles(n, -1, 1).map(s -> ties ? Math.rint(4 * s) : s).toArray();
            double center = median(scores);
            double mad = median(Arrays.stream(scores).map(s -> Math.abs(s - center)).toArray());
            if (mad > 0) {
                double[] wanted = Arrays.stream(scores).map(s -> (s - center) / (1.4826 * mad)).toArray();
                assertArrayEquals(wanted, ShellZ.of(ZMode.ROBUST, scores), 1e-9);
            }
        }
    }

    @Test
    void withoutAMedianDistanceRobustZUsesMeanAndDeviation() {
        double[] z = ShellZ.of(ZMode.ROBUST, new double[] {2, 2, 2, 2, 12});
        assertArrayEquals(new double[] {-0.5, -0.5, -0.5, -0.5, 2}, z, 1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-8, 1e8})
    void leaveOneOutUsesTheOthersOnly(double unit) {
        Random random = new Random(1);
        // A million units away, and with an outlier that holds nearly all of the sum of squares.
        double[] scores = random.doubles(40, 0, unit).map(s -> s + 1e6 * unit).toArray();
        scores[7] += 1e9 * unit;
        double[] z = ShellZ.of(ZMode.LEAVE_ONE_OUT, scores);
        for (int i = 0; i < scores.length; i++) {
            int left = i;
            double[] others = new double[39];
            for (int j = 0; j < 39; j++) {
                others[j] = scores[j < left ? j : j + 1];
            }
            double mean = Arrays.stream(others).sum() / 39;
            double sigma = Math.sqrt(Arrays.stream(others).map(s -> (s - mean) * (s - mean)).sum() / 39);
            double wanted = (scores[i] - mean) / sigma;
            assertEquals(wanted, z[i], 1e-6 * Math.max(1, Math.abs(wanted)), "point " + i);
        }
        assertTrue(z[7] > 1e9);
    }

    @Test
    void whenAllOthersAreEqualLeaveOneOutUsesAllMembers() {
        assertArrayEquals(new double[] {-1, 1}, ShellZ.of(ZMode.LEAVE_ONE_OUT, new double[] {0.1, 0.7}), 1e-12);
        assertArrayEquals(new double[3], ShellZ.of(ZMode.LEAVE_ONE_OUT, new double[] {0.1, 0.1, 0.1}));
        double[] z = ShellZ.of(ZMode.LEAVE_ONE_OUT, new double[] {0.1, 0.1, 0.1, 0.7});
        assertEquals(Math.sqrt(3), z[3], 1e-12);
        assertEquals(-1 / Math.sqrt(2), z[0], 1e-12);
    }

    @ParameterizedTest
    @EnumSource(names = {"ROBUST", "LEAVE_ONE_OUT", "LEGACY_MEAN"})
    void aSingleMemberStandsOutOfNothing(ZMode mode) {
        assertArrayEquals(new double[] {0}, ShellZ.of(mode, new double[] {17}));
    }

    @Test
    void aSingleMemberIsSlightlyProminentByTheLegacyDeviationRule() {
        double z = ShellZ.of(ZMode.LEGACY_STD, new double[] {17})[0];
        assertEquals(17e-8 / 0.1, z, 1e-6);
        assertTrue(z > 0);
    }

    @Test
    void legacyMeanIsInfiniteAboveAMeanOfZero() {
        assertArrayEquals(new double[] {-1, -1, Double.POSITIVE_INFINITY},
                ShellZ.of(ZMode.LEGACY_MEAN, new double[] {0, 0, 3}));
        assertArrayEquals(new double[3], ShellZ.of(ZMode.LEGACY_MEAN, new double[3]));
    }

    @ParameterizedTest
    @EnumSource
    void extremeScoresGiveNumbers(ZMode mode) {
        double max = Float.MAX_VALUE;
        for (double z : ShellZ.of(mode, new double[] {max, -max, max, 0, Float.MIN_VALUE})) {
            assertTrue(!Double.isNaN(z), mode + " " + z);
        }
    }
}
