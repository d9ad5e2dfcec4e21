package org.ternion.ca.motif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Neighbourhood;
import org.ternion.ca.Soups;
import org.ternion.ca.Topology;

class HierarchicalAutomatonTest {
    private static final JsonNode GOLDEN = Goldens.json("dashi-part5", "ca5_hierarchical_and_cml.json");
    private static final JsonNode CASE = GOLDEN.get("hierarchical");
    private static final HierarchicalAutomaton.Config CONFIG = new HierarchicalAutomaton.Config(
            CASE.get("k").intValue(), CASE.get("theta_coarse").intValue(), CASE.get("theta_fine").intValue());

    private static CellGrid grid(int frame, String field) {
        return GoldenGrids.states(CASE.get("frames").get(frame).get(field), 3);
    }

    @Test
    void framesAreThoseOfTheGolden() {
        HierarchicalAutomaton automaton = HierarchicalAutomaton.of(CONFIG, grid(0, "F"), grid(0, "S"));
        for (int t = 0; t < CASE.get("frames").size(); t++) {
            assertEquals(grid(t, "F"), automaton.layer(HierarchicalAutomaton.FINE));
            assertEquals(grid(t, "S"), automaton.blocks());
            automaton.step();
        }
    }

    @Test
    void perturbedRunAgreesAsInTheGolden() {
        HierarchicalAutomaton first = HierarchicalAutomaton.of(CONFIG, grid(0, "F"), grid(0, "S"));
        HierarchicalAutomaton second = HierarchicalAutomaton.of(CONFIG,
                GoldenGrids.states(CASE.get("perturbed_first"), 3), grid(0, "S"));
        for (JsonNode accuracy : CASE.get("accuracy_vs_perturbed")) {
            int differing = first.layer(HierarchicalAutomaton.FINE).changes(second.layer(HierarchicalAutomaton.FINE));
            assertEquals(accuracy.get("fine").doubleValue(), 1 - differing / 144.0, 1e-12);
            first.step();
            second.step();
        }
    }

    @Test
    void coarseLayerShowsTheBlockOfEveryCell() {
        HierarchicalAutomaton automaton = HierarchicalAutomaton.of(CONFIG, grid(0, "F"), grid(0, "S"));
        CellGrid coarse = automaton.layer(HierarchicalAutomaton.COARSE);
        for (int i = 0; i < 144; i++) {
            assertEquals(grid(0, "S").get(i / 12 / 3, i % 12 / 3), coarse.get(i / 12, i % 12));
        }
    }

    /** Cells whose next state is that of all blocks need one neighbour less. */
    @Test
    void aConstantCoarseLayerLowersOneThreshold() {
        CellGrid fine = Soups.of(8, 24, 30, 3);
        CellGrid coarse = CellGrid.copyOf(new byte[80], 8, 10, 3);
        HierarchicalAutomaton automaton =
                HierarchicalAutomaton.of(new HierarchicalAutomaton.Config(3, 6, 3), fine, coarse);
        LocalRule flat = LocalRule.of("flat", 3, Neighbourhood.moore(1), (cell, counts) -> {
            int next = (cell + 1) % 3;
            return counts[next] >= (next == 0 ? 2 : 3) ? next : cell;
        });
        for (int t = 1; t <= 12; t++) {
            automaton.step();
            assertEquals(Soups.after(t, flat, Topology.TORUS, fine), automaton.layer(HierarchicalAutomaton.FINE));
            assertEquals(coarse, automaton.blocks());
        }
    }

    @Test
    void gridMustBeOfWholeBlocks() {
        assertThrows(IllegalArgumentException.class,
                () -> HierarchicalAutomaton.random(HierarchicalAutomaton.Config.DEFAULT, 10, 12, 1));
    }

    @Test
    void coupledMapsFollowTheGoldenForFiveSteps() {
        JsonNode maps = GOLDEN.get("coupled_map_lattice");
        JsonNode start = maps.get("x0");
        int height = start.size();
        int width = start.get(0).size();
        CoupledMapLattice lattice = CoupledMapLattice.of(flat(start), height, width, maps.get("r").doubleValue(),
                maps.get("eps").doubleValue());
        for (int t = 0; t < Math.min(6, maps.get("frames").size()); t++) {
            assertArrayEquals(flat(maps.get("frames").get(t)), lattice.toArray(), 1e-9);
            lattice.step();
        }
    }

    private static double[] flat(JsonNode rows) {
        int width = rows.get(0).size();
        double[] cells = new double[rows.size() * width];
        for (int y = 0; y < rows.size(); y++) {
            System.arraycopy(Goldens.doubles(rows.get(y)), 0, cells, y * width, width);
        }
        return cells;
    }

    @Test
    void coupledMapsStayInTheUnitInterval() {
        CoupledMapLattice lattice = CoupledMapLattice.of(new double[] {0, 1, .5, .3, .999, .1}, 2, 3, 4, 1);
        for (int t = 0; t < 200; t++) {
            lattice.step();
        }
        for (double x : lattice.toArray()) {
            assertEquals(x, Math.max(0, Math.min(1, x)));
        }
    }
}
