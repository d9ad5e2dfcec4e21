package org.ternion.trading.lob;

/** The events that count at one clock, in the order of their stamps there; equal stamps keep the order of the file. */
final class Timeline {
    private final long[] times;
    /** Indexes of events, or null if they are 0, 1, 2, ... */
    private final int[] rows;
    private final int size;
    private final long reordered;

    private Timeline(long[] times, int[] rows, int size, long reordered) {
        this.times = times;
        this.rows = rows;
        this.size = size;
        this.reordered = reordered;
    }

    /**
     * The order of a clock.
     *
     * @param times stamps of all events, the first {@code count} of which count
     * @param codes of all events
     * @param clock bit of the codes of those that count
     */
    static Timeline of(long[] times, byte[] codes, int count, int clock) {
        int size = 0;
        long reordered = 0;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            if ((codes[i] & clock) != 0) {
                size++;
                reordered += times[i] < last ? 1 : 0;
                last = Math.max(last, times[i]);
            }
        }
        if (size == count && reordered == 0) {
            return new Timeline(times, null, size, 0);
        }
        int[] rows = new int[size];
        int next = 0;
        for (int i = 0; i < count; i++) {
            if ((codes[i] & clock) != 0) {
                rows[next++] = i;
            }
        }
        if (reordered > 0) {
            sort(times, rows, new int[size], 0, size);
        }
        return new Timeline(times, rows, size, reordered);
    }

    /** Stable, and quick where the order is nearly right. */
    private static void sort(long[] times, int[] rows, int[] spare, int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = from + to >>> 1;
        sort(times, rows, spare, from, middle);
        sort(times, rows, spare, middle, to);
        if (times[rows[middle - 1]] <= times[rows[middle]]) {
            return;
        }
        System.arraycopy(rows, from, spare, from, to - from);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft = right == to || left < middle && times[spare[left]] <= times[spare[right]];
            rows[i] = takeLeft ? spare[left++] : spare[right++];
        }
    }

    int size() {
        return size;
    }

    /** How many events stood behind one with a later stamp. */
    long reordered() {
        return reordered;
    }

    int row(int index) {
        return rows == null ? index : rows[index];
    }

    /** The stamp of an event, the greatest long behind the last one. */
    long time(int index) {
        return index < size ? times[row(index)] : Long.MAX_VALUE;
    }

    /** The stamp of the last event, the least long if there is none. */
    long end() {
        return size == 0 ? Long.MIN_VALUE : times[row(size - 1)];
    }

    long gaps(long longest) {
        long gaps = 0;
        for (int i = 1; i < size && longest > 0; i++) {
            gaps += time(i) - time(i - 1) > longest ? 1 : 0;
        }
        return gaps;
    }
}
