package org.ternion.trading.lob;

import java.util.zip.CRC32;

/** Displayed sizes of both sides as one clock knows them. */
final class Book {
    private final BookSide bids;
    private final BookSide asks;
    private final boolean repairing;
    private long crossed;

    /**
     * A book without prices.
     *
     * @param repairing   whether prices that a newer one of the other side crosses are removed
     * @param remembering as for {@link BookSide}
     */
    Book(boolean repairing, boolean remembering) {
        this.repairing = repairing;
        bids = new BookSide(1, remembering);
        asks = new BookSide(-1, remembering);
    }

    BookSide side(int side) {
        return side > 0 ? bids : asks;
    }

    /** How many changes left a bid at or above an ask, before a repair. */
    long crossed() {
        return crossed;
    }

    boolean twoSided() {
        return !bids.isEmpty() && !asks.isEmpty();
    }

    /** Best bid and best ask together, in ticks; both sides must have prices. */
    long doubledMid() {
        return bids.best() + asks.best();
    }

    /** Sets a displayed size; returns the size before. */
    long set(int side, long tick, long lots) {
        BookSide own = side > 0 ? bids : asks;
        long before = own.set(tick, lots);
        BookSide other = side > 0 ? asks : bids;
        if (lots > 0 && other.reaches(tick)) {
            crossed++;
            if (repairing) {
                other.clearThrough(tick);
            }
        }
        return before;
    }

    /** Takes prices out; a side of 0 means both, whatever the price. */
    void clear(int side, long tick) {
        if (side == 0) {
            bids.clear();
            asks.clear();
        } else if (tick == LobEvents.ALL_PRICES) {
            side(side).clear();
        } else {
            side(side).clearThrough(tick);
        }
    }

    /** CRC-32 of prices and sizes of the best levels, bids first. */
    long checksum(int levels) {
        CRC32 crc = new CRC32();
        for (BookSide side : new BookSide[] {bids, asks}) {
            for (int rank = 0; rank < Math.min(levels, side.levels()); rank++) {
                update(crc, side.tick(rank));
                update(crc, side.size(rank));
            }
            update(crc, -1);
        }
        return crc.getValue();
    }

    private static void update(CRC32 crc, long value) {
        for (int i = 0; i < Long.BYTES; i++) {
            crc.update((int) (value >>> 8 * i));
        }
    }
}
