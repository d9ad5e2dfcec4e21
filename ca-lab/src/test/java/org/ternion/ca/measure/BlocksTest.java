package org.ternion.ca.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;

class BlocksTest {
    /** A grid, the side of a block, a reducer and the rows of the blocks. */
    record Case(String name, CellGrid frame, int k, Reducer reducer, List<String> blocks) {
        @Override
        public String toString() {
            return name + " k=" + k;
        }
    }

    static Stream<Case> goldens() {
        List<Case> cases = new ArrayList<>();
        JsonNode plural = Goldens.json("dashi-part5", "ca_coarse_grain.json");
        for (String f : List.of("0", "1")) {
            CellGrid frame = Frames.states(plural.get("F" + f), 3);
            add(cases, "part5 F" + f, frame, Reducer.PLURALITY, plural.get("coarse" + f));
        }
        JsonNode source = Goldens.json(Frames.REFERENCE, "moving_ca.json").get("coarse");
        add(cases, "source", Frames.states(source.get("F"), 3), Reducer.SOURCE_MAJORITY, source.get("blocks"));
        add(cases, "odd", Frames.states(source.get("F_odd"), 3), Reducer.SOURCE_MAJORITY, source.get("blocks_odd"));
        JsonNode part1 = Goldens.json("dashi-part1", "ca.json").get("coarse");
        CellGrid frame = Frames.nested(part1.get("F"), 3);
        for (int k : new int[] {2, 4}) {
            cases.add(new Case("part1", frame, k, Reducer.PLURALITY, Frames.nested(part1.get("k" + k), 3).toRows()));
        }
        return cases.stream();
    }

    private static void add(List<Case> cases, String name, CellGrid frame, Reducer reducer, JsonNode byScale) {
        for (Map.Entry<String, JsonNode> e : byScale.properties()) {
            cases.add(new Case(name, frame, Integer.parseInt(e.getKey()), reducer, Goldens.rows(e.getValue())));
        }
    }

    private static List<String> text(Blocks blocks) {
        return IntStream.range(0, blocks.rows()).mapToObj(row -> {
            StringBuilder line = new StringBuilder();
            for (int col = 0; col < blocks.cols(); col++) {
                line.append(blocks.get(row, col));
            }
            return line.toString();
        }).toList();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void blocksEqualTheGolden(Case c) {
        assertEquals(c.blocks, text(Blocks.of(c.frame, BlockShape.SQUARE, c.k, c.reducer)));
    }

    @ParameterizedTest
    @EnumSource(Reducer.class)
    void scaleOneIsTheFrameItself(Reducer reducer) {
        CellGrid frame = Frames.uniform(7, 9, 11, 3);
        assertEquals(frame.toRows(), text(Blocks.of(frame, BlockShape.SQUARE, 1, reducer)));
    }

    @ParameterizedTest
    @EnumSource(Reducer.class)
    void blockOfOneCellIsItsState(Reducer reducer) {
        assertEquals(0, reducer.symbol(new int[] {1, 0, 0}));
        assertEquals(1, reducer.symbol(new int[] {0, 1, 0}));
        assertEquals(2, reducer.symbol(new int[] {0, 0, 1}));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void pluralityAndSourceMajorityAgreeOnBlocksWithoutTies(int k) {
        CellGrid frame = Frames.uniform(k, 40, 60, 3);
        Blocks plurality = Blocks.of(frame, BlockShape.SQUARE, k, Reducer.PLURALITY);
        Blocks source = Blocks.of(frame, BlockShape.SQUARE, k, Reducer.SOURCE_MAJORITY);
        int without = 0;
        for (int i = 0; i < plurality.size(); i++) {
            int[] counts = new int[3];
            for (int dy = 0; dy < k; dy++) {
                for (int dx = 0; dx < k; dx++) {
                    counts[frame.get(i / plurality.cols() * k + dy, i % plurality.cols() * k + dx)]++;
                }
            }
            int most = IntStream.of(counts).max().getAsInt();
            if (IntStream.of(counts).filter(c -> c == most).count() == 1) {
                without++;
                assertEquals(plurality.at(i), source.at(i), "block " + i);
            }
        }
        assertTrue(without > 10, "blocks without ties: " + without);
    }

    @Test
    void rowsOfATapeAreNotMixed() {
        CellGrid tape = CellGrid.parse(List.of("001122", "110022"), 3);
        assertEquals(List.of("024", "204"), text(Blocks.of(tape, BlockShape.ROW, 2, Reducer.MEAN)));
    }

    @Test
    void statesAboveTheSignBitAreCounted() {
        CellGrid frame = CellGrid.wrap(new byte[] {(byte) 250, (byte) 250, 3, (byte) 250}, 2, 2, 256);
        assertEquals(250, Blocks.of(frame, BlockShape.SQUARE, 2, Reducer.PLURALITY).get(0, 0));
        assertEquals(753, Blocks.of(frame, BlockShape.SQUARE, 2, Reducer.MEAN).get(0, 0));
    }

    @Test
    void blocksLargerThanTheFrameAreNone() {
        Blocks none = Blocks.of(Frames.uniform(1, 3, 5, 3), BlockShape.SQUARE, 4, Reducer.PLURALITY);
        assertEquals(0, none.rows());
        assertThrows(IndexOutOfBoundsException.class, () -> none.get(0, 0));
    }

    @Test
    void sourceMajorityKnowsThreeStatesOnly() {
        CellGrid frame = Frames.uniform(1, 4, 4, 4);
        assertThrows(IllegalArgumentException.class,
                () -> Blocks.of(frame, BlockShape.SQUARE, 2, Reducer.SOURCE_MAJORITY));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void roughnessEqualsWhatThePrototypePlots(int number) {
        JsonNode sweep = Goldens.json(Frames.REFERENCE, "sweep_ca.json").get("cases").get(number);
        for (int t = 0; t < sweep.get("frames").size(); t++) {
            CellGrid flow = Frames.trits(sweep.get("frames").get(t).get("F"));
            for (Map.Entry<String, JsonNode> e : sweep.get("spatial_roughness").get(t).properties()) {
                assertEquals(e.getValue().doubleValue(), Blocks.roughness(flow, Integer.parseInt(e.getKey())), 1e-12,
                        "t=" + t + " k=" + e.getKey());
            }
        }
    }

    @Test
    void roughnessNeedsTwoRowsOfBlocks() {
        assertEquals(Double.NaN, Blocks.roughness(Frames.uniform(1, 3, 8, 3), 2));
    }
}
