package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class FrontierTest {
    private static final JsonNode GOLDEN = Goldens.json("ca-ternary-reference", "gf3.json").get("frontier");

    private static String states() {
        StringBuilder text = new StringBuilder();
        GOLDEN.get("state").forEach(row -> text.append(row.asText()));
        return text.toString();
    }

    @Test
    void theActiveLanesAreThoseOfTheGolden() {
        Frontier frontier = Frontier.of(StateVector.of(RandomTrits.states(states())));
        for (int step = 0; step <= 5; step++) {
            JsonNode expected = GOLDEN.get("active_after").get(Integer.toString(step));
            if (expected != null) {
                String bits = new StringBuilder(expected.asText()).reverse().toString();
                assertArrayEquals(new long[] {new BigInteger(bits, 2).longValueExact()}, frontier.activeWords());
                assertEquals(Long.bitCount(frontier.activeWords()[0]), frontier.activeCount());
            }
            frontier.step();
        }
    }

    @Test
    void statesAdvanceByOneModuloThree() {
        byte[] states = RandomTrits.states(states());
        Frontier frontier = Frontier.of(StateVector.of(states));
        for (int step = 0; step < 7; step++) {
            assertArrayEquals(states, frontier.states().toBytes());
            frontier.step();
            for (int i = 0; i < states.length; i++) {
                states[i] = (byte) ((states[i] + 1) % 3);
            }
        }
    }
}
