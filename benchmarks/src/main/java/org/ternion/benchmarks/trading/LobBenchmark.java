package org.ternion.benchmarks.trading;

import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ternion.trading.lob.LobEvents;
import org.ternion.trading.lob.LobGenerator;
import org.ternion.trading.lob.LobLatency;
import org.ternion.trading.lob.LobReplay;
import org.ternion.trading.lob.LobResult;
import org.ternion.trading.lob.LobRules;
import org.ternion.trading.position.Intent;

/**
 * How many events per second does a replay of an order book take, without intents, and with one in a thousand events?
 * Each event reaches two books, that of the exchange and that of the desk. Reading the events is the lower bound.
 */
public class LobBenchmark extends AbstractBenchmark {
    static final int EVENTS_PER_INTENT = 1000;
    private static final long SEED = 20_260_321;
    private static final long LATENCY_NANOS = 500_000;

    /** Events of the market. */
    @Param("1000000")
    public int events;

    private LobEvents market;
    private List<Intent> intents;
    private LobRules rules;
    private LobResult withoutIntents;
    private LobResult expected;

    /** Fills of a replay; set, not added up, so that the number of calls does not matter. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Fills {
        /** Number of fills. */
        public double fills;
        /** Quantity filled over quantity ordered. */
        public double ratio;

        private void set(LobResult result) {
            fills = result.fills().size();
            ratio = result.summary().orders().fillRatio();
        }
    }

    /** Draws a market and intents and replays them once. */
    @Setup
    public void draw() {
        market = LobGenerator.events(SEED, events);
        intents = LobGenerator.intents(SEED, market, events / EVENTS_PER_INTENT);
        rules = LobRules.DEFAULT.withLatency(LobLatency.constant(LATENCY_NANOS));
        withoutIntents = LobReplay.run(market, List.of(), rules);
        expected = LobReplay.run(market, intents, rules);
        System.out.printf(Locale.ROOT, "%nreplay: %d events, %d intents, %d fills, ratio %.6f, book %08x%n", events,
                intents.size(), expected.fills().size(), expected.summary().orders().fillRatio(),
                expected.summary().checksum());
    }

    /** Reads stamps and quantities of all events. */
    @Benchmark
    public double baselineRead(Rate rate) {
        rate.add(events);
        double sum = 0;
        for (int i = 0; i < events; i++) {
            sum += market.localTime(i) - market.exchangeTime(i) + market.price(i) + market.quantity(i);
        }
        return sum;
    }

    /** Keeps both books. */
    @Benchmark
    public LobResult books(Rate rate, Fills fills) {
        rate.add(events);
        return checked(LobReplay.run(market, List.of(), rules), withoutIntents, fills);
    }

    /** Acts on intents, too. */
    @Benchmark
    public LobResult replay(Rate rate, Fills fills) {
        rate.add(events);
        return checked(LobReplay.run(market, intents, rules), expected, fills);
    }

    private static LobResult checked(LobResult result, LobResult expected, Fills fills) {
        if (!result.summary().equals(expected.summary())) {
            throw new IllegalStateException("another replay: " + result.summary());
        }
        fills.set(result);
        return result;
    }

    LobEvents market() {
        return market;
    }
}
