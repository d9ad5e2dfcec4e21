package org.ternion.trading.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.ternion.core.Checks;

/**
 * Standard deviation of the last values in constant time. Sums of shifted values and squares are updated, and computed
 * afresh every {@code window} values or when the variance has become small against what went through the sums; the
 * relative error stays below 1e-12. A window of equal values gives exactly 0. A value that is not finite makes the
 * result NaN until it has left the window. Not safe for use by several threads.
 */
public final class RollingDeviation {
    /** A variance below this share of the greatest sum of squares since the last exact sums has lost digits. */
    private static final double EXACT_SHARE = 1e-2;

    private final int window;
    private final int ddof;
    private final int least;
    private final double[] ring;
    private int head;
    private int count;
    private int missing;
    private int untilExact;
    private double shift;
    private double sum;
    private double squares;
    private double peak;
    private double inverse;
    private double scale;

    /**
     * A deviation that is NaN until its window is full.
     *
     * @param window values, at least 1
     * @param ddof   what the divisor is less than the number of values: 0 population, 1 sample
     * @throws IllegalArgumentException if the window is less than 1 or ddof is neither 0 nor 1
     */
    public RollingDeviation(int window, int ddof) {
        this(window, ddof, window);
    }

    private RollingDeviation(int window, int ddof, int least) {
        this.window = Checks.inRange(window, 1, Integer.MAX_VALUE - 8, "window");
        this.ddof = Checks.inRange(ddof, 0, 1, "ddof");
        this.least = Math.max(least, ddof + 1);
        ring = new double[window];
        untilExact = window;
    }

    /**
     * A deviation of what there is: the window grows with the first values.
     *
     * @param window values at most, at least 1
     * @param ddof   what the divisor is less than the number of values: 0 population, 1 sample
     * @return a deviation that is defined from value {@code ddof + 1} on
     * @throws IllegalArgumentException if the window is less than 1 or ddof is neither 0 nor 1
     */
    public static RollingDeviation growing(int window, int ddof) {
        return new RollingDeviation(window, ddof, 1);
    }

    /**
     * Takes one more value.
     *
     * @param value any number
     * @return the deviation of the values in the window, this one included; NaN if there are too few or one of them is
     *         not finite
     */
    public double next(double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE) || missing > 0) {
            return nextWithGap(value);
        }
        if (count < window) {
            grow(value);
        } else {
            double removed = ring[head] - shift;
            double added = value - shift;
            sum += added - removed;
            squares += added * added - removed * removed;
        }
        put(value);
        if (squares > peak) {
            peak = squares;
        }
        double moment = squares - sum * sum * inverse;
        // the negation also catches NaN, after squares beyond the range of doubles
        if (--untilExact <= 0 || !(moment >= EXACT_SHARE * peak)) {
            sumAfresh(value);
            moment = squares - sum * sum * inverse;
        }
        return deviation(moment);
    }

    private double deviation(double moment) {
        return count < least ? Double.NaN : Math.sqrt((moment < 0 ? 0 : moment) * scale);
    }

    private void put(double value) {
        ring[head] = value;
        if (++head == window) {
            head = 0;
        }
    }

    private void grow(double value) {
        if (count == 0) {
            shift = value;
        }
        count(count + 1);
        double added = value - shift;
        sum += added;
        squares += added * added;
    }

    private void count(int values) {
        count = values;
        inverse = 1.0 / values;
        scale = 1.0 / (values - ddof);
    }

    private double nextWithGap(double value) {
        if (count < window) {
            count(count + 1);
        } else if (!Double.isFinite(ring[head])) {
            missing--;
        }
        if (!Double.isFinite(value)) {
            missing++;
        }
        put(value);
        if (missing > 0) {
            return Double.NaN;
        }
        sumAfresh(value);
        return deviation(squares - sum * sum * inverse);
    }

    /** Sums about the mean; measuring the mean from a value of the window makes it exact where all are equal. */
    private void sumAfresh(double base) {
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += ring[i] - base;
        }
        shift = base + total / count;
        sum = 0;
        squares = 0;
        for (int i = 0; i < count; i++) {
            double d = ring[i] - shift;
            sum += d;
            squares += d * d;
        }
        peak = squares;
        untilExact = window;
    }

    /**
     * Writes what {@link #restore} reads.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void save(DataOutput out) throws IOException {
        out.writeInt(head);
        out.writeInt(count);
        out.writeInt(missing);
        out.writeInt(untilExact);
        out.writeDouble(shift);
        out.writeDouble(sum);
        out.writeDouble(squares);
        out.writeDouble(peak);
        for (int i = 0; i < count; i++) {
            out.writeDouble(ring[i]);
        }
    }

    /**
     * Continues where another deviation of the same window was saved, to the bit.
     *
     * @param in what {@link #save} wrote
     * @throws IOException if it cannot be read or is not of this window
     */
    public void restore(DataInput in) throws IOException {
        head = Saved.inRange(in.readInt(), 0, window - 1, "head");
        count(Saved.inRange(in.readInt(), 0, window, "count"));
        missing = Saved.inRange(in.readInt(), 0, count, "missing");
        untilExact = in.readInt();
        shift = in.readDouble();
        sum = in.readDouble();
        squares = in.readDouble();
        peak = in.readDouble();
        for (int i = 0; i < count; i++) {
            ring[i] = in.readDouble();
        }
    }
}
