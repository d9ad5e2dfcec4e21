package org.ternion.trading.lob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.trading.position.Intent;

class LobGeneratorTest {
    private static LobSummary summary(long seed, int count) {
        return LobReplay.run(LobGenerator.events(seed, count), List.of(), LobRules.DEFAULT).summary();
    }

    @Test
    void seedGivesTheSameMarketAndAnotherSeedAnotherOne() {
        assertEquals(summary(1, 5000).checksum(), summary(1, 5000).checksum());
        assertNotEquals(summary(1, 5000).checksum(), summary(2, 5000).checksum());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 39, 41, 5000})
    void marketHasTheEventsAskedFor(int count) {
        assertEquals(count, LobGenerator.events(3, count).size());
    }

    @Test
    void marketHasNoFaultsAndAllKinds() {
        LobEvents events = LobGenerator.events(5, 50_000);
        LobFaults faults = LobReplay.run(events, List.of(), LobRules.DEFAULT).summary().faults();
        assertEquals(new LobFaults(0, 0, 0, 0, 0, 0, 0), faults);
        int trades = 0;
        int removed = 0;
        for (int i = 0; i < events.size(); i++) {
            trades += events.kind(i) == LobEventKind.TRADE ? 1 : 0;
            removed += events.quantity(i) == 0 ? 1 : 0;
        }
        assertTrue(trades > 2000 && trades < 15_000, "trades: " + trades);
        assertTrue(removed > 5000 && removed < 30_000, "removed: " + removed);
    }

    @Test
    void bookKeepsItsSizeAndPrices() {
        Book book = new Book(false, false);
        LobEvents events = LobGenerator.events(6, 200_000);
        int deepest = 0;
        for (int i = 0; i < events.size(); i++) {
            if (events.kind(i) != LobEventKind.TRADE) {
                book.set(events.side(i), events.ticks()[i], events.lots()[i]);
            }
            deepest = Math.max(deepest, Math.max(book.side(1).levels(), book.side(-1).levels()));
        }
        assertEquals(0, book.crossed());
        assertTrue(deepest < 200, "levels: " + deepest);
        assertTrue(book.doubledMid() > 2 * 5000 && book.doubledMid() < 2 * 20_000, "mid: " + book.doubledMid() / 2);
    }

    @Test
    void intentsRiseWithinTheEvents() {
        LobEvents events = LobGenerator.events(7, 5000);
        List<Intent> intents = LobGenerator.intents(7, events, 100);
        assertEquals(100, intents.size());
        assertEquals(intents, LobGenerator.intents(7, events, 100));
        for (int i = 1; i < 100; i++) {
            assertTrue(intents.get(i).time() > intents.get(i - 1).time());
        }
        assertTrue(intents.get(0).time() > events.localTime(0));
        assertTrue(intents.get(99).time() < events.localTime(4999));
        assertTrue(intents.stream().anyMatch(Intent::hold));
        assertEquals(0, LobGenerator.intents(7, LobGenerator.events(7, 0), 100).size());
    }
}
