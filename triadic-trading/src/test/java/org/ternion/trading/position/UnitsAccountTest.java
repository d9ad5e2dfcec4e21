package org.ternion.trading.position;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsAccountTest {
    private static final FillRules FILLS = Rules.causalFills(5e-4, 3e-4, 0.02);
    private static final FillRules FREE = Rules.causalFills(0, 0, 0);

    private static AccountRules rules(double lot, double minNotional, double leverage, double borrow,
                                      double funding) {
        return new AccountRules(AccountModel.UNITS, 1000, lot, minNotional, leverage, borrow, funding);
    }

    private static Account account(FillRules fills, AccountRules rules) {
        Account account = new UnitsAccount(fills, rules);
        account.mark(100);
        account.begin(100);
        return account;
    }

    @Test
    void theWorkedExampleOfTheSpecificationComesOut() {
        Account account = account(FILLS, Rules.account(AccountModel.UNITS));
        account.execute(0.05, false, 100, Double.NaN);
        assertEquals(0.0005, account.units());
        assertEquals(100.03, account.fillPrice(), 1e-13);
        assertEquals(0.9499599925, account.cash(), 1e-15);
        assertEquals(0.9999599925, account.equity(), 1e-15);
        assertEquals(0.0000250075, account.fee(), 1e-18);
        account.mark(110);
        assertEquals(1.0049599925, account.equity(), 1e-15);
        assertEquals(0.0547285468, account.exposure(), 1e-10);
    }

    @ParameterizedTest
    @CsvSource({"0.05, 0.06, 0.05", "0.05, 0.07, 0.07", "0.05, 0.0, 0.0", "0.01, 0.0, 0.0", "0.05, -0.001, -0.001",
        "0.0, 0.019, 0.0", "0.0, 0.02, 0.02", "0.0, 0.0, 0.0"})
    void smallChangesAreLeftOutUnlessTheyCloseOrChangeSides(double held, double target, double expected) {
        Account free = account(FREE, rules(0, 0, Double.NaN, 0, 0));
        free.execute(held, false, 100, Double.NaN);
        Account account = account(Rules.causalFills(0, 0, 0.02), rules(0, 0, Double.NaN, 0, 0));
        copyPosition(free, account);
        account.execute(target, false, 100, Double.NaN);
        assertEquals(expected * 10, account.units(), 1e-12);
    }

    private static void copyPosition(Account from, Account to) {
        try {
            var bytes = new ByteArrayOutputStream();
            from.save(new DataOutputStream(bytes));
            to.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.1, 3.0", "0.38, 0.1, 3.8", "0.38, 1, 3", "-0.38, 1, -3", "0.05, 1, 0"})
    void unitsAreWholeLotsTowardsZero(double target, double lot, double units) {
        Account account = account(FREE, rules(lot, 0, Double.NaN, 0, 0));
        account.execute(target, false, 100, Double.NaN);
        assertEquals(units, account.units(), 1e-12);
    }

    @Test
    void participationLimitsATradeToItsShareOfTheVolume() {
        FillRules fills = new FillRules(FillTiming.NEXT_OPEN, 0, FeeBase.NOTIONAL, 0, SlippageRule.CHARGED, 0, 0,
                MinTradeRule.TOLERANT, 0.1, 0.5);
        Account account = account(fills, rules(0, 0, Double.NaN, 0, 0));
        account.execute(1, false, 100, 20);
        assertEquals(2, account.units());
        account.execute(1, false, 100, Double.NaN);
        assertEquals(2, account.units(), "an unknown volume allows nothing");
        account.execute(0, true, 100, 5);
        assertEquals(0, account.units(), "a ban closes whatever the volume");
    }

    @Test
    void impactGrowsWithTheRootOfTheShareOfVolume() {
        FillRules fills = new FillRules(FillTiming.NEXT_OPEN, 0, FeeBase.NOTIONAL, 1e-3, SlippageRule.CHARGED, 0.1,
                0, MinTradeRule.TOLERANT, Double.NaN, 0.5);
        Account account = account(fills, rules(0, 0, Double.NaN, 0, 0));
        account.execute(-0.4, false, 100, 400);
        assertEquals(-(1e-3 + 0.1 * 0.1), account.slippage(), 1e-15);
        assertEquals(100 * (1 - 0.011), account.fillPrice(), 1e-12);
    }

    @Test
    void leverageCapsTargetsAndSmallNotionalsAreLeftOut() {
        Account account = account(FREE, rules(0, 50, 0.5, 0, 0));
        account.execute(0.04, false, 100, Double.NaN);
        assertEquals(0, account.units());
        account.execute(-1, false, 100, Double.NaN);
        assertEquals(-5, account.units());
    }

    @Test
    void shortsPayTheBorrowAndReceiveTheFunding() {
        Account account = account(FREE, rules(0, 0, Double.NaN, 0.01, 0.004));
        account.execute(-0.5, false, 100, Double.NaN);
        account.mark(100);
        assertEquals(1000 - 500 * 0.01 + 500 * 0.004, account.equity(), 1e-9);
    }

    @Test
    void anAccountWithoutEquityCanOnlyClose() {
        Account account = account(FREE, rules(0, 0, Double.NaN, 0, 0));
        account.execute(-1, false, 100, Double.NaN);
        account.mark(250);
        assertEquals(-500, account.equity(), 1e-9);
        assertTrue(account.exposure() < 0, "a short stays a short");
        account.execute(-1, false, 250, Double.NaN);
        assertEquals(0, account.units());
        assertEquals(2.5, account.fill(), 1e-12, "a share of the start");
    }

    @Test
    void tradesAreNumberedFromFlatToFlatAndAnewAtAChangeOfSides() {
        Account account = account(FREE, rules(0, 0, Double.NaN, 0, 0));
        StringBuilder ids = new StringBuilder();
        for (double target : new double[] {0.1, 0.2, 0, -0.1, 0.1, 0, 0.1}) {
            account.execute(target, false, 100, Double.NaN);
            ids.append(account.tradeId());
        }
        assertEquals("1102304", ids.toString());
    }

    @Test
    void lotsOfAnAccountOfFractionsAreRefused() {
        assertEquals("lots need an account of units, the model was FRACTION",
                assertThrows(IllegalArgumentException.class, () -> new AccountRules(AccountModel.FRACTION, 1, 0.1, 0,
                        Double.NaN, 0, 0)).getMessage());
    }
}
