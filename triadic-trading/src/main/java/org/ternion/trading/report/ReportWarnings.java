package org.ternion.trading.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ternion.core.io.Numbers;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.analysis.PerformanceReport;
import org.ternion.trading.analysis.Trade;
import org.ternion.trading.data.BarCheck;
import org.ternion.trading.data.BarSeries;

/** What a reader must know before any figure of a run. */
final class ReportWarnings {
    /** Fewer closed trades say nothing about the next one. */
    private static final int FEW_TRADES = 30;
    /** Noise that does as well this often is no rare luck. */
    private static final double OFTEN = 0.05;

    private final HtmlReport.Builder content;
    private final RunLog log;
    private final List<String> grave = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    ReportWarnings(HtmlReport.Builder content, List<Trade> trades, PerformanceReport performance) {
        this.content = content;
        log = content.log;
        manifest();
        account(trades, performance);
        data();
        controls();
    }

    /** What makes the figures worthless. */
    List<String> grave() {
        return grave;
    }

    /** What makes them less than they seem. */
    List<String> others() {
        return others;
    }

    void writeTo(ReportBody body) {
        grave.forEach(text -> body.element("p", "danger", text));
        others.forEach(text -> body.element("p", "warning", text));
        if (grave.isEmpty() && others.isEmpty()) {
            body.note("No warnings.");
        }
    }

    private void manifest() {
        Map<String, String> manifest = content.manifest;
        String lookAhead = manifest.getOrDefault("look-ahead", "");
        if (!lookAhead.isEmpty()) {
            grave.add("Look-ahead: " + lookAhead + ". The run used what was not known yet; its results say nothing "
                    + "about what could have been earned.");
        }
        if (manifest.getOrDefault("complete", "true").equals("false")) {
            grave.add("The run did not come to its end: the log stops at " + Figures.stamp(last()) + ".");
        }
        if (manifest.isEmpty()) {
            others.add(log.has(LogColumn.EQUITY)
                    ? "No manifest was given: whether the run looked ahead is not known."
                    : "No manifest was given, and the log has the columns of the reference profile, which looks "
                            + "ahead.");
        }
    }

    private long last() {
        return log.times()[log.size() - 1];
    }

    private void account(List<Trade> trades, PerformanceReport performance) {
        long closed = trades.stream().filter(trade -> !trade.open()).count();
        if (closed < FEW_TRADES) {
            others.add(closed + " closed trades: too few to tell luck from skill.");
        }
        int n = log.size();
        double exposure = log.column(LogColumn.EXPOSURE)[n - 1];
        if (exposure != 0) {
            others.add("A position is open at the end: exposure " + Figures.percent(exposure) + ", "
                    + Figures.number(performance.trades().openPnl()) + " of open profit is in the equity.");
        }
        if (log.has(LogColumn.PENDING) && !Double.isNaN(log.column(LogColumn.PENDING)[n - 1])) {
            others.add("A decision waits for a bar that did not come: target "
                    + Figures.percent(log.column(LogColumn.PENDING)[n - 1]) + ".");
        }
        if (Arrays.stream(log.equity()).anyMatch(equity -> !(equity > 0))) {
            grave.add("The account went to nothing or below on the way.");
        }
        double mean = performance.exposure().meanExposure();
        if (mean > 0 && mean < 0.1) {
            others.add("Mean exposure is " + Figures.percent(mean) + " of equity: total return and drawdown are as "
                    + "small as that, whatever the market does. Compare them with the market held at the same "
                    + "exposure.");
        }
        long against = performance.exposure().barsAgainstState();
        if (against > 0) {
            others.add(against + " bars were held against the state: HOLD keeps a position, it does not close it.");
        }
    }

    private void data() {
        Map<String, Long> check = BarCheck.of(bars()).values();
        if (check.get("gaps") > 0) {
            others.add("The bars have " + check.get("gaps") + " gaps; " + check.get("missing_bars")
                    + " bars are missing at the median spacing. Times a market is closed count as well.");
        }
        if (check.get("late") + check.get("duplicates") > 0) {
            grave.add("Stamps are out of order: " + check.get("late") + " fall, " + check.get("duplicates")
                    + " come again.");
        }
        badOpens();
        double[] states = log.column(LogColumn.STATE);
        long unknown = Arrays.stream(states).filter(state -> state < -1).count();
        if (unknown * 20 > states.length) {
            others.add(unknown + " of " + states.length + " bars have no known state.");
        }
    }

    /** Fills happen at opens: a single wrong one can make or ruin an account, or its controls. */
    private void badOpens() {
        if (!log.has(LogColumn.OPEN)) {
            return;
        }
        double[] open = log.column(LogColumn.OPEN);
        double[] price = log.column(LogColumn.PRICE);
        int[] bad = IntStream.range(1, open.length).filter(t -> BarCheck.farOpen(open[t], price[t - 1])).toArray();
        if (bad.length > 0) {
            int t = bad[0];
            others.add("Opens more than half of the close before away from it, probably wrong: " + bad.length
                    + ", first " + Figures.number(open[t]) + " after " + Figures.number(price[t - 1]) + " at "
                    + Figures.stamp(log.times()[t]) + ". A fill there, in the run or in its controls, "
                    + "outweighs all others.");
        }
    }

    private BarSeries bars() {
        double[] price = log.column(LogColumn.PRICE);
        double[] unknown = new double[price.length];
        Arrays.fill(unknown, Double.NaN);
        return BarSeries.wrap(log.symbol(), BarSeries.Stamp.CLOSE, log.times(), unknown, unknown, unknown, price,
                new double[price.length]);
    }

    private void controls() {
        if (content.controls.isEmpty()) {
            others.add("No controls were given: what the same settings do on noise is not known.");
            return;
        }
        ReportTable table = content.controls.get();
        List<String> found = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            OptionalDouble share = Numbers.parse(table.cell(row, "at_least_real"));
            if (share.isPresent() && share.getAsDouble() >= OFTEN) {
                found.add(table.cell(row, "control") + " " + Figures.percent(share.getAsDouble()));
            }
        }
        if (!found.isEmpty()) {
            others.add("Controls earn at least as much in a good part of their draws: " + String.join(", ", found)
                    + ".");
        }
    }
}
