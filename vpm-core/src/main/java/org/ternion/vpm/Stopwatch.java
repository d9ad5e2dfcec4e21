package org.ternion.vpm;

import java.util.Locale;
import java.util.function.LongSupplier;

/** Measures the stages of a computation on a clock that the caller gives. Not safe for use by several threads. */
public final class Stopwatch {
    private final LongSupplier nanoClock;
    private long lapStart;

    private Stopwatch(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.lapStart = nanoClock.getAsLong();
    }

    /**
     * Starts the first lap.
     *
     * @param nanoClock nanoseconds from any origin, such as {@code System::nanoTime}
     * @return a running stopwatch
     */
    public static Stopwatch start(LongSupplier nanoClock) {
        return new Stopwatch(nanoClock);
    }

    /**
     * Ends a lap and starts the next one.
     *
     * @return nanoseconds of the lap that ended
     */
    public long lap() {
        long now = nanoClock.getAsLong();
        long nanos = now - lapStart;
        lapStart = now;
        return nanos;
    }

    /**
     * A duration for people: below a millisecond as microseconds with one decimal, below 100 ms as milliseconds with
     * three, otherwise as seconds with six.
     *
     * @param nanos nanoseconds
     * @return such as {@code "0.5 μs"}, {@code "1.000 ms"} or {@code "12.500000 seconds"}
     */
    public static String text(long nanos) {
        if (nanos < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f \u03bcs", nanos / 1e3);
        }
        if (nanos < 100_000_000) {
            return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
        }
        return String.format(Locale.ROOT, "%.6f seconds", nanos / 1e9);
    }
}
