package org.ternion.trading.lob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.io.TableFormatException;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.position.Intent;

class LobReplayTest {
    private static final LobRules SLOW = LobRules.DEFAULT.withLatency(new LobLatency(3_000_000, 2_000_000, 0.5))
            .withStartEquity(1000);

    private static LobResult random(long seed, LobRules rules) {
        LobEvents events = LobGenerator.events(seed, 20_000);
        return LobReplay.run(events, LobGenerator.intents(seed, events, 500), rules);
    }

    private static String text(LobResult result) throws IOException {
        StringWriter out = new StringWriter();
        FillWriter.write(result.fills(), out);
        return out + result.summary().toMap().toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"risk-averse", "proportional", "power:2"})
    void replayTwiceGivesTheSameBytes(String queue) throws IOException {
        LobRules rules = SLOW.withQueue(QueueModel.parse(queue));
        String first = text(random(1, rules));
        assertEquals(first, text(random(1, rules)));
        assertTrue(first.contains("maker") && first.contains("taker"), first);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 3000000", "3, 50000000"})
    void nothingIsFilledBeforeItArrives(long seed, long latency) {
        LobEvents events = LobGenerator.events(seed, 20_000);
        List<Intent> intents = LobGenerator.intents(seed, events, 300);
        LobResult result = LobReplay.run(events, intents,
                LobRules.DEFAULT.withLatency(new LobLatency(latency, 2 * latency, 0)).withStartEquity(1000));
        LobFills fills = result.fills();
        assertTrue(fills.size() > 50, () -> "fills: " + fills.size());
        for (int i = 0; i < fills.size(); i++) {
            long sent = fills.arrivalTime(i) - latency;
            assertTrue(intents.stream().anyMatch(intent -> intent.time() == sent));
            assertTrue(fills.exchangeTime(i) >= fills.arrivalTime(i));
            assertTrue(fills.localTime(i) >= fills.exchangeTime(i) + 2 * latency);
            assertTrue(i == 0 || fills.exchangeTime(i) >= fills.exchangeTime(i - 1));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void fillsAreNeverMoreThanTradedAndDisplayed(long seed) {
        LobEvents events = LobGenerator.events(seed, 20_000);
        LobRules rules = LobRules.DEFAULT.withStartEquity(200_000).withRememberTaken(seed % 2 == 0)
                .withLatency(LobLatency.constant((seed - 1) * 1_000_000))
                .withQueue(new QueueModel(QueueModel.Rule.POWER, seed));
        LobFills fills = LobReplay.run(events, LobGenerator.intents(seed, events, 500), rules).fills();
        assertTrue(fills.size() > 100, () -> "fills: " + fills.size());
        new Conservation(events).check(fills);
    }

    /** Fills of a single order at a price in whose queue {@code ahead} lots stand before it. */
    private static LobFills queued(long seed, long ahead, QueueModel queue) {
        CounterRandom random = CounterRandom.of(seed);
        Tape tape = new Tape().bid(0, 99, ahead).ask(0, 101, 20).intent(1, 0.02, 0.5);
        long time = 1;
        for (int i = 0; i < 40; i++) {
            time += 1 + random.nextInt(100);
            if (random.nextBoolean()) {
                tape.trade(time, -1, 99 - random.nextInt(8) / 7, 1 + random.nextInt(6));
            } else {
                tape.bid(time, 99, 1 + random.nextInt(40));
            }
        }
        return tape.run(Tape.free().withQueue(queue)).fills();
    }

    private static long filledUntil(LobFills fills, long time) {
        long lots = 0;
        for (int i = 0; i < fills.size() && fills.exchangeTime(i) <= time; i++) {
            lots += fills.lots(i);
        }
        return lots;
    }

    @ParameterizedTest
    @ValueSource(strings = {"risk-averse", "proportional"})
    void moreAheadIsFilledLater(String text) {
        QueueModel queue = QueueModel.parse(text);
        int later = 0;
        for (long seed = 0; seed < 60; seed++) {
            LobFills shorter = queued(seed, 1, queue);
            for (long ahead = 2; ahead < 40; ahead += 1 + ahead / 3) {
                LobFills longer = queued(seed, ahead, queue);
                for (long time = 0; time < 4000; time += 50) {
                    long more = filledUntil(shorter, time) - filledUntil(longer, time);
                    assertTrue(more >= 0, "seed " + seed + ", ahead " + ahead + ", time " + time);
                    later += more > 0 ? 1 : 0;
                }
                shorter = longer;
            }
        }
        assertTrue(later > 1000, "the queue never mattered: " + later);
    }

    @Test
    void figuresOfAWalkThroughTheBookAreThoseByHand() {
        long second = Tape.SECOND;
        LobResult result = new Tape().bid(0, 99, 50).ask(0, 101, 20).ask(0, 102, 100).intent(10, 0.03, 1)
                .bid(20, 99, 0).bid(20, 97, 5).bid(2 * second, 96, 1).bid(2 * second, 97, 0)
                .bid(30 * second, 90, 1).run(Tape.free().withFees(-1e-3, 1e-3));
        LobSummary summary = result.summary();
        FillQuality quality = summary.quality();
        assertEquals(20 * 101 + 10 * 102, quality.turnover());
        assertEquals(3.04, quality.fees(), 1e-12);
        assertEquals(40, quality.slippage(), 1e-12);
        assertEquals(1e4 * 40 / 3000, quality.impactBp(), 1e-9);
        assertEquals(1e4 * (100 - 99) / 100, quality.adverseSecondBp(), 1e-9);
        assertEquals(1e4 * (100 - 98.5) / 100, quality.adverseTenBp(), 1e-9);
        assertEquals(30, summary.orders().ordered());
        assertEquals(1, summary.orders().fillRatio());
        assertEquals(30, summary.units());
        assertEquals(100_000 - 3040 - 3.04, summary.cash(), 1e-9);
        assertEquals(summary.cash() + 30 * 98.5, summary.equity(), 1e-9);
        assertEquals(summary.equity() - 100_000, summary.pnl(), 1e-9);
        assertEquals(30, summary.seconds());
        assertEquals(Double.NaN, quality.queueDelayMean());
        assertEquals(8, summary.toMap().get("events"));
    }

    @Test
    void ordersNeverChangeTheBook() {
        LobEvents events = LobGenerator.events(9, 20_000);
        LobResult with = LobReplay.run(events, LobGenerator.intents(9, events, 500), LobRules.DEFAULT);
        LobResult without = LobReplay.run(events, List.of(), LobRules.DEFAULT);
        assertEquals(without.summary().checksum(), with.summary().checksum());
        assertEquals(0, without.fills().size());
        assertEquals(100_000, without.summary().equity());
        assertEquals(Double.NaN, without.summary().orders().fillRatio());
    }

    private static long allocated(int count) {
        LobEvents events = LobGenerator.events(2, count);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        LobReplay.run(events, List.of(), LobRules.DEFAULT);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void eventsAllocateNothing() {
        allocated(1000);
        long few = allocated(20_000);
        long many = allocated(200_000);
        assertTrue(many - few < 20_000, () -> "bytes for 180,000 events: " + (many - few));
    }

    @Test
    void noEventsGiveNoFills() {
        LobResult result = new Tape().intent(5, 0.5, 1).run();
        assertEquals(0, result.fills().size());
        assertEquals(0, result.summary().orders().intents());
        assertEquals(100_000, result.summary().equity());
    }

    @Test
    void intentWithoutTwoSidesIsCountedAndNotActedOn() {
        LobResult result = new Tape().bid(0, 99, 5).intent(5, 0.5, 1).ask(10, 101, 5).run();
        assertEquals(1, result.summary().orders().unpriced());
        assertEquals(0, result.summary().orders().orders());
    }

    @Test
    void accountWithoutEquityOnlyCloses() {
        LobResult result = new Tape().bid(0, 99, 5000).ask(0, 101, 5000).intent(5, 1, 1).bid(10, 99, 0)
                .ask(10, 101, 0).bid(10, 1, 5000).ask(10, 3, 5000).intent(20, -1, 1).bid(30, 1, 1)
                .run(Tape.free().withFees(0.5, 0.5));
        assertEquals(0, result.summary().units());
        assertTrue(result.summary().equity() < 0);
    }

    @Test
    void eventKnownBeforeItHappenedIsNotActedOn() {
        Tape tape = new Tape().bid(0, 99, 50).ask(0, 101, 20).event(100, 5, LobEventKind.DEPTH, 1, 100, 50)
                .intent(10, 0.01, 0.5).trade(200, -1, 99, 51).trade(300, -1, 99, 1);
        LobResult repaired = tape.run();
        assertEquals(Tape.fills("200 1 @ 99", "300 1 @ 99"), Tape.fills(repaired));
        assertEquals(1, repaired.summary().faults().knownEarly());
        assertEquals(Tape.fills("200 9 @ 100"), Tape.fills(tape.run(Tape.free().withFaults(FaultRule.COUNT))));
    }

    @Test
    void faultsAreCounted() {
        LobFaults faults = new Tape().bid(0, 99, 50).ask(5, 98, 1).bid(3, 97, 1)
                .event(7, 7, LobEventKind.TRADE, 0, 98, 1).ask(100 * Tape.SECOND, 98, 2).run().summary().faults();
        assertEquals(new LobFaults(1, 0, 2, 1, 1, 0, 0), faults);
    }

    @ParameterizedTest
    @CsvSource({"5, 5, 101, crosses the book", "5, 4, 90, is known before it happened", "-1, 0, 90, stamped before"})
    void faultsAreRejectedByName(long exchangeTime, long localTime, double price, String problem) {
        Tape tape = new Tape().bid(0, 99, 50).ask(0, 101, 20).event(exchangeTime, localTime, LobEventKind.DEPTH, 1,
                price, 1);
        TableFormatException e = assertThrows(TableFormatException.class,
                () -> tape.run(Tape.free().withFaults(FaultRule.REJECT)));
        assertTrue(e.getMessage().contains(problem), e.getMessage());
    }

    @Test
    void intentsMustBeInOrderAndOfOneSymbol() {
        Tape tape = new Tape().bid(0, 99, 50).intent(5, 0.1, 1).intent(4, 0.1, 1);
        assertThrows(IllegalArgumentException.class, tape::run);
    }

    @Test
    void progressEndsAtAllEventsOfBothClocksAndCanStop() {
        LobEvents events = LobGenerator.events(3, 100_000);
        List<Long> done = new ArrayList<>();
        LobReplay.run(events, List.of(), LobRules.DEFAULT, (now, total) -> done.add(now) && total == 200_000);
        assertEquals(List.of(65_536L, 131_072L, 196_608L, 200_000L), done);
        assertThrows(CancellationException.class,
                () -> LobReplay.run(events, List.of(), LobRules.DEFAULT, (now, total) -> false));
    }
}
