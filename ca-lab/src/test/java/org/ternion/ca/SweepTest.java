package org.ternion.ca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepTest {
    @ParameterizedTest(name = "range {0}, {1} states, {2} x {3}")
    @CsvSource({"1, 2, 1, 1", "1, 3, 7, 9", "1, 16, 20, 3", "2, 12, 5, 8", "5, 9, 13, 12", "10, 7, 3, 4",
        "10, 2, 30, 31"})
    void slidingTheSquareCountsWhatCountingEachNeighbourCounts(int range, int states, int height, int width) {
        LocalRule rule = LocalRule.of("any", states, Neighbourhood.moore(range), (centre, counts) -> {
            int mix = centre;
            for (int count : counts) {
                mix = mix * 31 + count;
            }
            return Math.floorMod(mix, states);
        });
        PaddedCells old = new PaddedCells(height, width, range);
        SplittableRandom random = new SplittableRandom(range * 1000 + states);
        for (int i = 0; i < old.array.length; i++) {
            // one half is of one state, so that its count comes to the most there can be
            old.array[i] = (byte) (i < old.array.length / 2 ? random.nextInt(states) : states - 1);
        }
        PaddedCells gathered = new PaddedCells(height, width, range);
        PaddedCells slid = new PaddedCells(height, width, range);
        new GatherSweep(rule, height, width).run(old, gathered);
        new WindowSweep(rule, height, width).run(old, slid);
        assertArrayEquals(gathered.array, slid.array);
    }

    @ParameterizedTest
    @CsvSource({"1, 16, true", "1, 17, false", "2, 12, true", "2, 13, false", "10, 7, true", "10, 8, false"})
    void countsThatFitALongSlide(int range, int states, boolean slides) {
        assertEquals(slides, WindowSweep.takes(
                LocalRule.of("any", states, Neighbourhood.moore(range), (centre, counts) -> centre)));
        assertEquals(false, WindowSweep.takes(
                LocalRule.of("any", 2, Neighbourhood.vonNeumann(range), (centre, counts) -> centre)));
    }
}
