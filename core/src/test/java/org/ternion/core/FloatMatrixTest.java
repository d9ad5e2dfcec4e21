package org.ternion.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatMatrixTest {
    private final float[] values = {1, 2, 3, 4, 5, 6};
    private final FloatMatrix matrix = FloatMatrix.copyOf(values, 2, 3);

    @Test
    void elementsAreRowMajor() {
        assertEquals(2, matrix.rows());
        assertEquals(3, matrix.cols());
        assertEquals(4, matrix.get(1, 0));
        assertEquals(6, matrix.get(1, 2));
    }

    @Test
    void aCopyDoesNotFollowItsSource() {
        values[0] = 9;
        assertEquals(1, matrix.get(0, 0));
    }

    @Test
    void aWrappedArrayIsTheLiveOne() {
        assertSame(values, FloatMatrix.wrap(values, 3, 2).backingArray());
    }

    @Test
    void arraysGivenOutAreCopies() {
        assertArrayEquals(values, matrix.toArray());
        assertNotSame(matrix.toArray(), matrix.toArray());
    }

    @Test
    void aRowIsCopiedToItsPlace() {
        float[] target = new float[5];
        matrix.copyRow(1, target, 2);
        assertArrayEquals(new float[] {0, 0, 4, 5, 6}, target);
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.copyRow(1, target, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.copyRow(2, target, 0));
    }

    @ParameterizedTest
    @CsvSource({"-1,0", "2,0", "0,-1", "0,3"})
    void elementsOutsideAreRejected(int row, int col) {
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(row, col));
    }

    @ParameterizedTest
    @CsvSource({"2,2", "-2,-3", "0,0"})
    void shapesThatDoNotFitAreRejected(int rows, int cols) {
        assertThrows(IllegalArgumentException.class, () -> FloatMatrix.copyOf(values, rows, cols));
        assertThrows(IllegalArgumentException.class, () -> FloatMatrix.wrap(values, rows, cols));
    }

    @Test
    void emptyMatricesKeepTheirShape() {
        FloatMatrix empty = FloatMatrix.copyOf(new float[0], 0, 4);
        assertEquals(4, empty.cols());
        assertNotEquals(empty, FloatMatrix.copyOf(new float[0], 4, 0));
    }

    @Test
    void equalityIsByShapeAndBits() {
        assertEquals(matrix, FloatMatrix.wrap(values, 2, 3));
        assertEquals(matrix.hashCode(), FloatMatrix.wrap(values, 2, 3).hashCode());
        assertNotEquals(matrix, FloatMatrix.wrap(values, 3, 2));
        assertEquals(FloatMatrix.wrap(new float[] {Float.NaN}, 1, 1), FloatMatrix.wrap(new float[] {Float.NaN}, 1, 1));
        assertNotEquals(FloatMatrix.wrap(new float[] {0f}, 1, 1), FloatMatrix.wrap(new float[] {-0.0f}, 1, 1));
    }

    @Test
    void textIsTheShapeOnly() {
        assertEquals("2 x 3 float matrix", matrix.toString());
    }
}
