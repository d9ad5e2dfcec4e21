package org.ternion.trading.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.ternion.core.Checks;

/**
 * Sample deviation of the last price differences or log returns, the first one defined as 0. With
 * {@link MissingPrice#UNKNOWN} a pair with a price that is not positive and finite stays out of the window. Not safe
 * for use by several threads.
 */
public final class Volatility {
    /** Up to here the series of {@link #log1p} has an error below an ulp. */
    private static final double SMALL = 0.0625;

    private final boolean differences;
    private final boolean skipMissing;
    private final RollingDeviation deviation;
    private boolean started;
    private double previous = Double.NaN;

    /**
     * A volatility before its first price.
     *
     * @param source what it is the deviation of
     * @param window differences, at least 2
     * @param rule   what a missing price does
     * @throws IllegalArgumentException if the window is less than 2
     */
    public Volatility(VolatilitySource source, int window, MissingPrice rule) {
        differences = Objects.requireNonNull(source, "source") == VolatilitySource.PRICE_DIFFERENCE;
        deviation = new RollingDeviation(Checks.inRange(window, 2, Integer.MAX_VALUE - 8, "window"), 1);
        skipMissing = Objects.requireNonNull(rule, "rule") == MissingPrice.UNKNOWN;
    }

    /**
     * Takes one more price.
     *
     * @param price close of the bar, any number
     * @return the volatility; NaN before the window is full, and where the pair of prices is skipped
     */
    public double next(double price) {
        double before = previous;
        previous = price;
        if (skipMissing && !(price > 0 && price <= Double.MAX_VALUE)) {
            previous = Double.NaN;
            started = true;
            return Double.NaN;
        }
        if (!started) {
            started = true;
            return deviation.next(0);
        }
        double change = differences ? price - before : log1p(price / before - 1);
        if (skipMissing && !(Math.abs(change) <= Double.MAX_VALUE)) {
            return Double.NaN;
        }
        return deviation.next(change);
    }

    /** log(1 + r), the same on all machines: 2 atanh(r / (2 + r)) by its series where r is small. */
    static double log1p(double r) {
        if (!(Math.abs(r) <= SMALL)) {
            return StrictMath.log1p(r);
        }
        double s = r / (2 + r);
        double w = s * s;             // at most 1.05e-3, so that the next term, w^6 / 13, is less than 1e-18
        double rest = w * (1.0 / 3 + w * (1.0 / 5 + w * (1.0 / 7 + w * (1.0 / 9 + w * (1.0 / 11)))));
        return 2 * s + 2 * s * rest;
    }

    /**
     * Takes a stretch of prices; the same, to the bit, as {@link #next} for each.
     *
     * @param prices       closes
     * @param from         index of the first, inclusive
     * @param to           index after the last
     * @param volatilities where results go, at the indices of their prices
     * @throws IndexOutOfBoundsException if the stretch is not within both arrays
     */
    public void run(double[] prices, int from, int to, double[] volatilities) {
        Objects.checkFromToIndex(from, to, Math.min(prices.length, volatilities.length));
        for (int i = from; i < to; i++) {
            volatilities[i] = next(prices[i]);
        }
    }

    /**
     * Writes what {@link #restore} reads.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void save(DataOutput out) throws IOException {
        deviation.save(out);
        out.writeBoolean(started);
        out.writeDouble(previous);
    }

    /**
     * Continues where another volatility of the same settings was saved, to the bit.
     *
     * @param in what {@link #save} wrote
     * @throws IOException if it cannot be read or is not of this window
     */
    public void restore(DataInput in) throws IOException {
        deviation.restore(in);
        started = in.readBoolean();
        previous = in.readDouble();
    }
}
