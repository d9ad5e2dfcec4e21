package org.ternion.core.ternary;

import java.util.Objects;
import org.ternion.core.Checks;

/** Orders and groups of integers by their base-3 digits: the Morton order of a grid and intervals of length 3^m. */
public final class TernaryIndex {
    /** The deepest grid of 3^d x 3^d cells with an {@code int} index for each. */
    private static final int MOST_DEPTH = 9;
    /** 3^39 is the largest power below 2^63. */
    private static final int MOST_DIGITS = 39;

    private TernaryIndex() {
    }

    /**
     * Place of a cell in the Morton order of a grid, the order of the leaves of its 9-ary tree: the base-3 digits of
     * row and column in turn, the row first.
     *
     * @param row   in {@code [0, 3^depth)}
     * @param col   in {@code [0, 3^depth)}
     * @param depth in {@code [0, 9]}
     * @return in {@code [0, 9^depth)}
     * @throws IllegalArgumentException  if {@code depth} is outside its range
     * @throws IndexOutOfBoundsException if a coordinate is outside the grid
     */
    public static int morton(int row, int col, int depth) {
        checkInGrid(row, depth);
        checkInGrid(col, depth);
        int index = 0;
        int place = 1;
        int r = row;
        int c = col;
        for (int level = 0; level < depth; level++) {
            index += place * (3 * (r % 3) + c % 3);
            place *= 9;
            r /= 3;
            c /= 3;
        }
        return index;
    }

    /**
     * Row of a place in the Morton order.
     *
     * @param index in {@code [0, 9^depth)}
     * @param depth in {@code [0, 9]}
     * @return in {@code [0, 3^depth)}
     * @throws IllegalArgumentException  if {@code depth} is outside its range
     * @throws IndexOutOfBoundsException if the index is outside the grid
     */
    public static int mortonRow(int index, int depth) {
        checkPlace(index, depth);
        return everySecondDigit(index / 3);
    }

    /**
     * Column of a place in the Morton order.
     *
     * @param index in {@code [0, 9^depth)}
     * @param depth in {@code [0, 9]}
     * @return in {@code [0, 3^depth)}
     * @throws IllegalArgumentException  if {@code depth} is outside its range
     * @throws IndexOutOfBoundsException if the index is outside the grid
     */
    public static int mortonCol(int index, int depth) {
        checkPlace(index, depth);
        return everySecondDigit(index);
    }

    private static int everySecondDigit(int digits) {
        int value = 0;
        int place = 1;
        for (int rest = digits; rest > 0; rest /= 9) {
            value += place * (rest % 3);
            place *= 3;
        }
        return value;
    }

    /**
     * The balanced group of a number: the integers nearest to the same multiple of 3^m, which are those with equal
     * balanced digits from digit m on. Groups are centred on the multiples of 3^m.
     *
     * @param x any long
     * @param m in {@code [0, 39]}
     * @return {@code x / 3^m} rounded to the nearest integer; a tie cannot occur
     * @throws IllegalArgumentException if {@code m} is outside its range
     */
    public static long balancedGroup(long x, int m) {
        long length = power(m);
        long group = Math.floorDiv(x, length);
        return Math.floorMod(x, length) > length / 2 ? group + 1 : group;
    }

    /**
     * The ordinary group of a number: the integers of {@code [g 3^m, (g + 1) 3^m)}, which start at the multiples of
     * 3^m.
     *
     * @param x any long
     * @param m in {@code [0, 39]}
     * @return {@code x / 3^m} rounded down
     * @throws IllegalArgumentException if {@code m} is outside its range
     */
    public static long ordinaryGroup(long x, int m) {
        return Math.floorDiv(x, power(m));
    }

    private static void checkInGrid(int coordinate, int depth) {
        Checks.inRange(depth, 0, MOST_DEPTH, "depth");
        Objects.checkIndex(coordinate, (int) power(depth));
    }

    private static void checkPlace(int index, int depth) {
        Checks.inRange(depth, 0, MOST_DEPTH, "depth");
        Objects.checkIndex(index, (int) power(2 * depth));
    }

    private static long power(int m) {
        Checks.inRange(m, 0, MOST_DIGITS, "m");
        long power = 1;
        for (int i = 0; i < m; i++) {
            power *= 3;
        }
        return power;
    }
}
