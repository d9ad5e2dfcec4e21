package org.ternion.trading.data;

/** Unit of stamps that are written as numbers, counted from 1970-01-01T00:00Z. */
public enum StampUnit {
    /**
     * Told from the first stamp of a file: seconds below 1e11 in magnitude, milliseconds below 1e14, microseconds below
     * 1e17, else nanoseconds. Right for seconds up to the year 5138 and for the others from 1973 on.
     */
    BY_MAGNITUDE(0),
    /** Seconds. */
    SECONDS(1_000_000_000),
    /** Milliseconds. */
    MILLIS(1_000_000),
    /** Microseconds. */
    MICROS(1_000),
    /** Nanoseconds; also for numbers that are no times and are to be kept as they are. */
    NANOS(1);

    private static final long LEAST_MILLIS = 100_000_000_000L;
    private static final long LEAST_MICROS = LEAST_MILLIS * 1_000;
    private static final long LEAST_NANOS = LEAST_MICROS * 1_000;

    private final long nanos;

    StampUnit(long nanos) {
        this.nanos = nanos;
    }

    /** Nanoseconds of one unit, 0 for BY_MAGNITUDE. */
    long nanos() {
        return nanos;
    }

    /** The unit in which a number without its sign is a time between 1973 and 5138. */
    static StampUnit of(long magnitude) {
        if (magnitude < LEAST_MILLIS) {
            return SECONDS;
        }
        if (magnitude < LEAST_MICROS) {
            return MILLIS;
        }
        return magnitude < LEAST_NANOS ? MICROS : NANOS;
    }
}
