package org.ternion.trading.data;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * What a file of bars does not say about itself.
 *
 * @param stamp      what stamps mean, unless the column says it: {@code start} and {@code open_time} are open times,
 *                   {@code endTime} and {@code close_time} are close times
 * @param unit       unit of stamps that are numbers, unless the column is named {@code open_time_ns} or
 *                   {@code close_time_ns}
 * @param zone       zone of dates and times that are written without one; where clocks are set back, the earlier of two
 *                   times is taken, where they are set forward, the skipped time is moved on by the gap
 * @param duplicates which of several bars with one stamp is kept
 */
public record BarFormat(BarSeries.Stamp stamp, StampUnit unit, ZoneId zone, Duplicates duplicates) {
    /** Open times, unit by magnitude, UTC, duplicates rejected. */
    public static final BarFormat DEFAULT =
            new BarFormat(BarSeries.Stamp.OPEN, StampUnit.BY_MAGNITUDE, ZoneOffset.UTC, Duplicates.REJECT);

    /**
     * Checks that nothing is null.
     *
     * @param stamp      not null
     * @param unit       not null
     * @param zone       not null
     * @param duplicates not null
     */
    public BarFormat {
        Objects.requireNonNull(stamp, "stamp");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(duplicates, "duplicates");
    }

    /**
     * The same with another meaning of stamps.
     *
     * @param newStamp not null
     * @return a new format
     */
    public BarFormat withStamp(BarSeries.Stamp newStamp) {
        return new BarFormat(newStamp, unit, zone, duplicates);
    }

    /**
     * The same with another unit.
     *
     * @param newUnit not null
     * @return a new format
     */
    public BarFormat withUnit(StampUnit newUnit) {
        return new BarFormat(stamp, newUnit, zone, duplicates);
    }

    /**
     * The same with another zone.
     *
     * @param newZone not null
     * @return a new format
     */
    public BarFormat withZone(ZoneId newZone) {
        return new BarFormat(stamp, unit, newZone, duplicates);
    }

    /**
     * The same with another rule for duplicates.
     *
     * @param newDuplicates not null
     * @return a new format
     */
    public BarFormat withDuplicates(Duplicates newDuplicates) {
        return new BarFormat(stamp, unit, zone, newDuplicates);
    }
}
