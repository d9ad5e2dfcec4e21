package org.ternion.ca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyTest {
    /** The table of the specification at 7 columns and 5 rows (spheres 5 x 5): column,row outside -> column,row. */
    @ParameterizedTest(name = "{0}: ({1},{2}) is ({3},{4})")
    @CsvSource(delimiter = ' ', value = {
        "T7,5 -1 2 6 2", "T7,5 7 5 0 0", "T7,5 3 -1 3 4", "T7,5 -8 -6 6 4",
        "T7+3,5 4 -1 1 4", "T7+3,5 1 -1 5 4", "T7+3,5 4 5 0 0", "T7+3,5 -1 2 6 2", "T7+3,5 -1 -1 3 4",
        "T7,5-2 -1 1 6 3", "T7,5-2 7 1 0 4", "T7,5-2 3 5 3 0", "T7,5-2 7 -1 0 2",
        "K7*,5 2 -1 4 4", "K7*,5 2 5 4 0", "K7*,5 -1 3 6 3", "K7*,5 -1 -1 0 4", "K7*,5 2 -6 2 4",
        "K7,5* -1 1 6 3", "K7,5* 7 0 0 4", "K7,5* 3 -1 3 4", "K7,5* 7 5 0 4",
        "K7*+1,5 2 -1 3 4", "K7*+1,5 6 5 6 0", "K7*+1,5 -1 2 6 2", "K7,5*+1 -1 1 6 2", "K7,5*+1 7 4 0 4",
        "C7,5 2 -1 4 4", "C7,5 -1 1 6 3", "C7,5 -1 -1 0 0", "C7,5 7 -1 6 0", "C7,5 7 5 6 4",
        "S5 3 -1 0 3", "S5 -1 3 3 0", "S5 5 3 3 4", "S5 3 5 4 3", "S5 -1 -1 0 0", "S5 5 -1 4 0", "S5 5 5 4 4",
    })
    void ghostsAreWhereTheTableSays(String suffix, int x, int y, int sourceX, int sourceY) {
        TopologySuffix space = Topology.parse(suffix);
        int width = space.width();
        assertEquals(sourceY * width + sourceX, space.topology().source(y, x, space.height(), width));
        assertEquals(suffix, space.toString().substring(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P7,5", "T7,5", "T7+3,5", "T7,5+3", "K7*,5", "K7,5*", "K7*+1,5", "K7,5*+1", "C7,5"})
    void insideEachCellIsItself(String suffix) {
        TopologySuffix space = Topology.parse(suffix);
        for (int i = 0; i < 35; i++) {
            assertEquals(i, space.topology().source(i / 7, i % 7, 5, 7));
        }
    }

    @Test
    void thereIsNothingOutsideOfAPlane() {
        assertEquals(Topology.OUTSIDE, Topology.PLANE.source(-1, 0, 5, 7));
        assertEquals(Topology.OUTSIDE, Topology.PLANE.source(0, 7, 5, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "t 7", "", "X7,5", "K7,5", "K7*,5*", "K7,5+1", "K7*,5+1", "K7*+2,5", "P7+1,5", "C7*,5", "T7*,5", "T7+1,5+1",
        "S5,6", "T0,5", "T7,0", "T7,", "T99999999999,5", "T7,5,3", "T7+,5",
    })
    void otherTextIsRefused(String text) {
        assertThrows(RuleSyntaxException.class, () -> Topology.parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "t T", "T T", "p P", "K* K*", "K,* K,*", "K*+1 K*+1", "T+3 T+3", "T,-2 T,-2", "C C", "S S",
        "UNBOUNDED unbounded",
    })
    void theSizeMayBeLeftOut(String text, String canonical) {
        TopologySuffix suffix = Topology.parse(text);
        assertEquals(0, suffix.width());
        assertEquals(canonical, suffix.topology().toString());
        assertEquals(suffix, Topology.parse(canonical));
    }

    @Test
    void theHeightAloneMayBeLeftOut() {
        assertEquals(new TopologySuffix(Topology.TORUS, 30, 30), Topology.parse("T30"));
        assertEquals(":T30,30", Topology.TORUS.suffix(30, 30));
        assertEquals("", Topology.UNBOUNDED.suffix(30, 30));
    }

    @Test
    void aTorusShiftedByNothingIsATorus() {
        assertEquals(Topology.TORUS, Topology.parse("T7+0,5").topology());
        assertEquals(Topology.TORUS, new Topology(Topology.Kind.TORUS_SHIFTED_X, 0));
    }

    @Test
    void spheresAreSquareAndTakeNearNeighbours() {
        CellGrid square = Soups.of(1, 4, 4, 3);
        LocalRule far = LocalRule.of("far", 3, Neighbourhood.moore(2), (centre, counts) -> centre);
        LocalRule near = LocalRule.of("near", 3, Neighbourhood.moore(1), (centre, counts) -> centre);
        assertThrows(IllegalArgumentException.class, () -> new Stepper(far, Topology.SPHERE, square));
        assertThrows(IllegalArgumentException.class,
                () -> new Stepper(near, Topology.SPHERE, Soups.of(1, 4, 5, 3)));
        assertEquals(square, Soups.after(3, near, Topology.SPHERE, square));
    }

    @Test
    void shiftedKleinBottlesHaveAnEvenTwistedEdge() {
        Topology sideways = Topology.parse("K*+1").topology();
        sideways.check(5, 6, 1);
        assertEquals("a shifted Klein bottle has an even edge at its *, not 7",
                assertThrows(IllegalArgumentException.class, () -> sideways.check(6, 7, 1)).getMessage());
        Topology upright = Topology.parse("K,*+1").topology();
        upright.check(6, 5, 1);
        assertThrows(IllegalArgumentException.class, () -> upright.check(7, 6, 1));
    }

    /** Wide neighbourhoods cross more than one edge of a small grid. */
    @ParameterizedTest
    @ValueSource(strings = {"T", "T+2", "T,-1", "K*", "K,*", "K*+1", "C"})
    void everyPlaceFarOutsideHasACell(String text) {
        Topology topology = Topology.parse(text).topology();
        for (int row = -12; row < 14; row++) {
            for (int column = -13; column < 15; column++) {
                int source = topology.source(row, column, 2, 3);
                assertTrue(source >= 0 && source < 6, row + "," + column);
            }
        }
    }
}
