package org.ternion.sphere.fill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BoundaryFlowTest {
    @Test
    void withoutSlackTheFlowIsThePrefixSumOfTheExcess() {
        assertArrayEquals(new long[] {2, -1, 0},
                BoundaryFlow.minimal(new int[] {3, 0, 4, 1}, new int[] {1, 3, 3, 1}));
        assertArrayEquals(new long[0], BoundaryFlow.minimal(new int[] {5}, new int[] {5}));
    }

    @Test
    void withSlackOnlyTheExcessMovesAndToTheNearestRoom() {
        assertArrayEquals(new long[] {0, 0, 2}, BoundaryFlow.minimal(new int[] {1, 3, 5, 0}, new int[] {9, 3, 3, 4}));
        assertArrayEquals(new long[] {-3, 0, 0}, BoundaryFlow.minimal(new int[] {1, 7, 3, 0}, new int[] {9, 4, 3, 4}));
        assertArrayEquals(new long[] {0, 0, 0}, BoundaryFlow.minimal(new int[] {0, 1, 2, 3}, new int[] {1, 2, 3, 4}));
    }

    @RepeatedTest(300)
    void noOtherFlowIsShorter(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int shells = 1 + random.nextInt(5);
        int[] counts = random.ints(shells, 0, 5).toArray();
        int[] limits = random.ints(shells, 0, 5).toArray();
        int missing = Arrays.stream(counts).sum() - Arrays.stream(limits).sum();
        limits[random.nextInt(shells)] += Math.max(0, missing);
        long[] flow = BoundaryFlow.minimal(counts, limits);
        long before = 0;
        for (int k = 0; k < shells; k++) {
            long after = k == shells - 1 ? 0 : flow[k];
            long left = counts[k] + before - after;
            assertTrue(left >= 0 && left <= limits[k], "shell " + k + " of seed " + repetition.getCurrentRepetition());
            before = after;
        }
        assertEquals(shortest(counts, limits, 0, 0), Arrays.stream(flow).map(Math::abs).sum(),
                "seed " + repetition.getCurrentRepetition());
    }

    /** Length of the shortest flow across the boundaries from k on when {@code arrivals} come across the one before. */
    private static long shortest(int[] counts, int[] limits, int k, int arrivals) {
        if (k == counts.length - 1) {
            return counts[k] + arrivals >= 0 && counts[k] + arrivals <= limits[k] ? 0 : Integer.MAX_VALUE;
        }
        long best = Integer.MAX_VALUE;
        for (int flow = counts[k] + arrivals - limits[k]; flow <= counts[k] + arrivals; flow++) {
            best = Math.min(best, Math.abs(flow) + shortest(counts, limits, k + 1, flow));
        }
        return best;
    }
}
