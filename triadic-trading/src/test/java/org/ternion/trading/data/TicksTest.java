package org.ternion.trading.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TicksTest {
    private static BarSeries trades(long[] times, double[] prices, double... quantities) {
        double[] unknown = new double[times.length];
        return BarSeries.wrap("t", BarSeries.Stamp.CLOSE, times, unknown, unknown, unknown, prices, quantities);
    }

    @Test
    void emptyPeriodsAreSkippedAndPeriodsCountFrom1970() {
        BarSeries bars = Ticks.toBars(trades(new long[] {-1, 0, 9, 35}, new double[] {4, 5, 3, 8}, 1, 2, 3, 4), 10,
                BarSeries.Stamp.OPEN);
        assertEquals(3, bars.size());
        assertEquals(new Bar(-10, 4, 4, 4, 4, 1), bars.bar(0));
        assertEquals(new Bar(0, 5, 5, 3, 3, 5), bars.bar(1));
        assertEquals(new Bar(30, 8, 8, 8, 8, 4), bars.bar(2));
    }

    @Test
    void closeStampsAreOnePeriodLater() {
        BarSeries bars = Ticks.toBars(trades(new long[] {12}, new double[] {4}, 1), 10, BarSeries.Stamp.CLOSE);
        assertEquals(20, bars.times()[0]);
        assertEquals(BarSeries.Stamp.CLOSE, bars.stamp());
    }

    @Test
    void noTradesAreNoBars() {
        assertEquals(0, Ticks.toBars(trades(new long[0], new double[0]), 10, BarSeries.Stamp.OPEN).size());
    }

    @Test
    void aTradeOfAnEarlierPeriodIsAnError() {
        BarSeries late = trades(new long[] {25, 19}, new double[] {1, 1}, 1, 1);
        assertEquals("trade 2: the trade of 19 is late, its bar ended before that of 20", assertThrows(
                IllegalArgumentException.class, () -> Ticks.toBars(late, 10, BarSeries.Stamp.OPEN)).getMessage());
    }

    @Test
    void periodsThatDoNotFitALongAreAnError() {
        for (long time : new long[] {Long.MIN_VALUE, Long.MAX_VALUE}) {
            BarSeries far = trades(new long[] {time}, new double[] {1}, 1);
            assertThrows(IllegalArgumentException.class, () -> Ticks.toBars(far, 7, BarSeries.Stamp.CLOSE));
        }
    }
}
