package org.ternion.trading.lob;

import org.ternion.trading.analysis.Fields;

/**
 * How many events cannot be right, or were not used.
 *
 * @param crossedBooks    events that left the book of the exchange with a bid at or above an ask
 * @param knownEarly      events that were known before they happened
 * @param reordered       events stamped before one that stands before them, at either clock
 * @param gaps            silences of the exchange
 * @param withoutSide     depth and trade events without side, which change nothing
 * @param offGrid         prices and quantities that were no multiples of their steps
 * @param skipped         events of the file that are not replayed
 */
public record LobFaults(long crossedBooks, long knownEarly, long reordered, long gaps, long withoutSide, long offGrid,
                        long skipped) {
    Fields addTo(Fields values) {
        return values.add("crossed_books", crossedBooks).add("known_early", knownEarly).add("reordered", reordered)
                .add("gaps", gaps).add("without_side", withoutSide).add("off_grid", offGrid).add("skipped", skipped);
    }
}
