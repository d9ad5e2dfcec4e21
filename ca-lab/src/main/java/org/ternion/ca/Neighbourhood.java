package org.ternion.ca;

import java.util.Arrays;
import org.ternion.core.Checks;

/** The cells around a cell that its rule counts, as offsets in one fixed order (row by row). Never the cell itself. */
public final class Neighbourhood {
    /** Largest range of the neighbourhoods of this class. */
    public static final int MAX_RANGE = 10;

    /** Shape of a neighbourhood. */
    public enum Shape {
        /** The square {@code |dy| <= r, |dx| <= r}. */
        MOORE,
        /** The diamond {@code |dy| + |dx| <= r}. */
        VON_NEUMANN,
        /** The disc {@code dy * dy + dx * dx < (r + 1/2)^2}. */
        CIRCULAR,
        /** The Moore neighbourhood of range 1 without its north-east and south-west cells: six neighbours. */
        HEXAGONAL
    }

    private final Shape shape;
    private final int range;
    private final int[] rowOffsets;
    private final int[] columnOffsets;

    private Neighbourhood(Shape shape, int range) {
        this.shape = shape;
        this.range = Checks.inRange(range, 1, MAX_RANGE, "range");
        int side = 2 * range + 1;
        int[] rows = new int[side * side];
        int[] columns = new int[side * side];
        int size = 0;
        for (int dy = -range; dy <= range; dy++) {
            for (int dx = -range; dx <= range; dx++) {
                if ((dy != 0 || dx != 0) && holds(shape, range, dy, dx)) {
                    rows[size] = dy;
                    columns[size++] = dx;
                }
            }
        }
        rowOffsets = Arrays.copyOf(rows, size);
        columnOffsets = Arrays.copyOf(columns, size);
    }

    private static boolean holds(Shape shape, int range, int dy, int dx) {
        return switch (shape) {
            case MOORE -> true;
            case VON_NEUMANN -> Math.abs(dy) + Math.abs(dx) <= range;
            // dy^2 + dx^2 < r^2 + r + 1/4, all but the quarter integers
            case CIRCULAR -> dy * dy + dx * dx <= range * range + range;
            case HEXAGONAL -> dy * dx != -1;
        };
    }

    /**
     * A square.
     *
     * @param range in {@code [1, 10]}
     * @return {@code (2 * range + 1)^2 - 1} neighbours
     * @throws IllegalArgumentException if {@code range} is outside its range
     */
    public static Neighbourhood moore(int range) {
        return new Neighbourhood(Shape.MOORE, range);
    }

    /**
     * A diamond.
     *
     * @param range in {@code [1, 10]}
     * @return {@code 2 * range * (range + 1)} neighbours
     * @throws IllegalArgumentException if {@code range} is outside its range
     */
    public static Neighbourhood vonNeumann(int range) {
        return new Neighbourhood(Shape.VON_NEUMANN, range);
    }

    /**
     * A disc.
     *
     * @param range in {@code [1, 10]}
     * @return the neighbours
     * @throws IllegalArgumentException if {@code range} is outside its range
     */
    public static Neighbourhood circular(int range) {
        return new Neighbourhood(Shape.CIRCULAR, range);
    }

    /**
     * Six of the eight nearest cells, as in hexagonal rules on a square grid.
     *
     * @return north-west, north, west, east, south and south-east
     */
    public static Neighbourhood hexagonal() {
        return new Neighbourhood(Shape.HEXAGONAL, 1);
    }

    /**
     * The shape.
     *
     * @return the shape
     */
    public Shape shape() {
        return shape;
    }

    /**
     * Largest distance in rows or columns.
     *
     * @return in {@code [1, 10]}
     */
    public int range() {
        return range;
    }

    /**
     * Number of neighbours.
     *
     * @return {@code >= 4}
     */
    public int size() {
        return rowOffsets.length;
    }

    /**
     * Rows from the cell to a neighbour.
     *
     * @param neighbour in {@code [0, size())}
     * @return negative for north
     * @throws IndexOutOfBoundsException if there is no such neighbour
     */
    public int rowOffset(int neighbour) {
        return rowOffsets[neighbour];
    }

    /**
     * Columns from the cell to a neighbour.
     *
     * @param neighbour in {@code [0, size())}
     * @return negative for west
     * @throws IndexOutOfBoundsException if there is no such neighbour
     */
    public int columnOffset(int neighbour) {
        return columnOffsets[neighbour];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Neighbourhood that && shape == that.shape && range == that.range;
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + range;
    }

    @Override
    public String toString() {
        return shape + " of range " + range;
    }
}
