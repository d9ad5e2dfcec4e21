package org.ternion.trading.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ternion.trading.signal.Walks.assertClose;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolatilityTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, -1e-12, 1e-5, -3e-3, 0.0625, -0.0625, 0.0626, -0.5, 10})
    void logarithmsAreWithinAnUlpOfTheLibrary(double r) {
        assertEquals(StrictMath.log1p(r), Volatility.log1p(r), 1.5 * Math.ulp(StrictMath.log1p(r)));
    }

    @Test
    void logarithmsOfWhatHasNoneAreNoNumbers() {
        assertTrue(Double.isNaN(Volatility.log1p(Double.NaN)));
        assertTrue(Double.isNaN(Volatility.log1p(-1.5)));
        assertEquals(Double.NEGATIVE_INFINITY, Volatility.log1p(-1));
    }

    @ParameterizedTest
    @EnumSource(VolatilitySource.class)
    void isTheSampleDeviationWithAFirstChangeOfZero(VolatilitySource source) {
        double[] prices = Walks.prices(61, 400);
        Volatility volatility = new Volatility(source, 50, MissingPrice.UNKNOWN);
        for (int i = 0; i < prices.length; i++) {
            double mean = 0;
            double squares = 0;
            for (int j = Math.max(0, i - 49); j <= i; j++) {
                mean += change(source, prices, j) / 50;
            }
            for (int j = Math.max(0, i - 49); j <= i; j++) {
                squares += Math.pow(change(source, prices, j) - mean, 2);
            }
            double expected = i < 49 ? Double.NaN : Math.sqrt(squares / 49);
            assertClose(expected, volatility.next(prices[i]), 1e-12 * expected, "bar " + i);
        }
    }

    private static double change(VolatilitySource source, double[] prices, int i) {
        return i == 0 ? 0 : source == VolatilitySource.LOG_RETURN ? StrictMath.log(prices[i]) - StrictMath.log(
                prices[i - 1]) : prices[i] - prices[i - 1];
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0, -1, Double.POSITIVE_INFINITY})
    void skippedPricesDoNotBlindIt(double missing) {
        double[] prices = Walks.prices(62, 100);
        Volatility volatility = new Volatility(VolatilitySource.LOG_RETURN, 50, MissingPrice.UNKNOWN);
        volatility.run(prices, 0, 80, new double[80]);
        assertTrue(Double.isNaN(volatility.next(missing)));
        assertTrue(Double.isNaN(volatility.next(prices[80])));
        assertTrue(volatility.next(prices[81]) > 0);
    }

    @Test
    void aPoisonedPriceCountsUntilBothItsChangesHaveLeft() {
        double[] prices = Walks.prices(63, 200);
        prices[100] = Double.NaN;
        Volatility volatility = new Volatility(VolatilitySource.PRICE_DIFFERENCE, 50, MissingPrice.POISON);
        for (int i = 0; i < prices.length; i++) {
            assertEquals(i < 49 || i >= 100 && i < 151, Double.isNaN(volatility.next(prices[i])), "bar " + i);
        }
    }

    @ParameterizedTest
    @EnumSource(VolatilitySource.class)
    void pricesTimesAPowerOfTwoScaleDifferencesAndLeaveReturns(VolatilitySource source) {
        Volatility plain = new Volatility(source, 20, MissingPrice.UNKNOWN);
        Volatility scaled = new Volatility(source, 20, MissingPrice.UNKNOWN);
        int power = source == VolatilitySource.LOG_RETURN ? 0 : 7;
        for (double price : Walks.prices(64, 500)) {
            assertEquals(Math.scalb(plain.next(price), power), scaled.next(price * 128), 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 49, 130})
    void continuesFromASnapshotToTheBit(int at) throws IOException {
        double[] prices = Walks.prices(65, 300);
        Volatility first = new Volatility(VolatilitySource.LOG_RETURN, 50, MissingPrice.UNKNOWN);
        for (int i = 0; i < at; i++) {
            first.next(prices[i]);
        }
        Volatility second = new Volatility(VolatilitySource.LOG_RETURN, 50, MissingPrice.UNKNOWN);
        Snapshots.carry(first::save, second::restore);
        for (int i = at; i < prices.length; i++) {
            assertEquals(first.next(prices[i]), second.next(prices[i]), 0);
        }
    }
}
