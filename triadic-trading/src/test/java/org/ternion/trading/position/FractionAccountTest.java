package org.ternion.trading.position;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FractionAccountTest {
    private static Account account(FillRules fills, AccountRules rules) {
        Account account = new FractionAccount(fills, rules);
        account.mark(100);
        account.begin(100);
        return account;
    }

    private static AccountRules rules(double minNotional, double leverage, double borrow, double funding) {
        return new AccountRules(AccountModel.FRACTION, 1000, 0, minNotional, leverage, borrow, funding);
    }

    @Test
    void feesAreSharesOfTheStartOrOfTheNotionalAsRuled() {
        Account start = account(Rules.referenceFills(0.01, 0, 0), rules(0, Double.NaN, 0, 0));
        Account notional = account(Rules.causalFills(0.01, 0, 0), rules(0, Double.NaN, 0, 0));
        for (Account account : new Account[] {start, notional}) {
            account.execute(1, false, 100, Double.NaN);
            account.mark(200);
            account.execute(0.5, false, 200, Double.NaN);
        }
        assertEquals(5, start.fee());
        assertEquals(0.5 * 0.01 * 2 * 990, notional.fee(), 1e-12);
    }

    @Test
    void slippageIsPaidOnlyWhereItIsCharged() {
        Account logged = account(Rules.referenceFills(0, 0.01, 0), rules(0, Double.NaN, 0, 0));
        Account charged = account(Rules.causalFills(0, 0.01, 0), rules(0, Double.NaN, 0, 0));
        for (Account account : new Account[] {logged, charged}) {
            account.execute(-0.5, false, 100, Double.NaN);
            assertEquals(-0.01, account.slippage());
            assertEquals(99, account.fillPrice());
        }
        assertEquals(1000, logged.equity());
        assertEquals(995, charged.equity());
    }

    @Test
    void participationAndLeverageAndLeastNotionalLimitTrades() {
        FillRules fills = new FillRules(FillTiming.NEXT_OPEN, 0, FeeBase.NOTIONAL, 0, SlippageRule.CHARGED, 0, 0,
                MinTradeRule.TOLERANT, 0.1, 0.5);
        Account account = account(fills, rules(50, 0.8, 0, 0));
        account.execute(-1, false, 100, 20);
        assertEquals(-0.2, account.exposure(), 1e-15);
        account.execute(-1, false, 100, 1e9);
        assertEquals(-0.8, account.exposure(), 1e-15);
        account.execute(-0.77, false, 100, 1e9);
        assertEquals(-0.8, account.exposure(), 1e-15, "30 of money are less than 50");
        account.execute(0, true, 100, 0);
        assertEquals(0, account.exposure(), "a ban closes whatever the volume");
    }

    @Test
    void shortsPayTheBorrowAndReceiveTheFunding() {
        Account account = account(Rules.causalFills(0, 0, 0), rules(0, Double.NaN, 0.01, 0.004));
        account.execute(-0.5, false, 100, Double.NaN);
        account.mark(100);
        assertEquals(1000 - 500 * 0.01 + 500 * 0.004, account.equity(), 1e-9);
    }
}
