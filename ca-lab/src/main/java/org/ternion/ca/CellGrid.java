package org.ternion.ca;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.ternion.core.Checks;

/**
 * Immutable grid of cells, {@code height x width}, one byte per cell, row-major. Cells are states {@code 0 .. n-1},
 * stored unsigned, or trits -1, 0, +1, stored signed. The two alphabets are never mixed: {@link #get} returns the value
 * of the grid's own alphabet and {@link #tritsToStates} is the only way from trits to states.
 */
public final class CellGrid {
    private static final int TRITS = 3;
    private static final int RADIX = 16;

    private final byte[] cells;
    private final int height;
    private final int width;
    private final int states;
    private final int lowest;

    private CellGrid(byte[] cells, int height, int width, int states, int lowest) {
        Checks.inRange(height, 1, Integer.MAX_VALUE, "height");
        Checks.inRange(width, 1, Integer.MAX_VALUE, "width");
        Checks.inRange(states, 2, Rule.MAX_STATES, "states");
        Checks.shape(cells.length, height, width);
        this.cells = cells;
        this.height = height;
        this.width = width;
        this.states = states;
        this.lowest = lowest;
        for (int i = 0; i < cells.length; i++) {
            int index = index(cells[i]);
            if (index < 0 || index >= states) {
                throw new IllegalArgumentException("cell (" + i / width + ", " + i % width + ") is " + value(cells[i])
                        + ", allowed are " + lowest + " to " + (lowest + states - 1));
            }
        }
    }

    /**
     * A grid of states from a copy of an array.
     *
     * @param rowMajor {@code height * width} states, unsigned bytes
     * @param height   rows, {@code >= 1}
     * @param width    columns, {@code >= 1}
     * @param states   size of the alphabet, in {@code [2, 256]}
     * @return a grid
     * @throws IllegalArgumentException if the shape is wrong or a cell is not below {@code states}, naming the first
     */
    public static CellGrid copyOf(byte[] rowMajor, int height, int width, int states) {
        return new CellGrid(rowMajor.clone(), height, width, states, 0);
    }

    /**
     * A grid of states that keeps the array; do not modify it afterwards.
     *
     * @param rowMajor {@code height * width} states, unsigned bytes
     * @param height   rows, {@code >= 1}
     * @param width    columns, {@code >= 1}
     * @param states   size of the alphabet, in {@code [2, 256]}
     * @return a grid
     * @throws IllegalArgumentException if the shape is wrong or a cell is not below {@code states}, naming the first
     */
    public static CellGrid wrap(byte[] rowMajor, int height, int width, int states) {
        return new CellGrid(rowMajor, height, width, states, 0);
    }

    /**
     * A grid of trits from a copy of an array.
     *
     * @param rowMajor {@code height * width} trits
     * @param height   rows, {@code >= 1}
     * @param width    columns, {@code >= 1}
     * @return a grid
     * @throws IllegalArgumentException if the shape is wrong or a cell is no trit, naming the first
     */
    public static CellGrid copyOfTrits(byte[] rowMajor, int height, int width) {
        return new CellGrid(rowMajor.clone(), height, width, TRITS, -1);
    }

    /**
     * A grid of trits that keeps the array; do not modify it afterwards.
     *
     * @param rowMajor {@code height * width} trits
     * @param height   rows, {@code >= 1}
     * @param width    columns, {@code >= 1}
     * @return a grid
     * @throws IllegalArgumentException if the shape is wrong or a cell is no trit, naming the first
     */
    public static CellGrid wrapTrits(byte[] rowMajor, int height, int width) {
        return new CellGrid(rowMajor, height, width, TRITS, -1);
    }

    /**
     * A grid of states from text, one string per row, digits {@code 0 .. 9 a .. f}.
     *
     * @param rows   at least one, all of the same length, at least 1
     * @param states size of the alphabet, in {@code [2, 16]}
     * @return a grid
     * @throws IllegalArgumentException if rows differ in length or a character is no state
     */
    public static CellGrid parse(List<String> rows, int states) {
        Checks.inRange(states, 2, RADIX, "states");
        return fromText(rows, states, 0);
    }

    /**
     * A grid of trits from text, one string per row, characters {@code - 0 +}.
     *
     * @param rows at least one, all of the same length, at least 1
     * @return a grid
     * @throws IllegalArgumentException if rows differ in length or a character is no trit
     */
    public static CellGrid parseTrits(List<String> rows) {
        return fromText(rows, TRITS, -1);
    }

    private static CellGrid fromText(List<String> rows, int states, int lowest) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a grid has at least one row");
        }
        int width = rows.get(0).length();
        byte[] cells = new byte[Math.multiplyExact(rows.size(), width)];
        for (int row = 0; row < rows.size(); row++) {
            String text = rows.get(row);
            if (text.length() != width) {
                throw new IllegalArgumentException(
                        "row " + row + " has " + text.length() + " cells, the first one has " + width);
            }
            for (int column = 0; column < width; column++) {
                char c = text.charAt(column);
                int value = lowest < 0 ? "-0+".indexOf(c) + lowest : Character.digit(c, RADIX);
                if (value < lowest) {
                    throw new IllegalArgumentException("cell (" + row + ", " + column + ") is '" + c + "'");
                }
                cells[row * width + column] = (byte) value;
            }
        }
        return new CellGrid(cells, rows.size(), width, states, lowest);
    }

    /**
     * Number of rows.
     *
     * @return {@code >= 1}
     */
    public int height() {
        return height;
    }

    /**
     * Number of columns.
     *
     * @return {@code >= 1}
     */
    public int width() {
        return width;
    }

    /**
     * Size of the alphabet.
     *
     * @return in {@code [2, 256]}; 3 for trits
     */
    public int states() {
        return states;
    }

    /**
     * Least value of the alphabet; the values are {@code lowest() .. lowest() + states() - 1}.
     *
     * @return 0 for states, -1 for trits
     */
    public int lowest() {
        return lowest;
    }

    /**
     * Value of a cell.
     *
     * @param row    0-based
     * @param column 0-based
     * @return a state or a trit
     * @throws IndexOutOfBoundsException if there is no such cell
     */
    public int get(int row, int column) {
        Objects.checkIndex(row, height);
        Objects.checkIndex(column, width);
        return value(cells[row * width + column]);
    }

    /**
     * Copies a row.
     *
     * @param row    0-based
     * @param target array written to
     * @param offset index of the first cell written
     * @throws IndexOutOfBoundsException if there is no such row or no room
     */
    public void copyRow(int row, byte[] target, int offset) {
        Objects.checkIndex(row, height);
        System.arraycopy(cells, row * width, target, offset, width);
    }

    /**
     * All cells.
     *
     * @return a copy, row-major
     */
    public byte[] toArray() {
        return cells.clone();
    }

    /**
     * The live array, for loops: to be read only.
     *
     * @return all cells, row-major
     */
    public byte[] backingArray() {
        return cells;
    }

    /**
     * How many cells have each value.
     *
     * @return entry {@code i} counts the value {@code lowest() + i}; the entries sum to {@code height * width}
     */
    public int[] population() {
        int[] population = new int[states];
        for (byte cell : cells) {
            population[index(cell)]++;
        }
        return population;
    }

    /**
     * How many cells differ from another grid of the same shape and alphabet.
     *
     * @param other the other grid
     * @return in {@code [0, height * width]}
     * @throws IllegalArgumentException if shapes or alphabets differ
     */
    public int changes(CellGrid other) {
        if (!sameKind(other)) {
            throw new IllegalArgumentException(this + " cannot be compared with " + other);
        }
        int changes = 0;
        for (int i = 0; i < cells.length; i++) {
            changes += cells[i] != other.cells[i] ? 1 : 0;
        }
        return changes;
    }

    /**
     * The trits -1, 0, +1 of this grid as states 0, 1, 2, in this order.
     *
     * @return a new grid of three states
     * @throws IllegalStateException if this is a grid of states
     */
    public CellGrid tritsToStates() {
        if (lowest == 0) {
            throw new IllegalStateException("a grid of states has no trits");
        }
        byte[] shifted = new byte[cells.length];
        for (int i = 0; i < cells.length; i++) {
            shifted[i] = (byte) (cells[i] + 1);
        }
        return new CellGrid(shifted, height, width, TRITS, 0);
    }

    /**
     * CRC-32 of one byte per cell, row-major.
     *
     * @return unsigned 32 bits
     */
    public long crc32() {
        CRC32 crc = new CRC32();
        crc.update(cells);
        return crc.getValue();
    }

    /**
     * Text of the rows, see {@link #parse} and {@link #parseTrits}.
     *
     * @return one string per row
     * @throws IllegalStateException if the alphabet has more than 16 states
     */
    public List<String> toRows() {
        if (states > RADIX) {
            throw new IllegalStateException("text grids hold up to 16 states, this one has " + states);
        }
        List<String> rows = new ArrayList<>(height);
        for (int row = 0; row < height; row++) {
            StringBuilder text = new StringBuilder(width);
            for (int column = 0; column < width; column++) {
                int index = index(cells[row * width + column]);
                text.append(lowest < 0 ? "-0+".charAt(index) : Character.forDigit(index, RADIX));
            }
            rows.add(text.toString());
        }
        return rows;
    }

    private int value(byte cell) {
        return lowest < 0 ? cell : Byte.toUnsignedInt(cell);
    }

    private int index(byte cell) {
        return value(cell) - lowest;
    }

    private boolean sameKind(CellGrid other) {
        return height == other.height && width == other.width && states == other.states && lowest == other.lowest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellGrid that && sameKind(that) && Arrays.equals(cells, that.cells);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * height + width) + Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return height + " x " + width + (lowest < 0 ? " trits" : " cells of " + states + " states");
    }
}
