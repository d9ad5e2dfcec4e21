package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TritPlanesTest {
    private static final long SEED = 11;

    static Stream<int[]> shapes() {
        return Stream.of(new int[] {0}, new int[] {1}, new int[] {63}, new int[] {64}, new int[] {65},
                new int[] {300}, new int[] {1, 1}, new int[] {5, 1}, new int[] {3, 64}, new int[] {4, 65},
                new int[] {7, 130}, new int[] {3, 0}, new int[] {0, 3}, new int[] {2, 3, 5}, new int[] {2, 3, 70},
                new int[] {2, 0, 3});
    }

    static int size(int[] shape) {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    private static int[] values(int size, int digits, SplittableRandom random) {
        int max = (int) Math.min(Integer.MAX_VALUE - 1, BalancedTernary.maxMagnitude(digits));
        return IntStream.range(0, size).map(i -> random.nextInt(-max, max + 1) >> random.nextInt(3)).toArray();
    }

    /** Padding lanes must be 0: then the plane has exactly the digits that are not 0. */
    private static void assertCleanPadding(TritPlanes planes, TritVector plane, byte[] digits) {
        TritVector.wrap(plane.plusWords(), plane.minusWords(), plane.size());
        assertEquals(TritVector.of(digits).plusCount(), plane.plusCount(), planes.toString());
        assertEquals(TritVector.of(digits).minusCount(), plane.minusCount(), planes.toString());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void digitsAreThoseOfEveryElement(int[] shape) {
        for (int digits : new int[] {1, 2, 6, 7, 8, 9, 16, 17, 20, 21, 25, 40}) {
            int[] values = values(size(shape), digits, new SplittableRandom(SEED + digits));
            TritPlanes planes = TritPlanes.of(values, digits, shape);
            assertEquals(digits, planes.digits());
            assertEquals(values.length, planes.size());
            assertArrayEquals(shape, planes.shape());
            assertArrayEquals(values, planes.toInts());
            byte[][] rows = new byte[digits][values.length];
            for (int i = 0; i < values.length; i++) {
                byte[] expected = BalancedTernary.digits(values[i], digits);
                for (int k = 0; k < digits; k++) {
                    rows[k][i] = expected[k];
                    assertEquals(expected[k], planes.digit(k, i));
                }
            }
            for (int k = 0; k < digits; k++) {
                assertArrayEquals(rows[k], planes.digits(k));
                assertCleanPadding(planes, planes.plane(k), rows[k]);
            }
        }
    }

    @Test
    void extremeIntegersNeedTwentyOneDigits() {
        int[] extremes = {Integer.MAX_VALUE, Integer.MIN_VALUE, 0, -1};
        assertArrayEquals(extremes, TritPlanes.of(extremes, 21, 4).toInts());
        assertEquals("2147483647 does not fit 20 balanced ternary digits, which hold magnitudes up to 1743392200",
                assertThrows(ArithmeticException.class, () -> TritPlanes.of(extremes, 20, 4)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 8})
    void theFirstValueThatDoesNotFitIsNamed(int digits) {
        int max = (int) BalancedTernary.maxMagnitude(digits);
        int[] values = {max, -max, -max - 1, max + 7};
        assertEquals(-max - 1 + " does not fit " + digits + " balanced ternary digits, which hold magnitudes up to "
                + max, assertThrows(ArithmeticException.class, () -> TritPlanes.of(values, digits, 4)).getMessage());
    }

    /** All pairs of bytes. */
    @Test
    void byteDifferencesAreTheDigitsOfTheDifference() {
        byte[] minuend = new byte[65_536];
        byte[] subtrahend = new byte[65_536];
        int[] differences = new int[65_536];
        for (int i = 0; i < differences.length; i++) {
            minuend[i] = (byte) i;
            subtrahend[i] = (byte) (i >> 8);
            differences[i] = (i & 0xFF) - (i >> 8);
        }
        assertEquals(TritPlanes.of(differences, 6, 256, 256),
                TritPlanes.ofByteDifferences(minuend, subtrahend, 256, 256));
        assertEquals(6, BalancedTernary.digitsNeeded(255));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void byteDifferencesWorkInEveryShape(int[] shape) {
        int size = size(shape);
        byte[] minuend = new byte[size];
        byte[] subtrahend = new byte[size];
        int[] differences = new int[size];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < size; i++) {
            minuend[i] = (byte) random.nextInt();
            subtrahend[i] = (byte) random.nextInt();
            differences[i] = Byte.toUnsignedInt(minuend[i]) - Byte.toUnsignedInt(subtrahend[i]);
        }
        assertEquals(TritPlanes.of(differences, 6, shape), TritPlanes.ofByteDifferences(minuend, subtrahend, shape));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void sumsThroughPlanesAreIntegerSums(int[] shape) {
        for (int digits : new int[] {1, 2, 5, 12, 18}) {
            SplittableRandom random = new SplittableRandom(SEED + digits);
            int[] x = values(size(shape), digits, random);
            int[] y = values(size(shape), digits, random);
            PlaneAlgebra.Sum sum = PlaneAlgebra.add(TritPlanes.of(x, digits, shape), TritPlanes.of(y, digits, shape));
            int unit = 2 * (int) BalancedTernary.maxMagnitude(digits) + 1;
            int[] low = sum.digits().toInts();
            int overflows = 0;
            for (int i = 0; i < x.length; i++) {
                int overflow = (x[i] + y[i] - low[i]) / unit;
                assertEquals(x[i] + y[i], low[i] + overflow * unit, "element " + i + ", " + digits + " digits");
                overflows += overflow;
            }
            // one digit more holds every sum: its top plane is the overflow
            TritPlanes wide = PlaneAlgebra.add(TritPlanes.of(x, digits + 1, shape),
                    TritPlanes.of(y, digits + 1, shape)).digits();
            assertEquals(wide.plane(digits), sum.overflow());
            assertEquals(overflows, sum.overflow().plusCount() - sum.overflow().minusCount());
            assertArrayEquals(IntStream.range(0, x.length).map(i -> x[i] + y[i]).toArray(), wide.toInts());
        }
    }

    @Test
    void summandsMustHaveTheSameLayout() {
        TritPlanes six = TritPlanes.of(new int[6], 2, 6);
        assertThrows(IllegalArgumentException.class,
                () -> PlaneAlgebra.add(six, TritPlanes.of(new int[6], 3, 6)));
        assertThrows(IllegalArgumentException.class,
                () -> PlaneAlgebra.add(six, TritPlanes.of(new int[6], 2, 2, 3)));
    }

    @Test
    void planesAndEntropiesAreThoseOfPart3() {
        for (JsonNode golden : Goldens.json("dashi-part3", "ternary_planes.json").get("cases")) {
            int[][] rows = grid(golden.get("residual"));
            int digits = golden.get("K").intValue();
            int[] values = Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray();
            TritPlanes planes = TritPlanes.of(values, digits, rows.length, rows[0].length);
            double[] energies = Goldens.doubles(golden.get("plane_energy_mean_square_of_weighted"));
            for (int k = 0; k < digits; k++) {
                int[] expected = Arrays.stream(grid(golden.get("planes").get(k))).flatMapToInt(Arrays::stream)
                        .toArray();
                assertArrayEquals(TritVector.of(expected).toBytes(), planes.digits(k));
                TritEntropy entropy = planes.entropy(k);
                assertEquals(golden.get("plane_entropy_bits").get(k).doubleValue(), entropy.symbol(), 1e-12);
                assertEquals(golden.get("mask_entropy_bits").get(k).doubleValue(), entropy.mask(), 1e-12);
                assertEquals(golden.get("nonzero_fraction").get(k).doubleValue(), entropy.activity(), 1e-12);
                assertEquals(energies[k], Math.pow(9, k) * entropy.activity(), 1e-12);
            }
        }
    }

    private static int[][] grid(JsonNode rows) {
        return IntStream.range(0, rows.size()).mapToObj(i -> Goldens.ints(rows.get(i))).toArray(int[][]::new);
    }

    static Stream<int[]> wrongShapes() {
        return Stream.of(new int[] {}, new int[] {5}, new int[] {2, 2}, new int[] {-2, -3}, new int[] {1, 1, 1, 6},
                new int[] {65_536, 65_536, 0}, new int[] {1 << 30, 1 << 30, 1 << 30}, new int[] {6, 0});
    }

    @ParameterizedTest
    @MethodSource("wrongShapes")
    void shapesThatDoNotFitAreRefused(int[] shape) {
        assertThrows(IllegalArgumentException.class, () -> TritPlanes.of(new int[6], 3, shape));
        assertThrows(IllegalArgumentException.class,
                () -> TritPlanes.ofByteDifferences(new byte[6], new byte[6], shape));
    }

    @Test
    void wrongArgumentsAreRefused() {
        TritPlanes planes = TritPlanes.of(new int[] {1, -4}, 2, 2);
        assertThrows(IndexOutOfBoundsException.class, () -> planes.digit(2, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> planes.digit(0, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> planes.plane(-1));
        assertThrows(IllegalArgumentException.class, () -> TritPlanes.of(new int[2], 0, 2));
        assertThrows(IllegalArgumentException.class, () -> TritPlanes.of(new int[2], 41, 2));
        assertThrows(IllegalArgumentException.class,
                () -> TritPlanes.ofByteDifferences(new byte[2], new byte[3], 2));
        assertEquals(planes, TritPlanes.of(new int[] {1, -4}, 2, 2));
        assertNotEquals(planes, TritPlanes.of(new int[] {1, -4}, 3, 2));
        assertNotEquals(planes, TritPlanes.of(new int[] {1, 4}, 2, 2));
        assertEquals(planes.hashCode(), TritPlanes.of(new int[] {1, -4}, 2, 2).hashCode());
    }
}
