package org.ternion.trading.lob;

/** What an event of a market says. */
public enum LobEventKind {
    /** The displayed size of a price is now the quantity; 0 removes the price. */
    DEPTH,
    /** The quantity was traded; the side is that of the aggressor. */
    TRADE,
    /** Prices of a side from the best one to the given one are gone; all of them if no price is given. */
    CLEAR,
    /** As {@link #DEPTH}, told in a snapshot. */
    SNAPSHOT;

    private static final LobEventKind[] ALL = values();

    /** Number in files, from 1. */
    int code() {
        return ordinal() + 1;
    }

    /** The kind of a number from 1 to 4. */
    static LobEventKind of(int code) {
        return ALL[code - 1];
    }
}
