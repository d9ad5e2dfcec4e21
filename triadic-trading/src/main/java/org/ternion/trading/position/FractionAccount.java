package org.ternion.trading.position;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Holds a share of equity: rebalanced at every price for nothing, as the prototype does. */
final class FractionAccount extends Account {
    private double equity;
    private double exposure;
    private double last;
    private boolean marked;

    FractionAccount(FillRules fills, AccountRules rules) {
        super(fills, rules);
        equity = rules.startEquity();
    }

    @Override
    void mark(double close) {
        markBeforeClose(close);
        if (financed) {
            equity -= equity * (borrowRate * Math.max(0, -exposure) + fundingRate * exposure);
        }
    }

    @Override
    void markBeforeClose(double price) {
        if (marked) {
            equity = equity * (1 + exposure * (price / last - 1));
        }
        last = price;
        marked = true;
    }

    @Override
    void execute(double target, boolean ban, double price, double volume) {
        double aim = ban ? 0 : withinLeverage(target);
        double change = aim - exposure;
        if (ban) {
            if (change == 0) {
                return;
            }
        } else {
            double most = tradable(volume);
            if (most < Double.POSITIVE_INFINITY && Math.abs(change) * equity > most * price) {
                change = Math.copySign(most * price / equity, change);
            }
            if (tooSmall(change, Math.abs(change) * equity, exposure, aim)) {
                return;
            }
        }
        double rate = slippageRate(change * equity / price, volume);
        double signed = change > 0 ? rate : -rate;
        double size = Math.abs(change);
        double worth = Math.max(equity, 0);
        double fee = size * feeRate * (feeOnNotional ? worth : startEquity);
        if (slippageCharged) {
            equity -= size * rate * worth;
        }
        equity -= fee;
        double before = exposure;
        exposure += change;
        filled(change, price * (1 + signed), signed, fee, before, exposure);
    }

    @Override
    double equity() {
        return equity;
    }

    @Override
    double exposure() {
        return exposure;
    }

    @Override
    double units() {
        return exposure == 0 ? 0 : exposure * equity / last;
    }

    @Override
    double cash() {
        return equity - exposure * equity;
    }

    @Override
    void save(DataOutput out) throws IOException {
        super.save(out);
        out.writeDouble(equity);
        out.writeDouble(exposure);
        out.writeDouble(last);
        out.writeBoolean(marked);
    }

    @Override
    void restore(DataInput in) throws IOException {
        super.restore(in);
        equity = in.readDouble();
        exposure = in.readDouble();
        last = in.readDouble();
        marked = in.readBoolean();
    }
}
