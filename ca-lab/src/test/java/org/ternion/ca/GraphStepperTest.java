package org.ternion.ca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.Progress;

class GraphStepperTest {
    private static final LocalRule RULE = LocalRule.of("any", 4, Neighbourhood.vonNeumann(2),
            (centre, counts) -> (centre + counts[2] + 2 * counts[3]) % 4);

    /** A grid is a graph too. */
    @ParameterizedTest
    @ValueSource(strings = {"T", "K*", "C", "T+3"})
    void theGraphOfAGridStepsAsTheGrid(String text) {
        Topology topology = Topology.parse(text).topology();
        int[][] graph = new int[5 * 8][RULE.neighbourhood().size()];
        for (int cell = 0; cell < graph.length; cell++) {
            for (int n = 0; n < graph[cell].length; n++) {
                graph[cell][n] = topology.source(cell / 8 + RULE.neighbourhood().rowOffset(n),
                        cell % 8 + RULE.neighbourhood().columnOffset(n), 5, 8);
            }
        }
        CellGrid start = Soups.of(23, 5, 8, 4);
        GraphStepper stepper = new GraphStepper(RULE, graph, CellGrid.copyOf(start.toArray(), 1, 40, 4));
        stepper.advance(6, Progress.NONE);
        assertEquals(CellGrid.wrap(Soups.after(6, RULE, topology, start).toArray(), 1, 40, 4), stepper.layer(0));
        assertEquals(6, stepper.generation());
    }

    @Test
    void cellsMayHaveAnyNumberOfNeighbours() {
        LocalRule sum = LocalRule.of("sum", 5, Neighbourhood.moore(1), (centre, counts) -> counts[1]);
        GraphStepper stepper = new GraphStepper(
                sum, new int[][] {{}, {0, 0, 2}, {1}}, CellGrid.wrap(new byte[] {1, 2, 1}, 1, 3, 5));
        stepper.step();
        assertEquals(CellGrid.wrap(new byte[] {0, 3, 0}, 1, 3, 5), stepper.layer(0));
    }

    @Test
    void graphsThatNameNoCellAreRefused() {
        CellGrid start = CellGrid.wrap(new byte[2], 1, 2, 4);
        assertThrows(IllegalArgumentException.class, () -> new GraphStepper(RULE, new int[][] {{1}, {2}}, start));
        assertThrows(IllegalArgumentException.class, () -> new GraphStepper(RULE, new int[][] {{-1}, {0}}, start));
        assertThrows(IllegalArgumentException.class, () -> new GraphStepper(RULE, new int[][] {{1}}, start));
    }
}
