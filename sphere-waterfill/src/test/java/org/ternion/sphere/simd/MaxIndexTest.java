package org.ternion.sphere.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MaxIndexTest {
    static List<MaxIndex> implementations() {
        return MaxIndex.all();
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void theFirstOfTheLargestIsFound(MaxIndex loop) {
        Random random = new Random(1);
        for (int n = 1; n <= 70; n++) {
            for (int offset = 0; offset < 4; offset++) {
                float[] values = new float[offset + n + 3];
                for (int i = 0; i < values.length; i++) {
                    // Few different values, so that most largest ones occur several times.
                    values[i] = random.nextInt(5) - 7;
                }
                values[offset + n] = 100;
                int expected = offset;
                for (int i = offset; i < offset + n; i++) {
                    expected = values[i] > values[expected] ? i : expected;
                }
                assertEquals(expected, loop.first(values, offset, offset + n), "n " + n + ", offset " + offset);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void zerosAreEqualAndInfinitiesAreValues(MaxIndex loop) {
        float[] zeros = new float[40];
        zeros[0] = -1;
        zeros[1] = -0f;
        assertEquals(1, loop.first(zeros, 0, 40));
        float[] low = new float[40];
        Arrays.fill(low, Float.NEGATIVE_INFINITY);
        assertEquals(2, loop.first(low, 2, 40));
        low[37] = Float.POSITIVE_INFINITY;
        assertEquals(37, loop.first(low, 2, 40));
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void emptyAndOutsideRangesAreRejected(MaxIndex loop) {
        float[] values = new float[4];
        assertThrows(IndexOutOfBoundsException.class, () -> loop.first(values, 2, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.first(values, -1, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.first(values, 0, 5));
    }
}
