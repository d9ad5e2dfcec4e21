package org.ternion.ca.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;
import org.ternion.ca.motif.Mot1Automaton;
import org.ternion.ca.motif.Motif;

class LevelsTest {
    @Test
    void meanFatigueOfTheMovingAutomatonEqualsTheGolden() {
        JsonNode moving = Goldens.json(Frames.REFERENCE, "moving_ca.json").get("cases").get(0);
        for (int t = 0; t < moving.get("frames").size(); t++) {
            CellGrid fatigue = Frames.states(moving.get("frames").get(t).get("u"), 16);
            Levels levels = new Levels(fatigue);
            levels.accept(fatigue);
            assertEquals(moving.get("stats").get("fatigue").get(t).doubleValue(), levels.mean(), 1e-12, "t=" + t);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,-1", "0.25,-1", "0.26,0", "0.75,0", "0.76,1", "1,1"})
    void quantilesAreTheSmallestValuesThatSuffice(double share, int value) {
        Levels levels = new Levels(CellGrid.parseTrits(List.of("0")));
        levels.accept(CellGrid.parseTrits(List.of("-0", "0+")));
        assertEquals(value, levels.quantile(share));
    }

    @Test
    void momentsAreThoseOfAllFrames() {
        Levels levels = new Levels(CellGrid.parse(List.of("0"), 8));
        assertEquals(Double.NaN, levels.mean());
        assertThrows(IllegalStateException.class, () -> levels.quantile(.5));
        levels.accept(CellGrid.parse(List.of("22"), 8));
        levels.accept(CellGrid.parse(List.of("57"), 8));
        assertEquals(4, levels.mean());
        assertEquals((4 + 4 + 1 + 9) / 4.0, levels.variance());
        assertThrows(IllegalArgumentException.class, () -> levels.accept(CellGrid.parse(List.of("0"), 3)));
    }

    @ParameterizedTest
    @EnumSource(Tension.class)
    void tensionIsTheRarerSignOfTheNeighbours(Tension around) {
        CellGrid frame = CellGrid.copyOfTrits(minusOne(Frames.uniform(3, 6, 7, 3).toArray()), 6, 7);
        CellGrid tension = around.of(frame);
        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 7; x++) {
                int[] signs = new int[3];
                for (int i = 0; i < 9; i++) {
                    boolean counted = around == Tension.BLOCK || i != 4;
                    int value = frame.get(Math.floorMod(y + i / 3 - 1, 6), Math.floorMod(x + i % 3 - 1, 7));
                    signs[value + 1] += counted ? 1 : 0;
                }
                assertEquals(Math.min(signs[0], signs[2]), tension.get(y, x), y + ", " + x);
            }
        }
    }

    private static byte[] minusOne(byte[] states) {
        byte[] trits = new byte[states.length];
        for (int i = 0; i < trits.length; i++) {
            trits[i] = (byte) (states[i] - 1);
        }
        return trits;
    }

    @Test
    void tensionOfStatesIsOfOneAndTwo() {
        CellGrid states = CellGrid.parse(List.of("0120", "2112", "0000"), 3);
        CellGrid trits = CellGrid.parseTrits(List.of("0+-0", "-++-", "0000"));
        assertEquals(Tension.BLOCK.of(trits), Tension.BLOCK.of(states));
        CellGrid two = Frames.uniform(1, 3, 3, 2);
        assertThrows(IllegalArgumentException.class, () -> Tension.RING.of(two));
    }

    @Test
    void permissionIsTheShareOfActingCells() {
        CellGrid gate = CellGrid.parseTrits(List.of("+-0", "0+0", "+++", "-00"));
        assertEquals(new Permission(.5, 5 / 12.0), Permission.of(gate, 1));
    }

    @Test
    void runsAtBothEndsAreCensored() {
        // Columns: 0 0 1 1 0, then 1 throughout.
        RunLengths runs = new RunLengths(CellGrid.parse(List.of("01"), 2));
        for (String row : List.of("01", "11", "11", "01")) {
            runs.accept(CellGrid.parse(List.of(row), 2));
        }
        assertEquals(Map.of(2L, 1L), runs.completed(1));
        assertEquals(Map.of(), runs.completed(0));
        assertEquals(Map.of(1L, 1L, 2L, 1L), runs.censored(0));
        assertEquals(Map.of(5L, 1L), runs.censored(1));
        assertThrows(IllegalArgumentException.class, () -> runs.completed(2));
    }

    @Test
    void runLengthsAddUpToTheCellsAndFrames() {
        List<CellGrid> frames = IntStream.range(0, 12).mapToObj(t -> Frames.uniform(t, 5, 6, 3)).toList();
        RunLengths runs = new RunLengths(frames.get(0));
        frames.subList(1, 12).forEach(runs::accept);
        long sum = 0;
        for (int value = 0; value < 3; value++) {
            for (Map<Long, Long> histogram : List.of(runs.completed(value), runs.censored(value))) {
                sum += histogram.entrySet().stream().mapToLong(e -> e.getKey() * e.getValue()).sum();
            }
        }
        assertEquals(12 * 30, sum);
    }

    @Test
    void motifSharesAreCellsPerCellAndStep() {
        Mot1Automaton world = Mot1Automaton.random(Mot1Automaton.Config.DEFAULT, 16, 20, 1);
        MotifShares shares = new MotifShares(320);
        long corridor = 0;
        long shutdown = 0;
        for (int t = 0; t < 4; t++) {
            world.step();
            shares.accept(world.motifs());
            corridor += world.motifs().predicate(Motif.CORRIDOR);
            shutdown += world.motifs().branch(Motif.SHUTDOWN);
        }
        assertEquals(corridor / 1280.0, shares.predicate(Motif.CORRIDOR), 1e-15);
        assertEquals(shutdown / 1280.0, shares.branch(Motif.SHUTDOWN), 1e-15);
    }
}
