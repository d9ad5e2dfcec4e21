package org.ternion.trading.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BarSeriesTest {
    @Test
    void columnsMustHaveOneLength() {
        double[] three = new double[3];
        assertThrows(IllegalArgumentException.class, () -> BarSeries.wrap("x", BarSeries.Stamp.OPEN, new long[3], three,
                three, new double[2], three, three));
    }

    @Test
    void closesAloneAreStampedByTheirIndex() {
        double[] close = {4, 5};
        BarSeries bars = BarSeries.ofCloses("x", close);
        close[1] = 9;
        assertEquals(Bar.ofClose(1, 5), bars.bar(1));
        assertTrue(Double.isNaN(bars.open()[0]));
    }

    @Test
    void aRangeIsACopyOfAPart() {
        BarSeries bars = SyntheticBars.randomWalk(10).draw(2);
        BarSeries part = bars.range(3, 5);
        assertEquals(bars.bar(4), part.bar(1));
        assertEquals(2, part.size());
        part.close()[0] = -1;
        assertTrue(bars.close()[3] > 0);
        assertThrows(IllegalArgumentException.class, () -> bars.range(5, 4));
        assertThrows(IllegalArgumentException.class, () -> bars.range(0, 11));
    }

    @Test
    void theMedianSpacingIsThatOfMostBars() {
        assertEquals(0, BarSeries.ofCloses("x").medianSpacing());
        assertEquals(0, BarSeries.ofCloses("x", 1).medianSpacing());
        double[] v = new double[5];
        BarSeries gap = BarSeries.wrap("x", BarSeries.Stamp.OPEN, new long[] {0, 10, 20, 70, 80}, v, v, v, v, v);
        assertEquals(10, gap.medianSpacing());
    }

    @Test
    void barsAreKnownOnePeriodAfterTheirOpen() {
        BarSeries bars = SyntheticBars.randomWalk(2).draw(2);
        BarSeries known = bars.stampedAtClose(7);
        assertEquals(BarSeries.Stamp.CLOSE, known.stamp());
        assertArrayEquals(new long[] {bars.times()[0] + 7, bars.times()[1] + 7}, known.times());
        assertSame(known, known.stampedAtClose(7));
        assertThrows(IllegalArgumentException.class, () -> bars.stampedAtClose(0));
        assertThrows(ArithmeticException.class, () -> bars.stampedAtClose(Long.MAX_VALUE));
    }
}
