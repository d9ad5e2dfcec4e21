package org.ternion.trading.position;

/** Rules of both profiles, for tests of this package, which does not know the engine's settings. */
final class Rules {
    static final SizeRules SIZES = new SizeRules(0.05, 20, 2);

    private Rules() {
    }

    static PositionRules reference(double tauOn, double tauOff) {
        return new PositionRules(inverted(tauOn, tauOff), SIZES, referenceFills(5e-4, 3e-4, 0.02),
                account(AccountModel.FRACTION));
    }

    static PositionRules causal() {
        return new PositionRules(schmitt(0.5, 0.3, 1, 1, true), SIZES, causalFills(5e-4, 3e-4, 0.02),
                account(AccountModel.UNITS));
    }

    static PositionRules with(FillRules fills, AccountRules account) {
        return new PositionRules(schmitt(0.5, 0.3, 1, 1, true), new SizeRules(1, 1e-6, 2), fills, account);
    }

    static GateRules inverted(double tauOn, double tauOff) {
        return new GateRules(GateRule.INVERTED, tauOn, tauOff, 1, 1, true, MissingConfidence.FULL);
    }

    static GateRules schmitt(double tauOn, double tauOff, int kOn, int kOff, boolean resetOnFlip) {
        return new GateRules(GateRule.SCHMITT, tauOn, tauOff, kOn, kOff, resetOnFlip, MissingConfidence.NONE);
    }

    static FillRules referenceFills(double fee, double slippage, double minTrade) {
        return new FillRules(FillTiming.SAME_CLOSE, fee, FeeBase.INITIAL_EQUITY, slippage, SlippageRule.LOGGED, 0,
                minTrade, MinTradeRule.STRICT, Double.NaN, 0.5);
    }

    static FillRules causalFills(double fee, double slippage, double minTrade) {
        return new FillRules(FillTiming.NEXT_OPEN, fee, FeeBase.NOTIONAL, slippage, SlippageRule.CHARGED, 0,
                minTrade, MinTradeRule.TOLERANT, Double.NaN, 0.5);
    }

    static AccountRules account(AccountModel model) {
        return new AccountRules(model, 1, 0, 0, Double.NaN, 0, 0);
    }
}
