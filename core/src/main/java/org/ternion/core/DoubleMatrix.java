package org.ternion.core;

import java.util.Arrays;
import java.util.Objects;

/**
 * Immutable row-major matrix of {@code double}, {@code rows x cols}; element (i, j) is at {@code i * cols + j}. Any
 * value is allowed, NaN included; either dimension may be 0. Safe for use by several threads.
 */
public final class DoubleMatrix {
    private final double[] values;
    private final int rows;
    private final int cols;

    private DoubleMatrix(double[] values, int rows, int cols) {
        this.values = values;
        this.rows = rows;
        this.cols = cols;
    }

    /**
     * Copies an array.
     *
     * @param rowMajor {@code rows * cols} elements, copied
     * @param rows     {@code >= 0}
     * @param cols     {@code >= 0}
     * @return a matrix independent of the array
     * @throws IllegalArgumentException if the length is not {@code rows * cols}
     */
    public static DoubleMatrix copyOf(double[] rowMajor, int rows, int cols) {
        Checks.shape(rowMajor.length, rows, cols);
        return new DoubleMatrix(rowMajor.clone(), rows, cols);
    }

    /**
     * Takes over an array without copying: do not modify it afterwards.
     *
     * @param rowMajor {@code rows * cols} elements
     * @param rows     {@code >= 0}
     * @param cols     {@code >= 0}
     * @return a matrix that keeps {@code rowMajor}
     * @throws IllegalArgumentException if the length is not {@code rows * cols}
     */
    public static DoubleMatrix wrap(double[] rowMajor, int rows, int cols) {
        Checks.shape(rowMajor.length, rows, cols);
        return new DoubleMatrix(rowMajor, rows, cols);
    }

    /**
     * Number of rows.
     *
     * @return {@code >= 0}
     */
    public int rows() {
        return rows;
    }

    /**
     * Number of columns.
     *
     * @return {@code >= 0}
     */
    public int cols() {
        return cols;
    }

    /**
     * One element.
     *
     * @param row in {@code [0, rows)}
     * @param col in {@code [0, cols)}
     * @return the element
     * @throws IndexOutOfBoundsException if an index is out of range
     */
    public double get(int row, int col) {
        Objects.checkIndex(row, rows);
        Objects.checkIndex(col, cols);
        return values[row * cols + col];
    }

    /**
     * Copies a row, without allocation.
     *
     * @param row    in {@code [0, rows)}
     * @param target receives {@code cols} elements
     * @param offset index of the first one in {@code target}
     * @throws IndexOutOfBoundsException if {@code row} is out of range or the target too short
     */
    public void copyRow(int row, double[] target, int offset) {
        Objects.checkIndex(row, rows);
        System.arraycopy(values, row * cols, target, offset, cols);
    }

    /**
     * All elements, row by row.
     *
     * @return a new array of {@code rows * cols}
     */
    public double[] toArray() {
        return values.clone();
    }

    /**
     * The live array behind this matrix, read-only by contract: for loops that cannot afford a copy.
     *
     * @return {@code rows * cols} elements, row-major
     */
    public double[] backingArray() {
        return values;
    }

    /** Equal when the shape is equal and every element has the same bits as by {@link Arrays#equals}. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DoubleMatrix that && rows == that.rows && cols == that.cols
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + cols) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return rows + " x " + cols + " double matrix";
    }
}
