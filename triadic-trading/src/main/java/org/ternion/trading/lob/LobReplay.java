package org.ternion.trading.lob;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.ternion.core.Checks;
import org.ternion.core.Progress;
import org.ternion.core.io.TableFormatException;
import org.ternion.trading.position.Intent;

/**
 * Replays events of a market with intents.
 *
 * <p>Two clocks run side by side. An event changes the book of the exchange at its stamp there, and that of the desk at
 * its local stamp. An intent is acted on at its time, by the clock of the desk, with what is known there: its signed
 * target becomes units at the mid, and these whole lots, rounded towards zero. What is missing is ordered, in place of
 * the order that works, with a limit some ticks through the other side's best price from an urgency of 0.8 on, at the
 * best price of its own side from 0.3 on, and one tick behind it below that. A hold, or a target that is reached,
 * cancels what works, and so does the time to live. At one instant events come first, then arrivals at the exchange,
 * reports, ends of time and intents, in this order. An order never changes the book: what happened, happens.
 *
 * <p>What fills an order: see {@link QueueModel} for its place in the queue; no quantity that traded or was displayed
 * fills an order twice. More than 5 million events per second; nothing is allocated per event. The replay ends with the
 * last event: what is under way then does not arrive.
 */
public final class LobReplay {
    /** The one value of a report behind its time: the index of the fill. */
    static final int REPORTED_FILL = 1;
    private static final int REPORT_LONGS = 2;
    private static final long PROGRESS_MASK = (1 << 16) - 1;
    private static final double NANOS = 1e9;

    private final LobEvents events;
    private final List<Intent> intents;
    private final LobRules rules;
    private final Progress progress;
    private final Timeline exchangeTime;
    private final Timeline localTime;
    private final MessageQueue messages = new MessageQueue(Desk.MESSAGE_LONGS);
    private final MessageQueue reports = new MessageQueue(REPORT_LONGS);
    private final Exchange exchange;
    private final Desk desk;
    private final long knownEarly;
    private int nextIntent;

    private LobReplay(LobEvents events, List<Intent> intents, LobRules rules, Progress progress) {
        this.events = events;
        this.intents = intents;
        this.rules = rules;
        this.progress = progress;
        exchange = new Exchange(events, rules, reports);
        desk = new Desk(events, rules, messages);
        knownEarly = knownEarly();
        boolean repaired = knownEarly > 0 && rules.faults() == FaultRule.REPAIR;
        exchangeTime = Timeline.of(events.exchangeTimes(), events.codes(), events.size(), LobEvents.AT_EXCHANGE);
        localTime = Timeline.of(repaired ? notEarly() : events.localTimes(), events.codes(), events.size(),
                LobEvents.AT_DESK);
        if (rules.faults() == FaultRule.REJECT && reordered() > 0) {
            throw new TableFormatException(events.name(), 0, 0, "",
                    reordered() + " events are stamped before one that stands before them");
        }
    }

    /**
     * Replays events.
     *
     * @param events  of one market
     * @param intents for it, at local times that do not fall; may be empty
     * @param rules   how intents become orders and orders fills
     * @return fills and what they came to
     * @throws IllegalArgumentException if times of intents fall, or their symbols differ
     * @throws TableFormatException     if an event cannot be right and the rules reject it
     */
    public static LobResult run(LobEvents events, List<Intent> intents, LobRules rules) {
        return run(events, intents, rules, Progress.NONE);
    }

    /**
     * Replays events and tells how far it is.
     *
     * @param events   of one market
     * @param intents  for it, at local times that do not fall; may be empty
     * @param rules    how intents become orders and orders fills
     * @param progress told about events, each of which counts once for either clock; may stop the replay
     * @return fills and what they came to
     * @throws IllegalArgumentException if times of intents fall, or their symbols differ
     * @throws TableFormatException     if an event cannot be right and the rules reject it
     * @throws CancellationException    if the progress asked to stop
     */
    public static LobResult run(LobEvents events, List<Intent> intents, LobRules rules, Progress progress) {
        Objects.requireNonNull(progress, "progress");
        check(intents);
        return new LobReplay(events, List.copyOf(intents), rules, progress).run();
    }

    private static void check(List<Intent> intents) {
        for (int i = 0; i < intents.size(); i++) {
            Intent intent = intents.get(i);
            Checks.inRange(intent.time(), -LobEventColumns.GREATEST_STAMP, LobEventColumns.GREATEST_STAMP,
                    "the time of an intent");
            if (i > 0 && intent.time() < intents.get(i - 1).time()) {
                throw new IllegalArgumentException("times of intents must not fall, number " + (i + 1L) + " is at "
                        + intent.time() + " after " + intents.get(i - 1).time());
            }
            if (!intent.symbol().equals(intents.get(0).symbol())) {
                throw new IllegalArgumentException("intents of one symbol expected, got " + intents.get(0).symbol()
                        + " and " + intent.symbol());
            }
        }
    }

    private LobResult run() {
        int onExchange = 0;
        int onDesk = 0;
        long end = Math.max(exchangeTime.end(), localTime.end());
        long total = (long) exchangeTime.size() + localTime.size();
        long atExchange = exchangeTime.time(0);
        long atDesk = localTime.time(0);
        long other = other();
        while (true) {
            if (atExchange <= atDesk && atExchange <= other && onExchange < exchangeTime.size()) {
                exchange.event(exchangeTime.row(onExchange));
                atExchange = exchangeTime.time(++onExchange);
                other = Math.min(other, reports.time());
            } else if (atDesk <= other && onDesk < localTime.size()) {
                desk.event(localTime.row(onDesk));
                atDesk = localTime.time(++onDesk);
            } else if (other <= end) {
                step(other);
                other = other();
                continue;
            } else {
                break;
            }
            long done = (long) onExchange + onDesk;
            if ((done & PROGRESS_MASK) == 0 || done == total) {
                progress.reportOrCancel(done, total);
            }
        }
        return result();
    }

    /** When something happens next that is no event of the market. */
    private long other() {
        long intent = nextIntent < intents.size() ? intents.get(nextIntent).time() : Long.MAX_VALUE;
        return Math.min(Math.min(messages.time(), reports.time()), Math.min(desk.expiry(), intent));
    }

    private void step(long time) {
        if (messages.time() == time) {
            exchange.arrive(messages);
        } else if (reports.time() == time) {
            desk.report(exchange.fills(), (int) reports.value(REPORTED_FILL));
            reports.remove();
        } else if (desk.expiry() == time) {
            desk.expire();
        } else {
            desk.act(intents.get(nextIntent++));
        }
    }

    private long knownEarly() {
        long[] happened = events.exchangeTimes();
        long[] known = events.localTimes();
        long early = 0;
        for (int i = 0; i < events.size(); i++) {
            if (known[i] < happened[i]) {
                early++;
                if (rules.faults() == FaultRule.REJECT) {
                    throw new TableFormatException(events.name(), 0, 0, "", "event " + (i + 1L)
                            + " is known before it happened: " + known[i] + " < " + happened[i]);
                }
            }
        }
        return early;
    }

    private long[] notEarly() {
        long[] times = events.localTimes().clone();
        for (int i = 0; i < events.size(); i++) {
            times[i] = Math.max(times[i], events.exchangeTimes()[i]);
        }
        return times;
    }

    private long reordered() {
        return exchangeTime.reordered() + localTime.reordered();
    }

    private LobResult result() {
        int size = exchangeTime.size();
        double seconds = size == 0 ? 0 : (exchangeTime.end() - exchangeTime.time(0)) / NANOS;
        LobFaults faults = new LobFaults(exchange.crossed(), knownEarly, reordered(),
                exchangeTime.gaps(rules.gapNanos()), exchange.withoutSide(), events.offGrid(), events.skipped());
        LobOrders orders = exchange.orders(nextIntent, desk.unpriced());
        return new LobResult(exchange.fills(), exchange.summary(events.size(), seconds, orders, faults));
    }
}
