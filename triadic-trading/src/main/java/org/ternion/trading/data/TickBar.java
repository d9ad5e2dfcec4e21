package org.ternion.trading.data;

/** The bar of the period that is running: first, greatest, least and last price, summed quantity. */
final class TickBar {
    private final long period;
    private final BarSeries.Stamp stamp;
    private boolean begun;
    private long start;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;

    TickBar(long period, BarSeries.Stamp stamp) {
        this.period = period;
        this.stamp = stamp;
    }

    /**
     * Whether a trade belongs to a later period than the running one, which is then to be taken first.
     *
     * @throws IllegalArgumentException if its period does not fit a long
     */
    boolean endedBy(long time) {
        return begun && start(time) > start;
    }

    /**
     * Adds a trade.
     *
     * @throws IllegalArgumentException if it belongs to an earlier period, or its values cannot be used
     */
    void add(long time, double price, double quantity) {
        if (!Double.isFinite(price)) {
            throw new IllegalArgumentException("the trade has no price");
        }
        if (!(quantity >= 0) || quantity == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the quantity of a trade must be finite and >= 0, was " + quantity);
        }
        long itsStart = start(time);
        if (!begun) {
            begun = true;
            start = itsStart;
            open = price;
            high = price;
            low = price;
            volume = 0;
        } else if (itsStart < start) {
            throw new IllegalArgumentException("the trade of " + StampReader.text(time)
                    + " is late, its bar ended before that of " + StampReader.text(start));
        }
        high = Math.max(high, price);
        low = Math.min(low, price);
        close = price;
        volume += quantity;
    }

    boolean begun() {
        return begun;
    }

    /** The running bar, which thereby ends. */
    Bar take() {
        begun = false;
        long time = stamp == BarSeries.Stamp.OPEN ? start : start + period;
        return new Bar(time, open, high, low, close, volume);
    }

    private long start(long time) {
        long distance = Math.floorMod(time, period);
        if (time < Long.MIN_VALUE + distance || time - distance > Long.MAX_VALUE - period) {
            throw new IllegalArgumentException(
                    "the bar of stamp " + time + " begins or ends beyond the years 1677 to 2262");
        }
        return time - distance;
    }
}
