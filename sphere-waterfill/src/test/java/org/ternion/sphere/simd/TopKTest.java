package org.ternion.sphere.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopKTest {
    /** Few distinct scores, so that ties decide most places. */
    @ParameterizedTest
    @CsvSource({"1, 1000, 5", "10, 1000, 3", "10, 1000, 100000", "100, 100, 7", "64, 20, 5", "17, 5000, 1",
        "1000, 3000, 40"})
    void keepsTheBestAndOfEqualScoresTheSmallestIdsInAnyOrderOfOffers(int k, int n, int distinct) {
        Random random = new Random(k + 31L * n + distinct);
        float[] scores = new float[n];
        for (int i = 0; i < n; i++) {
            scores[i] = (random.nextInt(distinct) - distinct / 2) * 0.37f;
        }
        List<Integer> ids = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        int[] wanted = ids.stream()
                .sorted(Comparator.<Integer>comparingDouble(id -> -(double) scores[id]).thenComparing(id -> id))
                .limit(k).mapToInt(id -> id).toArray();

        TopK ascending = new TopK(k);
        ascending.offerAll(scores, 0, n, 0);
        assertKept(wanted, scores, ascending);

        Collections.shuffle(ids, random);
        TopK shuffled = new TopK(k);
        ids.forEach(id -> shuffled.offer(scores[id], id));
        assertKept(wanted, scores, shuffled);

        int[] list = ids.stream().mapToInt(id -> id).toArray();
        float[] listed = new float[n + 3];
        for (int i = 0; i < n; i++) {
            listed[i + 3] = scores[list[i]];
        }
        TopK byList = new TopK(k);
        byList.offerAll(listed, 3, n / 2, list, 0);
        byList.offerAll(listed, 3 + n / 2, n - n / 2, list, n / 2);
        assertKept(wanted, scores, byList);

        TopK merged = new TopK(k);
        merged.offerAll(scores, n / 3, n - n / 3, n / 3);
        TopK first = new TopK(k);
        first.offerAll(scores, 0, n / 3, 0);
        merged.addAll(first);
        assertKept(wanted, scores, merged);
    }

    @Test
    void zerosOfEitherSignAreEqualAndNotANumberIsNeverKept() {
        TopK top = new TopK(4);
        top.offerAll(new float[] {0f, Float.NaN, -0f, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, -1}, 0, 6, 10);
        top.offer(Float.NaN, 99);
        top.offer(-0f, 3);
        assertArrayEquals(new int[] {14, 3, 10, 12}, top.ids());
        assertArrayEquals(new float[] {Float.POSITIVE_INFINITY, 0, 0, 0}, top.scores());
    }

    @Test
    void fewerOffersThanPlacesGiveShorterArrays() {
        TopK top = new TopK(Integer.MAX_VALUE);
        assertEquals(0, top.ids().length);
        assertEquals(Float.NEGATIVE_INFINITY, top.threshold());
        top.offer(2, 5);
        top.offer(Float.NEGATIVE_INFINITY, Integer.MAX_VALUE);
        top.offer(2, 0);
        assertEquals(3, top.size());
        assertArrayEquals(new int[] {0, 5, Integer.MAX_VALUE}, top.ids());
        assertArrayEquals(new float[] {2, 2, Float.NEGATIVE_INFINITY}, top.scores());
    }

    @Test
    void thresholdIsTheWorstScoreKept() {
        TopK top = new TopK(2);
        top.offer(-5, 0);
        assertEquals(Float.NEGATIVE_INFINITY, top.threshold());
        top.offer(-3, 1);
        assertEquals(-5, top.threshold());
        top.offer(-4, 2);
        assertEquals(-4, top.threshold());
    }

    @Test
    void isEmptyAfterClear() {
        TopK top = new TopK(2);
        top.offerAll(new float[] {5, 6, 7}, 0, 3, 0);
        top.clear();
        top.offer(1, 8);
        assertArrayEquals(new int[] {8}, top.ids());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void rejectsNoPlaces(int k) {
        assertThrows(IllegalArgumentException.class, () -> new TopK(k));
    }

    @Test
    void rejectsRangesOutsideTheArrays() {
        TopK top = new TopK(2);
        float[] scores = new float[4];
        assertThrows(IndexOutOfBoundsException.class, () -> top.offerAll(scores, 2, 3, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> top.offerAll(scores, -1, 3, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> top.offerAll(scores, 0, 4, new int[4], 1));
        assertEquals(0, top.size());
    }

    private static void assertKept(int[] ids, float[] scores, TopK top) {
        assertArrayEquals(ids, top.ids());
        float[] kept = top.scores();
        for (int i = 0; i < ids.length; i++) {
            assertEquals(scores[ids[i]] + 0f, kept[i]);
        }
    }
}
