package org.ternion.trading.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.ternion.core.Checks;

/**
 * Exact percentile of the last values. The values around it are kept in order, all others are only counted, so that
 * most values cost two comparisons; when the percentile has moved to the end of the ordered ones, the next ones are
 * selected from the window. At worst, with values that only rise, this takes time in proportion to the root of the
 * window per value on average. Nothing is allocated once the window is full, unless many values are equal. Ask for
 * {@link #value} before adding the present value to have the percentile of what was before. Not safe for use by several
 * threads.
 */
public final class TrailingQuantile {
    /** Window of all values. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    private static final int LONGEST = Integer.MAX_VALUE - 8;
    private static final int LEAST = 16;
    /**
     * Ranks kept in order on each side of the percentile, in roots of the number of values: more make each move within
     * the band longer, fewer make selections more frequent. Near the best for volatilities, and more would help where
     * values only rise.
     */
    private static final double REACH = 3;

    private final int window;
    private final double percentile;
    private final int minCount;
    private final double[] sample = new double[Percentile.SAMPLES];
    /** The value of each slot, NaN if it takes no part; slots are bars modulo the window. */
    private double[] values = new double[LEAST];
    /** Room to select in. */
    private double[] work = new double[LEAST];
    private int used;
    private int next;
    /** Finite values. */
    private int count;
    /** The values from {@link #low} to {@link #high}, in order. */
    private double[] band = new double[LEAST];
    private int size;
    private double low;
    private double high;
    /** Values less than {@link #low}. */
    private int below;
    /** The band is cut when it has become longer. */
    private int longest;
    private int rank;
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
        clear();
    }

    private void clear() {
        used = 0;
        next = 0;
        count = 0;
        size = 0;
        low = Double.NEGATIVE_INFINITY;
        high = Double.POSITIVE_INFINITY;
        below = 0;
        longest = LEAST;
        rank = 0;
        fraction = 0;
    }

    /** {@return the percentile of the finite values in the window, positive infinity while there are too few} */
    public double value() {
        if (count < minCount) {
            return Double.POSITIVE_INFINITY;
        }
        int index = rank - below;
        double lower = band[index];
        return fraction > 0 ? lower + fraction * (band[index + 1] - lower) : lower;
    }

    /**
     * Takes one more value; the oldest leaves if the window is full.
     *
     * @param value any number; one that is not finite takes a place in the window but no part in the percentile
     */
    public void add(double value) {
        int slot = next;
        if (slot == used) {
            use(slot);
        }
        double leaving = values[slot];
        // Adding 0 makes one zero of two, so that equal values have equal bits.
        double entering = Math.abs(value) <= Double.MAX_VALUE ? value + 0.0 : Double.NaN;
        values[slot] = entering;
        next = slot + 1 == window ? 0 : slot + 1;
        if (entering != leaving) {
            exchange(leaving, entering);
        }
    }

    private void use(int slot) {
        if (slot == values.length) {
            int length = (int) Math.min(window, 2L * slot);
            values = Arrays.copyOf(values, length);
            work = new double[length];
            // After a cut the band has 2 reaches; it may become twice as long, and be extended by one reach then.
            band = Arrays.copyOf(band, Math.max(band.length, 6 * reach(length)));
        }
        values[slot] = Double.NaN;
        used++;
    }

    /** NaN is no value. */
    private void exchange(double leaving, double entering) {
        int before = count;
        if (leaving < low) {
            below--;
            count--;
        } else if (leaving <= high) {
            remove(leaving);
            count--;
        } else if (leaving > high) {
            count--;
        }
        if (entering < low) {
            below++;
            count++;
        } else if (entering <= high) {
            insert(entering);
            count++;
        } else if (entering > high) {
            count++;
        }
        if (count != before) {
            double exact = (count - 1) * percentile / 100;
            rank = count == 0 ? 0 : (int) exact;
            fraction = count == 0 ? 0 : exact - rank;
        }
        // Two ranks are in the band, or the last one of all.
        int index = rank - below;
        if (index < 0 || index + 1 >= size && below + size < count) {
            extend(index < 0);
        } else if (size > longest) {
            cut(index);
        }
    }

    private void remove(double value) {
        int at = place(value);
        size--;
        System.arraycopy(band, at + 1, band, at, size - at);
    }

    private void insert(double value) {
        int at = place(value);
        if (size == band.length) {
            band = Arrays.copyOf(band, 2 * size);
        }
        System.arraycopy(band, at, band, at + 1, size - at);
        band[at] = value;
        size++;
    }

    /** How many values of the band are less; without branches, as a comparison could not be predicted. */
    private int place(double value) {
        int from = 0;
        int length = size;
        while (length > 1) {
            int half = length >>> 1;
            from = band[from + half - 1] < value ? from + half : from;
            length -= half;
        }
        return length == 1 && band[from] < value ? from + 1 : from;
    }

    private static int reach(int values) {
        return Math.max(LEAST, (int) (REACH * Math.sqrt(values)));
    }

    /** Drops what is far from the percentile. All of equal values stay or go. */
    private void cut(int index) {
        int first = Math.max(0, index - reach(count));
        int last = Math.min(size - 1, index + reach(count));
        while (first > 0 && band[first - 1] == band[first]) {
            first--;
        }
        while (last < size - 1 && band[last + 1] == band[last]) {
            last++;
        }
        low = first > 0 ? band[first] : low;
        high = last < size - 1 ? band[last] : high;
        below += first;
        size = last - first + 1;
        System.arraycopy(band, first, band, 0, size);
        longest = 2 * Math.max(size, LEAST);
    }

    /** Adds the values next to an end of the band; those next to the other end go if there are many. */
    private void extend(boolean downwards) {
        int found = 0;
        for (int slot = 0; slot < used; slot++) {
            double value = values[slot];
            work[found] = value;
            found += (downwards ? value < low : value > high) ? 1 : 0;
        }
        int wanted = Math.min(found, reach(count));
        int end = downwards ? found - wanted : wanted - 1;
        double border = downwards ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        if (wanted < found) {
            Percentile.select(work, 0, found - 1, end, sample);
            border = work[end];
        }
        int added = 0;
        for (int i = 0; i < found; i++) {
            double value = work[i];
            work[added] = value;
            added += (downwards ? value >= border : value <= border) ? 1 : 0;
        }
        Arrays.sort(work, 0, added);
        if (size + added > band.length) {
            band = Arrays.copyOf(band, 2 * (size + added));
        }
        if (downwards) {
            System.arraycopy(band, 0, band, added, size);
            below -= added;
            low = border;
        } else {
            high = border;
        }
        System.arraycopy(work, 0, band, downwards ? 0 : size, added);
        size += added;
        cut(rank - below);
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
            out.writeDouble(values[slot]);
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
        clear();
        for (int slot = 0; slot < saved; slot++) {
            add(in.readDouble());
        }
        next = first;
    }
}
