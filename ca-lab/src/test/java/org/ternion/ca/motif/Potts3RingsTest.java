package org.ternion.ca.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CancellationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;
import org.ternion.core.Progress;

class Potts3RingsTest {
    private static final int LANES = 12;
    private static final int LANE_BITS = 5;

    /** Lane i of the words of a ring is row i. */
    private static CellGrid lanes(JsonNode ring) {
        int width = ring.size();
        byte[] cells = new byte[LANES * width];
        for (int x = 0; x < width; x++) {
            long word = Long.parseUnsignedLong(ring.get(x).textValue(), 16);
            for (int lane = 0; lane < LANES; lane++) {
                cells[lane * width + x] = (byte) (word >>> lane * LANE_BITS & (1 << LANE_BITS) - 1);
            }
        }
        return CellGrid.wrap(cells, LANES, width, 3);
    }

    @Test
    void ringsFollowTheGolden() {
        JsonNode states = Goldens.json("ca-ternary-reference", "lane_words.json").get("potts_ring");
        Potts3Rings rings = Potts3Rings.of(lanes(states.get(0)));
        for (JsonNode state : states) {
            assertEquals(lanes(state), rings.layer(0));
            rings.step();
        }
    }

    @Property(tries = 60)
    void advanceIsThatOfSingleSteps(@ForAll @IntRange(max = 300) int steps,
            @ForAll @IntRange(min = 1, max = 40) int width, @ForAll long seed) {
        Potts3Rings jumping = Potts3Rings.random(2, width, seed);
        Potts3Rings walking = Potts3Rings.random(2, width, seed);
        jumping.advance(steps, Progress.NONE);
        for (int t = 0; t < steps; t++) {
            walking.step();
        }
        assertEquals(walking.layer(0), jumping.layer(0));
        assertEquals(steps, jumping.generation());
    }

    @Test
    void aPowerOfThreeIsOneJump() {
        byte[] start = new byte[1000];
        start[500] = 2;
        Potts3Rings ring = Potts3Rings.of(CellGrid.wrap(start, 1, 1000, 3));
        ring.advance(243, Progress.NONE);
        CellGrid after = ring.layer(0);
        assertEquals(2, after.get(0, 257));
        assertEquals(2, after.get(0, 500));
        assertEquals(2, after.get(0, 743));
        assertEquals(997, after.population()[0]);
    }

    @Test
    void theLargestNumberOfStepsIsReached() {
        Potts3Rings ring = Potts3Rings.random(1, 7, 3);
        ring.advance(Long.MAX_VALUE, Progress.NONE);
        assertEquals(Long.MAX_VALUE, ring.generation());
    }

    @Test
    void progressStopsBetweenJumps() {
        Potts3Rings ring = Potts3Rings.random(1, 7, 3);
        assertThrows(CancellationException.class, () -> ring.advance(10, (done, total) -> false));
        assertEquals(1, ring.generation());
    }
}
