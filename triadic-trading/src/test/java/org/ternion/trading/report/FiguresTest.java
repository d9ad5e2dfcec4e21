package org.ternion.trading.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "-0.0, 0", "1.5, 1.5", "0.123456789, 0.12346", "-12345.678, -12346", "123456.7, 123457",
        "0.00001234567, 1.235e-05", "2e12, 2.000e+12", "NaN, –", "Infinity, ∞", "-Infinity, −∞", "100, 100",
        "0.0001, 0.0001"})
    void numbersHaveFiveDigits(double value, String text) {
        assertEquals(text, Figures.number(value));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00 %", "0.5, 50.00 %", "-0.0123, -1.23 %", "0.00001, 0.0010 %", "NaN, –"})
    void sharesAreInPercent(double share, String text) {
        assertEquals(text, Figures.percent(share));
    }

    @ParameterizedTest
    @CsvSource({"17, 17", "1463544000, 2016-05-18 04:00", "1463544000000, 2016-05-18 04:00",
        "1463544000123456789, 2016-05-18 04:00"})
    void stampsAreDatesWhereTheyAreDates(long time, String text) {
        assertEquals(text, Figures.stamp(time));
    }
}
