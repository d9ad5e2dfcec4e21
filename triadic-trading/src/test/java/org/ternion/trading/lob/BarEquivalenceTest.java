package org.ternion.trading.lob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.position.AccountModel;
import org.ternion.trading.position.AccountRules;
import org.ternion.trading.position.FeeBase;
import org.ternion.trading.position.FillRules;
import org.ternion.trading.position.FillTiming;
import org.ternion.trading.position.GateRule;
import org.ternion.trading.position.GateRules;
import org.ternion.trading.position.Intent;
import org.ternion.trading.position.MinTradeRule;
import org.ternion.trading.position.MissingConfidence;
import org.ternion.trading.position.PositionKeeper;
import org.ternion.trading.position.PositionRules;
import org.ternion.trading.position.Posture;
import org.ternion.trading.position.SizeRules;
import org.ternion.trading.position.SlippageRule;

class BarEquivalenceTest {
    private static final int BARS = 2000;
    private static final double HALF_SPREAD = 0.01;
    private static final double FEE = 5e-4;
    private static final double MONEY = 100_000;
    private static final double LOT = 0.001;

    private static PositionRules rules() {
        return new PositionRules(
                new GateRules(GateRule.SCHMITT, 0.5, 0.3, 1, 1, true, MissingConfidence.NONE),
                new SizeRules(0.8, 5, 1),
                new FillRules(FillTiming.NEXT_OPEN, FEE, FeeBase.NOTIONAL, HALF_SPREAD, SlippageRule.CHARGED, 0, 0,
                        MinTradeRule.TOLERANT, Double.NaN, Double.POSITIVE_INFINITY),
                new AccountRules(AccountModel.UNITS, MONEY, LOT, 0, Double.NaN, 0, 0));
    }

    /** The intent that an account of bars executes at its next open, as a market order at that time. */
    private static Intent market(Intent intent, long time) {
        return new Intent(time, intent.symbol(), intent.direction(), intent.targetExposure(), 1, 0, intent.hold(),
                intent.actionability(), intent.reason());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void marketOrdersInADeepBookWithoutLatencyAreBarsAtMidPlusHalfASpread(long seed) {
        CounterRandom random = CounterRandom.of(seed);
        PositionKeeper keeper = new PositionKeeper(rules());
        LobEventColumns columns = new LobEventColumns("deep");
        int both = LobEvents.AT_EXCHANGE | LobEvents.AT_DESK;
        List<Intent> intents = new ArrayList<>();
        double[] units = new double[BARS];
        int price = 150;
        int state = 1;
        for (int bar = 0; bar < BARS; bar++) {
            long time = bar * Tape.SECOND;
            price = Math.max(100, Math.min(200, price + random.nextInt(5) - 2));
            columns.add(time, time, LobEventKind.CLEAR.code() | both, Double.NaN, 0);
            // A whole price has a spread of whole cents.
            columns.add(time, time, LobEventKind.DEPTH.code() | LobEvents.BUY | both,
                    Math.round(price * 100 * (1 - HALF_SPREAD)) / 100.0, 1e6);
            columns.add(time, time, LobEventKind.DEPTH.code() | LobEvents.SELL | both,
                    Math.round(price * 100 * (1 + HALF_SPREAD)) / 100.0, 1e6);
            if (bar > 0) {
                intents.add(market(keeper.intent(time - 1, "x"), time));
            }
            state = random.nextInt(6) == 0 ? random.nextInt(3) - 1 : state;
            keeper.next(price, price, 1, state, random.nextDouble(), false, Posture.NORMAL);
            units[bar] = keeper.units();
        }
        LobResult result = LobReplay.run(columns.build(new LobGrid(0.01, LOT)), intents,
                LobRules.DEFAULT.withFees(0, FEE).withStartEquity(MONEY).withTicksThrough(0));
        double held = 0;
        int fill = 0;
        for (int bar = 0; bar < BARS; bar++) {
            for (; fill < result.fills().size() && result.fills().exchangeTime(fill) <= bar * Tape.SECOND; fill++) {
                held += result.fills().quantity(fill);
            }
            assertEquals(units[bar], held, 1e-9, "bar " + bar);
        }
        assertTrue(fill > 300, "fills: " + fill);
        assertEquals(0, result.summary().quality().makerFills());
        assertEquals(keeper.cash(), result.summary().cash(), 1e-6);
        assertEquals(keeper.equity(), result.summary().equity(), 1e-6);
    }
}
