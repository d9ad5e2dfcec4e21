package org.ternion.core.ternary;

import java.util.Arrays;
import java.util.Objects;
import org.ternion.core.Checks;

/**
 * Immutable matrix of trits in two bit planes, {@code rows x cols}. Each row starts at a whole word; within a row,
 * planes and bits are as in {@link TritVector}, and unused bits are 0. Either dimension may be 0. Safe for use by
 * several threads.
 */
public final class TritMatrix {
    private final long[] plus;
    private final long[] minus;
    private final int rows;
    private final int cols;

    private TritMatrix(long[] plus, long[] minus, int rows, int cols) {
        this.plus = plus;
        this.minus = minus;
        this.rows = rows;
        this.cols = cols;
    }

    /**
     * Copies trits.
     *
     * @param rowMajor {@code rows * cols} values -1, 0 or 1
     * @param rows     {@code >= 0}
     * @param cols     {@code >= 0}
     * @return a matrix independent of the array
     * @throws IllegalArgumentException if the length is not {@code rows * cols} or a value is no trit; the message
     *                                  names its index
     */
    public static TritMatrix of(byte[] rowMajor, int rows, int cols) {
        Checks.shape(rowMajor.length, rows, cols);
        TritMatrix matrix = zeros(rows, cols);
        for (int row = 0; row < rows; row++) {
            matrix.setRow(row, TritVector.of(rowMajor, row * cols, cols));
        }
        return matrix;
    }

    /**
     * The identity.
     *
     * @param size number of rows and columns, {@code >= 0}
     * @return 1 on the diagonal and 0 elsewhere
     * @throws IllegalArgumentException if {@code size} is negative or the matrix does not fit an array
     */
    public static TritMatrix identity(int size) {
        TritMatrix matrix = zeros(size, size);
        for (int i = 0; i < size; i++) {
            matrix.plus[i * matrix.stride() + (i >> 6)] = 1L << i;
        }
        return matrix;
    }

    /** A matrix of zeros for the algebra of this package to write to before anyone else sees it. */
    static TritMatrix zeros(int rows, int cols) {
        Checks.inRange(rows, 0, Integer.MAX_VALUE, "rows");
        Checks.inRange(cols, 0, Integer.MAX_VALUE, "cols");
        long words = (long) rows * TritVector.words(cols);
        if (words > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a matrix of " + rows + " x " + cols + " trits does not fit an array");
        }
        return new TritMatrix(new long[(int) words], new long[(int) words], rows, cols);
    }

    /** A copy for the algebra of this package to write to before anyone else sees it. */
    TritMatrix copy() {
        return new TritMatrix(plus.clone(), minus.clone(), rows, cols);
    }

    private void setRow(int row, TritVector values) {
        System.arraycopy(values.plusWords(), 0, plus, row * stride(), stride());
        System.arraycopy(values.minusWords(), 0, minus, row * stride(), stride());
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
     * Words from the start of a row to the start of the next.
     *
     * @return {@code ceil(cols / 64)}
     */
    public int stride() {
        return TritVector.words(cols);
    }

    /**
     * One element.
     *
     * @param row in {@code [0, rows)}
     * @param col in {@code [0, cols)}
     * @return -1, 0 or 1
     * @throws IndexOutOfBoundsException if an index is out of range
     */
    public byte get(int row, int col) {
        Objects.checkIndex(row, rows);
        Objects.checkIndex(col, cols);
        return trit(row, col);
    }

    private byte trit(int row, int col) {
        int word = row * stride() + (col >> 6);
        return (byte) ((plus[word] >>> col & 1) - (minus[word] >>> col & 1));
    }

    /**
     * One row.
     *
     * @param row in {@code [0, rows)}
     * @return a vector of {@code cols} trits, independent of this matrix
     * @throws IndexOutOfBoundsException if the index is out of range
     */
    public TritVector row(int row) {
        Objects.checkIndex(row, rows);
        int from = row * stride();
        return TritVector.trusted(Arrays.copyOfRange(plus, from, from + stride()),
                Arrays.copyOfRange(minus, from, from + stride()), cols);
    }

    /**
     * The transposed matrix.
     *
     * @return {@code cols x rows}
     */
    public TritMatrix transposed() {
        TritMatrix result = zeros(cols, rows);
        scatter(plus, result.plus, result.stride());
        scatter(minus, result.minus, result.stride());
        return result;
    }

    /** Sets bit (col, row) of the target for every bit (row, col) of the source. */
    private void scatter(long[] source, long[] target, int targetStride) {
        for (int row = 0; row < rows; row++) {
            for (int w = 0; w < stride(); w++) {
                for (long rest = source[row * stride() + w]; rest != 0; rest &= rest - 1) {
                    int col = w * 64 + Long.numberOfTrailingZeros(rest);
                    target[col * targetStride + (row >> 6)] |= 1L << row;
                }
            }
        }
    }

    /**
     * All elements, row by row.
     *
     * @return a new array of {@code rows * cols} trits
     */
    public byte[] toBytes() {
        byte[] values = new byte[Math.multiplyExact(rows, cols)];
        for (int i = 0; i < values.length; i++) {
            values[i] = trit(i / cols, i % cols);
        }
        return values;
    }

    /**
     * The live plane of +1, read-only by contract: for loops that cannot afford a copy.
     *
     * @return {@code rows * stride} words
     */
    public long[] plusWords() {
        return plus;
    }

    /**
     * The live plane of -1, read-only by contract: for loops that cannot afford a copy.
     *
     * @return {@code rows * stride} words
     */
    public long[] minusWords() {
        return minus;
    }

    /** Equal when the shape and all elements are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TritMatrix that && rows == that.rows && cols == that.cols
                && Arrays.equals(plus, that.plus) && Arrays.equals(minus, that.minus);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * rows + cols) + Arrays.hashCode(plus)) + Arrays.hashCode(minus);
    }

    @Override
    public String toString() {
        return rows + " x " + cols + " trit matrix";
    }
}
