package org.ternion.trading.analysis;

import java.util.ArrayList;
import java.util.List;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;

/**
 * Finds the trades of a log, of either account model: units held, or a fraction of equity that is kept without cost, in
 * which case units are those of the fraction at the fill. Net and open profits of all trades add up to the change of
 * equity over the log.
 */
public final class Trades {
    private final BarFlows flows;
    private final LotMatching matching;
    private final List<Trade> found = new ArrayList<>();
    private OpenTrade open;

    private Trades(BarFlows flows, LotMatching matching) {
        this.flows = flows;
        this.matching = matching;
    }

    /**
     * The trades of a log, with average cost.
     *
     * @param log with the columns of the reference profile
     * @return trades in the order of entry
     */
    public static List<Trade> of(RunLog log) {
        return of(log, LotMatching.AVERAGE);
    }

    /**
     * The trades of a log. Matching matters only for a trade that is still open: it says how much of its profit was
     * realised.
     *
     * @param log      with the columns of the reference profile
     * @param matching which part a reduction closes
     * @return trades in the order of entry; the last one may be open
     */
    public static List<Trade> of(RunLog log, LotMatching matching) {
        return of(BarFlows.of(log), matching);
    }

    static List<Trade> of(BarFlows flows, LotMatching matching) {
        Trades trades = new Trades(flows, matching);
        int n = flows.log().size();
        for (int t = 0; t < n; t++) {
            trades.next(t);
        }
        if (trades.open != null) {
            trades.found.add(trades.open.end(n - 1, ExitReason.END_OPEN));
        }
        return List.copyOf(trades.found);
    }

    private void next(int t) {
        double carry = flows.carry(t);
        if (open != null) {
            open.gain(flows.gainBefore(t));
            open.cost(0, 0, carry);
            carry = 0;
        }
        if (flows.filled(t)) {
            fill(t);
            if (open != null) {
                open.gain(flows.gainAfter(t));
                open.cost(0, 0, carry);
            }
        }
        if (open != null) {
            open.mark(flows.unitsOf(Math.abs(flows.size(t)), t, flows.price(t)) * flows.price(t));
        }
    }

    private void fill(int t) {
        double before = flows.sizeBefore(t);
        double after = flows.size(t);
        double change = Math.abs(after - before);
        boolean ends = before != 0 && (after == 0 || after > 0 != before > 0);
        double closed = ends ? Math.abs(before) : Math.max(0, Math.abs(before) - Math.abs(after));
        double price = flows.fillPrice(t);
        if (closed > 0) {
            double share = Math.min(1, closed / change);
            open.close(ends, closed, flows.unitsOf(closed, t, price), price);
            open.cost(flows.fee(t) * share, flows.slippage(t) * share, 0);
        }
        if (ends) {
            found.add(open.end(t, after != 0 ? ExitReason.FLIP : banned(t) ? ExitReason.BAN : ExitReason.FLAT));
            open = null;
        }
        double opened = ends ? Math.abs(after) : Math.max(0, Math.abs(after) - Math.abs(before));
        if (opened > 0) {
            double share = 1 - Math.min(1, closed / change);
            if (open == null) {
                open = new OpenTrade(found.size() + 1, after > 0 ? 1 : -1, t);
            }
            open.add(opened, flows.unitsOf(opened, t, price), price);
            open.cost(flows.fee(t) * share, flows.slippage(t) * share, 0);
        }
    }

    private boolean banned(int t) {
        RunLog log = flows.log();
        if (!log.has(LogColumn.BAN)) {
            return false;
        }
        boolean decidedBefore = t > 0 && log.has(LogColumn.PENDING)
                && !Double.isNaN(log.column(LogColumn.PENDING)[t - 1]);
        return log.column(LogColumn.BAN)[decidedBefore ? t - 1 : t] != 0;
    }

    /** A trade that has not ended. */
    private final class OpenTrade {
        private final int id;
        private final int side;
        private final int entryRow;
        private final Lots lots = new Lots(matching);
        private double unitsIn;
        private double paidIn;
        private double unitsOut;
        private double paidOut;
        private double unitsHeld;
        private double maxUnits;
        private double maxNotional;
        private double realised;
        private double fees;
        private double slippage;
        private double carry;
        private double adverse;
        private double favourable;

        private OpenTrade(int id, int side, int entryRow) {
            this.id = id;
            this.side = side;
            this.entryRow = entryRow;
        }

        private void gain(double perSize) {
            lots.gain(side * perSize);
            excursion();
        }

        private void excursion() {
            double profit = realised + lots.profit();
            adverse = Math.min(adverse, profit);
            favourable = Math.max(favourable, profit);
        }

        private void add(double size, double units, double price) {
            lots.open(size);
            unitsIn += units;
            paidIn += units * price;
            unitsHeld += units;
            maxUnits = Math.max(maxUnits, unitsHeld);
            maxNotional = Math.max(maxNotional, unitsHeld * price);
        }

        private void close(boolean all, double size, double units, double price) {
            realised += all ? lots.closeAll() : lots.close(size);
            unitsOut += units;
            paidOut += units * price;
            unitsHeld -= units;
        }

        private void cost(double fee, double slip, double other) {
            fees += fee;
            slippage += slip;
            carry += other;
        }

        private void mark(double notional) {
            maxNotional = Math.max(maxNotional, notional);
        }

        private Trade end(int row, ExitReason reason) {
            long[] times = flows.log().times();
            return new Trade(id, side, entryRow, row, times[entryRow], times[row], Sample.ratio(paidIn, unitsIn),
                    Sample.ratio(paidOut, unitsOut), maxUnits, maxNotional, realised,
                    realised - fees - slippage - carry, lots.profit(), fees, slippage, carry, adverse, favourable,
                    reason);
        }
    }
}
