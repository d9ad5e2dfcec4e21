package org.ternion.ca.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;
import org.ternion.ca.Soups;
import org.ternion.ca.Stepper;
import org.ternion.ca.Topology;

class PluralityRuleTest {
    private static final JsonNode GOLDEN = Goldens.json("ca-ternary-reference", "levin_ca.json");
    private static final PluralityRule RULE = new PluralityRule();
    private static final int[][] PERMUTATIONS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

    static IntStream cases() {
        return IntStream.range(0, GOLDEN.get("cases").size());
    }

    /** Rows are cell, block counts, next; the ring has one cell less. */
    @Test
    void theTableIsThatOfThePrototype() {
        Set<List<Integer>> feasible = new HashSet<>();
        for (JsonNode row : GOLDEN.get("rule_table")) {
            int[] r = Goldens.ints(row);
            int[] ring = {r[1], r[2], r[3]};
            ring[r[0]]--;
            assertEquals(r[4], RULE.next(r[0], ring), row.toString());
            assertEquals(9, r[1] + r[2] + r[3]);
            feasible.add(List.of(r[0], r[1], r[2], r[3]));
        }
        assertEquals(135, feasible.size());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void framesAreThoseOfThePrototype(int number) {
        JsonNode frames = GOLDEN.get("cases").get(number).get("frames");
        Stepper stepper = new Stepper(RULE, Topology.TORUS, CellGrid.parse(Goldens.rows(frames.get(0)), 3));
        for (int t = 1; t < frames.size(); t++) {
            stepper.step();
            assertEquals(Goldens.rows(frames.get(t)), stepper.layer(0).toRows(), "generation " + t);
        }
    }

    @Property(tries = 40)
    void permutingTheAlphabetCommutes(@ForAll long seed, @ForAll @IntRange(max = 5) int permutation,
            @ForAll @IntRange(min = 1, max = 12) int height, @ForAll @IntRange(min = 1, max = 12) int width) {
        CellGrid start = Soups.of(seed, height, width, 3);
        assertEquals(permuted(Soups.after(3, RULE, Topology.TORUS, start), PERMUTATIONS[permutation]),
                Soups.after(3, RULE, Topology.TORUS, permuted(start, PERMUTATIONS[permutation])));
    }

    private static CellGrid permuted(CellGrid grid, int[] permutation) {
        byte[] cells = grid.toArray();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) permutation[cells[i]];
        }
        return CellGrid.wrap(cells, grid.height(), grid.width(), 3);
    }

    @Test
    void aUniformGridStays() {
        CellGrid twos = CellGrid.parse(List.of("222", "222"), 3);
        assertEquals(twos, Soups.after(1, RULE, Topology.TORUS, twos));
    }

    /** Blocks where the cell is alone against four and four: what no linear learner of the counts can get right. */
    @Test
    void ofAllBlocks210AreTiesWithTheCellInTheMinority() {
        int ties = 0;
        for (int block = 0; block < 19_683; block++) {
            int[] counts = new int[3];
            for (int rest = block, i = 0; i < 9; i++, rest /= 3) {
                counts[rest % 3]++;
            }
            int centre = block / 81 % 3;
            ties += counts[centre] == 1 && counts[(centre + 1) % 3] == 4 ? 1 : 0;
        }
        assertEquals(210, ties);
    }
}
