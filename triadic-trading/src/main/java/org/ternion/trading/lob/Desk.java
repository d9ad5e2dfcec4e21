package org.ternion.trading.lob;

import org.ternion.trading.position.Intent;

/**
 * Our side: the book as it is known here, and what intents make of it. It knows of fills when their reports arrive.
 */
final class Desk {
    // Values of a message to the exchange, behind its time.
    static final int KIND = 1;
    static final int ID = 2;
    static final int LOTS = 3;
    static final int TICK = 4;
    static final int POSITION = 5;
    static final int MID = 6;
    static final int MESSAGE_LONGS = 7;
    // Kinds of messages.
    static final int PLACE = 0;
    static final int CANCEL = 1;
    static final int EXPIRE = 2;

    private static final double URGENT = 0.8;
    private static final double PATIENT = 0.3;
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** A target of this much less than a whole number of lots is that number, as for bars. */
    private static final double LOT_TOLERANCE = 1e-9;
    private static final double MOST_LOTS = 1L << 50;
    private static final int TRADE = LobEventKind.TRADE.code();
    private static final int CLEAR = LobEventKind.CLEAR.code();

    private final LobRules rules;
    private final byte[] codes;
    private final long[] ticks;
    private final long[] lots;
    private final long[] exchangeTimes;
    private final long[] localTimes;
    private final DecimalStep tick;
    private final DecimalStep lot;
    private final Book book;
    private final MessageQueue messages;

    private long feedNanos;
    private long position;
    private double cash;
    private long lastId;
    /** The order that is thought to be at the exchange, or on its way there. */
    private int side;
    private long workingTick;
    private long leaves;
    private long expiry = Long.MAX_VALUE;
    private long unpriced;

    Desk(LobEvents events, LobRules rules, MessageQueue messages) {
        this.rules = rules;
        this.messages = messages;
        codes = events.codes();
        ticks = events.ticks();
        lots = events.lots();
        exchangeTimes = events.exchangeTimes();
        localTimes = events.localTimes();
        tick = events.tick();
        lot = events.lot();
        book = new Book(rules.faults() == FaultRule.REPAIR, false);
        cash = rules.startEquity();
    }

    void event(int row) {
        feedNanos = localTimes[row] - exchangeTimes[row];
        int kind = codes[row] & LobEvents.KIND_BITS;
        int eventSide = LobEvents.sideOf(codes[row]);
        if (kind == CLEAR) {
            book.clear(eventSide, ticks[row]);
        } else if (kind != TRADE && eventSide != 0) {
            book.set(eventSide, ticks[row], lots[row]);
        }
    }

    /** When the order has to be cancelled, the greatest long if there is none. */
    long expiry() {
        return expiry;
    }

    long unpriced() {
        return unpriced;
    }

    void expire() {
        cancel(expiry, EXPIRE);
    }

    /** Takes the report of a fill. */
    void report(LobFills fills, int index) {
        long change = fills.lots(index);
        position += change;
        cash -= fills.quantity(index) * fills.price(index) + fills.fee(index);
        // A late fill of an order that was replaced counts for the one that replaced it, see Exchange.place.
        if (leaves > 0 && Long.signum(change) == side) {
            leaves -= Math.abs(change);
            if (leaves <= 0) {
                forget();
            }
        }
    }

    void act(Intent intent) {
        if (intent.hold()) {
            cancel(intent.time(), CANCEL);
            return;
        }
        if (!book.twoSided()) {
            unpriced++;
            return;
        }
        double mid = tick.value(book.doubledMid()) / 2;
        double equity = cash + lot.value(position) * mid;
        double units = equity > 0 ? intent.signedTarget() * equity / mid : 0;
        double wanted = Math.min(MOST_LOTS, Math.floor(Math.abs(units) / lot.size() + LOT_TOLERANCE));
        long change = (long) Math.copySign(wanted, units) - position;
        if (change == 0) {
            cancel(intent.time(), CANCEL);
            return;
        }
        int changeSide = Long.signum(change);
        long limit = limit(changeSide, intent.urgency());
        if (leaves != Math.abs(change) || side != changeSide || workingTick != limit) {
            place(intent.time(), change, limit, mid);
        }
        expiry = intent.time() + intent.ttlMillis() * NANOS_PER_MILLI;
    }

    private long limit(int changeSide, double urgency) {
        if (urgency >= URGENT) {
            return book.side(-changeSide).best() + (long) changeSide * rules.ticksThrough();
        }
        return book.side(changeSide).best() - (urgency >= PATIENT ? 0 : changeSide);
    }

    private void place(long time, long change, long limit, double mid) {
        int at = send(time, PLACE, ++lastId);
        messages.set(at + LOTS, change);
        messages.set(at + TICK, limit);
        messages.set(at + POSITION, position);
        messages.set(at + MID, Double.doubleToRawLongBits(mid));
        side = Long.signum(change);
        workingTick = limit;
        leaves = Math.abs(change);
    }

    private void cancel(long time, int kind) {
        if (leaves > 0) {
            send(time, kind, lastId);
            forget();
        }
    }

    private int send(long time, int kind, long id) {
        int at = messages.send(time + rules.latency().entry(feedNanos));
        messages.set(at + KIND, kind);
        messages.set(at + ID, id);
        return at;
    }

    private void forget() {
        leaves = 0;
        expiry = Long.MAX_VALUE;
    }
}
