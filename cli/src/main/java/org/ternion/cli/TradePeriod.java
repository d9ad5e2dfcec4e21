package org.ternion.cli;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A length of time.
 *
 * @param nanos above 0
 */
record TradePeriod(long nanos) {
    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,8})(ns|us|ms|s|m|h|d)");
    private static final Map<String, Long> NANOS = Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s",
            1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L, "d", 86_400_000_000_000L);

    /** Reads a number and a unit. */
    static final class Converter implements ITypeConverter<TradePeriod> {
        @Override
        public TradePeriod convert(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("expected a length as 500ms, 1s, 5m, 4h or 1d, was '" + text + "'");
            }
            try {
                return new TradePeriod(
                        Math.multiplyExact(Long.parseLong(matcher.group(1)), NANOS.get(matcher.group(2))));
            } catch (ArithmeticException e) {
                throw new TypeConversionException("'" + text + "' is longer than 292 years");
            }
        }
    }
}
