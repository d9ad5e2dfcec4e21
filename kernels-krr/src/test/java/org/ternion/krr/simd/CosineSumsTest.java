package org.ternion.krr.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CosineSumsTest {
    static List<CosineSums> loops() {
        return CosineSums.all();
    }

    @ParameterizedTest
    @MethodSource("loops")
    void everyCountHasTheBitsOfOneSumEach(CosineSums loop) {
        for (int terms = 0; terms <= 9; terms++) {
            Random random = new Random(terms);
            double[] weights = random.doubles(terms + 1).toArray();
            for (int count = 0; count <= 97; count++) {
                double[] values = random.doubles(160, 0, 4).toArray();
                double[] chords = values.clone();
                loop.replace(weights, values, count);
                for (int i = 0; i < count; i++) {
                    assertEquals(CosineSums.of(weights, chords[i]), values[i], terms + " terms, sum " + i);
                }
                for (int i = TileRanges.padded(count); i < values.length; i++) {
                    assertEquals(chords[i], values[i], "written past the group");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void sumsAreThoseOfCosines(CosineSums loop) {
        Random random = new Random(7);
        double[] weights = random.doubles(17).toArray();
        for (int round = 0; round < 200; round++) {
            double angle = round * 0.1 - 10;
            double[] values = new double[32];
            values[5] = 4 * Math.pow(Math.sin(angle / 2), 2);
            loop.replace(weights, values, 6);
            double sum = 0;
            for (int j = 1; j < weights.length; j++) {
                sum += weights[j] * Math.cos(j * angle);
            }
            assertEquals(sum, values[5], 1e-13, "angle " + angle);
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void arraysMustHoldWholeGroups(CosineSums loop) {
        assertThrows(IndexOutOfBoundsException.class, () -> loop.replace(new double[3], new double[31], 4));
    }
}
