package org.ternion.cli;

import java.time.Instant;
import org.ternion.trading.analysis.StampScale;

/**
 * Stamps for people.
 *
 * @param dated          whether stamps are times, not numbers of bars
 * @param unitsPerSecond unit of the times
 */
record TradeClock(boolean dated, long unitsPerSecond) {
    static TradeClock of(long... times) {
        return new TradeClock(StampScale.dated(times), StampScale.unitsPerSecond(times));
    }

    /** Date and time in UTC, or the number of a bar. */
    String text(long stamp) {
        if (!dated) {
            return Long.toString(stamp);
        }
        long nanos = Math.floorMod(stamp, unitsPerSecond) * (1_000_000_000L / unitsPerSecond);
        return Instant.ofEpochSecond(Math.floorDiv(stamp, unitsPerSecond), nanos).toString();
    }
}
