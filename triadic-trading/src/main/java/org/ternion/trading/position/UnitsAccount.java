package org.ternion.trading.position;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Holds units and cash: self-financing. Prices must be positive and finite. An account without equity can only close,
 * and its exposures are told in shares of the equity at the start.
 */
final class UnitsAccount extends Account {
    /** A target of this much less than a whole number of lots is that number: 0.3 / 0.1 is less than 3. */
    private static final double LOT_TOLERANCE = 1e-9;

    private final double lotSize;
    private double cash;
    private double units;
    private double last;

    UnitsAccount(FillRules fills, AccountRules rules) {
        super(fills, rules);
        lotSize = rules.lotSize();
        cash = rules.startEquity();
    }

    @Override
    void mark(double close) {
        last = close;
        if (financed) {
            cash -= close * (borrowRate * Math.max(0, -units) + fundingRate * units);
        }
    }

    @Override
    void markBeforeClose(double price) {
        last = price;
    }

    @Override
    void execute(double target, boolean ban, double price, double volume) {
        double equity = cash + units * price;
        boolean mustClose = ban || !(equity > 0);
        double aim = mustClose ? 0 : withinLeverage(target);
        double change = inLots(aim * equity / price) - units;
        if (mustClose) {
            change = -units;
            if (change == 0) {
                return;
            }
        } else {
            double limit = tradable(volume);
            if (Math.abs(change) > limit) {
                change = inLots(Math.copySign(limit, change));
            }
            double notional = Math.abs(change) * price;
            if (change == 0 || tooSmall(notional / equity, notional, units, aim)) {
                return;
            }
        }
        double rate = slippageRate(change, volume);
        double signed = change > 0 ? rate : -rate;
        double logged = price * (1 + signed);
        double paid = slippageCharged ? logged : price;
        double moved = change * price / base(equity);
        double fee = feeOnNotional ? feeRate * Math.abs(change) * paid : feeRate * Math.abs(moved) * startEquity;
        cash -= change * paid + fee;
        double before = units;
        units += change;
        filled(moved, logged, signed, fee, before, units);
    }

    private double inLots(double wanted) {
        if (lotSize == 0) {
            return wanted;
        }
        double lots = Math.floor(Math.abs(wanted) / lotSize + LOT_TOLERANCE);
        return Math.copySign(lots * lotSize, wanted);
    }

    private double base(double equity) {
        return equity > 0 ? equity : startEquity;
    }

    @Override
    double equity() {
        return cash + units * last;
    }

    @Override
    double exposure() {
        return units == 0 ? 0 : units * last / base(equity());
    }

    @Override
    double units() {
        return units;
    }

    @Override
    double cash() {
        return cash;
    }

    @Override
    void save(DataOutput out) throws IOException {
        super.save(out);
        out.writeDouble(cash);
        out.writeDouble(units);
        out.writeDouble(last);
    }

    @Override
    void restore(DataInput in) throws IOException {
        super.restore(in);
        cash = in.readDouble();
        units = in.readDouble();
        last = in.readDouble();
    }
}
