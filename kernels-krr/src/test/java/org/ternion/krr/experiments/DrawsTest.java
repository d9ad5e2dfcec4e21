package org.ternion.krr.experiments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final int MANY = 100_000;

    @Test
    void normalsHaveTheirMoments() {
        Draws draws = Draws.of(1, 0);
        double[] values = new double[MANY];
        Arrays.setAll(values, i -> draws.normal());
        double mean = Arrays.stream(values).average().orElseThrow();
        double square = Arrays.stream(values).map(x -> x * x).average().orElseThrow();
        double fourth = Arrays.stream(values).map(x -> x * x * x * x).average().orElseThrow();
        // five standard deviations of each mean
        assertEquals(0, mean, 5 / Math.sqrt(MANY));
        assertEquals(1, square, 5 * Math.sqrt(2.0 / MANY));
        assertEquals(3, fourth, 5 * Math.sqrt(96.0 / MANY));
    }

    @Test
    void choicesAreDifferentAndRepeatable() {
        int[] all = Draws.of(2, 0).distinct(50, 50);
        assertArrayEquals(all, Draws.of(2, 0).distinct(50, 50));
        int[] sorted = all.clone();
        Arrays.sort(sorted);
        assertArrayEquals(IntStream.range(0, 50).toArray(), sorted);
        assertEquals(7, Arrays.stream(Draws.of(3, 0).distinct(1000, 7)).distinct().count());
    }

    @Test
    void everyNumberIsEquallyOftenFirst() {
        Draws draws = Draws.of(4, 0);
        int[] counts = new int[5];
        for (int i = 0; i < MANY; i++) {
            counts[draws.distinct(5, 1)[0]]++;
        }
        for (int count : counts) {
            assertTrue(Math.abs(count - MANY / 5) < 5 * Math.sqrt(MANY * 0.2 * 0.8), Arrays.toString(counts));
        }
    }
}
