package org.ternion.trading.data;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Reads the stamps of one file: ISO-8601 with a blank or T, with or without zone, or numbers of one unit. */
final class StampReader {
    private static final long SECOND = 1_000_000_000L;
    private static final int DATE = "2000-01-01".length();
    private static final int FRACTION_DIGITS = 9;
    /** Times below are printed as numbers: they are indices. In nanoseconds, about two weeks of 1970. */
    private static final long LEAST_DATE = 1_000_000_000_000_000L;
    private static final byte[] MONTH_DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private final ZoneId zone;
    private final boolean utc;
    /** Nanoseconds of a unit, 0 until the first number. */
    private long unit;
    private byte[] text;
    private int at;
    private int to;

    StampReader(StampUnit unit, ZoneId zone) {
        this.unit = unit.nanos();
        this.zone = zone;
        this.utc = ZoneOffset.UTC.equals(zone);
    }

    /**
     * Nanoseconds since 1970.
     *
     * @throws IllegalArgumentException if the text is no stamp; the message can follow the place
     */
    long read(byte[] bytes, int from, int end) {
        text = bytes;
        at = from;
        to = end;
        try {
            boolean date = end - from >= DATE && bytes[from + 4] == '-' && bytes[from + 7] == '-';
            return date ? calendar() : number();
        } catch (ArithmeticException e) {
            throw problem("is not between the years 1677 and 2262" + (unit > 1 ? ", is its unit another one?" : ""));
        }
    }

    /** A stamp for people: date and time, or the number if it is an index. */
    static String text(long time) {
        if (time > -LEAST_DATE && time < LEAST_DATE) {
            return Long.toString(time);
        }
        return Instant.ofEpochSecond(Math.floorDiv(time, SECOND), Math.floorMod(time, SECOND)).toString();
    }

    private long number() {
        boolean negative = at < to && text[at] == '-';
        if (at < to && (negative || text[at] == '+')) {
            at++;
        }
        int first = at;
        long whole = 0;
        while (at < to && Decimal.digit(text[at])) {
            whole = Math.addExact(Math.multiplyExact(whole, 10), text[at++] - '0');
        }
        if (at == first) {
            throw problem("is neither a date nor a number");
        }
        long fraction = at < to && text[at] == '.' ? fraction() : 0;
        if (at < to) {
            throw problem("is neither a date nor a number");
        }
        if (unit == 0) {
            unit = StampUnit.of(whole).nanos();
        }
        // Below 1e9 * 1e9, so that the product fits.
        long nanos = Math.addExact(Math.multiplyExact(whole, unit), fraction * unit / SECOND);
        return negative ? -nanos : nanos;
    }

    /** Digits behind a point or comma in units of 1e-9; further digits are cut off. */
    private long fraction() {
        at++;
        long value = 0;
        int count = 0;
        int first = at;
        for (; at < to && Decimal.digit(text[at]); at++) {
            if (count < FRACTION_DIGITS) {
                value = value * 10 + (text[at] - '0');
                count++;
            }
        }
        if (at == first) {
            throw problem("has no digit behind the point");
        }
        for (; count < FRACTION_DIGITS; count++) {
            value *= 10;
        }
        return value;
    }

    private long calendar() {
        int year = digits(4);
        expect('-');
        int month = digits(2);
        expect('-');
        int day = digits(2);
        if (month < 1 || month > 12 || day < 1 || day > MONTH_DAYS[month - 1]
                || month == 2 && day == 29 && !leap(year)) {
            throw problem("is no day of the calendar");
        }
        long seconds = daysSince1970(year, month, day) * 86_400;
        if (at == to) {
            return zoned(seconds, 0);
        }
        if (text[at] != 'T' && text[at] != 't' && text[at] != ' ') {
            throw problem("is no date and time");
        }
        at++;
        int hour = digits(2);
        expect(':');
        int minute = digits(2);
        int second = 0;
        long nanos = 0;
        if (at < to && text[at] == ':') {
            at++;
            second = digits(2);
            if (at < to && (text[at] == '.' || text[at] == ',')) {
                nanos = fraction();
            }
        }
        if (hour > 23 || minute > 59 || second > 59) {
            throw problem("is no time of the day");
        }
        return zoned(seconds + hour * 3_600L + minute * 60L + second, nanos);
    }

    /** Reads the zone and joins the parts. */
    private long zoned(long local, long nanos) {
        long seconds = local;
        if (at == to) {
            if (!utc) {
                seconds = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC).atZone(zone).toEpochSecond();
            }
        } else if (text[at] == 'Z' || text[at] == 'z') {
            at++;
        } else if (text[at] == '+' || text[at] == '-') {
            int sign = text[at++] == '-' ? -1 : 1;
            int hours = digits(2);
            if (at < to && text[at] == ':') {
                at++;
            }
            int minutes = at < to ? digits(2) : 0;
            if (hours > 18 || minutes > 59) {
                throw problem("has no possible zone");
            }
            seconds -= sign * (hours * 3_600L + minutes * 60L);
        }
        if (at < to) {
            throw problem("has something behind the time");
        }
        return Math.addExact(Math.multiplyExact(seconds, SECOND), nanos);
    }

    private int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++, at++) {
            if (at >= to || !Decimal.digit(text[at])) {
                throw problem("is no date and time");
            }
            value = value * 10 + (text[at] - '0');
        }
        return value;
    }

    private void expect(char c) {
        if (at >= to || text[at] != c) {
            throw problem("is no date and time");
        }
        at++;
    }

    private static boolean leap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Days of the proleptic Gregorian calendar, with years that begin in March; 719468 days are before 1970. */
    private static long daysSince1970(int year, int month, int day) {
        int y = month > 2 ? year : year - 1;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    private IllegalArgumentException problem(String problem) {
        return new IllegalArgumentException(problem);
    }
}
