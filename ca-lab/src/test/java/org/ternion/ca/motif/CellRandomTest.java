package org.ternion.ca.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.Goldens;

class CellRandomTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void numbersAreThoseOfTheGolden(int index) {
        JsonNode one = Goldens.json("dashi-part5", "ca_rng.json").get("cases").get(index);
        int cols = one.get("W").intValue();
        CellRandom random = CellRandom.of(Long.parseUnsignedLong(one.get("seed").textValue()),
                one.get("H").intValue(), cols);
        for (int y = 0; y < one.get("H").intValue(); y++) {
            for (int x = 0; x < cols; x++) {
                assertEquals(one.get("u").get(y).get(x).doubleValue(),
                        random.uniform(one.get("t").longValue(), one.get("channel").intValue(), y * cols + x));
            }
        }
    }

    @Test
    void layersAreSeeds() {
        assertEquals(CellRandom.of(12, 3, 4).uniform(5, 2, 7), CellRandom.of(10, 3, 4).layer(2).uniform(5, 2, 7));
    }

    @Test
    void choiceTakesTheLastIndexWhenTheWeightsFallShort() {
        assertEquals(2, CellRandom.of(1, 1, 1).choice(0, CellRandom.INITIAL, 0, 0, 0, 0));
    }

    @Test
    void choiceTakesTheFirstIndexWhoseCumulativeWeightExceedsTheNumber() {
        CellRandom random = CellRandom.of(1, 2, 3);
        double u = random.uniform(0, CellRandom.INITIAL, 0);
        assertEquals(1, random.choice(0, CellRandom.INITIAL, 0, u, .1, .9 - u));
        assertEquals(0, random.choice(0, CellRandom.INITIAL, 0, Math.nextUp(u), .1, .9 - u));
    }

    @Test
    void channelsAreFour() {
        assertThrows(IllegalArgumentException.class, () -> CellRandom.of(1, 1, 1).uniform(0, 4, 0));
    }
}
