package org.ternion.trading.lob;

import org.ternion.core.io.TableFormatException;

/**
 * The exchange: the book in its own time, our order in it, and what fills it.
 * <ul>
 * <li>On arrival an order takes what is displayed up to its limit. The rest waits behind what is displayed at its
 * price.</li>
 * <li>A trade at the price by the other side first uses up what is ahead, the excess fills us. A trade through the
 * price shows that nothing was ahead, and would have met us first.</li>
 * <li>A size of the other side that appears at our price or beyond meets us, once.</li>
 * </ul>
 * So no lot that traded or was displayed fills us twice.
 */
final class Exchange {
    private static final long[] HORIZON_NANOS = {1_000_000_000L, 10_000_000_000L};
    private static final int TRADE = LobEventKind.TRADE.code();
    private static final int CLEAR = LobEventKind.CLEAR.code();
    private static final int CHECKED_LEVELS = 10;

    private final LobEvents events;
    private final LobRules rules;
    private final byte[] codes;
    private final long[] ticks;
    private final long[] lots;
    private final long[] exchangeTimes;
    private final long[] localTimes;
    private final DecimalStep tick;
    private final DecimalStep lot;
    private final boolean rejecting;
    private final Book book;
    private final Order order = new Order();
    private final LobFills fills;
    private final MessageQueue reports;

    private long now;
    private long feedNanos;
    private long position;
    private double cash;
    /** First fill whose mid after each horizon is not known yet. */
    private final int[] unmeasured = new int[HORIZON_NANOS.length];
    private long measureAfter = Long.MAX_VALUE;

    private long orders;
    private long replaced;
    private long cancels;
    private long expiries;
    private long ordered;
    private long filled;
    private long withoutSide;

    Exchange(LobEvents events, LobRules rules, MessageQueue reports) {
        this.events = events;
        this.rules = rules;
        this.reports = reports;
        codes = events.codes();
        ticks = events.ticks();
        lots = events.lots();
        exchangeTimes = events.exchangeTimes();
        localTimes = events.localTimes();
        tick = events.tick();
        lot = events.lot();
        rejecting = rules.faults() == FaultRule.REJECT;
        book = new Book(rules.faults() == FaultRule.REPAIR, rules.rememberTaken());
        fills = new LobFills(lot);
        cash = rules.startEquity();
    }

    void event(int row) {
        now = exchangeTimes[row];
        if (now > measureAfter) {
            measure();
        }
        feedNanos = localTimes[row] - now;
        int kind = codes[row] & LobEvents.KIND_BITS;
        int side = LobEvents.sideOf(codes[row]);
        if (kind == CLEAR) {
            book.clear(side, ticks[row]);
        } else if (side == 0) {
            withoutSide++;
        } else if (kind == TRADE) {
            if (order.leaves > 0 && side == -order.side) {
                traded(ticks[row], lots[row]);
            }
        } else {
            displayed(row, side);
        }
    }

    private void displayed(int row, int side) {
        long at = ticks[row];
        long size = lots[row];
        long before = book.set(side, at, size);
        if (rejecting && book.crossed() > 0) {
            throw new TableFormatException(events.name(), 0, 0, "", "event " + (row + 1L)
                    + " crosses the book at the price " + tick.value(at));
        }
        if (order.leaves == 0) {
            return;
        }
        if (side == order.side) {
            if (at == order.tick) {
                order.ahead = rules.queue().ahead(order.ahead, before - order.traded, size);
                order.traded = 0;
            }
        } else if (beyond(at) <= 0 && size > before) {
            fill(Math.min(size - before, order.leaves), order.tick, true);
        }
    }

    private void traded(long at, long size) {
        long beyond = beyond(at);
        if (beyond < 0) {
            order.ahead = 0;
            fill(Math.min(size, order.leaves), order.tick, true);
        } else if (beyond == 0) {
            order.traded += size;
            long excess = size - order.ahead;
            order.ahead = Math.max(0, -excess);
            if (excess > 0) {
                fill(Math.min(excess, order.leaves), order.tick, true);
            }
        }
    }

    /** How many ticks a price is worse for the other side of our order than its limit; negative beyond the limit. */
    private long beyond(long at) {
        return order.side * (at - order.tick);
    }

    private void fill(long size, long at, boolean maker) {
        if (size == 0) {
            return;
        }
        double price = tick.value(at);
        double units = lot.value(size);
        double fee = (maker ? rules.makerFee() : rules.takerFee()) * units * price;
        cash -= order.side * units * price + fee;
        position += order.side * size;
        order.leaves -= size;
        filled += size;
        int report = reports.send(now + rules.latency().response(feedNanos));
        reports.set(report + LobReplay.REPORTED_FILL, fills.size());
        fills.add(now, reports.lastArrival(), order, order.side * size, price, fee, maker, mid());
        measureAfter = Math.min(measureAfter, now + HORIZON_NANOS[0]);
    }

    /** Takes the next message of the desk. */
    void arrive(MessageQueue messages) {
        now = messages.time();
        long id = messages.value(Desk.ID);
        if (messages.value(Desk.KIND) == Desk.PLACE) {
            replaced += order.leaves > 0 ? 1 : 0;
            order.leaves = 0;
            place(messages, id);
        } else if (order.leaves > 0 && order.id == id) {
            order.leaves = 0;
            if (messages.value(Desk.KIND) == Desk.EXPIRE) {
                expiries++;
            } else {
                cancels++;
            }
        }
        messages.remove();
    }

    private void place(MessageQueue messages, long id) {
        long wanted = messages.value(Desk.LOTS);
        // As cancel and replace count: fills of this side the desk did not know of are part of what it wants.
        long unknown = position - messages.value(Desk.POSITION);
        int side = Long.signum(wanted);
        long size = Math.abs(wanted) - Math.max(0, side * unknown);
        if (size <= 0) {
            return;
        }
        order.id = id;
        order.side = side;
        order.tick = messages.value(Desk.TICK);
        order.leaves = size;
        order.arrivalTime = now;
        order.decisionMid = Double.longBitsToDouble(messages.value(Desk.MID));
        order.arrivalMid = mid();
        orders++;
        ordered += size;
        take();
        order.ahead = book.side(side).sizeAt(order.tick);
        order.traded = 0;
    }

    private void take() {
        BookSide other = book.side(-order.side);
        for (int rank = 0; rank < other.levels() && order.leaves > 0 && beyond(other.tick(rank)) <= 0; rank++) {
            long size = Math.min(order.leaves, other.available(rank));
            other.take(rank, size);
            fill(size, other.tick(rank), false);
        }
    }

    private double mid() {
        return book.twoSided() ? tick.value(book.doubledMid()) / 2 : Double.NaN;
    }

    /** Notes the mid, which stood since the last event, for fills whose horizon ended before this one. */
    private void measure() {
        measureAfter = Long.MAX_VALUE;
        double mid = mid();
        for (int h = 0; h < HORIZON_NANOS.length; h++) {
            int next = unmeasured[h];
            while (next < fills.size() && fills.exchangeTime(next) + HORIZON_NANOS[h] < now) {
                fills.setMidLater(h, next++, mid);
            }
            unmeasured[h] = next;
            if (next < fills.size()) {
                measureAfter = Math.min(measureAfter, fills.exchangeTime(next) + HORIZON_NANOS[h]);
            }
        }
    }

    LobFills fills() {
        return fills;
    }

    long crossed() {
        return book.crossed();
    }

    long withoutSide() {
        return withoutSide;
    }

    LobOrders orders(long intents, long unpriced) {
        return new LobOrders(intents, unpriced, orders, replaced, cancels, expiries, lot.value(ordered),
                lot.value(filled));
    }

    LobSummary summary(int count, double seconds, LobOrders counts, LobFaults faults) {
        double units = lot.value(position);
        double equity = position == 0 ? cash : cash + units * mid();
        return new LobSummary(count, seconds, counts, FillQuality.of(fills), units, cash, equity,
                equity - rules.startEquity(), book.checksum(CHECKED_LEVELS), faults);
    }
}
