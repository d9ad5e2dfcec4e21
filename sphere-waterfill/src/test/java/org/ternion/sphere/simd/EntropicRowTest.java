package org.ternion.sphere.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntropicRowTest {
    static List<EntropicRow> loops() {
        return EntropicRow.all();
    }

    @ParameterizedTest
    @MethodSource("loops")
    void everyLengthAndOffsetHasTheBitsOfTheScalarLoop(EntropicRow loop) {
        for (int n = 1; n <= 40; n++) {
            Random random = new Random(n);
            for (int offset = 0; offset < 4; offset++) {
                double[] cost = random.doubles(n + offset, -1, 1).toArray();
                double[] price = random.doubles(n, -1, 1).map(p -> p < -0.9 ? Double.NEGATIVE_INFINITY : p).toArray();
                price[random.nextInt(n)] = 0;
                double sharpness = Math.pow(10, random.nextInt(5));
                double[] plan = new double[n];
                double[] columns = random.doubles(n).toArray();
                double[] expectedPlan = new double[n];
                double[] expectedColumns = columns.clone();
                double expected = new ScalarEntropicRow()
                        .choose(cost, offset, price, sharpness, expectedPlan, expectedColumns);
                assertEquals(expected, loop.choose(cost, offset, price, sharpness, plan, columns));
                assertArrayEquals(expectedPlan, plan);
                assertArrayEquals(expectedColumns, columns);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void exponentialsAreWithinTwoUlp(EntropicRow loop) {
        Random random = new Random(3);
        for (int round = 0; round < 2000; round++) {
            double[] cost = random.doubles(16, 0, round % 2 == 0 ? 5 : 708).toArray();
            cost[3] = 0;
            double[] plan = new double[16];
            loop.choose(cost, 0, new double[16], 1, plan, new double[16]);
            double sum = Arrays.stream(cost).map(c -> StrictMath.exp(-c)).sum();
            for (int k = 0; k < 16; k++) {
                // Two ulp of the exponential, the sum of 16 and the scaling on top.
                assertEquals(StrictMath.exp(-cost[k]) / sum, plan[k], 8 * Math.ulp(plan[k]), "round " + round);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void neitherLargeNorClosedShellsOverflow(EntropicRow loop) {
        double[] plan = new double[9];
        double[] price = new double[9];
        price[8] = Double.NEGATIVE_INFINITY;
        double[] cost = {-1e9, 1e9, 0, 0, 0, 0, 0, 0, -1e12};
        double logSum = loop.choose(cost, 0, price, 1e3, plan, new double[9]);
        assertArrayEquals(new double[] {1, 0, 0, 0, 0, 0, 0, 0, 0}, plan);
        assertEquals(1e12, logSum);
        assertTrue(Double.isFinite(loop.choose(new double[] {-1e300}, 0, new double[1], 1, plan, new double[1])));
    }

    @ParameterizedTest
    @MethodSource("loops")
    void shortArraysAreRejected(EntropicRow loop) {
        double[] eight = new double[8];
        assertThrows(IndexOutOfBoundsException.class, () -> loop.choose(eight, 1, eight, 1, eight, new double[8]));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.choose(eight, -1, eight, 1, eight, new double[8]));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.choose(eight, 0, eight, 1, new double[7], eight));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.choose(eight, 0, eight, 1, eight, new double[7]));
    }
}
