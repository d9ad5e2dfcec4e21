package org.ternion.trading.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;
import org.ternion.core.Checks;

/** Bars of one market in columns, in the order given; values are not checked, {@code BarCheck} reports what is odd. */
public final class BarSeries {
    /** What the stamp of a bar means. */
    public enum Stamp {
        /** The time of its first trade: the bar is known one period later. */
        OPEN,
        /** The time at which it is known. */
        CLOSE
    }

    private final String symbol;
    private final Stamp stamp;
    private final long[] times;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;

    private BarSeries(String symbol, Stamp stamp, long[] times, double[] open, double[] high, double[] low,
            double[] close, double[] volume) {
        this.symbol = symbol;
        this.stamp = stamp;
        this.times = times;
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
    }

    /**
     * A series that keeps the arrays; do not modify them afterwards.
     *
     * @param symbol name of the market
     * @param stamp  what the stamps mean
     * @param times  stamps, one per bar
     * @param open   first prices, NaN where unknown
     * @param high   greatest prices, NaN where unknown
     * @param low    least prices, NaN where unknown
     * @param close  last prices
     * @param volume traded quantities
     * @return the series
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static BarSeries wrap(String symbol, Stamp stamp, long[] times, double[] open, double[] high, double[] low,
            double[] close, double[] volume) {
        for (double[] column : new double[][] {open, high, low, close, volume}) {
            if (column.length != times.length) {
                throw new IllegalArgumentException(times.length + " values expected per column, got " + column.length);
            }
        }
        return new BarSeries(Objects.requireNonNull(symbol, "symbol"), Objects.requireNonNull(stamp, "stamp"), times,
                open, high, low, close, volume);
    }

    /**
     * Closes alone, stamped 0, 1, 2, ..; volume is 1e6 everywhere.
     *
     * @param symbol name of the market
     * @param close  last prices, copied
     * @return the series
     */
    public static BarSeries ofCloses(String symbol, double... close) {
        long[] times = new long[close.length];
        double[] unknown = new double[close.length];
        double[] volume = new double[close.length];
        Arrays.setAll(times, t -> t);
        Arrays.fill(unknown, Double.NaN);
        Arrays.fill(volume, 1e6);
        return wrap(symbol, Stamp.CLOSE, times, unknown, unknown, unknown, close.clone(), volume);
    }

    /** {@return the number of bars} */
    public int size() {
        return times.length;
    }

    /** {@return the name of the market} */
    public String symbol() {
        return symbol;
    }

    /** {@return what the stamps mean} */
    public Stamp stamp() {
        return stamp;
    }

    /**
     * One bar.
     *
     * @param index 0 to {@code size() - 1}
     * @return its values
     * @throws IndexOutOfBoundsException if there is no such bar
     */
    public Bar bar(int index) {
        return new Bar(times[index], open[index], high[index], low[index], close[index], volume[index]);
    }

    /**
     * A part.
     *
     * @param from first bar
     * @param to   behind the last bar
     * @return copied bars
     * @throws IllegalArgumentException if there is no such range
     */
    public BarSeries range(int from, int to) {
        Checks.inRange(from, 0, size(), "from");
        Checks.inRange(to, from, size(), "to");
        return new BarSeries(symbol, stamp, Arrays.copyOfRange(times, from, to), Arrays.copyOfRange(open, from, to),
                Arrays.copyOfRange(high, from, to), Arrays.copyOfRange(low, from, to),
                Arrays.copyOfRange(close, from, to), Arrays.copyOfRange(volume, from, to));
    }

    /** Indices of the bars by rising stamp; those of equal stamps rise. */
    int[] orderInTime() {
        // Sorting boxed numbers is stable.
        return IntStream.range(0, times.length).boxed().sorted(Comparator.comparingLong(i -> times[i]))
                .mapToInt(Integer::intValue).toArray();
    }

    /** The bars at {@code count} indices, in their order. */
    BarSeries select(int[] indices, int count) {
        long[] chosenTimes = new long[count];
        double[][] columns = {open, high, low, close, volume};
        double[][] chosen = new double[columns.length][count];
        for (int i = 0; i < count; i++) {
            chosenTimes[i] = times[indices[i]];
            for (int c = 0; c < columns.length; c++) {
                chosen[c][i] = columns[c][indices[i]];
            }
        }
        return new BarSeries(symbol, stamp, chosenTimes, chosen[0], chosen[1], chosen[2], chosen[3], chosen[4]);
    }

    /**
     * The usual distance of two bars.
     *
     * @return the median difference of neighbouring stamps, the lower one of two; 0 for fewer than two bars
     */
    public long medianSpacing() {
        return medianSpacing(times);
    }

    static long medianSpacing(long[] times) {
        long[] spacing = new long[Math.max(0, times.length - 1)];
        Arrays.setAll(spacing, i -> times[i + 1] - times[i]);
        Arrays.sort(spacing);
        return spacing.length == 0 ? 0 : spacing[(spacing.length - 1) / 2];
    }

    /**
     * The same bars stamped with the time at which they are known.
     *
     * @param period length of a bar in the unit of the stamps, {@code > 0}
     * @return this series if it has such stamps, else one with the stamps moved on by a period and the other columns
     *         shared
     * @throws IllegalArgumentException if the period is not positive
     * @throws ArithmeticException      if a stamp would not fit a long
     */
    public BarSeries stampedAtClose(long period) {
        Checks.inRange(period, 1, Long.MAX_VALUE, "period");
        if (stamp == Stamp.CLOSE) {
            return this;
        }
        long[] closeTimes = new long[times.length];
        Arrays.setAll(closeTimes, i -> Math.addExact(times[i], period));
        return new BarSeries(symbol, Stamp.CLOSE, closeTimes, open, high, low, close, volume);
    }

    /** {@return the live stamps, read-only by contract} */
    public long[] times() {
        return times;
    }

    /** {@return the live first prices, NaN where unknown, read-only by contract} */
    public double[] open() {
        return open;
    }

    /** {@return the live greatest prices, NaN where unknown, read-only by contract} */
    public double[] high() {
        return high;
    }

    /** {@return the live least prices, NaN where unknown, read-only by contract} */
    public double[] low() {
        return low;
    }

    /** {@return the live last prices, read-only by contract} */
    public double[] close() {
        return close;
    }

    /** {@return the live volumes, read-only by contract} */
    public double[] volume() {
        return volume;
    }
}
