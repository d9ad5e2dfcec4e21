package org.ternion.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.ternion.trading.analysis.StampScale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a stretch of bars begins or ends.
 *
 * @param text  as the user wrote it
 * @param bar   number of the bar, from 0; -1 if a time was given
 * @param nanos the time, since 1970
 */
record TradeBound(String text, int bar, long nanos) {
    /** Reads a number of a bar, a date, or a date and time. */
    static final class Converter implements ITypeConverter<TradeBound> {
        @Override
        public TradeBound convert(String text) {
            if (text.matches("\\d{1,9}")) {
                return new TradeBound(text, Integer.parseInt(text), 0);
            }
            try {
                return new TradeBound(text, -1, ChronoUnit.NANOS.between(Instant.EPOCH, instant(text)));
            } catch (DateTimeException | ArithmeticException e) {
                throw new TypeConversionException("expected a date as 2024-01-31, a time as 2024-01-31T16:00Z or the"
                        + " number of a bar from 0, was '" + text + "'");
            }
        }

        private static Instant instant(String text) {
            String time = text.replace(' ', 'T');
            if (!time.contains("T")) {
                return LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            boolean zoned = time.matches(".*T.*(Z|[+-]\\d\\d(:?\\d\\d)?)");
            return zoned ? OffsetDateTime.parse(time).toInstant() : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
        }
    }

    /** The first bar that is not before this; may lie behind the last one. */
    int index(long[] times, String file) {
        if (bar >= 0) {
            return Math.min(bar, times.length);
        }
        if (times.length > 0 && !StampScale.dated(times)) {
            throw new BadInputException(file + ": the bars have no dates, give numbers of bars instead of " + text);
        }
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
