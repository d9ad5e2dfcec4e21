package org.ternion.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Values of a parameter: one, or so many evenly spaced ones as in {@code 0.1:0.5:9}, ends included. */
final class CaRangeList {
    private static final Pattern COLON = Pattern.compile(":");
    private static final int MOST_VALUES = 10_000;

    private CaRangeList() {
    }

    /**
     * Reads values, in exact decimals so that what is printed is what was run.
     *
     * @throws IllegalArgumentException if the text is no range
     */
    static List<String> parse(String text) {
        String[] parts = COLON.split(text, -1);
        if (parts.length == 1) {
            return List.of(text);
        }
        try {
            BigDecimal low = new BigDecimal(parts[0]);
            BigDecimal high = new BigDecimal(parts[1]);
            int count = Integer.parseInt(parts.length == 3 ? parts[2] : "");
            if (count < 2 || count > MOST_VALUES) {
                throw new IllegalArgumentException("'" + text + "' must have 2 to " + MOST_VALUES + " values");
            }
            List<String> values = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                BigDecimal way = high.subtract(low).multiply(BigDecimal.valueOf(i));
                BigDecimal value = low.add(way.divide(BigDecimal.valueOf(count - 1), MathContext.DECIMAL64));
                values.add(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
            }
            return values;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a value or LOW:HIGH:COUNT, was '" + text + "'", e);
        }
    }
}
