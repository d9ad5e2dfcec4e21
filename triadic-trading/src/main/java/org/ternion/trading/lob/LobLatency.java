package org.ternion.trading.lob;

import org.ternion.core.Checks;

/**
 * How long messages take between desk and exchange: a constant and a multiple of what the last event took from exchange
 * to desk. Messages of one direction do not pass each other.
 *
 * @param entryNanos    from desk to exchange, {@code >= 0}
 * @param responseNanos from exchange to desk, {@code >= 0}
 * @param feedFactor    multiple of the latency of the feed that is added to both, {@code >= 0}
 */
public record LobLatency(long entryNanos, long responseNanos, double feedFactor) {
    /** No time at all. */
    public static final LobLatency NONE = new LobLatency(0, 0, 0);

    private static final long LONGEST_NANOS = 3_600_000_000_000L;
    private static final double GREATEST_FACTOR = 1000;

    /**
     * Checks the values.
     *
     * @param entryNanos    see the record
     * @param responseNanos see the record
     * @param feedFactor    see the record
     * @throws IllegalArgumentException if a time is not in 0 to an hour, or the factor not in 0 to 1000
     */
    public LobLatency {
        Checks.inRange(entryNanos, 0, LONGEST_NANOS, "entry latency");
        Checks.inRange(responseNanos, 0, LONGEST_NANOS, "response latency");
        Checks.inRange(feedFactor, 0, GREATEST_FACTOR, "feed factor");
    }

    /**
     * The same time in both directions.
     *
     * @param nanos from desk to exchange and back, each
     * @return the latency
     * @throws IllegalArgumentException if it is not in 0 to an hour
     */
    public static LobLatency constant(long nanos) {
        return new LobLatency(nanos, nanos, 0);
    }

    /**
     * As the feed, times a factor.
     *
     * @param factor 0 to 1000
     * @return the latency
     * @throws IllegalArgumentException if the factor is out of its range
     */
    public static LobLatency ofFeed(double factor) {
        return new LobLatency(0, 0, factor);
    }

    long entry(long feedNanos) {
        return entryNanos + fed(feedNanos);
    }

    long response(long feedNanos) {
        return responseNanos + fed(feedNanos);
    }

    private long fed(long feedNanos) {
        return feedFactor == 0 ? 0 : (long) Math.min(LONGEST_NANOS, Math.max(0, feedNanos) * feedFactor);
    }
}
