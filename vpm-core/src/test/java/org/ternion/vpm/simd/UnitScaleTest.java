package org.ternion.vpm.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnitScaleTest {
    private static final double[] SCORES = {0.0, -0.0, 1, -1, Double.MIN_VALUE, -Double.MIN_VALUE, 1e300, -1e300, 0.1,
        1.0 / 3};

    static List<UnitScale> loops() {
        return UnitScale.all();
    }

    static Stream<Arguments> lengths() {
        return loops().stream().flatMap(loop -> Stream.iterate(0, n -> n <= 3 * 8 + 1, n -> n + 1)
                .map(n -> Arguments.of(loop, n)));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void valuesHaveTheBitsOfSingleOperations(UnitScale loop, int n) {
        Random random = new Random(3000 + n);
        for (int from = 0; from < 9; from++) {
            double[] x = new double[from + n + 3];
            double[] low = new double[n];
            double[] span = new double[n];
            float[] out = new float[x.length];
            float[] wanted = new float[x.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = random.nextBoolean() ? SCORES[random.nextInt(SCORES.length)] : random.nextGaussian();
                out[i] = wanted[i] = random.nextFloat();
            }
            for (int k = 0; k < n; k++) {
                low[k] = random.nextInt(3) == 0 ? x[from + k] : random.nextGaussian();
                span[k] = random.nextBoolean() ? 1e-12 : random.nextDouble() * 4 + 1e-3;
                double unit = (x[from + k] - low[k]) / span[k];
                wanted[from + k] = unit > 0 ? (float) Math.min(1, unit) : 0.0f;
            }
            loop.apply(x, from, n, low, span, out);
            for (int i = 0; i < out.length; i++) {
                assertEquals(Float.floatToRawIntBits(wanted[i]), Float.floatToRawIntBits(out[i]), "element " + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void rangesOutsideAnArrayAreRefused(UnitScale loop) {
        double[] four = {1, 2, 3, 4};
        float[] out = new float[4];
        assertThrows(IndexOutOfBoundsException.class, () -> loop.apply(four, 1, 4, four, four, out));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.apply(four, -1, 2, four, four, out));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.apply(four, 0, 4, new double[3], four, out));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.apply(four, 0, 4, four, four, new float[3]));
        assertArrayEquals(new double[] {1, 2, 3, 4}, four);
    }
}
