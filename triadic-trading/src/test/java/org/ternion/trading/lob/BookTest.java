package org.ternion.trading.lob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.core.random.CounterRandom;

class BookTest {
    @ParameterizedTest(name = "side {0}, prices within {1}, seed {2}")
    @CsvSource({"1, 5, 1", "-1, 5, 2", "1, 300, 3", "-1, 300, 4", "1, 1000000000000, 5"})
    void sideIsASortedMapOfSizes(int sign, long range, long seed) {
        CounterRandom random = CounterRandom.of(seed);
        BookSide side = new BookSide(sign, false);
        NavigableMap<Long, Long> map = new TreeMap<>();
        for (int i = 0; i < 3000; i++) {
            long tick = random.nextLong(range) - range / 2;
            long size = random.nextLong(4);
            if (random.nextInt(200) == 0) {
                side.clearThrough(tick);
                (sign > 0 ? map.tailMap(tick, true) : map.headMap(tick, true)).clear();
            } else {
                Long before = size == 0 ? map.remove(tick) : map.put(tick, size);
                assertEquals(before == null ? 0 : before, side.set(tick, size));
            }
            assertEquals(map.getOrDefault(tick, 0L), side.sizeAt(tick));
            assertEquals(List.copyOf((sign > 0 ? map.descendingMap() : map).entrySet()).toString(), text(side));
        }
    }

    private static String text(BookSide side) {
        List<String> levels = new ArrayList<>();
        for (int rank = 0; rank < side.levels(); rank++) {
            levels.add(side.tick(rank) + "=" + side.size(rank));
        }
        return levels.toString();
    }

    @Test
    void whatWasTakenComesBackOnlyAsFarAsItIsDisplayedAnew() {
        BookSide side = new BookSide(-1, true);
        side.set(100, 10);
        side.take(0, 7);
        assertEquals(3, side.available(0));
        side.set(99, 1);
        assertEquals(3, side.available(1));
        side.set(100, 12);
        assertEquals(5, side.available(1));
        side.set(100, 4);
        assertEquals(0, side.available(1));
        side.set(99, 0);
        side.set(100, 0);
        side.set(100, 6);
        assertEquals(6, side.available(0));
    }

    @Test
    void newerPriceRemovesThoseItCrosses() {
        Book book = new Book(true, false);
        book.set(1, 99, 1);
        book.set(1, 100, 1);
        book.set(-1, 101, 1);
        book.set(-1, 103, 1);
        assertEquals(0, book.crossed());
        book.set(1, 102, 1);
        assertEquals(1, book.crossed());
        assertEquals(205, book.doubledMid());
        book.set(-1, 102, 1);
        assertEquals(2, book.crossed());
        assertEquals(202, book.doubledMid());
    }

    @Test
    void crossedBookStaysWithoutRepair() {
        Book book = new Book(false, false);
        book.set(1, 100, 1);
        book.set(-1, 99, 1);
        assertEquals(1, book.crossed());
        assertEquals(1, book.side(1).levels());
    }

    @Test
    void clearTakesASideOrBothOrUpToAPrice() {
        Book book = new Book(true, false);
        book.set(1, 98, 1);
        book.set(1, 99, 1);
        book.set(-1, 101, 1);
        book.clear(1, 99);
        assertEquals(98, book.side(1).best());
        book.clear(1, LobEvents.ALL_PRICES);
        assertTrue(book.side(1).isEmpty());
        assertFalse(book.side(-1).isEmpty());
        book.clear(0, 5);
        assertTrue(book.side(-1).isEmpty());
    }

    @Test
    void checksumTellsSidesLevelsAndSizesApart() {
        Book bid = new Book(true, false);
        bid.set(1, 99, 1);
        Book ask = new Book(true, false);
        ask.set(-1, 99, 1);
        assertNotEquals(bid.checksum(10), ask.checksum(10));
        long before = bid.checksum(1);
        bid.set(1, 98, 5);
        assertEquals(before, bid.checksum(1));
        assertNotEquals(before, bid.checksum(2));
    }
}
