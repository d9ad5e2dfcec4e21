package org.ternion.core;

import java.util.Arrays;

/**
 * Argument checks for public methods. Each returns the value it accepts and otherwise throws
 * {@link IllegalArgumentException} with the name, the rule and the value.
 */
public final class Checks {
    private Checks() {
    }

    /**
     * Accepts a finite number.
     *
     * @param value any double
     * @param name  what the caller calls it
     * @return {@code value}
     * @throws IllegalArgumentException if {@code value} is NaN or infinite
     */
    public static double finite(double value, String name) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, was " + value);
        }
        return value;
    }

    /**
     * Accepts a finite number greater than zero.
     *
     * @param value any double
     * @param name  what the caller calls it
     * @return {@code value}
     * @throws IllegalArgumentException if {@code value} is NaN, infinite, zero or negative
     */
    public static double positive(double value, String name) {
        if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(name + " must be finite and > 0, was " + value);
        }
        return value;
    }

    /**
     * Accepts a number of a closed interval.
     *
     * @param value any double
     * @param low   smallest value accepted
     * @param high  largest value accepted
     * @param name  what the caller calls it
     * @return {@code value}
     * @throws IllegalArgumentException if {@code value} is NaN or outside {@code [low, high]}
     */
    public static double inRange(double value, double low, double high, String name) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], was " + value);
        }
        return value;
    }

    /**
     * Accepts an integer of a closed interval.
     *
     * @param value any long
     * @param low   smallest value accepted
     * @param high  largest value accepted
     * @param name  what the caller calls it
     * @return {@code value}
     * @throws IllegalArgumentException if {@code value} is outside {@code [low, high]}
     */
    public static long inRange(long value, long low, long high, String name) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " must be in [" + low + ", " + high + "], was " + value);
        }
        return value;
    }

    /**
     * Accepts an integer of a closed interval.
     *
     * @param value any int
     * @param low   smallest value accepted
     * @param high  largest value accepted
     * @param name  what the caller calls it
     * @return {@code value}
     * @throws IllegalArgumentException if {@code value} is outside {@code [low, high]}
     */
    public static int inRange(int value, int low, int high, String name) {
        return (int) inRange((long) value, low, high, name);
    }

    /**
     * Accepts an array of {@code rows * cols} elements.
     *
     * @param length length of the array
     * @param rows   {@code >= 0}
     * @param cols   {@code >= 0}
     * @return {@code length}
     * @throws IllegalArgumentException if a dimension is negative, the product does not fit an {@code int} or differs
     *                                  from {@code length}
     */
    public static int shape(int length, int rows, int cols) {
        if (rows < 0 || cols < 0) {
            throw new IllegalArgumentException("shape must not be negative, was " + rows + " x " + cols);
        }
        if ((long) rows * cols != length) {
            throw new IllegalArgumentException(rows + " x " + cols + " elements expected, got " + length);
        }
        return length;
    }

    /**
     * Accepts a permutation of {@code 0 .. n-1}.
     *
     * @param values not modified
     * @param n      number of elements expected
     * @param name   what the caller calls it
     * @return {@code values}
     * @throws IllegalArgumentException if the length differs from {@code n}, or an entry repeats or is out of range
     */
    public static int[] permutation(int[] values, int n, String name) {
        if (values.length != n) {
            throw new IllegalArgumentException(name + " must have " + n + " entries, has " + values.length);
        }
        boolean[] seen = new boolean[n];
        for (int v : values) {
            if (v < 0 || v >= n || seen[v]) {
                throw new IllegalArgumentException(name + " must be a permutation of 0.." + (n - 1) + ", was "
                        + (n <= 16 ? Arrays.toString(values) : "wrong at value " + v));
            }
            seen[v] = true;
        }
        return values;
    }
}
