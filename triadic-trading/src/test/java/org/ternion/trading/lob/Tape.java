package org.ternion.trading.lob;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ternion.trading.position.Intent;
import org.ternion.trading.position.Reason;

/** Events and intents written by hand: ticks and lots of 1, known when they happen. */
final class Tape {
    static final long SECOND = 1_000_000_000L;

    private final LobEventColumns columns = new LobEventColumns("tape");
    private final List<Intent> intents = new ArrayList<>();

    Tape bid(long time, double price, double quantity) {
        return event(time, time, LobEventKind.DEPTH, 1, price, quantity);
    }

    Tape ask(long time, double price, double quantity) {
        return event(time, time, LobEventKind.DEPTH, -1, price, quantity);
    }

    /** A trade whose aggressor bought (1) or sold (-1). */
    Tape trade(long time, int side, double price, double quantity) {
        return event(time, time, LobEventKind.TRADE, side, price, quantity);
    }

    Tape event(long exchangeTime, long localTime, LobEventKind kind, int side, double price, double quantity) {
        int sideBit = side > 0 ? LobEvents.BUY : side < 0 ? LobEvents.SELL : 0;
        columns.add(exchangeTime, localTime, kind.code() | sideBit | LobEvents.AT_EXCHANGE | LobEvents.AT_DESK, price,
                quantity);
        return this;
    }

    /** An intent that lives for ten seconds. */
    Tape intent(long time, double signedTarget, double urgency) {
        return intent(time, signedTarget, urgency, 10_000);
    }

    Tape intent(long time, double signedTarget, double urgency, int ttlMillis) {
        intents.add(new Intent(time, "x", (int) Math.signum(signedTarget), Math.abs(signedTarget), urgency, ttlMillis,
                false, 1, Reason.ACT));
        return this;
    }

    Tape hold(long time) {
        intents.add(new Intent(time, "x", 0, 0, 0, 0, true, 0, Reason.NEUTRAL_STATE));
        return this;
    }

    LobEvents events() {
        return columns.build(new LobGrid(1, 1));
    }

    /** Runs it with money for 1000 lots at a price of 100, and without fees. */
    LobResult run(LobRules rules) {
        return LobReplay.run(events(), intents, rules.withStartEquity(100_000));
    }

    LobResult run() {
        return run(free());
    }

    static LobRules free() {
        return LobRules.DEFAULT.withFees(0, 0);
    }

    /** Fills as time, signed quantity and price. */
    static List<String> fills(LobResult result) {
        List<String> fills = new ArrayList<>();
        for (int i = 0; i < result.fills().size(); i++) {
            fills.add(result.fills().exchangeTime(i) + " " + Math.round(result.fills().quantity(i)) + " @ "
                    + Math.round(result.fills().price(i)));
        }
        return fills;
    }

    static List<String> fills(String... expected) {
        return Arrays.asList(expected);
    }
}
