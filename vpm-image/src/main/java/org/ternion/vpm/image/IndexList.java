package org.ternion.vpm.image;

import java.util.Arrays;
import org.ternion.core.Checks;

/** Immutable list of non-negative numbers of rows or columns, stored as an array of int. */
public final class IndexList {
    private final int[] values;

    private IndexList(int[] values) {
        this.values = values;
    }

    /**
     * A list of the given numbers.
     *
     * @param values each {@code >= 0}, copied
     * @return the list
     * @throws IllegalArgumentException if a number is negative
     */
    public static IndexList copyOf(int[] values) {
        return wrap(values.clone());
    }

    /** Keeps the caller's array; it is not to be modified afterwards. */
    static IndexList wrap(int[] values) {
        for (int value : values) {
            Checks.inRange(value, 0, Integer.MAX_VALUE, "index");
        }
        return new IndexList(values);
    }

    /**
     * Number of entries.
     *
     * @return {@code >= 0}
     */
    public int size() {
        return values.length;
    }

    /**
     * One entry.
     *
     * @param position in {@code [0, size())}
     * @return the number there, {@code >= 0}
     * @throws IndexOutOfBoundsException if {@code position} is outside
     */
    public int get(int position) {
        return values[position];
    }

    /**
     * All entries.
     *
     * @return a new array
     */
    public int[] toArray() {
        return values.clone();
    }

    /**
     * All entries without a copy, for loops over many.
     *
     * @return the live array, read-only by contract
     */
    public int[] backingArray() {
        return values;
    }

    /**
     * Whether the entries are 0 .. n-1 in some order.
     *
     * @return true for a permutation
     */
    public boolean isPermutation() {
        boolean[] seen = new boolean[values.length];
        for (int value : values) {
            if (value >= values.length || seen[value]) {
                return false;
            }
            seen[value] = true;
        }
        return true;
    }

    /**
     * The place of each entry among all entries in ascending order: a permutation that orders like this list.
     *
     * @return as many ranks, 0-based
     * @throws IllegalArgumentException if an entry repeats
     */
    public IndexList ranks() {
        long[] keys = new long[values.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) values[i] << 32 | i;
        }
        Arrays.sort(keys);
        int[] ranks = new int[keys.length];
        for (int r = 0; r < keys.length; r++) {
            if (r > 0 && keys[r] >>> 32 == keys[r - 1] >>> 32) {
                throw new IllegalArgumentException("entries must be distinct, " + (keys[r] >>> 32) + " repeats");
            }
            ranks[(int) keys[r]] = r;
        }
        return new IndexList(ranks);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IndexList that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length <= 16 ? Arrays.toString(values) : values.length + " indices";
    }
}
