package org.ternion.krr.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExponentialTest {
    private static final double[] SPECIAL = {0, -0.0, 1, -1, Double.MIN_VALUE, -Double.MIN_VALUE, 1e-300, -1e-17,
        Double.NaN, Double.NEGATIVE_INFINITY, -Double.MAX_VALUE, -708, -707.9999, Math.nextDown(-708.0), -744, -1e4,
        709, 0.34657359027997264, -0.34657359027997264, -0.34657359027997270, 1.0397207708399179};

    static List<Exponential> loops() {
        return Exponential.all();
    }

    @ParameterizedTest
    @MethodSource("loops")
    void resultsAreWithinTwoUlpOfTheStrictFunction(Exponential loop) {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            double range = round % 3 == 0 ? 708 : round % 3 == 1 ? 20 : 1e-3;
            double[] x = random.doubles(1001, -range, range).toArray();
            double[] values = x.clone();
            loop.scaled(1, values, 0, values.length);
            for (int i = 0; i < x.length; i++) {
                double expected = StrictMath.exp(x[i]);
                assertEquals(expected, values[i], 2 * Math.ulp(expected), "exp(" + x[i] + ")");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void everyLengthAndOffsetHasTheBitsOfOneExponentialEach(Exponential loop) {
        Random random = new Random(5);
        for (int n = 0; n <= 33; n++) {
            for (int offset = 0; offset < 4; offset++) {
                double factor = -Math.pow(10, random.nextInt(6) - 3);
                double[] values = random.doubles(n + offset + 3, 0, 100).toArray();
                double[] expected = values.clone();
                for (int i = offset; i < offset + n; i++) {
                    expected[i] = Exponential.of(factor * values[i]);
                }
                loop.scaled(factor, values, offset, n);
                assertArrayEquals(bits(expected), bits(values), "length " + n + ", offset " + offset);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void specialArgumentsGiveWhatIsPromised(Exponential loop) {
        for (double x : SPECIAL) {
            double[] values = new double[17];
            Arrays.fill(values, x);
            loop.scaled(1, values, 0, values.length);
            double expected = x < -708 ? 0 : StrictMath.exp(x);
            for (double value : values) {
                boolean close = Math.abs(expected - value) <= 2 * Math.ulp(expected);
                assertTrue(close || Double.isNaN(x) && Double.isNaN(value),
                        "exp(" + x + ") was " + value);
                assertEquals(Double.doubleToLongBits(Exponential.of(x)), Double.doubleToLongBits(value));
            }
        }
        assertEquals(1, Exponential.of(0.0));
        assertEquals(1, Exponential.of(-0.0));
    }

    @ParameterizedTest
    @MethodSource("loops")
    void resultsNeverRiseFromLargerToSmallerArguments(Exponential loop) {
        double[] values = new double[4000];
        Arrays.setAll(values, i -> i * 1e-3);
        loop.scaled(-1, values, 0, values.length);
        for (int i = 1; i < values.length; i++) {
            assertTrue(values[i] < values[i - 1], "argument " + -i * 1e-3);
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void rangesOutsideTheArrayAreRejected(Exponential loop) {
        assertThrows(IndexOutOfBoundsException.class, () -> loop.scaled(1, new double[8], 1, 8));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.scaled(1, new double[8], -1, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.scaled(1, new double[8], 0, -1));
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }
}
