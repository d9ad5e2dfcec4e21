package org.ternion.ca.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;
import org.ternion.ca.Soups;
import org.ternion.core.Progress;

/** What CA-1 and CA-2 do on a torus does not depend on the place, and their gliders go on for ever. */
class TorusMotionTest {
    private static final int SIDE = 40;
    private static final int LONG = 104;

    private static CellGrid rolled(CellGrid grid, int rows, int columns) {
        byte[] cells = new byte[grid.height() * grid.width()];
        for (int i = 0; i < cells.length; i++) {
            int row = Math.floorMod(i / grid.width() - rows, grid.height());
            int column = Math.floorMod(i % grid.width() - columns, grid.width());
            cells[i] = (byte) grid.get(row, column);
        }
        return grid.lowest() < 0 ? CellGrid.wrapTrits(cells, grid.height(), grid.width())
                : CellGrid.wrap(cells, grid.height(), grid.width(), grid.states());
    }

    /** The cells in the corner of a larger grid of zeros. */
    private static CellGrid onLargeTorus(CellGrid grid) {
        byte[] cells = new byte[SIDE * SIDE];
        for (int row = 0; row < grid.height(); row++) {
            for (int column = 0; column < grid.width(); column++) {
                cells[row * SIDE + column] = (byte) grid.get(row, column);
            }
        }
        return grid.lowest() < 0 ? CellGrid.wrapTrits(cells, SIDE, SIDE)
                : CellGrid.wrap(cells, SIDE, SIDE, grid.states());
    }

    private static void assertTranslated(Automaton automaton, Automaton moved, int rows, int columns) {
        for (int t = 0; t < 25; t++) {
            automaton.step();
            moved.step();
            for (int layer = 0; layer < automaton.layers(); layer++) {
                assertEquals(rolled(automaton.layer(layer), rows, columns), moved.layer(layer),
                        automaton.layerName(layer) + " at step " + t);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"weak_anchor", "overflow"})
    void excitableFlowCommutesWithTranslations(String m7) {
        AnchoredExcitable.Config config = MotifRules.with(AnchoredExcitable.Config.DEFAULT,
                Map.of("p_seed", "0", "m7", m7));
        CellGrid flow = Soups.of(3, 30, 44, 3);
        assertTranslated(
                AnchoredExcitable.of(config, List.of(new Disc(10, 12, 9, 0, 1, 2)),
                        List.of(new Disc(14, 20, 7, 1, -1, 3)), flow, 0),
                AnchoredExcitable.of(config, List.of(new Disc(15, 5, 9, 0, 1, 2)),
                        List.of(new Disc(19, 13, 7, 1, -1, 3)), rolled(flow, 5, -7), 0), 5, -7);
    }

    @Test
    void gatedContentCommutesWithTranslations() {
        GatedTriadic random = GatedTriadic.random(GatedTriadic.Config.DEFAULT, 26, 34, 5);
        GatedTriadic other = GatedTriadic.random(GatedTriadic.Config.DEFAULT, 26, 34, 6);
        CellGrid content = random.layer(GatedTriadic.CONTENT);
        CellGrid phase = random.layer(GatedTriadic.PHASE);
        CellGrid first = other.layer(GatedTriadic.CONTENT);
        CellGrid second = other.layer(GatedTriadic.PHASE);
        assertTranslated(GatedTriadic.of(GatedTriadic.Config.DEFAULT, content, phase, first, second),
                GatedTriadic.of(GatedTriadic.Config.DEFAULT, rolled(content, 9, 4), rolled(phase, 9, 4),
                        rolled(first, 9, 4), rolled(second, 9, 4)), 9, 4);
    }

    private static void assertGlides(Automaton automaton, JsonNode translation) {
        CellGrid start = automaton.layer(0);
        int period = translation.get("period").intValue();
        for (int moves = 1; moves * period <= LONG; moves++) {
            automaton.advance(period, Progress.NONE);
            CellGrid expected = rolled(start, moves * translation.get("dy").intValue(),
                    moves * translation.get("dx").intValue());
            assertEquals(expected, automaton.layer(0), "after " + moves + " moves");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "diag_up_left"})
    void excitableGlidersGoOn(String name) {
        JsonNode glider = Goldens.json("dashi-part5", "ca1_gliders.json").get("gliders").get(name);
        AnchoredExcitable.Config config = MotifRules.with(AnchoredExcitable.Config.DEFAULT,
                Map.of("theta", "2", "p_seed", "0"));
        assertGlides(AnchoredExcitable.of(config, List.of(new Disc(0, 0, 1000, 0, 0, 1)), List.of(),
                onLargeTorus(GoldenGrids.states(glider.get("frames").get(0), 3)), 0), glider.get("translation"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"down_period1", "diag_period8"})
    void gatedGlidersGoOn(String name) {
        JsonNode glider = Goldens.json("dashi-part5", "ca2_gliders.json").get("gliders").get(name);
        GatedTriadic.Config config = MotifRules.with(GatedTriadic.Config.DEFAULT,
                Map.of("beta", "0", "tau_cat", "9", "phi_relax", "true", "gamma", glider.get("gamma").asText(), "theta",
                        glider.get("theta").asText()));
        JsonNode first = glider.get("frames").get(0);
        byte[] open = new byte[SIDE * SIDE];
        Arrays.fill(open, (byte) 1);
        assertGlides(GatedTriadic.of(config, onLargeTorus(GoldenGrids.trits(first.get("s"))),
                onLargeTorus(GoldenGrids.trits(first.get("phi"))), CellGrid.wrapTrits(open, SIDE, SIDE),
                CellGrid.wrapTrits(new byte[SIDE * SIDE], SIDE, SIDE)), glider.get("translation"));
    }

    @Test
    void frozenCellsStayAndCorridorsAreNoShutdowns() {
        AnchoredExcitable.Config config = MotifRules.with(ExcitablePreset.CONFLICT.config(), Map.of("hold", "freeze"));
        AnchoredExcitable automaton = AnchoredExcitable.random(ExcitablePreset.CONFLICT, config, 64, 64, 2);
        int held = 0;
        long shutdowns = 0;
        for (int t = 0; t < 40; t++) {
            CellGrid before = automaton.layer(AnchoredExcitable.FLOW);
            automaton.step();
            CellGrid gate = automaton.layer(AnchoredExcitable.GATE);
            CellGrid after = automaton.layer(AnchoredExcitable.FLOW);
            for (int i = 0; i < 64 * 64; i++) {
                if (gate.get(i / 64, i % 64) == 0) {
                    assertEquals(before.get(i / 64, i % 64), after.get(i / 64, i % 64), "cell " + i + " at " + t);
                    held++;
                }
            }
            // A cell is counted for one of the two at most: both decide wherever their condition holds.
            MotifCounts motifs = automaton.motifs();
            assertEquals(motifs.predicate(Motif.CORRIDOR), motifs.branch(Motif.CORRIDOR));
            assertEquals(motifs.predicate(Motif.SHUTDOWN), motifs.branch(Motif.SHUTDOWN));
            shutdowns += motifs.branch(Motif.SHUTDOWN);
        }
        assertNotEquals(0, held);
        assertNotEquals(0, shutdowns);
    }
}
