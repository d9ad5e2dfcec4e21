package org.ternion.benchmarks.trading;

import java.util.Locale;
import org.ternion.trading.Decision;
import org.ternion.trading.RunTotals;
import org.ternion.trading.TriadicEngine;
import org.ternion.trading.data.BarSeries;

/** What a run did: two runs with the same numbers are the same run. */
record RunFigures(long bars, long fills, double hold, double recall, double equity) {
    /** Runs an engine over a series and counts. */
    static RunFigures of(TriadicEngine engine, BarSeries bars) {
        Count count = new Count();
        for (int i = 0; i < bars.size(); i++) {
            count.add(engine.onBar(bars.times()[i], bars.open()[i], bars.high()[i], bars.low()[i], bars.close()[i],
                    bars.volume()[i]));
        }
        return count.figures();
    }

    /** Those of a run of a sweep. */
    static RunFigures of(RunTotals totals) {
        return new RunFigures(totals.rows(), totals.fills(), totals.holdShare(), totals.recall(), totals.pnl() + 1);
    }

    /** Prints the numbers beside the figures of JMH. */
    RunFigures printed(String run) {
        System.out.printf(Locale.ROOT, "%n%s: %d bars, %d fills, HOLD %.6f, recall %.6f, equity %.12f%n", run, bars,
                fills, hold, recall, equity);
        return this;
    }

    /** Refuses a measured run that ended with another equity. */
    void requireEquity(double measured) {
        if (measured != equity) {
            throw new IllegalStateException("another run: equity " + measured + " instead of " + equity);
        }
    }

    /** Counts decisions. */
    static final class Count {
        private long bars;
        private long fills;
        private long hold;
        private long acceptable;
        private long both;
        private double equity = Double.NaN;

        void add(Decision decision) {
            bars++;
            fills += decision.fill() != 0 ? 1 : 0;
            hold += decision.hold() ? 1 : 0;
            acceptable += decision.acceptable() ? 1 : 0;
            both += decision.acceptable() && decision.direction() != 0 ? 1 : 0;
            equity = decision.equity();
        }

        RunFigures figures() {
            return new RunFigures(bars, fills, (double) hold / bars, (double) both / acceptable, equity);
        }
    }
}
