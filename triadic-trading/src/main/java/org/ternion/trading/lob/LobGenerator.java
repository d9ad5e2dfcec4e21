package org.ternion.trading.lob;

import java.util.ArrayList;
import java.util.List;
import org.ternion.core.Checks;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.position.Intent;
import org.ternion.trading.position.Reason;

/**
 * A market without market data: traders without intelligence. Limit orders, cancels and market orders come as Poisson
 * processes, 1000 together in a second on average; limit orders stand some ticks from the other side's best price,
 * cancels hit any displayed price, market orders walk the book. A seed gives the same market everywhere.
 *
 * @see <a href="https://doi.org/10.1088/1469-7688/3/6/307">Smith, Farmer, Gillemot and Krishnamurthy (2003),
 *      Statistical theory of the continuous double auction; there limit orders are spread evenly over prices</a>
 */
public final class LobGenerator {
    private static final DecimalStep TICK = new DecimalStep(1, 100);
    private static final DecimalStep LOT = new DecimalStep(1, 100);
    private static final long START_TICK = 10_000;
    private static final int START_LEVELS = 20;
    /** A side with fewer prices gets limit orders only, so that it is never empty. */
    private static final int FEWEST_LEVELS = 3;
    private static final double NANOS_BETWEEN = 1e6;
    private static final double FEED_NANOS = 1e6;
    private static final double LIMIT_SHARE = 0.5;
    private static final double CANCEL_SHARE = 0.42;
    private static final double MEAN_DISTANCE = 8;
    private static final double MEAN_LOTS = 400;
    private static final long INTENT_STREAM = 1;
    private static final double FLAT_SHARE = 0.2;
    private static final double HOLD_SHARE = 0.2;
    private static final double GREATEST_TARGET = 0.05;
    private static final int LONGEST_TTL_MILLIS = 5000;

    private final CounterRandom random;
    private final LobEventColumns columns;
    private final Book book = new Book(false, false);
    private final int count;
    private long now;
    private long known;

    private LobGenerator(long seed, int count) {
        random = CounterRandom.of(seed);
        columns = new LobEventColumns("generated market of seed " + seed);
        this.count = count;
    }

    /**
     * Events of a market that begin with a snapshot. Prices start at 100.00 with ticks of 0.01, quantities are
     * multiples of 0.01; the feed takes 1 ms and more.
     *
     * @param seed  any value
     * @param count number of events, 0 to {@link LobEvents#MOST_EVENTS}
     * @return the events
     * @throws IllegalArgumentException if the number is out of its range
     */
    public static LobEvents events(long seed, int count) {
        Checks.inRange(count, 0, LobEvents.MOST_EVENTS, "events");
        return new LobGenerator(seed, count).run();
    }

    /**
     * Intents without intelligence: spread evenly over the time of the events, of any direction and urgency, with
     * times to live of up to 5 s; some flatten and some hold.
     *
     * @param seed   any value
     * @param events the market
     * @param count  number of intents, {@code >= 0}
     * @return intents of one symbol at rising times
     * @throws IllegalArgumentException if the number is negative
     */
    public static List<Intent> intents(long seed, LobEvents events, int count) {
        Checks.inRange(count, 0, Integer.MAX_VALUE, "intents");
        List<Intent> intents = new ArrayList<>();
        if (events.size() == 0) {
            return intents;
        }
        CounterRandom random = CounterRandom.of(seed).stream(INTENT_STREAM);
        long first = events.localTime(0);
        double span = events.localTime(events.size() - 1) - (double) first;
        for (int i = 0; i < count; i++) {
            long time = first + (long) (span * (i + 1) / (count + 1));
            double kind = random.nextDouble();
            boolean hold = kind < HOLD_SHARE;
            boolean flat = !hold && kind < HOLD_SHARE + FLAT_SHARE;
            int direction = hold || flat ? 0 : random.nextBoolean() ? 1 : -1;
            double target = direction == 0 ? 0 : GREATEST_TARGET * random.nextDouble();
            double urgency = random.nextDouble();
            int ttlMillis = (int) (LONGEST_TTL_MILLIS * random.nextDouble());
            intents.add(new Intent(time, "generated", direction, target, urgency, ttlMillis, hold, 1, Reason.ACT));
        }
        return intents;
    }

    private LobEvents run() {
        for (int level = 1; level <= START_LEVELS; level++) {
            for (int side = 1; side >= -1; side -= 2) {
                set(LobEventKind.SNAPSHOT, side, START_TICK - (long) side * level, lots());
            }
        }
        while (columns.size() < count) {
            now += (long) Math.ceil(exponential(NANOS_BETWEEN));
            int side = random.nextBoolean() ? 1 : -1;
            double kind = random.nextDouble();
            if (kind < LIMIT_SHARE || book.side(side).levels() <= FEWEST_LEVELS) {
                limit(side);
            } else if (kind < LIMIT_SHARE + CANCEL_SHARE) {
                cancel(side);
            } else {
                market(side);
            }
        }
        return columns.build(new LobGrid(TICK.size(), LOT.size()));
    }

    private void limit(int side) {
        long distance = 1 + (long) exponential(MEAN_DISTANCE);
        long tick = Math.max(1, book.side(-side).best() - side * distance);
        set(LobEventKind.DEPTH, side, tick, book.side(side).sizeAt(tick) + lots());
    }

    private void cancel(int side) {
        BookSide own = book.side(side);
        int rank = (int) (own.levels() * random.nextDouble());
        long left = (long) (own.size(rank) * Math.max(0, random.nextDouble() * 1.5 - 0.5));
        set(LobEventKind.DEPTH, side, own.tick(rank), left);
    }

    /** A market order of the other side that meets this one. */
    private void market(int side) {
        BookSide met = book.side(side);
        long left = lots();
        while (left > 0 && met.levels() > FEWEST_LEVELS) {
            long tick = met.best();
            long size = Math.min(left, met.size(0));
            add(LobEventKind.TRADE, -side, tick, size);
            set(LobEventKind.DEPTH, side, tick, met.size(0) - size);
            left -= size;
        }
    }

    private void set(LobEventKind kind, int side, long tick, long lots) {
        book.set(side, tick, lots);
        add(kind, side, tick, lots);
    }

    private void add(LobEventKind kind, int side, long tick, long lots) {
        if (columns.size() == count) {
            return;
        }
        known = Math.max(known, now + (long) (FEED_NANOS + exponential(FEED_NANOS)));
        int code = kind.code() | (side > 0 ? LobEvents.BUY : LobEvents.SELL) | LobEvents.AT_EXCHANGE
                | LobEvents.AT_DESK;
        columns.add(now, known, code, TICK.value(tick), LOT.value(lots));
    }

    private long lots() {
        return 1 + (long) exponential(MEAN_LOTS);
    }

    /** Strict, so that every machine has the same market. */
    private double exponential(double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }
}
