package org.ternion.trading.lob;

import java.util.Map;

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
    void addTo(Map<String, Object> values) {
        values.put("crossed_books", crossedBooks);
        values.put("known_early", knownEarly);
        values.put("reordered", reordered);
        values.put("gaps", gaps);
        values.put("without_side", withoutSide);
        values.put("off_grid", offGrid);
        values.put("skipped", skipped);
    }
}
