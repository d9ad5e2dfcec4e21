package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.core.DoubleMatrix;

class ActiveTilesTest {
    /** Mostly zeros, so that some tiles stay passive. */
    private static byte[][] grid(int rows, int cols) {
        Random random = new Random(rows);
        byte[][] states = new byte[rows][cols];
        for (int i = 0; i < rows * cols / 20; i++) {
            states[random.nextInt(rows)][random.nextInt(cols)] = (byte) (1 + random.nextInt(2));
        }
        return states;
    }

    private static List<StateVector> rows(byte[][] states) {
        List<StateVector> rows = new ArrayList<>();
        for (byte[] row : states) {
            rows.add(StateVector.of(row));
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({"32, 32, 4, 4, 1", "32, 32, 4, 4, 2", "30, 131, 7, 9, 1", "5, 70, 1, 64, 2", "9, 9, 20, 20, 1"})
    void tilesAreActiveBecauseOfACell(int rows, int cols, int tileRows, int tileCols, int threshold) {
        byte[][] states = grid(rows, cols);
        ActiveTiles tiles = ActiveTiles.of(rows(states), tileRows, tileCols, threshold);
        boolean[][] expected = new boolean[rows / tileRows + 1][cols / tileCols + 1];
        int count = 0;
        for (int row = 0; row < rows; row++) {
            for (int col = 0; col < cols; col++) {
                if (states[row][col] >= threshold && !expected[row / tileRows][col / tileCols]) {
                    expected[row / tileRows][col / tileCols] = true;
                    count++;
                }
            }
        }
        assertEquals(count, tiles.activeCount());
        assertEquals((rows + tileRows - 1) / tileRows * ((cols + tileCols - 1) / tileCols), tiles.tiles());
        for (int row = 0; row < rows; row++) {
            for (int col = 0; col < cols; col++) {
                assertEquals(expected[row / tileRows][col / tileCols], tiles.isActive(row, col));
            }
        }
    }

    @Test
    void productsAreComputedInActiveTilesOnly() {
        byte[][] states = grid(30, 40);
        ActiveTiles tiles = ActiveTiles.of(rows(states), 4, 6, 2);
        Random random = new Random(1);
        DoubleMatrix a = DoubleMatrix.wrap(random.doubles(30 * 11).toArray(), 30, 11);
        DoubleMatrix b = DoubleMatrix.wrap(random.doubles(11 * 40).toArray(), 11, 40);
        DoubleMatrix product = tiles.product(a, b);
        for (int row = 0; row < 30; row++) {
            for (int col = 0; col < 40; col++) {
                double sum = 0;
                for (int k = 0; k < 11; k++) {
                    sum += a.get(row, k) * b.get(k, col);
                }
                assertEquals(tiles.isActive(row, col) ? sum : 0, product.get(row, col));
            }
        }
        assertThrows(IllegalArgumentException.class, () -> tiles.product(b, a));
    }

    @Test
    void rowsOfDifferentSizesAndThresholdsOfNoStateAreRefused() {
        List<StateVector> ragged = List.of(StateVector.of(new byte[3]), StateVector.of(new byte[4]));
        assertEquals("row 1 has 4 states, row 0 has 3",
                assertThrows(IllegalArgumentException.class, () -> ActiveTiles.of(ragged, 2, 2, 1)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> ActiveTiles.of(List.of(), 2, 2, 3));
        assertEquals(0, ActiveTiles.of(List.of(), 2, 2, 1).tiles());
    }
}
