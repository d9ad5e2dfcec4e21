package org.ternion.trading.lob;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Says of every instant how much could have been filled there: for orders that arrive, the displayed size of the price
 * after the events of the instant; for resting ones, what traded or was displayed anew at their price or beyond.
 */
final class Conservation {
    private final LobEvents events;
    private final Map<Integer, NavigableMap<Double, Double>> book = new HashMap<>();
    private int next;

    Conservation(LobEvents events) {
        this.events = events;
        book.put(1, new TreeMap<>());
        book.put(-1, new TreeMap<>());
    }

    void check(LobFills fills) {
        int i = 0;
        while (i < fills.size()) {
            long time = fills.exchangeTime(i);
            int end = i;
            while (end < fills.size() && fills.exchangeTime(end) == time
                    && fills.orderId(end) == fills.orderId(i) && fills.maker(end) == fills.maker(i)) {
                end++;
            }
            checkOrder(fills, i, end, time);
            i = end;
        }
    }

    private void checkOrder(LobFills fills, int from, int to, long time) {
        double worst = fills.price(to - 1);
        int side = fills.quantity(from) > 0 ? 1 : -1;
        double appeared = advance(time, side, worst);
        double filled = 0;
        for (int i = from; i < to; i++) {
            filled += Math.abs(fills.quantity(i));
            if (!fills.maker(i)) {
                double displayed = book.get(-side).getOrDefault(fills.price(i), 0.0);
                assertTrue(Math.abs(fills.quantity(i)) <= displayed + 1e-9,
                        "fill " + i + " takes more than " + displayed);
            }
        }
        assertTrue(!fills.maker(from) || filled <= appeared + 1e-9,
                "fill " + from + " of " + filled + " where " + appeared + " appeared");
    }

    /** Replays to an instant; returns what appeared there for an order of a side and price. */
    private double advance(long time, int side, double price) {
        double appeared = 0;
        while (next < events.size() && events.exchangeTime(next) <= time) {
            int eventSide = events.side(next);
            double quantity = events.quantity(next);
            boolean now = events.exchangeTime(next) == time && eventSide == -side
                    && side * (events.price(next) - price) <= 1e-9;
            if (events.kind(next) == LobEventKind.TRADE) {
                appeared += now ? quantity : 0;
            } else {
                Double before = quantity == 0 ? book.get(eventSide).remove(events.price(next))
                        : book.get(eventSide).put(events.price(next), quantity);
                appeared += now ? Math.max(0, quantity - (before == null ? 0 : before)) : 0;
            }
            next++;
        }
        return appeared;
    }
}
