package org.ternion.trading.lob;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingTest {
    private static final long END = Tape.SECOND;

    /** Bid 50 at 99, ask 20 at 101 and 100 at 102: a mid of 100, at which a target of 0.01 is 10 lots. */
    private static Tape market() {
        return new Tape().bid(0, 99, 50).ask(0, 101, 20).ask(0, 102, 100);
    }

    private static Tape ended(Tape tape) {
        return tape.bid(END, 50, 1);
    }

    @Test
    void urgentOrderWalksTheDisplayedBook() {
        LobResult result = ended(market().intent(10, 0.03, 0.8)).run();
        assertEquals(Tape.fills("10 20 @ 101", "10 10 @ 102"), Tape.fills(result));
        assertEquals(2, result.summary().quality().fills());
        assertEquals(0, result.summary().quality().makerFills());
    }

    @Test
    void restOfAnUrgentOrderMeetsOnlyWhatIsDisplayedAnew() {
        Tape tape = market().intent(10, 0.03, 1).ask(20, 101, 20).ask(30, 101, 25).trade(40, -1, 101, 3)
                .ask(50, 101, 1).ask(60, 101, 9);
        assertEquals(Tape.fills("10 20 @ 101", "30 5 @ 101", "40 3 @ 101", "60 2 @ 101"),
                Tape.fills(ended(tape).run(Tape.free().withTicksThrough(0))));
    }

    @Test
    void sellsAreTheMirrorOfBuys() {
        Tape urgent = new Tape().bid(0, 99, 20).bid(0, 98, 100).ask(0, 101, 50).intent(10, -0.03, 1);
        assertEquals(Tape.fills("10 -20 @ 99", "10 -10 @ 98"), Tape.fills(ended(urgent).run()));
        Tape joining = new Tape().bid(0, 99, 20).ask(0, 101, 50).intent(10, -0.01, 0.3).trade(20, 1, 101, 45)
                .ask(21, 101, 5).trade(30, 1, 101, 12).trade(40, 1, 102, 100);
        assertEquals(Tape.fills("30 -7 @ 101", "40 -3 @ 101"), Tape.fills(ended(joining).run()));
    }

    @Test
    void joiningOrderWaitsForWhatIsAhead() {
        Tape tape = market().intent(10, 0.01, 0.79).trade(20, -1, 99, 45).bid(21, 99, 5).trade(30, -1, 99, 12)
                .trade(40, -1, 98, 100);
        LobResult result = ended(tape).run();
        assertEquals(Tape.fills("30 7 @ 99", "40 3 @ 99"), Tape.fills(result));
        assertEquals(2, result.summary().quality().makerFills());
        assertEquals(25e-9, result.summary().quality().queueDelayMean(), 1e-15);
    }

    @Test
    void patientOrderIsOneTickBehind() {
        Tape tape = market().intent(10, 0.01, 0.29).trade(20, -1, 99, 500).trade(30, -1, 97, 4).trade(40, -1, 98, 2);
        assertEquals(Tape.fills("30 4 @ 98", "40 2 @ 98"), Tape.fills(ended(tape).run()));
    }

    @Test
    void tradesOfOurOwnSideDoNotFill() {
        Tape tape = market().intent(10, 0.01, 0.5).trade(20, 1, 99, 500).trade(30, 1, 98, 500).trade(40, -1, 100, 500);
        assertEquals(Tape.fills(), Tape.fills(ended(tape).run()));
    }

    @Test
    void touchThatCrossesFillsWithWhatIsDisplayed() {
        Tape tape = market().intent(10, 0.01, 0.5).ask(20, 99, 6).ask(30, 98, 1);
        assertEquals(Tape.fills("20 6 @ 99", "30 1 @ 99"), Tape.fills(ended(tape).run()));
    }

    @Test
    void cancelsMoveUsAsTheQueueModelSays() {
        Tape tape = market().intent(10, 0.01, 0.5).bid(11, 99, 100).bid(12, 99, 80).trade(20, -1, 99, 45);
        assertEquals(Tape.fills(), Tape.fills(ended(tape).run()));
        assertEquals(Tape.fills("20 5 @ 99"),
                Tape.fills(tape.run(Tape.free().withQueue(QueueModel.PROPORTIONAL))));
    }

    @Test
    void tradesThatTheDisplayTellsLaterCountOnce() {
        Tape tape = market().intent(10, 0.01, 0.5).trade(20, -1, 99, 20).bid(21, 99, 30).trade(30, -1, 99, 30)
                .bid(31, 99, 0).trade(40, -1, 99, 1);
        assertEquals(Tape.fills("40 1 @ 99"),
                Tape.fills(ended(tape).run(Tape.free().withQueue(QueueModel.PROPORTIONAL))));
    }

    @Test
    void snapshotDoesNotMoveUsToTheFront() {
        Tape tape = market().intent(10, 0.01, 0.5).event(20, 20, LobEventKind.CLEAR, 1, Double.NaN, 0)
                .event(20, 20, LobEventKind.SNAPSHOT, 1, 99, 50).trade(30, -1, 99, 45).trade(40, -1, 99, 6);
        assertEquals(Tape.fills("40 1 @ 99"), Tape.fills(ended(tape).run()));
    }

    @Test
    void timeToLiveEndsAnOrder() {
        Tape tape = market().intent(10, 0.01, 0.5, 1).trade(1_000_009, -1, 98, 1).trade(1_000_011, -1, 98, 500);
        LobResult result = ended(tape).run();
        assertEquals(Tape.fills("1000009 1 @ 99"), Tape.fills(result));
        assertEquals(1, result.summary().orders().expiries());
    }

    @Test
    void noTimeToLiveMeansAtOnceOrNever() {
        Tape tape = market().intent(10, 0.03, 1, 0).ask(20, 101, 500);
        LobResult result = ended(tape).run(Tape.free().withTicksThrough(0));
        assertEquals(Tape.fills("10 20 @ 101"), Tape.fills(result));
        assertEquals(1, result.summary().orders().expiries());
    }

    @Test
    void holdCancelsAndSendsNothing() {
        Tape tape = market().intent(10, 0.01, 0.5).hold(20).trade(30, -1, 98, 500).hold(40);
        LobResult result = ended(tape).run();
        assertEquals(Tape.fills(), Tape.fills(result));
        assertEquals(1, result.summary().orders().cancels());
        assertEquals(1, result.summary().orders().orders());
    }

    @Test
    void reachedTargetCancels() {
        Tape tape = market().intent(10, 0.01, 0.5).intent(20, 0, 0.5).trade(30, -1, 98, 500);
        LobResult result = ended(tape).run();
        assertEquals(Tape.fills(), Tape.fills(result));
        assertEquals(1, result.summary().orders().cancels());
    }

    @Test
    void otherPriceReplacesTheOrder() {
        Tape tape = market().intent(10, 0.01, 0.5).intent(20, 0.01, 0.1).trade(30, -1, 98, 500);
        LobResult result = ended(tape).run();
        assertEquals(Tape.fills("30 10 @ 98"), Tape.fills(result));
        assertEquals(1, result.summary().orders().replaced());
        assertEquals(2, result.summary().orders().orders());
        assertEquals(0.5, result.summary().orders().fillRatio());
    }

    @Test
    void sameOrderAgainKeepsItsPlaceAndLivesLonger() {
        Tape tape = market().intent(10, 0.01, 0.5, 1).trade(20, -1, 99, 45).bid(21, 99, 30)
                .intent(900_000, 0.01, 0.5, 1).trade(1_500_000, -1, 99, 6);
        LobResult result = ended(tape).run();
        assertEquals(Tape.fills("1500000 1 @ 99"), Tape.fills(result));
        assertEquals(1, result.summary().orders().orders());
    }

    @Test
    void orderMeetsTheBookOfItsArrival() {
        Tape tape = market().intent(10, 0.01, 1).ask(100, 101, 0).ask(105, 101, 4);
        assertEquals(Tape.fills("110 4 @ 101", "110 6 @ 102"),
                Tape.fills(ended(tape).run(Tape.free().withLatency(LobLatency.constant(100)))));
    }

    @Test
    void decisionKnowsOnlyWhatArrived() {
        Tape tape = market().event(5, 25, LobEventKind.DEPTH, 1, 100, 50).intent(10, 0.01, 0.5)
                .trade(30, -1, 99, 51);
        assertEquals(Tape.fills("30 1 @ 99"), Tape.fills(ended(tape).run()));
    }

    @Test
    void latencyFollowsTheFeed() {
        Tape tape = new Tape().bid(0, 99, 50).event(0, 30, LobEventKind.DEPTH, -1, 101, 20).intent(100, 0.01, 1);
        LobResult result = ended(tape).run(Tape.free().withLatency(LobLatency.ofFeed(2)));
        assertEquals(Tape.fills("160 10 @ 101"), Tape.fills(result));
        assertEquals(220, result.fills().localTime(0));
    }

    @Test
    void fillsUnderWayAreNotOrderedTwice() {
        LobRules slow = Tape.free().withLatency(new LobLatency(5, 1000, 0));
        Tape tape = market().intent(10, 0.01, 1).intent(100, 0.01, 0.9).intent(200, 0.02, 0.5).intent(300, 0.01, 1)
                .trade(400, -1, 98, 500);
        LobResult result = ended(tape).run(slow);
        assertEquals(Tape.fills("15 10 @ 101"), Tape.fills(result));
        assertEquals(10, result.summary().units());
    }

    @Test
    void reportOfAnOlderOrderCountsForTheOneThatReplacedIt() {
        LobRules slow = Tape.free().withLatency(new LobLatency(0, 1000, 0));
        // Four of ten are filled at 101 before the order for ten at 99 arrives, of which six are left.
        Tape tape = new Tape().bid(0, 99, 50).ask(0, 101, 4).intent(10, 0.01, 1).intent(20, 0.01, 0.5)
                .trade(100, -1, 98, 500).intent(2000, 0.014, 0.5).trade(3000, -1, 98, 500);
        LobResult result = ended(tape).run(slow.withTicksThrough(0));
        assertEquals(Tape.fills("10 4 @ 101", "100 6 @ 99", "3000 4 @ 99"), Tape.fills(result));
    }

    @Test
    void filledOrderDoesNotStandForTheNextOne() {
        Tape tape = market().intent(10, 0.01, 0.5).trade(30, -1, 98, 500).intent(50, 0.02, 0.5)
                .trade(60, -1, 98, 500);
        assertEquals(Tape.fills("30 10 @ 99", "60 10 @ 99"), Tape.fills(ended(tape).run()));
    }

    @Test
    void decisionKnowsTheFillsThatWereReported() {
        // Ten lots at 99 and a fee of 891 leave an equity of 99,119, half of which is 495 lots at a mid of 100.
        Tape tape = market().ask(0, 103, 1000).intent(10, 0.01, 0.5).trade(30, -1, 98, 500).intent(50, 0.5, 1);
        LobRules rules = Tape.free().withFees(0.9, 0);
        assertEquals(495, ended(tape).run(rules).summary().units());
        assertEquals(500, tape.run(rules.withLatency(new LobLatency(0, 100, 0))).summary().units());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takenLiquidityIsGoneOnlyIfRemembered(boolean remember) {
        Tape tape = market().intent(10, 0.02, 1).intent(20, 0.04, 1);
        assertEquals(Tape.fills("10 20 @ 101", remember ? "20 19 @ 102" : "20 19 @ 101"),
                Tape.fills(ended(tape).run(Tape.free().withRememberTaken(remember))));
    }
}
