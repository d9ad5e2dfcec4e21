package org.ternion.trading.lob;

import java.util.Arrays;

/**
 * Displayed sizes of one side of a book, sorted so that the best price is the last one: it is read at once, and changes
 * near it move few entries. Prices that change are searched for from the best one on.
 */
final class BookSide {
    private static final int FIRST_CAPACITY = 64;

    private final int sign;
    private final boolean remembering;
    /** Ticks times the sign, rising. */
    private long[] keys = new long[FIRST_CAPACITY];
    private long[] sizes = new long[FIRST_CAPACITY];
    /** What our orders took of the sizes; empty if that is not remembered. */
    private long[] taken;
    private int count;

    /**
     * A side without prices.
     *
     * @param sign        1 for bids, -1 for asks
     * @param remembering whether {@link #take} lowers {@link #available}
     */
    BookSide(int sign, boolean remembering) {
        this.sign = sign;
        this.remembering = remembering;
        taken = new long[remembering ? FIRST_CAPACITY : 0];
    }

    boolean isEmpty() {
        return count == 0;
    }

    int levels() {
        return count;
    }

    /** The best price; there must be one. */
    long best() {
        return sign * keys[count - 1];
    }

    /** A price by rank, 0 for the best. */
    long tick(int rank) {
        return sign * keys[count - 1 - rank];
    }

    long size(int rank) {
        return sizes[count - 1 - rank];
    }

    /** The size of a rank less what was taken of it. */
    long available(int rank) {
        int i = count - 1 - rank;
        return remembering ? sizes[i] - taken[i] : sizes[i];
    }

    void take(int rank, long lots) {
        if (remembering) {
            taken[count - 1 - rank] += lots;
        }
    }

    long sizeAt(long tick) {
        long key = sign * tick;
        int i = find(key);
        return i >= 0 && keys[i] == key ? sizes[i] : 0;
    }

    /** Whether a price of this side is as good as the given one or better. */
    boolean reaches(long tick) {
        return count > 0 && keys[count - 1] >= sign * tick;
    }

    /** Sets the size of a price, 0 to remove it; returns the size it had. */
    long set(long tick, long size) {
        long key = sign * tick;
        int i = find(key);
        if (i >= 0 && keys[i] == key) {
            long before = sizes[i];
            if (size == 0) {
                remove(i);
            } else {
                sizes[i] = size;
                if (remembering) {
                    taken[i] = Math.min(taken[i], size);
                }
            }
            return before;
        }
        if (size > 0) {
            insert(i + 1, key, size);
        }
        return 0;
    }

    /** Removes the best prices up to this one and all that are better. */
    void clearThrough(long tick) {
        count = find(sign * tick - 1) + 1;
    }

    void clear() {
        count = 0;
    }

    private void insert(int i, long key, long size) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
            taken = remembering ? Arrays.copyOf(taken, 2 * count) : taken;
        }
        int moved = count - i;
        if (moved > 0) {
            System.arraycopy(keys, i, keys, i + 1, moved);
            System.arraycopy(sizes, i, sizes, i + 1, moved);
        }
        keys[i] = key;
        sizes[i] = size;
        if (remembering) {
            System.arraycopy(taken, i, taken, i + 1, moved);
            taken[i] = 0;
        }
        count++;
    }

    private void remove(int i) {
        int moved = count - i - 1;
        if (moved > 0) {
            System.arraycopy(keys, i + 1, keys, i, moved);
            System.arraycopy(sizes, i + 1, sizes, i, moved);
            if (remembering) {
                System.arraycopy(taken, i + 1, taken, i, moved);
            }
        }
        count--;
    }

    /** Index of the greatest key up to this one, -1 if there is none. */
    private int find(long key) {
        int high = count;
        int low = count - 1;
        for (int step = 1; low >= 0 && keys[low] > key; step <<= 1) {
            high = low;
            low -= step;
        }
        low = Math.max(low, -1);
        while (high - low > 1) {
            int middle = low + high >>> 1;
            if (keys[middle] <= key) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
