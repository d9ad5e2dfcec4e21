package org.ternion.trading.data;

import org.ternion.core.Checks;

/** Makes bars of trades: first, greatest, least and last price and summed quantity of each period. */
public final class Ticks {
    private Ticks() {
    }

    /**
     * Bars of whole multiples of a period since 1970. Periods without trades are skipped, not filled; the last bar may
     * lack trades that are still to come.
     *
     * @param trades close is the price and volume the quantity, in the order of their periods; see
     *               {@link BarFile#asWritten(java.nio.file.Path, BarFormat)}
     * @param period length of a bar in the unit of the stamps, nanoseconds as a rule, {@code > 0}
     * @param stamp  whether the bars are stamped with their begin or their end
     * @return the bars
     * @throws IllegalArgumentException if the period is not positive, a trade is earlier than the period of the one
     *                                  before, a price is not finite, a quantity is negative or not finite, or the
     *                                  begin or end of a period does not fit a long
     */
    public static BarSeries toBars(BarSeries trades, long period, BarSeries.Stamp stamp) {
        Checks.inRange(period, 1, Long.MAX_VALUE, "period");
        TickBar running = new TickBar(period, stamp);
        BarColumns bars = new BarColumns();
        for (int i = 0; i < trades.size(); i++) {
            long time = trades.times()[i];
            try {
                if (running.endedBy(time)) {
                    bars.add(running.take());
                }
                running.add(time, trades.close()[i], trades.volume()[i]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("trade " + (i + 1L) + ": " + e.getMessage(), e);
            }
        }
        if (running.begun()) {
            bars.add(running.take());
        }
        return bars.series(trades.symbol(), stamp);
    }
}
