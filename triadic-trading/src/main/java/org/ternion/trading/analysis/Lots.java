package org.ternion.trading.analysis;

import java.util.ArrayDeque;
import java.util.Deque;

/** Parts of an open position, each with its profit so far. Sizes are unsigned, gains are per unit of size. */
final class Lots {
    private static final class Lot {
        private double size;
        private double profit;
    }

    private final LotMatching matching;
    private final Deque<Lot> lots = new ArrayDeque<>();

    Lots(LotMatching matching) {
        this.matching = matching;
    }

    void open(double size) {
        Lot lot = matching == LotMatching.AVERAGE ? lots.peekFirst() : null;
        if (lot == null) {
            lot = new Lot();
            lots.addLast(lot);
        }
        lot.size += size;
    }

    void gain(double perSize) {
        for (Lot lot : lots) {
            lot.profit += lot.size * perSize;
        }
    }

    double profit() {
        double sum = 0;
        for (Lot lot : lots) {
            sum += lot.profit;
        }
        return sum;
    }

    /** Closes a part and returns its profit. */
    double close(double size) {
        double left = size;
        double realised = 0;
        while (left > 0 && !lots.isEmpty()) {
            Lot lot = matching == LotMatching.LAST_IN_FIRST_OUT ? lots.peekLast() : lots.peekFirst();
            if (left >= lot.size) {
                left -= lot.size;
                realised += lot.profit;
                lots.remove(lot);
            } else {
                double part = lot.profit * (left / lot.size);
                realised += part;
                lot.profit -= part;
                lot.size -= left;
                left = 0;
            }
        }
        return realised;
    }

    /** Closes everything and returns its profit. */
    double closeAll() {
        double realised = profit();
        lots.clear();
        return realised;
    }
}
