package org.ternion.trading.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.RunOptions;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.analysis.Fields;
import org.ternion.trading.analysis.Measured;
import org.ternion.trading.data.BarSeries;

/**
 * Finds computations that use what is not known yet, without reading them. They are run on prefixes of a series: a past
 * row that changes when bars are added knew these bars. And the last close of each prefix is moved up and down: an
 * account that gains either way took its position after it saw where that bar went. Nothing found is no proof.
 */
public final class LookAheadDetector {
    /** Columns that are an account: the second test is for them. */
    private static final List<String> ACCOUNTS = List.of(LogColumn.EQUITY.header(), LogColumn.PNL.header());
    private static final double MOVE = 0.25;
    /** Share of the move that must be gained either way: costs that a move saves are far less. */
    private static final double LEAST_GAIN = 0.01;

    private final Subject subject;

    private LookAheadDetector(Subject subject) {
        this.subject = subject;
    }

    /** What is to be tested. */
    @FunctionalInterface
    public interface Subject {
        /**
         * Runs over a series. Called by several threads at the same time if asked to use them.
         *
         * @param bars a prefix of a series, at least one bar
         * @return columns by name, each with one value per bar, the same names for every prefix; what belongs to a bar
         *         stands in its row: a position that earns the next return was taken in this row
         */
        Map<String, double[]> run(BarSeries bars);
    }

    /** Which test found it. */
    public enum Test {
        /** A past row changed when bars were added. */
        PREFIX,
        /** The account gained whichever way its own bar went. */
        OWN_BAR
    }

    /**
     * A column that knew too much.
     *
     * @param test    which test found it
     * @param column  its name
     * @param row     first row found
     * @param bars    bars of the prefix it was found with
     * @param known   its value there; with its close moved up for {@link Test#OWN_BAR}
     * @param changed its value with all bars; with its close moved down for {@link Test#OWN_BAR}
     * @param rows    rows found over all prefixes, counted once per prefix
     */
    public record Finding(Test test, String column, int row, int bars, double known, double changed, long rows)
            implements Measured {
        @Override
        public Map<String, Object> toMap() {
            return new Fields().add("test", test == Test.PREFIX ? "prefix" : "own_bar").add("column", column)
                    .add("row", row).add("bars", bars).add("known", known).add("changed", changed).add("rows", rows)
                    .map();
        }
    }

    /**
     * A detector for any computation.
     *
     * @param subject what is to be tested
     * @return the detector
     */
    public static LookAheadDetector of(Subject subject) {
        return new LookAheadDetector(Objects.requireNonNull(subject, "subject"));
    }

    /**
     * A detector for an engine: all columns of its log.
     *
     * @param config its settings
     * @return the detector
     */
    public static LookAheadDetector of(EngineConfig config) {
        Objects.requireNonNull(config, "config");
        return of(bars -> {
            RunLog log = Backtest.run(bars, config);
            Map<String, double[]> columns = new LinkedHashMap<>();
            for (LogColumn column : log.columns()) {
                columns.put(column.header(), log.column(column));
            }
            return columns;
        });
    }

    /**
     * Tests prefixes of equal steps.
     *
     * @param bars     the series, at least two bars
     * @param prefixes how many, {@code >= 1}; one per bar but the last if there are fewer bars
     * @param options  threads; progress is told of finished prefixes
     * @return one finding per test and column that knew too much, in the order of the columns; empty if none
     * @throws IllegalArgumentException if there are fewer than two bars or no prefixes
     * @throws IllegalStateException    if a run has not one value per bar in the columns of the other runs
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public List<Finding> inspect(BarSeries bars, int prefixes, RunOptions options) {
        Checks.inRange(bars.size(), 2, Integer.MAX_VALUE, "bars");
        int count = Math.min(bars.size() - 1, Checks.inRange(prefixes, 1, 1_000_000, "prefixes"));
        Map<String, double[]> whole = subject.run(bars);
        int[] lengths = new int[count];
        Arrays.setAll(lengths, i -> (int) ((i + 1L) * bars.size() / (count + 1)));
        List<List<Finding>> found = Tasks.run(options, count, i -> inspect(bars, lengths[i], whole));
        List<Finding> merged = new ArrayList<>();
        for (Test test : Test.values()) {
            for (String column : whole.keySet()) {
                List<Finding> same = found.stream().flatMap(List::stream)
                        .filter(f -> f.test() == test && f.column().equals(column)).toList();
                if (!same.isEmpty()) {
                    merged.add(first(same));
                }
            }
        }
        return merged;
    }

    private static Finding first(List<Finding> same) {
        Finding first = same.get(0);
        long rows = 0;
        for (Finding finding : same) {
            rows += finding.rows();
            first = finding.row() < first.row() ? finding : first;
        }
        return new Finding(first.test(), first.column(), first.row(), first.bars(), first.known(), first.changed(),
                rows);
    }

    private List<Finding> inspect(BarSeries bars, int length, Map<String, double[]> whole) {
        List<Finding> found = new ArrayList<>();
        BarSeries prefix = bars.range(0, length);
        Map<String, double[]> known = subject.run(prefix);
        for (Map.Entry<String, double[]> column : whole.entrySet()) {
            double[] before = rows(known, column.getKey(), length);
            double[] after = rows(whole, column.getKey(), bars.size());
            int row = -1;
            long count = 0;
            for (int t = 0; t < length; t++) {
                if (before[t] != after[t] && !(Double.isNaN(before[t]) && Double.isNaN(after[t]))) {
                    row = row < 0 ? t : row;
                    count++;
                }
            }
            if (row >= 0) {
                found.add(new Finding(Test.PREFIX, column.getKey(), row, length, before[row], after[row], count));
            }
        }
        for (String account : ACCOUNTS) {
            if (known.containsKey(account)) {
                ownBar(prefix, account, rows(known, account, length)[length - 1], found);
            }
        }
        return found;
    }

    private void ownBar(BarSeries prefix, String account, double value, List<Finding> found) {
        int last = prefix.size() - 1;
        double up = rows(subject.run(moved(prefix, 1 + MOVE)), account, last + 1)[last];
        double down = rows(subject.run(moved(prefix, 1 - MOVE)), account, last + 1)[last];
        // Profit is a share of the start already; equity is money.
        double scale = account.equals(LogColumn.EQUITY.header()) ? Math.abs(value) : 1;
        if (Math.min(up, down) - value > LEAST_GAIN * MOVE * scale) {
            found.add(new Finding(Test.OWN_BAR, account, last, prefix.size(), up, down, 1));
        }
    }

    private static BarSeries moved(BarSeries bars, double factor) {
        int last = bars.size() - 1;
        double[] close = bars.close().clone();
        double[] high = bars.high().clone();
        double[] low = bars.low().clone();
        close[last] *= factor;
        high[last] = Math.max(high[last], close[last]);
        low[last] = Math.min(low[last], close[last]);
        return BarSeries.wrap(bars.symbol(), bars.stamp(), bars.times(), bars.open(), high, low, close, bars.volume());
    }

    private static double[] rows(Map<String, double[]> columns, String name, int length) {
        double[] values = columns.get(name);
        if (values == null || values.length != length) {
            throw new IllegalStateException(length + " values expected in column " + name + ", got "
                    + (values == null ? "no column" : values.length));
        }
        return values;
    }
}
