package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LaneWordTest {
    private static final JsonNode GOLDEN = Goldens.json("ca-ternary-reference", "lane_words.json");

    private static Stream<JsonNode> rows(String name) {
        return StreamSupport.stream(GOLDEN.get(name).spliterator(), false);
    }

    static Stream<JsonNode> normal() {
        return rows("normal");
    }

    static Stream<JsonNode> special() {
        return rows("special");
    }

    private static long word(JsonNode hex) {
        return Long.parseUnsignedLong(hex.asText(), 16);
    }

    @ParameterizedTest
    @MethodSource("normal")
    void normalWordsAddAndMultiplyAsInTheGolden(JsonNode row) {
        long a = word(row.get(0));
        long b = word(row.get(1));
        assertEquals(word(row.get(2)), LaneWord.xor(a, b));
        assertEquals(row.get(3).asInt(), LaneWord.flags(a, b));
        assertEquals(row.get(4).asInt(), LaneWord.dot(a, b));
    }

    @ParameterizedTest
    @MethodSource("special")
    void specialLanesWinAsInTheGolden(JsonNode row) {
        assertEquals(word(row.get(2)), LaneWord.xor(word(row.get(0)), word(row.get(1))));
        assertEquals(row.get(3).asInt(), LaneWord.flags(word(row.get(0)), word(row.get(1))));
    }

    @Test
    void allPairsOfLanesFollowTheRule() {
        for (int a = 0; a < 32; a++) {
            for (int b = 0; b < 32; b++) {
                long result = LaneWord.xor(LaneWord.of(1, a), LaneWord.of(1, b));
                assertEquals(LaneWord.of(2, rule(a, b)), result);
                boolean signalling = a == 29 || a == 30 || b == 29 || b == 30;
                assertEquals((signalling ? 1 : 0) + (a > 26 || b > 26 ? 2 : 0),
                        LaneWord.flags(LaneWord.of(1, a), LaneWord.of(1, b)));
            }
        }
    }

    /** The rule of the specification, case by case. */
    private static int rule(int a, int b) {
        if (a == 29 || a == 30) {
            return rule(a - 2, b);
        }
        if (b == 29 || b == 30) {
            return rule(a, b - 2);
        }
        if (a == 28 || b == 28) {
            return 28;
        }
        if (a == 27 || b == 27) {
            return 27;
        }
        if (a == 31 || b == 31) {
            return a;
        }
        return (a % 3 + b % 3) % 3 + (a / 3 % 3 + b / 3 % 3) % 3 * 3 + (a / 9 + b / 9) % 3 * 9;
    }

    @Test
    void lanesAboveAThresholdAreCountedAsInTheGolden() {
        for (int threshold : new int[] {0, 1, 10, 26}) {
            JsonNode counts = GOLDEN.get("threshold_counts_on_special_A").get(Integer.toString(threshold));
            for (int i = 0; i < counts.size(); i++) {
                assertEquals(counts.get(i).asInt(),
                        LaneWord.countAbove(word(GOLDEN.get("special").get(i).get(0)), threshold));
            }
        }
    }

    @Test
    void lowDigitPlanesAndParitiesAreThoseOfTheGolden() {
        JsonNode planes = GOLDEN.get("low_trit_planes");
        for (int i = 0; i < planes.size(); i++) {
            for (int state = 0; state < 3; state++) {
                assertEquals(planes.get(i).get(state).asInt(),
                        LaneWord.lowDigitPlane(word(GOLDEN.get("normal").get(i).get(0)), state));
            }
        }
        rows("parity").forEach(row -> assertEquals(row.get(1).asInt(), LaneWord.parity(word(row.get(0)))));
    }

    @Test
    void aRingOfThreeWordSumsRunsAsInTheGolden() {
        JsonNode ring = GOLDEN.get("potts_ring");
        int size = ring.get(0).size();
        for (int t = 0; t + 1 < ring.size(); t++) {
            for (int i = 0; i < size; i++) {
                long left = word(ring.get(t).get((i + size - 1) % size));
                long right = word(ring.get(t).get((i + 1) % size));
                assertEquals(word(ring.get(t + 1).get(i)),
                        LaneWord.xor(LaneWord.xor(left, word(ring.get(t).get(i))), right));
            }
        }
    }

    @Test
    void valuesAddMod27AsInTheGolden() {
        rows("ripple_add_mod27").forEach(row -> assertEquals(LaneWord.of(0, row.get(2).asInt(), 5),
                LaneWord.addMod27(LaneWord.of(0, row.get(0).asInt(), 2), LaneWord.of(0, row.get(1).asInt(), 3))));
    }

    @Test
    void lanesComeBackAndOthersAreRefused() {
        long word = LaneWord.of(0, 31, 5, 27, 1, 2, 3, 4, 26, 30, 29, 28);
        assertEquals(28, LaneWord.lane(word, 11));
        assertEquals(31, LaneWord.lane(word, 1));
        assertThrows(IllegalArgumentException.class, () -> LaneWord.of(32));
        assertThrows(IllegalArgumentException.class, () -> LaneWord.of(new int[13]));
        assertThrows(IndexOutOfBoundsException.class, () -> LaneWord.lane(word, 12));
        assertEquals("lane 1 is special: 31",
                assertThrows(IllegalArgumentException.class, () -> LaneWord.dot(word, 0)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> LaneWord.dot(0, word));
        assertThrows(IllegalArgumentException.class, () -> LaneWord.parity(word));
        assertThrows(IllegalArgumentException.class, () -> LaneWord.addMod27(word, 0));
        assertThrows(IllegalArgumentException.class, () -> LaneWord.xor(1L << 60, 0));
        assertThrows(IllegalArgumentException.class, () -> LaneWord.countAbove(-1, 0));
    }
}
