package org.ternion.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;

class UnitVectorsTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1e-3", "128, 1", "100, 1e30", "33, 3e37", "17, 1e-31", "4096, 7"})
    void rowsAreDividedByTheirNorm(int dim, double scale) {
        FloatMatrix x = generated(50, dim, scale);
        UnitVectors units = UnitVectors.of(x, RunOptions.DEFAULT);
        for (int row = 0; row < 50; row++) {
            double squares = 0;
            double unitSquares = 0;
            for (int col = 0; col < dim; col++) {
                squares += (double) x.get(row, col) * x.get(row, col);
                unitSquares += (double) units.matrix().get(row, col) * units.matrix().get(row, col);
            }
            assertEquals(Math.sqrt(squares), units.norm(row), 1e-14 * units.norm(row));
            assertEquals(1, Math.sqrt(unitSquares), 0x1p-22);
            for (int col = 0; col < dim; col++) {
                double wanted = x.get(row, col) / Math.sqrt(squares);
                assertEquals(wanted, units.matrix().get(row, col), 0x1p-23 * Math.abs(wanted) + Float.MIN_VALUE);
            }
        }
        assertEquals(0, units.zeroRows());
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.MIN_VALUE, 1e-40f, 1e-35f, 1e35f, Float.MAX_VALUE})
    void theSmallestAndTheLargestVectorsHaveADirection(float value) {
        FloatMatrix x = FloatMatrix.wrap(new float[] {value, -value, 0, 0}, 1, 4);
        UnitVectors units = UnitVectors.of(x, RunOptions.DEFAULT);
        float half = (float) Math.sqrt(0.5);
        assertArrayEquals(new float[] {half, -half, 0, 0}, units.matrix().toArray(), 1e-7f);
    }

    @Test
    void zeroVectorsPointAlongTheFirstAxisAndAreCounted() {
        FloatMatrix x = FloatMatrix.wrap(new float[] {0, 0, -0f, 0, 0, -2}, 3, 2);
        UnitVectors units = UnitVectors.of(x, RunOptions.DEFAULT);
        assertArrayEquals(new float[] {1, 0, 1, 0, 0, -1}, units.matrix().toArray());
        assertEquals(2, units.zeroRows());
        assertTrue(units.isZero(0) && units.isZero(1));
        assertFalse(units.isZero(2));
        assertEquals(0, units.norm(1));
    }

    /** A09. */
    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void threadsDoNotChangeABit(int threads) {
        FloatMatrix x = generated(20_000, 5, 1);
        assertArrayEquals(UnitVectors.of(x, RunOptions.DEFAULT).matrix().toArray(),
                UnitVectors.of(x, RunOptions.DEFAULT.withParallelism(threads)).matrix().toArray(), 0);
    }

    @Test
    void noVectorsHaveNoDirections() {
        assertEquals(0, UnitVectors.of(FloatMatrix.wrap(new float[0], 0, 3), RunOptions.DEFAULT).matrix().rows());
        assertEquals(0, UnitVectors.of(FloatMatrix.wrap(new float[0], 0, 0), RunOptions.DEFAULT).zeroRows());
        assertThrows(IllegalArgumentException.class,
                () -> UnitVectors.of(FloatMatrix.wrap(new float[0], 2, 0), RunOptions.DEFAULT));
    }

    @Test
    void elementsThatAreNotFiniteAreNamed() {
        float[] values = new float[12];
        Arrays.fill(values, 1);
        values[7] = Float.NEGATIVE_INFINITY;
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class,
                () -> UnitVectors.of(FloatMatrix.wrap(values, 4, 3), RunOptions.DEFAULT));
        assertEquals("vectors must be finite: row 2, column 1 is -Infinity", thrown.getMessage());
    }

    private static FloatMatrix generated(int rows, int cols, double scale) {
        float[] values = new float[rows * cols];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (scale * CounterRng.normal(2, 0, i));
        }
        return FloatMatrix.wrap(values, rows, cols);
    }
}
