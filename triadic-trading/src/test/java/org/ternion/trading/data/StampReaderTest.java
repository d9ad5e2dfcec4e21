package org.ternion.trading.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampReaderTest {
    private static long read(String text, StampUnit unit, ZoneId zone) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new StampReader(unit, zone).read(bytes, 0, bytes.length);
    }

    private static long read(String text) {
        return read(text, StampUnit.BY_MAGNITUDE, ZoneOffset.UTC);
    }

    @ParameterizedTest
    @CsvSource({"1463544000, 1463544000000000000", "1463544000000, 1463544000000000000",
            "1463544000000000, 1463544000000000000", "1700000000123456789, 1700000000123456789", "0, 0",
            "99999999999, ", "-5, -5000000000", "-0.25, -250000000", "1463544000.5, 1463544000500000000",
            "1700000000000.000001, 1700000000000000001", "1463544000.0, 1463544000000000000"})
    void numbersAreTimesByTheirMagnitude(String text, Long nanos) {
        if (nanos == null) {
            assertThrows(IllegalArgumentException.class, () -> read(text));
        } else {
            assertEquals(nanos, read(text));
        }
    }

    @ParameterizedTest
    @CsvSource({"SECONDS, 3000000000", "MILLIS, 3000000", "MICROS, 3000", "NANOS, 3"})
    void theUnitCanBeGiven(StampUnit unit, long nanos) {
        assertEquals(nanos, read("3", unit, ZoneOffset.UTC));
    }

    @Test
    void theFirstNumberOfAFileSettlesTheUnit() {
        StampReader reader = new StampReader(StampUnit.BY_MAGNITUDE, ZoneOffset.UTC);
        assertEquals(7_000_000_000L, reader.read(new byte[] {'7'}, 0, 1));
        byte[] millis = "1700000000000".getBytes(StandardCharsets.US_ASCII);
        String message = assertThrows(IllegalArgumentException.class, () -> reader.read(millis, 0, millis.length))
                .getMessage();
        assertEquals("is not between the years 1677 and 2262, is its unit another one?", message);
    }

    @ParameterizedTest
    @CsvSource({"2016-05-18, 1463529600000000000", "2016-05-18 04:00, 1463544000000000000",
            "2016-05-18T04:00:00, 1463544000000000000", "2016-05-18T04:00:00Z, 1463544000000000000",
            "2016-05-18 06:00:00+02:00, 1463544000000000000", "2016-05-18 06:00:00+0200, 1463544000000000000",
            "2016-05-17T23:30-04:30, 1463544000000000000", "2016-05-18T06+02, ",
            "2016-05-18 06:00+02, 1463544000000000000", "2016-05-18T04:00:00.123456789Z, 1463544000123456789",
            "2016-05-18T04:00:00.5, 1463544000500000000", "1969-12-31T23:59:59.75, -250000000",
            "2000-02-29, 951782400000000000", "1900-03-01, -2203891200000000000"})
    void datesAreIsoWithBlankOrT(String text, Long nanos) {
        if (nanos == null) {
            assertThrows(IllegalArgumentException.class, () -> read(text));
        } else {
            assertEquals(nanos, read(text));
        }
    }

    @Test
    void daysAgreeWithTheCalendarOfTheJdk() {
        long seed = 11;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long second = random.nextLong(-9_000_000_000L, 9_000_000_000L);
            String text = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC).toString();
            assertEquals(second * 1_000_000_000L, read(text), () -> text + ", seed " + seed);
        }
    }

    @ParameterizedTest
    @CsvSource({"2025-01-15 12:00, 2025-01-15T11:00:00Z", "2025-07-15 12:00, 2025-07-15T10:00:00Z",
            "2025-10-26 02:30, 2025-10-26T00:30:00Z", "2025-03-30 02:30, 2025-03-30T01:30:00Z",
            "2025-07-15 12:00Z, 2025-07-15T12:00:00Z"})
    void timesWithoutZoneAreOfTheGivenOne(String text, String utc) {
        assertEquals(read(utc), read(text, StampUnit.BY_MAGNITUDE, ZoneId.of("Europe/Berlin")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "x", "1.", "1e9", "12a", "2025-13-01", "2025-00-10", "2025-02-29", "1900-02-29",
            "2025-04-31", "2025-01-01T", "2025-01-01T24:00", "2025-01-01T12:60", "2025-01-01T12:00:60",
            "2025-01-01x12:00", "2025-01-01T12:00:00+", "2025-01-01T12:00:00+19:00", "2025-01-01T12:00:00Zz",
            "2025-01-01T12:00:00.", "0001-01-01", "9999-12-31", "99999999999999999999", "2025-1-1"})
    void refusesWhatIsNoStamp(String text) {
        assertThrows(IllegalArgumentException.class, () -> read(text));
    }
}
