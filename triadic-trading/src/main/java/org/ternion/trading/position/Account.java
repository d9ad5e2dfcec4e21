package org.ternion.trading.position;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What executions of both account models share: costs, limits, the fill of the bar and the numbers of trades. */
abstract sealed class Account permits FractionAccount, UnitsAccount {
    /** What the tolerant rule forgives, because a target minus an exposure is not exact. */
    private static final double TOLERANCE = 1e-12;

    final double startEquity;
    final double feeRate;
    final boolean feeOnNotional;
    final boolean slippageCharged;
    final double borrowRate;
    final double fundingRate;
    final boolean financed;
    private final double slippageRate;
    private final double impact;
    private final double minTrade;
    private final boolean strict;
    private final double minNotional;
    private final double maxLeverage;
    private final double maxParticipation;

    private double fill;
    private double fillPrice;
    private double fee;
    private double slippage;
    private long trades;
    private long tradeId;

    Account(FillRules fills, AccountRules rules) {
        startEquity = rules.startEquity();
        feeRate = fills.feeRate();
        feeOnNotional = fills.feeBase() == FeeBase.NOTIONAL;
        slippageCharged = fills.slippageRule() == SlippageRule.CHARGED;
        borrowRate = rules.borrowRate();
        fundingRate = rules.fundingRate();
        financed = borrowRate != 0 || fundingRate != 0;
        slippageRate = fills.slippageRate();
        impact = fills.impact();
        strict = fills.minTradeRule() == MinTradeRule.STRICT;
        minTrade = strict ? fills.minTrade() : fills.minTrade() - TOLERANCE;
        minNotional = rules.minNotional();
        maxLeverage = Double.isNaN(rules.maxLeverage()) ? Double.POSITIVE_INFINITY : rules.maxLeverage();
        maxParticipation = Double.isNaN(fills.maxParticipation()) ? Double.POSITIVE_INFINITY
                : fills.maxParticipation();
    }

    /** Values the position at a close and pays what it owes for the bar. */
    abstract void mark(double close);

    /** Values the position at a price before the close, to execute there. */
    abstract void markBeforeClose(double price);

    /**
     * Moves to a signed target exposure as far as the rules allow; a ban closes whatever they say.
     */
    abstract void execute(double target, boolean ban, double price, double volume);

    abstract double equity();

    abstract double exposure();

    abstract double units();

    abstract double cash();

    final void begin(double close) {
        fill = 0;
        fillPrice = close;
        fee = 0;
        slippage = 0;
    }

    final double withinLeverage(double target) {
        return Math.max(-maxLeverage, Math.min(maxLeverage, target));
    }

    /** The greatest units of a trade; an unknown volume allows none where there is a limit. */
    final double tradable(double volume) {
        if (maxParticipation == Double.POSITIVE_INFINITY) {
            return Double.POSITIVE_INFINITY;
        }
        return volume > 0 ? maxParticipation * volume : 0;
    }

    /** Whether a change of exposure is too small to be made. */
    final boolean tooSmall(double change, double notional, double held, double target) {
        boolean closes = target == 0 && held != 0;
        if (strict) {
            return Math.abs(change) < minTrade || notional < minNotional && !closes;
        }
        boolean flips = held < 0 && target > 0 || held > 0 && target < 0;
        return change == 0 || Math.abs(change) < minTrade && !closes && !flips || notional < minNotional && !closes;
    }

    /** The slippage rate of a trade; where volume is unknown it counts as all of the bar's. */
    final double slippageRate(double units, double volume) {
        if (impact == 0) {
            return slippageRate;
        }
        return slippageRate + impact * Math.sqrt(volume > 0 ? Math.abs(units) / volume : 1);
    }

    final void filled(double change, double price, double signedSlippage, double paidFee, double before,
                      double after) {
        fill = change;
        fillPrice = price;
        slippage = signedSlippage;
        fee = paidFee;
        if (after == 0) {
            tradeId = 0;
        } else if (before == 0 || before > 0 != after > 0) {
            tradeId = ++trades;
        }
    }

    final double fill() {
        return fill;
    }

    final double fillPrice() {
        return fillPrice;
    }

    final double fee() {
        return fee;
    }

    final double slippage() {
        return slippage;
    }

    final long tradeId() {
        return tradeId;
    }

    final long trades() {
        return trades;
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(fill);
        out.writeDouble(fillPrice);
        out.writeDouble(fee);
        out.writeDouble(slippage);
        out.writeLong(trades);
        out.writeLong(tradeId);
    }

    void restore(DataInput in) throws IOException {
        fill = in.readDouble();
        fillPrice = in.readDouble();
        fee = in.readDouble();
        slippage = in.readDouble();
        trades = in.readLong();
        tradeId = in.readLong();
    }
}
