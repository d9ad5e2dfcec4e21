package org.ternion.ca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourhoodTest {
    /** The sizes of discs are those of Golly's circular neighbourhoods. */
    @ParameterizedTest
    @CsvSource({"1, 8, 4, 8", "2, 24, 12, 20", "3, 48, 24, 36", "4, 80, 40, 68", "5, 120, 60, 96", "10, 440, 220, 348"})
    void sizesAreThoseOfSquareDiamondAndDisc(int range, int square, int diamond, int disc) {
        assertEquals(square, Neighbourhood.moore(range).size());
        assertEquals(diamond, Neighbourhood.vonNeumann(range).size());
        int within = 0;
        for (int y = -range; y <= range; y++) {
            for (int x = -range; x <= range; x++) {
                within += x * x + y * y < (range + 0.5) * (range + 0.5) ? 1 : 0;
            }
        }
        assertEquals(within - 1, Neighbourhood.circular(range).size());
        assertEquals(disc, Neighbourhood.circular(range).size());
    }

    @Test
    void hexagonsHaveNoNorthEastAndNoSouthWest() {
        Neighbourhood hexagon = Neighbourhood.hexagonal();
        StringBuilder offsets = new StringBuilder();
        for (int i = 0; i < hexagon.size(); i++) {
            offsets.append(hexagon.rowOffset(i)).append(',').append(hexagon.columnOffset(i)).append(' ');
        }
        assertEquals("-1,-1 -1,0 0,-1 0,1 1,0 1,1 ", offsets.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 11, Integer.MAX_VALUE})
    void rangesAreFromOneToTen(int range) {
        assertThrows(IllegalArgumentException.class, () -> Neighbourhood.moore(range));
    }
}
