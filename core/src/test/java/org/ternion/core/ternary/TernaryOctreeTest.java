package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TernaryOctreeTest {
    @Test
    void countsTheLeavesOfTheGolden() {
        JsonNode golden = Goldens.json("ca-ternary-reference", "gf3.json").get("svo");
        byte[] states = new byte[8 * golden.get("packed").size()];
        for (int i = 0; i < states.length; i++) {
            states[i] = (byte) LaneWord.lane(Long.parseLong(golden.get("packed").get(i / 8).asText(), 16), i % 8);
        }
        TernaryOctree tree = TernaryOctree.of(states, golden.get("depth").asInt());
        assertEquals(golden.get("count").asInt(), tree.countLeaves());
        for (int i = 0; i < states.length; i++) {
            assertEquals(states[i], tree.childState(i / 8, i % 8));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aTreeWithoutEmptyNodesHasAllItsLeavesAndLosesABranchWithItsRoot(int depth) {
        int leaves = 1 << 3 * depth;
        byte[] states = new byte[8 * ((leaves - 1) / 7)];
        Arrays.fill(states, (byte) 2);
        assertEquals(leaves, TernaryOctree.of(states, depth).countLeaves());
        states[3] = 0;
        assertEquals(leaves / 8 * 7, TernaryOctree.of(states, depth).countLeaves());
    }

    @Test
    void otherShapesAndStatesAreRefused() {
        assertEquals("9 nodes have 72 children, got 8", assertThrows(IllegalArgumentException.class,
                () -> TernaryOctree.of(new byte[8], 2)).getMessage());
        assertEquals("state 1 must be 0, 1 or 2, was 3", assertThrows(IllegalArgumentException.class,
                () -> TernaryOctree.of(new byte[] {0, 3, 0, 0, 0, 0, 0, 0}, 1)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> TernaryOctree.of(new byte[0], 0));
        assertThrows(IllegalArgumentException.class, () -> TernaryOctree.of(new byte[0], 11));
        assertThrows(IndexOutOfBoundsException.class, () -> TernaryOctree.of(new byte[8], 1).childState(0, 8));
    }
}
