package org.ternion.trading.sweep;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.ternion.core.io.Numbers;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Setting;

/**
 * Values one setting takes in a grid.
 *
 * @param setting which setting
 * @param values  its values as text, in order, at least one
 */
public record Axis(Setting setting, List<String> values) {
    private static final int MOST_STEPS = 1_000_000;
    /** What changes states, confidence or what is acceptable; all other settings leave the signals as they are. */
    private static final Set<Setting> SIGNALS = signals();

    private static Set<Setting> signals() {
        Set<Setting> settings = EnumSet.range(Setting.STATE_WINDOW, Setting.CONFIDENCE_LEAK);
        settings.addAll(EnumSet.range(Setting.MIN_RUN, Setting.STRESS_LIMIT));
        return settings;
    }

    /**
     * Checks the values.
     *
     * @param setting see the record
     * @param values  see the record
     * @throws IllegalArgumentException if there are none, or the setting does not allow one
     */
    public Axis {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("at least one value of " + setting.key() + " expected, got none");
        }
        values.forEach(value -> EngineConfig.CAUSAL.with(setting.key() + "=" + value));
    }

    /**
     * Reads an axis.
     *
     * @param text {@code key=value,value,..} or {@code key=first:last:step} for numbers, the last one included if a
     *             step ends there
     * @return the axis
     * @throws IllegalArgumentException if it is none
     */
    public static Axis parse(String text) {
        int equals = text.indexOf('=');
        String key = equals < 0 ? text : text.substring(0, equals);
        Setting setting = Setting.ofKey(key)
                .orElseThrow(() -> new IllegalArgumentException("no setting " + key + " to make an axis of"));
        if (equals < 0) {
            throw new IllegalArgumentException(key + "=value,value,.. or " + key + "=first:last:step expected, got "
                    + text);
        }
        String list = text.substring(equals + 1);
        return new Axis(setting, list.contains(":") ? steps(list) : List.of(list.split(",", -1)));
    }

    /** Steps in decimal, so that 0.1:0.3:0.1 ends with 0.3. */
    private static List<String> steps(String list) {
        String[] parts = list.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("first:last:step expected, got " + list);
        }
        BigDecimal first = decimal(parts[0]);
        BigDecimal last = decimal(parts[1]);
        BigDecimal step = decimal(parts[2]);
        if (step.signum() <= 0 || last.compareTo(first) < 0) {
            throw new IllegalArgumentException("first <= last and a step > 0 expected, got " + list);
        }
        BigDecimal count = last.subtract(first).divide(step, 0, RoundingMode.FLOOR);
        if (count.compareTo(BigDecimal.valueOf(MOST_STEPS)) >= 0) {
            throw new IllegalArgumentException("at most " + MOST_STEPS + " values expected, got " + list);
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i <= count.intValue(); i++) {
            values.add(first.add(step.multiply(BigDecimal.valueOf(i))).stripTrailingZeros().toPlainString());
        }
        return values;
    }

    private static BigDecimal decimal(String text) {
        OptionalDouble number = Numbers.parse(text);
        if (number.isEmpty()) {
            throw new IllegalArgumentException("a number expected, got " + text);
        }
        // Of the double, whose exponent is small, not of the text, whose exponent may be anything.
        return BigDecimal.valueOf(number.getAsDouble());
    }

    /** Whether signals must be computed anew for each value. */
    boolean ofSignals() {
        return SIGNALS.contains(setting);
    }

    EngineConfig apply(EngineConfig config, int value) {
        return config.with(setting.key() + "=" + values.get(value));
    }

    /** A cell of a table: numbers as numbers. */
    static Object cell(String value) {
        OptionalDouble number = Numbers.parse(value);
        if (number.isEmpty()) {
            return value;
        }
        double d = number.getAsDouble();
        return d == Math.rint(d) && Math.abs(d) < 1e15 && !value.contains(".") ? (Object) (long) d : (Object) d;
    }
}
