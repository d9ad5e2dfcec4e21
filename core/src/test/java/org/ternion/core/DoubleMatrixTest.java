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

class DoubleMatrixTest {
    private final double[] values = {1, 2, 3, 4, 5, 6};
    private final DoubleMatrix matrix = DoubleMatrix.copyOf(values, 2, 3);

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
        assertSame(values, DoubleMatrix.wrap(values, 3, 2).backingArray());
    }

    @Test
    void arraysGivenOutAreCopies() {
        assertArrayEquals(values, matrix.toArray());
        assertNotSame(matrix.toArray(), matrix.toArray());
    }

    @Test
    void aRowIsCopiedToItsPlace() {
        double[] target = new double[5];
        matrix.copyRow(1, target, 2);
        assertArrayEquals(new double[] {0, 0, 4, 5, 6}, target);
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
        assertThrows(IllegalArgumentException.class, () -> DoubleMatrix.copyOf(values, rows, cols));
        assertThrows(IllegalArgumentException.class, () -> DoubleMatrix.wrap(values, rows, cols));
    }

    @Test
    void emptyMatricesKeepTheirShape() {
        DoubleMatrix empty = DoubleMatrix.copyOf(new double[0], 0, 4);
        assertEquals(4, empty.cols());
        assertNotEquals(empty, DoubleMatrix.copyOf(new double[0], 4, 0));
    }

    @Test
    void equalityIsByShapeAndBits() {
        assertEquals(matrix, DoubleMatrix.wrap(values, 2, 3));
        assertEquals(matrix.hashCode(), DoubleMatrix.wrap(values, 2, 3).hashCode());
        assertNotEquals(matrix, DoubleMatrix.wrap(values, 3, 2));
        assertEquals(DoubleMatrix.wrap(new double[] {Double.NaN}, 1, 1),
                DoubleMatrix.wrap(new double[] {Double.NaN}, 1, 1));
        assertNotEquals(DoubleMatrix.wrap(new double[] {0.0}, 1, 1), DoubleMatrix.wrap(new double[] {-0.0}, 1, 1));
    }

    @Test
    void textIsTheShapeOnly() {
        assertEquals("2 x 3 double matrix", matrix.toString());
    }
}
