package org.ternion.trading.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.ternion.core.Checks;

/**
 * Exact percentile of the last values, logarithmic time per value, nothing allocated once the window is full. Two heaps
 * meet at the percentile; a value that leaves gives its place to the one that comes. Ask for {@link #value} before
 * adding the present value to have the percentile of what was before. Not safe for use by several threads.
 */
public final class TrailingQuantile {
    /** Window of all values. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    private static final int ABSENT = Integer.MIN_VALUE;
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final int window;
    private final double percentile;
    private final int minCount;
    /** Values up to the percentile, with negated keys: the greatest on top. Places are written as they are. */
    private final SlotHeap low = new SlotHeap(0);
    /** Values above, the least on top. Places are written inverted. */
    private final SlotHeap high = new SlotHeap(-1);
    /** Where the value of each slot is; slots are bars modulo the window. */
    private int[] places = new int[16];
    private int used;
    private int next;
    private int wanted;
    private double fraction;

    /**
     * A percentile before its first value.
     *
     * @param window     values that count, at least 1, or {@link #UNBOUNDED}
     * @param percentile in [0, 100]
     * @param minCount   finite values from which on there is a percentile, at least 1
     * @throws IllegalArgumentException if one is not in its range
     */
    public TrailingQuantile(int window, double percentile, int minCount) {
        this.window = Math.min(LONGEST, Checks.inRange(window, 1, Integer.MAX_VALUE, "window"));
        this.percentile = Checks.inRange(percentile, 0, 100, "percentile");
        this.minCount = Checks.inRange(minCount, 1, Integer.MAX_VALUE, "minCount");
        count();
    }

    /** {@return the percentile of the finite values in the window, positive infinity while there are too few} */
    public double value() {
        if (low.size() + high.size() < minCount) {
            return Double.POSITIVE_INFINITY;
        }
        double below = -low.topKey();
        return fraction > 0 ? below + fraction * (high.topKey() - below) : below;
    }

    /**
     * Takes one more value; the oldest leaves if the window is full.
     *
     * @param value any number; one that is not finite takes a place in the window but no part in the percentile
     */
    public void add(double value) {
        int slot = next;
        boolean present = Math.abs(value) <= Double.MAX_VALUE;
        if (slot == used) {
            use(slot);
        }
        int place = places[slot];
        if (place != ABSENT && present) {
            replace(slot, place, value);
        } else if (place != ABSENT) {
            leave(slot, place);
        } else if (present) {
            enter(slot, value);
        }
        next = slot + 1 == window ? 0 : slot + 1;
    }

    private void use(int slot) {
        if (slot == places.length) {
            places = Arrays.copyOf(places, (int) Math.min(window, 2L * slot));
        }
        places[slot] = ABSENT;
        used++;
    }

    /** Same number of values: those on the wrong side trade places with the top of the other heap. */
    private void replace(int slot, int place, double value) {
        if (place >= 0) {
            if (high.size() == 0 || value <= high.topKey()) {
                low.replace(place, slot, -value, places);
            } else {
                low.replace(place, high.topSlot(), -high.topKey(), places);
                high.replace(0, slot, value, places);
            }
        } else if (value >= -low.topKey()) {
            high.replace(~place, slot, value, places);
        } else {
            high.replace(~place, low.topSlot(), -low.topKey(), places);
            low.replace(0, slot, -value, places);
        }
    }

    private void enter(int slot, double value) {
        if (low.size() > 0 && value > -low.topKey()) {
            high.add(slot, value, places);
        } else {
            low.add(slot, -value, places);
        }
        balance();
    }

    private void leave(int slot, int place) {
        if (place >= 0) {
            low.remove(place, places);
        } else {
            high.remove(~place, places);
        }
        places[slot] = ABSENT;
        balance();
    }

    private void balance() {
        count();
        while (low.size() > wanted) {
            high.add(low.topSlot(), -low.topKey(), places);
            low.remove(0, places);
        }
        while (low.size() < wanted) {
            low.add(high.topSlot(), -high.topKey(), places);
            high.remove(0, places);
        }
    }

    private void count() {
        int values = low.size() + high.size();
        double rank = (values - 1) * percentile / 100;
        wanted = values == 0 ? 0 : (int) rank + 1;
        fraction = rank - (int) rank;
    }

    /**
     * Writes what {@link #restore} reads.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void save(DataOutput out) throws IOException {
        out.writeInt(used);
        out.writeInt(next);
        for (int slot = 0; slot < used; slot++) {
            int place = places[slot];
            out.writeDouble(place == ABSENT ? Double.NaN : place >= 0 ? -low.key(place) : high.key(~place));
        }
    }

    /**
     * Continues where another percentile of the same settings was saved, to the bit.
     *
     * @param in what {@link #save} wrote
     * @throws IOException if it cannot be read or is not of this window
     */
    public void restore(DataInput in) throws IOException {
        int saved = Saved.inRange(in.readInt(), 0, window, "used");
        int first = saved < window ? Saved.inRange(in.readInt(), saved, saved, "next")
                : Saved.inRange(in.readInt(), 0, window - 1, "next");
        low.clear();
        high.clear();
        count();
        used = 0;
        next = 0;
        for (int slot = 0; slot < saved; slot++) {
            add(in.readDouble());
        }
        next = first;
    }
}
