package org.ternion.trading.sweep;

import java.util.Locale;
import org.ternion.trading.RunTotals;

/** What the best of several runs is the best in; more is better. */
public enum Objective {
    /** Mean return per bar over its deviation. */
    SHARPE {
        @Override
        public double score(RunTotals totals) {
            return totals.deviation() > 0 ? totals.meanReturn() / totals.deviation() : Double.NaN;
        }
    },
    /** Profit after costs, a share of the start. */
    NET_PROFIT {
        @Override
        public double score(RunTotals totals) {
            return profit(totals);
        }
    },
    /** Profit after costs over the greatest relative drawdown. */
    PROFIT_PER_DRAWDOWN {
        @Override
        public double score(RunTotals totals) {
            return totals.maxRelativeDrawdown() < 0 ? profit(totals) / -totals.maxRelativeDrawdown() : Double.NaN;
        }
    },
    /** Profit after costs over turnover. */
    EDGE_PER_TURNOVER {
        @Override
        public double score(RunTotals totals) {
            return totals.turnover() > 0 ? profit(totals) / totals.turnover() : Double.NaN;
        }
    },
    /** Share of the acceptable bars that act. */
    RECALL {
        @Override
        public double score(RunTotals totals) {
            return totals.recall();
        }
    },
    /** Harmonic mean of precision and recall. */
    F1 {
        @Override
        public double score(RunTotals totals) {
            return 2.0 * totals.both() / ((double) totals.act() + totals.acceptable());
        }
    };

    /**
     * The score of a run.
     *
     * @param totals of the run
     * @return a number, NaN if it is not defined
     */
    public abstract double score(RunTotals totals);

    private static double profit(RunTotals totals) {
        return totals.pnl() - totals.pnlBefore();
    }

    /** {@return the name in tables and on command lines, such as {@code net_profit}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
