package org.ternion.trading.position;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.signal.ExpTable;

class PositionKeeperTest {
    private static final int BARS = 3000;

    /** The same random bars for every keeper of a test. */
    private static final class Market {
        private final CounterRandom random;
        private double price = 100;
        private int state;
        private int run;
        private double open;
        private double volume;
        private boolean ban;
        private Posture posture;

        Market(long seed) {
            random = CounterRandom.of(seed);
        }

        void step(boolean bans, boolean postures) {
            open = price * (1 + 0.002 * (random.nextDouble() - 0.5));
            price = open * (1 + 0.02 * (random.nextDouble() - 0.5));
            volume = random.nextDouble() * 100;
            int next = random.nextInt(25) == 0 ? random.nextInt(4) - 2 : state;
            run = next == state ? run + 1 : 1;
            state = next;
            ban = bans && random.nextInt(40) == 0;
            posture = postures && random.nextInt(10) == 0 ? Posture.values()[random.nextInt(4)] : Posture.NORMAL;
        }

        double confidence() {
            return Math.abs(state) == 1 ? 1 - Math.exp(-run / 12.0) : 0;
        }

        void feed(PositionKeeper keeper) {
            keeper.next(open, price, volume, state, confidence(), ban, posture);
        }
    }

    private static PositionRules costs(PositionRules rules, double factor) {
        FillRules f = rules.fill();
        return new PositionRules(rules.gate(), rules.size(), new FillRules(f.timing(), f.feeRate() * factor,
                f.feeBase(), f.slippageRate() * factor, f.slippageRule(), 0, f.minTrade(), f.minTradeRule(),
                Double.NaN, f.maxGap()), rules.account());
    }

    enum Kind {
        REFERENCE, CAUSAL, FRACTION_NEXT_OPEN, UNITS_SAME_CLOSE;

        PositionRules rules() {
            PositionRules reference = Rules.reference(0.5, 0.3);
            PositionRules causal = Rules.causal();
            return switch (this) {
                case REFERENCE -> reference;
                case CAUSAL -> causal;
                case FRACTION_NEXT_OPEN -> new PositionRules(causal.gate(), causal.size(), causal.fill(),
                        reference.account());
                case UNITS_SAME_CLOSE -> new PositionRules(causal.gate(), causal.size(), reference.fill(),
                        causal.account());
            };
        }

        boolean sameClose() {
            return this == REFERENCE || this == UNITS_SAME_CLOSE;
        }

        boolean fraction() {
            return this == REFERENCE || this == FRACTION_NEXT_OPEN;
        }
    }

    @Test
    void aDecisionIsExecutedAtTheNextOpenAndMarkedToItsClose() {
        PositionKeeper keeper = new PositionKeeper(Rules.with(Rules.causalFills(0, 0, 0),
                Rules.account(AccountModel.UNITS)));
        keeper.next(99, 100, 1, 1, 1, false, Posture.NORMAL);
        keeper.next(100, 100, 1, 1, 1, false, Posture.NORMAL);
        assertEquals(1, keeper.pending());
        assertEquals(0, keeper.units());
        keeper.next(80, 100, 1, 0, 0, false, Posture.NORMAL);
        assertEquals(1.0 / 80, keeper.units());
        assertEquals(80, keeper.fillPrice());
        assertEquals(1, keeper.fill());
        assertEquals(1.25, keeper.equity());
        assertTrue(keeper.hold());
        assertTrue(Double.isNaN(keeper.pending()), "a hold leaves nothing waiting");
        keeper.next(50, 200, 1, 0, 0, false, Posture.NORMAL);
        assertEquals(1.0 / 80, keeper.units(), "a hold changes nothing");
        assertEquals(200, keeper.fillPrice(), "the close where nothing was filled");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0, -1, Double.POSITIVE_INFINITY, 0.06, 49.9, 150.1})
    void fillsAreAtTheCloseWhereTheOpenIsUnusableOrFarFromTheCloseBefore(double open) {
        PositionKeeper keeper = new PositionKeeper(Rules.with(Rules.causalFills(0, 0, 0),
                Rules.account(AccountModel.UNITS)));
        keeper.next(open, 100, 1, 1, 1, false, Posture.NORMAL);
        keeper.next(open, 100, 1, 1, 1, false, Posture.NORMAL);
        keeper.next(open, 80, 1, 1, 1, false, Posture.NORMAL);
        assertEquals(80, keeper.fillPrice());
        assertEquals(1, keeper.equity());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0, -1, Double.POSITIVE_INFINITY})
    void unusableClosesNeitherMarkNorFillNorDropABan(double close) {
        PositionKeeper keeper = new PositionKeeper(Rules.with(Rules.causalFills(0, 0, 0),
                Rules.account(AccountModel.UNITS)));
        keeper.next(100, 100, 1, 1, 1, false, Posture.NORMAL);
        keeper.next(100, 100, 1, 1, 1, false, Posture.NORMAL);
        keeper.next(100, 100, 1, 1, 1, true, Posture.NORMAL);
        keeper.next(Double.NaN, close, 1, -2, 0, false, Posture.NORMAL);
        assertEquals(1, keeper.equity());
        assertEquals(0, keeper.fill());
        assertEquals(0, keeper.pending(), "the ban still waits");
        assertEquals(Reason.UNKNOWN_STATE, keeper.reason());
        keeper.next(110, 100, 1, 0, 0, false, Posture.NORMAL);
        assertEquals(0, keeper.units());
        assertEquals(1.1, keeper.equity(), 1e-15);
    }

    @ParameterizedTest
    @EnumSource
    void aHoldPaysNothingAndKeepsThePosition(Kind kind) {
        PositionKeeper keeper = new PositionKeeper(kind.rules());
        Market market = new Market(4);
        boolean held = true;
        int holds = 0;
        for (int t = 0; t < BARS; t++) {
            market.step(false, true);
            double units = keeper.units();
            double exposure = keeper.exposure();
            market.feed(keeper);
            boolean nothing = kind.sameClose() ? keeper.hold() : held;
            if (nothing) {
                holds++;
                assertEquals(0, keeper.fee(), "bar " + t);
                assertEquals(0, keeper.fill(), "bar " + t);
                assertEquals(kind.fraction() ? exposure : units,
                        kind.fraction() ? keeper.exposure() : keeper.units(), "bar " + t);
            }
            held = keeper.hold();
        }
        assertTrue(holds > BARS / 10, holds + " holds");
    }

    @ParameterizedTest
    @EnumSource
    void neutralStatesHoldAndTargetsStayWithinTheSizeOfThePosture(Kind kind) {
        PositionKeeper keeper = new PositionKeeper(kind.rules());
        Market market = new Market(5);
        for (int t = 0; t < BARS; t++) {
            market.step(false, true);
            market.feed(keeper);
            if (market.state <= 0 && market.state != -1 && market.posture != Posture.UNWIND) {
                assertTrue(keeper.hold(), "bar " + t);
            }
            assertTrue(keeper.target() <= 0.05 * (market.posture == Posture.CONVEX ? 2 : 1), "bar " + t);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBanFlattensAtTheNextFillAndKeepsExposureAwayWhileItLasts(Kind kind) {
        PositionKeeper keeper = new PositionKeeper(kind.rules());
        Market market = new Market(13);
        int flattened = 0;
        boolean banned = false;
        for (int t = 0; t < BARS; t++) {
            market.step(true, false);
            double before = keeper.exposure();
            market.feed(keeper);
            if (kind.sameClose() ? market.ban : banned) {
                assertEquals(0, keeper.exposure(), "bar " + t);
                flattened += before == 0 ? 0 : 1;
            }
            if (market.ban) {
                assertEquals(Reason.BANNED, keeper.reason());
                assertTrue(keeper.ban());
            }
            banned = market.ban;
        }
        assertTrue(flattened > 5, flattened + " positions were closed");
    }

    @Test
    void withoutCostsEquityIsTheProductOfTheReturnsOfTheExposure() {
        PositionKeeper keeper = new PositionKeeper(costs(Rules.reference(0.5, 0.3), 0));
        Market market = new Market(9);
        double equity = 1;
        for (int t = 0; t < BARS; t++) {
            double last = market.price;
            double exposure = keeper.exposure();
            market.step(false, true);
            market.feed(keeper);
            equity = t == 0 ? equity : equity * (1 + exposure * (market.price / last - 1));
            assertEquals(equity, keeper.equity(), "bar " + t);
        }
        assertTrue(equity != 1);
    }

    @ParameterizedTest
    @EnumSource
    void costsOnlyLowerEquityAndUnitsAndCashAddUpToIt(Kind kind) {
        PositionKeeper free = new PositionKeeper(costs(kind.rules(), 0));
        PositionKeeper paying = new PositionKeeper(kind.rules());
        Market market = new Market(10);
        double fees = 0;
        for (int t = 0; t < BARS; t++) {
            market.step(false, true);
            market.feed(free);
            market.feed(paying);
            fees += paying.fee();
            assertEquals(paying.equity(), paying.cash() + paying.units() * market.price, 1e-12, "bar " + t);
        }
        assertTrue(fees > 0);
        assertTrue(paying.equity() < free.equity());
    }

    @ParameterizedTest
    @EnumSource
    void pricesTimesAPowerOfTwoChangeOnlyTheUnits(Kind kind) {
        PositionKeeper keeper = new PositionKeeper(kind.rules());
        PositionKeeper scaled = new PositionKeeper(kind.rules());
        Market market = new Market(14);
        for (int t = 0; t < BARS; t++) {
            market.step(true, true);
            market.feed(keeper);
            scaled.next(market.open * 1024, market.price * 1024, market.volume, market.state, market.confidence(),
                    market.ban, market.posture);
            assertEquals(keeper.equity(), scaled.equity(), "bar " + t);
            assertEquals(keeper.fill(), scaled.fill(), "bar " + t);
            assertEquals(keeper.fillPrice() * 1024, scaled.fillPrice(), "bar " + t);
            assertEquals(keeper.units(), scaled.units() * 1024, "bar " + t);
        }
        assertTrue(keeper.trades() > 20);
    }

    @Test
    void doubledCostsAreTwiceTheSumWhereFillsAreTheSame() {
        PositionKeeper once = new PositionKeeper(Rules.reference(0.5, 0.3));
        PositionKeeper twice = new PositionKeeper(costs(Rules.reference(0.5, 0.3), 2));
        Market market = new Market(11);
        double fees = 0;
        double doubled = 0;
        for (int t = 0; t < BARS; t++) {
            market.step(false, false);
            market.feed(once);
            market.feed(twice);
            assertEquals(once.fill(), twice.fill());
            fees += once.fee();
            doubled += twice.fee();
        }
        assertEquals(2 * fees, doubled);
    }

    @ParameterizedTest
    @EnumSource
    void aRestoredKeeperGoesOnBitByBit(Kind kind) throws IOException {
        long seed = 2;
        PositionKeeper whole = new PositionKeeper(kind.rules());
        PositionKeeper parts = new PositionKeeper(kind.rules());
        Market market = new Market(seed);
        for (int t = 0; t < BARS; t++) {
            market.step(true, true);
            market.feed(whole);
            market.feed(parts);
            if (t % 7 == 0) {
                byte[] saved = saved(parts);
                parts = new PositionKeeper(kind.rules());
                parts.restore(new DataInputStream(new ByteArrayInputStream(saved)));
            }
            assertEquals(row(whole, t), row(parts, t), "seed " + seed);
        }
    }

    private static byte[] saved(PositionKeeper keeper) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        keeper.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static String row(PositionKeeper keeper, long time) {
        return keeper.intent(time, "X") + " " + keeper.fill() + " " + keeper.fillPrice() + " " + keeper.fee() + " "
                + keeper.slippage() + " " + keeper.equity() + " " + keeper.pnl() + " " + keeper.exposure() + " "
                + keeper.units() + " " + keeper.cash() + " " + keeper.tradeId() + " " + keeper.trades() + " "
                + keeper.pending() + " " + keeper.ban() + " " + keeper.posture() + " " + keeper.unapproved() + " "
                + keeper.missingConfidences();
    }

    @ParameterizedTest
    @EnumSource
    void barsAllocateNothing(Kind kind) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        PositionKeeper keeper = new PositionKeeper(kind.rules());
        feedPlainBars(keeper, 1000);
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        feedPlainBars(keeper, 100_000);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes < 10_000, bytes + " bytes in 100000 bars");
        assertTrue(keeper.trades() > 1000);
    }

    private static void feedPlainBars(PositionKeeper keeper, int bars) {
        for (int t = 0; t < bars; t++) {
            double price = 100 + t % 17;
            keeper.next(price, price + 1, 1, t / 40 % 2 == 0 ? 1 : -1, t % 40 / 40.0, t % 1000 == 0, Posture.NORMAL);
        }
    }

    @Test
    void aTableOfAnotherScaleIsRefused() {
        assertEquals("a table of scale 20.0 expected, was 30.0", assertThrows(IllegalArgumentException.class,
                () -> new PositionKeeper(Rules.causal(), new ExpTable(30))).getMessage());
    }

    @Test
    void truncatedStatesFailAsInputDoes() throws IOException {
        byte[] saved = saved(new PositionKeeper(Rules.causal()));
        for (int length = 0; length < saved.length; length++) {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved, 0, length));
            assertThrows(IOException.class, () -> new PositionKeeper(Rules.causal()).restore(in));
        }
    }

    @Test
    void withoutAnApprovedPostureItObservesAndCounts() {
        ExposureGate approvals = time -> time < 1 ? null : Posture.CONVEX;
        PositionKeeper keeper = new PositionKeeper(Rules.causal());
        keeper.next(1, 1, 1, 1, 1, false, approvals.posture(0));
        assertEquals(Posture.OBSERVE, keeper.posture());
        assertEquals(1, keeper.unapproved());
        keeper.next(1, 1, 1, 1, 1, false, approvals.posture(1));
        assertEquals(Posture.CONVEX, keeper.posture());
        assertEquals(1, keeper.unapproved());
        assertEquals(Reason.ACT, keeper.reason());
    }

    @Test
    void confidenceThatIsNoNumberHoldsAndIsCountedUnlessItMeansFull() {
        PositionKeeper causal = new PositionKeeper(Rules.causal());
        causal.next(1, 1, 1, 1, Double.NaN, false, Posture.NORMAL);
        assertTrue(causal.hold());
        assertEquals(1, causal.missingConfidences());
        PositionKeeper reference = new PositionKeeper(Rules.reference(0.5, 0.3));
        reference.next(1, 1, 1, 1, Double.NaN, false, Posture.NORMAL);
        assertFalse(reference.hold());
        assertEquals(1, reference.actionability());
    }

    @Test
    void observingKeepsTheSideOfTheLastIntentAndUnwindingFlattens() {
        PositionKeeper keeper = new PositionKeeper(Rules.causal());
        for (int t = 0; t < 30; t++) {
            keeper.next(1, 1, 1, -1, 1, false, Posture.NORMAL);
        }
        double units = keeper.units();
        keeper.next(1, 1, 1, -1, 1, false, Posture.OBSERVE);
        keeper.next(1, 1, 1, -1, 1, false, Posture.OBSERVE);
        assertEquals(-1, keeper.direction());
        assertEquals(0, keeper.target());
        double observed = keeper.units();
        assertTrue(units < 0 && observed < 0);
        keeper.next(1, 1, 1, -1, 1, false, Posture.UNWIND);
        assertEquals(observed, keeper.units());
        keeper.next(1, 1, 1, -1, 1, false, Posture.UNWIND);
        assertEquals(0, keeper.units());
        assertEquals(0, keeper.tradeId());
    }
}
