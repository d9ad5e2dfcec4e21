package org.ternion.cli;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.ternion.trading.data.BarFormat;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.data.Duplicates;
import org.ternion.trading.data.StampUnit;
import picocli.CommandLine.Option;

/** What files and streams of bars do not say about their stamps. */
final class TradeFormatOptions {
    @Option(names = "--stamp", paramLabel = "open|close", defaultValue = "open", description = "What the stamp of a bar"
            + " is, where its column does not say it: the time of its first trade, or the time at which it is known"
            + " (default open).")
    private BarSeries.Stamp stamp;

    @Option(names = "--unit", paramLabel = "UNIT", defaultValue = "by_magnitude", description = "Unit of stamps that"
            + " are numbers: seconds, millis, micros or nanos since 1970 (default: told from their size).")
    private StampUnit unit;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Zone of dates and times without one, as Europe/Berlin"
            + " (default UTC).")
    private ZoneId zone = ZoneOffset.UTC;

    BarFormat format(Duplicates duplicates) {
        return new BarFormat(stamp, unit, zone, duplicates);
    }
}
