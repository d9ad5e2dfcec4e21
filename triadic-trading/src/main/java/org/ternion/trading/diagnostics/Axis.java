package org.ternion.trading.diagnostics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.ternion.core.Checks;
import org.ternion.trading.analysis.StampScale;

/** One direction of a picture: a range of numbers, stamps or names, and where its ticks are. Immutable. */
public final class Axis {
    private static final long[] SECONDS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800,
        21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600};
    private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600};
    /** Ticks of a range that is narrower than this share of its numbers would be rounded away. */
    private static final double LEAST_SPAN = 1e-10;
    private static final double SECONDS_PER_MONTH = 365.25 * 86_400 / 12;

    private final String label;
    private final double low;
    private final double high;
    private final List<String> names;
    private final long origin;
    private final long unitsPerSecond;

    private Axis(String label, double low, double high, List<String> names, long origin, long unitsPerSecond) {
        this.label = label;
        this.low = low;
        this.high = high;
        this.names = names;
        this.origin = origin;
        this.unitsPerSecond = unitsPerSecond;
    }

    /** A place on an axis that has a label. */
    record Tick(double value, String label) {
    }

    /**
     * An axis of numbers.
     *
     * @param label what they are
     * @param low   least, finite
     * @param high  greatest, finite; if it is not clearly above {@code low}, the range is widened around them
     * @return the axis
     */
    public static Axis numbers(String label, double low, double high) {
        Checks.finite(low, "low");
        Checks.finite(high, "high");
        double size = Math.max(Math.abs(low), Math.abs(high));
        double widen = high > low && high - low > LEAST_SPAN * size ? 0 : Math.max(0.5, size * 1e-3);
        return new Axis(label, low - widen, Math.max(low, high) + widen, List.of(), 0, 0);
    }

    /**
     * An axis of numbers that holds all that are given, and a little more.
     *
     * @param label  what they are
     * @param values any; those that are not finite do not count
     * @return the axis, 0 to 1 if no value is finite
     */
    public static Axis around(String label, double[]... values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] series : values) {
            for (double value : series) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        if (low > high) {
            return numbers(label, 0, 1);
        }
        double room = 0.04 * (high / 2 - low / 2) * 2;
        return numbers(label, low - room, high + room);
    }

    /**
     * An axis of stamps. Its values are stamps less the first one; ticks are dates where the stamps are seconds,
     * milli-, micro- or nanoseconds since 1970, told from their magnitude, and else numbers.
     *
     * @param times stamps in order, at least one
     * @return the axis from the first to the last
     */
    public static Axis times(long[] times) {
        long first = times[0];
        long last = times[times.length - 1];
        double span = Math.max(0, (double) (last - first));
        double widen = span > 0 ? 0 : 0.5;
        if (!StampScale.dated(last)) {
            return new Axis("bar", -widen, span + widen, List.of(), first, 0);
        }
        return new Axis("time (UTC)", -widen, span + widen, List.of(), first, StampScale.unitsPerSecond(last));
    }

    /**
     * An axis of names; name {@code i} covers the values from {@code i} to {@code i + 1}.
     *
     * @param label what they are
     * @param names at least one
     * @return the axis
     */
    public static Axis names(String label, List<String> names) {
        Checks.inRange(names.size(), 1, Integer.MAX_VALUE, "names");
        return new Axis(label, 0, names.size(), List.copyOf(names), 0, 0);
    }

    /** {@return what the values are} */
    public String label() {
        return label;
    }

    /** {@return the least value} */
    public double low() {
        return low;
    }

    /** {@return the greatest value} */
    public double high() {
        return high;
    }

    /** The names of an axis of names, else empty. */
    List<String> names() {
        return names;
    }

    /** The stamp that value 0 is, 0 for other axes. */
    long origin() {
        return origin;
    }

    /** Whether ticks are dates. */
    boolean dated() {
        return unitsPerSecond > 0;
    }

    /**
     * Where a value lies.
     *
     * @param value any number
     * @return 0 at the least value, 1 at the greatest
     */
    public double share(double value) {
        return (value - low) / (high - low);
    }

    /** At most about so many ticks, at least one. */
    List<Tick> ticks(int most) {
        if (!names.isEmpty()) {
            return nameTicks(most);
        }
        return dated() ? dateTicks(most) : numberTicks(most);
    }

    private List<Tick> nameTicks(int most) {
        int step = Math.max(1, (names.size() + most - 1) / Math.max(1, most));
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < names.size(); i += step) {
            ticks.add(new Tick(i + 0.5, names.get(i)));
        }
        return ticks;
    }

    private List<Tick> numberTicks(int most) {
        double from = low + origin;
        double to = high + origin;
        NiceStep step = NiceStep.of(to - from, most);
        List<Tick> ticks = new ArrayList<>();
        double slack = 1e-9 * (to - from);
        double first = Math.ceil((from - slack) / step.size());
        for (int k = 0; (first + k) * step.size() <= to + slack && k <= 2 * most + 2; k++) {
            ticks.add(new Tick((first + k) * step.size() - origin, step.label(first + k)));
        }
        return ticks;
    }

    private List<Tick> dateTicks(int most) {
        double seconds = (high - low) / unitsPerSecond;
        double least = seconds / Math.max(1, most);
        for (long step : SECONDS) {
            if (step >= least) {
                return clockTicks(step);
            }
        }
        int months = MONTHS[MONTHS.length - 1];
        for (int i = MONTHS.length - 1; i >= 0 && MONTHS[i] * SECONDS_PER_MONTH >= least; i--) {
            months = MONTHS[i];
        }
        return calendarTicks(months);
    }

    private List<Tick> clockTicks(long step) {
        List<Tick> ticks = new ArrayList<>();
        long start = Math.floorDiv(origin, unitsPerSecond) + (long) Math.floor(low / unitsPerSecond);
        for (long second = Math.floorDiv(start, step) * step; offset(second) <= high; second += step) {
            if (offset(second) >= low) {
                ticks.add(new Tick(offset(second), clockLabel(second, step)));
            }
        }
        return ticks;
    }

    private static String clockLabel(long second, long step) {
        String text = Instant.ofEpochSecond(second).toString();
        String date = text.substring(0, text.indexOf('T'));
        String clock = text.substring(text.indexOf('T') + 1, text.length() - 1);
        if (step >= 86_400) {
            return date;
        }
        return step >= 60 ? date.substring(date.length() - 5) + " " + clock.substring(0, 5) : clock;
    }

    private List<Tick> calendarTicks(int months) {
        List<Tick> ticks = new ArrayList<>();
        long start = Math.floorDiv(origin, unitsPerSecond) + (long) Math.floor(low / unitsPerSecond);
        LocalDateTime date = LocalDateTime.ofEpochSecond(start, 0, ZoneOffset.UTC);
        long index = Math.floorDiv(date.getYear() * 12L + date.getMonthValue() - 1, months) * months;
        for (; ; index += months) {
            long year = Math.floorDiv(index, 12L);
            int month = (int) Math.floorMod(index, 12L) + 1;
            long second = LocalDateTime.of((int) year, month, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
            if (offset(second) > high) {
                return ticks;
            }
            if (offset(second) >= low) {
                ticks.add(new Tick(offset(second), months % 12 == 0 ? "" + year
                        : year + (month < 10 ? "-0" : "-") + month));
            }
        }
    }

    /** Saturates: seconds beyond the range of the unit are far outside of any axis. */
    private double offset(long second) {
        return second >= Long.MAX_VALUE / unitsPerSecond ? Double.POSITIVE_INFINITY
                : (double) (second * unitsPerSecond - origin);
    }
}
