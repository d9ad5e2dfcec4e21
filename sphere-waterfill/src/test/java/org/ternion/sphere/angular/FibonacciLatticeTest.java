package org.ternion.sphere.angular;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.sphere.Goldens;

class FibonacciLatticeTest {
    static Stream<JsonNode> cases() {
        return StreamSupport.stream(Goldens.json("25_fibonacci.json").get("cases").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void pointsAreTheGolden(JsonNode c) {
        double[] expected = Arrays.stream(Goldens.matrix(c.get("xyz"))).flatMapToDouble(Arrays::stream).toArray();
        assertArrayEquals(expected, FibonacciLattice.points(c.get("n").asInt()).toArray(), 1e-13);
    }

    @Test
    void smallNumbersAreDefined() {
        assertEquals(0, FibonacciLattice.points(0).rows());
        assertArrayEquals(new double[] {1, 0, 0}, FibonacciLattice.points(1).toArray());
        assertThrows(IllegalArgumentException.class, () -> FibonacciLattice.points(-1));
        assertThrows(IllegalArgumentException.class, () -> FibonacciLattice.uniform(Integer.MAX_VALUE, 0));
    }

    @Test
    void uniformPointsFillEqualAreasEquallyAndIndependently() {
        DoubleMatrix points = FibonacciLattice.uniform(40_000, 17);
        int[] cells = new int[32];
        for (int i = 0; i < points.rows(); i++) {
            double x = points.get(i, 0);
            double y = points.get(i, 1);
            double z = points.get(i, 2);
            assertEquals(1, x * x + y * y + z * z, 1e-14);
            int band = Math.min(3, (int) (2 * (1 - z)));
            cells[8 * band + (int) ((Math.atan2(y, x) + Math.PI) / (Math.PI / 4)) % 8]++;
        }
        // 1250 expected per cell, standard deviation 35.
        for (int count : cells) {
            assertEquals(1250, count, 5 * 35);
        }
    }

    @Test
    void seedAloneDecidesUniformPoints() {
        assertArrayEquals(FibonacciLattice.uniform(5, 3).toArray(),
                Arrays.copyOf(FibonacciLattice.uniform(9, 3).toArray(), 15));
    }
}
