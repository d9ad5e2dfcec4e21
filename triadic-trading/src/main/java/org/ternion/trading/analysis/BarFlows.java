package org.ternion.trading.analysis;

import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;

/**
 * Where each change of equity came from. A bar is two holding times, from the close before to the fill and from the
 * fill to the close, then fee, slippage if it was charged, and what is left: borrowing, funding, rounding, and what a
 * fraction of equity gains by being rebalanced at an open at which a waiting change was too small to be filled. The
 * parts of a bar add up to its change of equity.
 */
final class BarFlows {
    private final RunLog log;
    private final boolean units;
    private final double[] size;
    private final double[] equity;
    private final double[] price;
    private final double[] fillPrice;
    private final double[] gainBefore;
    private final double[] gainAfter;
    private final double[] fee;
    private final double[] slippage;
    private final double[] carry;

    private BarFlows(RunLog log) {
        int n = log.size();
        this.log = log;
        units = holdsUnits(log);
        size = log.column(units ? LogColumn.UNITS : LogColumn.EXPOSURE);
        equity = log.equity();
        price = new double[n];
        fillPrice = new double[n];
        gainBefore = new double[n];
        gainAfter = new double[n];
        fee = log.column(LogColumn.FEE);
        slippage = new double[n];
        carry = new double[n];
    }

    static BarFlows of(RunLog log) {
        BarFlows flows = new BarFlows(log);
        double equityBefore = startEquity(log);
        for (int t = 0; t < log.size(); t++) {
            flows.split(t, equityBefore);
            equityBefore = flows.equity[t];
        }
        return flows;
    }

    /** Equity before the first bar, in the terms of {@link RunLog#equity}. */
    static double startEquity(RunLog log) {
        return log.size() == 0 || !log.has(LogColumn.EQUITY) ? 1
                : log.column(LogColumn.EQUITY)[0] / (1 + log.column(LogColumn.PNL)[0]);
    }

    /** Units that change without a fill are those of an account that keeps a fraction of equity. */
    private static boolean holdsUnits(RunLog log) {
        if (!log.has(LogColumn.UNITS)) {
            return false;
        }
        double[] held = log.column(LogColumn.UNITS);
        double[] fill = log.column(LogColumn.FILL);
        for (int t = 0; t < log.size(); t++) {
            if (Double.isNaN(held[t]) || t > 0 && fill[t] == 0 && held[t] != held[t - 1]) {
                return false;
            }
        }
        return true;
    }

    private void split(int t, double equityBefore) {
        double close = log.column(LogColumn.PRICE)[t];
        double rate = log.column(LogColumn.SLIPPAGE)[t];
        double paid = log.column(LogColumn.FILL_PRICE)[t];
        // Units are not marked to a price that is none; a fraction of it is lost for ever, as in the prototype.
        price[t] = close > 0 && close < Double.POSITIVE_INFINITY || t == 0 || !units ? close : price[t - 1];
        double at = filled(t) ? paid / (1 + rate) : price[t];
        double before = sizeBefore(t);
        double after = size[t];
        double costs = filled(t) ? fee[t] : 0;
        // Per unit of size: units earn the difference of prices, fractions the return on equity.
        gainBefore[t] = before == 0 ? 0 : units ? at - price[t - 1] : equityBefore * (at / price[t - 1] - 1);
        double atFill = equityBefore + before * gainBefore[t];
        double slipped = filled(t) ? Math.abs((after - before) * rate) * (units ? at : atFill) : 0;
        double plain = atFill - costs;
        double plainLeft = plain + after * gainAfter(t, plain, at) - equity[t];
        double chargedLeft = plain - slipped + after * gainAfter(t, plain - slipped, at) - equity[t];
        // The log does not say whether slippage was charged, but the equity does: one of the two explains it.
        boolean charged = slipped > 0 && Math.abs(chargedLeft) < Math.abs(plainLeft);
        gainAfter[t] = gainAfter(t, charged ? plain - slipped : plain, at);
        slippage[t] = charged ? slipped : 0;
        carry[t] = charged ? chargedLeft : plainLeft;
        fillPrice[t] = charged ? paid : at;
    }

    private double gainAfter(int t, double equityAfter, double at) {
        if (!filled(t) || size[t] == 0) {
            return 0;
        }
        return units ? price[t] - at : equityAfter * (price[t] / at - 1);
    }

    RunLog log() {
        return log;
    }

    boolean filled(int t) {
        return log.column(LogColumn.FILL)[t] != 0 && size[t] != sizeBefore(t);
    }

    double sizeBefore(int t) {
        return t == 0 ? 0 : size[t - 1];
    }

    double size(int t) {
        return size[t];
    }

    /** Units in a position of a size at a price. */
    double unitsOf(double positionSize, int t, double atPrice) {
        return units ? positionSize : positionSize * equity[t] / atPrice;
    }

    double equity(int t) {
        return equity[t];
    }

    double price(int t) {
        return price[t];
    }

    double fillPrice(int t) {
        return fillPrice[t];
    }

    double gainBefore(int t) {
        return gainBefore[t];
    }

    double gainAfter(int t) {
        return gainAfter[t];
    }

    double fee(int t) {
        return filled(t) ? fee[t] : 0;
    }

    double slippage(int t) {
        return slippage[t];
    }

    /** Cost beyond fee and slippage; negative if received. */
    double carry(int t) {
        return carry[t];
    }
}
