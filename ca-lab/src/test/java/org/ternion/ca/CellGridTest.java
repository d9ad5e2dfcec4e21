package org.ternion.ca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellGridTest {
    private static final List<String> STATES = List.of("0123", "abcf");
    private static final List<String> TRITS = List.of("-0+", "++-");

    @Test
    void textOfStatesIsReadAndWritten() {
        CellGrid grid = CellGrid.parse(STATES, 16);
        assertEquals("2 x 4 cells of 16 states", grid.toString());
        assertEquals(15, grid.get(1, 3));
        assertEquals(STATES, grid.toRows());
    }

    @Test
    void textOfTritsIsReadAndWritten() {
        CellGrid grid = CellGrid.parseTrits(TRITS);
        assertEquals("2 x 3 trits", grid.toString());
        assertEquals(-1, grid.get(0, 0));
        assertEquals(-1, grid.lowest());
        assertArrayEquals(new int[] {2, 1, 3}, grid.population());
        assertEquals(TRITS, grid.toRows());
    }

    @Test
    void tritsBecomeStatesOnRequestOnly() {
        CellGrid trits = CellGrid.parseTrits(TRITS);
        CellGrid states = trits.tritsToStates();
        assertEquals(List.of("012", "220"), states.toRows());
        assertNotEquals(trits, states);
        assertThrows(IllegalArgumentException.class, () -> trits.changes(states));
        assertThrows(IllegalStateException.class, states::tritsToStates);
    }

    @Test
    void bytesAreUnsignedStates() {
        CellGrid grid = CellGrid.copyOf(new byte[] {(byte) 255, 0}, 1, 2, 256);
        assertEquals(255, grid.get(0, 0));
        assertEquals(1, grid.population()[255]);
        assertThrows(IllegalStateException.class, grid::toRows);
    }

    @Test
    void aCopyDoesNotFollowItsArray() {
        byte[] cells = {0, 1};
        CellGrid grid = CellGrid.copyOf(cells, 1, 2, 2);
        CellGrid trits = CellGrid.copyOfTrits(cells, 1, 2);
        cells[0] = 1;
        assertEquals(0, grid.get(0, 0));
        assertEquals(0, trits.get(0, 0));
        grid.toArray()[0] = 1;
        assertEquals(0, grid.get(0, 0));
    }

    @Test
    void cellsOutsideTheAlphabetAreNamed() {
        IllegalArgumentException state = assertThrows(IllegalArgumentException.class,
                () -> CellGrid.wrap(new byte[] {0, 1, 2, 3, 0, 0}, 2, 3, 3));
        assertEquals("cell (1, 0) is 3, allowed are 0 to 2", state.getMessage());
        IllegalArgumentException trit = assertThrows(IllegalArgumentException.class,
                () -> CellGrid.wrapTrits(new byte[] {0, -2}, 1, 2));
        assertEquals("cell (0, 1) is -2, allowed are -1 to 1", trit.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0, 2", "1, 0, 0, 2", "2, 2, 3, 2", "1, 1, 1, 1", "1, 1, 1, 257", "65536, 65536, 0, 2"})
    void wrongShapesAreRefused(int height, int width, int length, int states) {
        assertThrows(IllegalArgumentException.class, () -> CellGrid.wrap(new byte[length], height, width, states));
    }

    @Test
    void raggedOrForeignTextIsRefused() {
        assertEquals("row 1 has 2 cells, the first one has 1",
                assertThrows(IllegalArgumentException.class, () -> CellGrid.parse(List.of("0", "01"), 2)).getMessage());
        assertEquals("cell (0, 1) is 'x'",
                assertThrows(IllegalArgumentException.class, () -> CellGrid.parse(List.of("0x"), 3)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> CellGrid.parse(List.of(), 3));
        assertThrows(IllegalArgumentException.class, () -> CellGrid.parse(List.of(""), 3));
        assertThrows(IllegalArgumentException.class, () -> CellGrid.parseTrits(List.of("1")));
    }

    @Test
    void changesAreCounted() {
        assertEquals(3, CellGrid.parse(List.of("0120"), 3).changes(CellGrid.parse(List.of("0211"), 3)));
        assertThrows(IndexOutOfBoundsException.class, () -> CellGrid.parse(List.of("01"), 3).get(0, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> CellGrid.parse(List.of("01"), 3).get(1, 0));
    }
}
