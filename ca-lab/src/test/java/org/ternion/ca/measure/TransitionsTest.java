package org.ternion.ca.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;
import org.ternion.ca.rule.CyclicRule;

class TransitionsTest {
    private static final CellGrid BEFORE = CellGrid.parse(List.of("0012", "1200"), 4);
    private static final CellGrid AFTER = CellGrid.parse(List.of("1112", "1201"), 4);

    @Test
    void countsFollowTheCells() {
        Transitions step = new Transitions(4);
        step.accept(BEFORE, AFTER);
        assertEquals(3, step.count(0, 1));
        assertEquals(2, step.count(1, 1));
        assertEquals(3 / 8.0, step.changeRate());
        assertArrayEquals(new double[] {.25, .75, 0, 0}, step.row(0).orElseThrow());
        assertTrue(step.row(3).isEmpty());
        assertEquals(Entropy.ofCounts(new long[] {1, 3}) / 2, step.conditionalEntropy(), 1e-15);
    }

    @Test
    void stepsAddUp() {
        Transitions steps = new Transitions(4);
        steps.accept(BEFORE, AFTER);
        steps.accept(AFTER, BEFORE);
        assertEquals(6 / 16.0, steps.changeRate());
        assertEquals(3, steps.count(1, 0));
    }

    @Test
    void nothingMovesInTheRotatingFrameOfARotor() {
        List<CellGrid> frames = Frames.run(CyclicRule.cyc3(0), Frames.uniform(1, 8, 8, 3), 1);
        Transitions step = new Transitions(3);
        step.accept(frames.get(0), frames.get(1));
        assertEquals(1, step.changeRate());
        assertEquals(0, step.coRotatingChangeRate());
    }

    @Test
    void changeRatesOfTheMovingAutomatonEqualTheGolden() {
        JsonNode moving = Goldens.json(Frames.REFERENCE, "moving_ca.json").get("cases").get(0);
        CellGrid before = Frames.trits(moving.get("initial").get("G"));
        for (int t = 0; t < moving.get("frames").size(); t++) {
            CellGrid after = Frames.trits(moving.get("frames").get(t).get("G"));
            Transitions step = new Transitions(3);
            step.accept(before, after);
            assertEquals(moving.get("stats").get("chgG").get(t).doubleValue(), step.changeRate(), 1e-12, "t=" + t);
            before = after;
        }
    }

    @Test
    void shapesAndAlphabetsMustFit() {
        Transitions step = new Transitions(3);
        assertThrows(IllegalArgumentException.class, () -> step.accept(BEFORE, AFTER));
        assertThrows(IllegalArgumentException.class,
                () -> step.accept(Frames.uniform(1, 2, 3, 3), Frames.uniform(1, 3, 2, 3)));
        assertThrows(IllegalArgumentException.class, () -> step.count(0, 3));
        CellGrid trits = CellGrid.parseTrits(List.of("-0+"));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> step.accept(trits, trits.tritsToStates()));
        assertEquals("a frame of 1 x 3 trits expected, got 1 x 3 cells of 3 states", e.getMessage());
        assertEquals(Double.NaN, step.changeRate());
    }

    @Test
    void jointOccupancyPairsTheCellsOfTwoLayers() {
        CellGrid gate = CellGrid.parseTrits(List.of("-0+", "++0"));
        CellGrid flow = CellGrid.parse(List.of("011", "100"), 2);
        assertArrayEquals(new long[] {1, 0, 1, 1, 1, 2}, Occupancy.joint(gate, flow));
        assertThrows(IllegalArgumentException.class, () -> Occupancy.joint(gate, Frames.uniform(1, 3, 2, 2)));
    }
}
