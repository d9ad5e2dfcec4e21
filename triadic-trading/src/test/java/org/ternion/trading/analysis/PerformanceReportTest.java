package org.ternion.trading.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.RunOptions;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.RunLogs;

class PerformanceReportTest {
    private static final RunLog SCRIPT = RunLogs.golden("run_bars_script_log.csv");

    private static RunLog equity(double... equity) {
        double[] price = new double[equity.length];
        Arrays.fill(price, 100);
        return Logs.of(equity.length).with(LogColumn.PNL, Arrays.stream(equity).map(e -> e - 1).toArray())
                .with(LogColumn.PRICE, price).with(LogColumn.FILL_PRICE, price).hourly("X");
    }

    private static PerformanceReport report(RunLog log) {
        return PerformanceReport.of(log, ReportOptions.DEFAULT.withSamples(50), RunOptions.DEFAULT);
    }

    @Test
    void returnsByHand() {
        // returns 0.5, -0.5, 1
        ReturnMeasures measures = ReturnMeasures.of(new double[] {1, 1.5, 0.75, 1.5}, 4, 0);
        double deviation = Math.sqrt((2.0 / 3 * 2.0 / 3 + 1.0 / 36 + 5.0 / 6 * 5.0 / 6) / 2);

        assertEquals(0.5, measures.totalReturn(), 1e-15);
        assertEquals(Math.pow(1.5, 4.0 / 3) - 1, measures.cagr(), 1e-15);
        assertEquals(deviation * 2, measures.volatility(), 1e-12);
        assertEquals(1.0 / 3 / deviation * 2, measures.sharpe(), 1e-12);
        assertEquals(1.0 / 3 / Math.sqrt(0.25 / 3) * 2, measures.sortino(), 1e-12);
        assertEquals(3, measures.omega(), 1e-12);
        assertEquals(0.4, measures.valueAtRisk(), 1e-12);
        assertEquals(0.5, measures.shortfall(), 1e-12);
        assertEquals(0.95 / 0.4, measures.tailRatio(), 1e-12);
    }

    @Test
    void drawdownByHand() {
        Drawdown drawdown = Drawdown.of(1, 2, 1.5, 2, 3, 2.4, 1.2, 2, 3, 2.9);

        assertEquals(-0.6, drawdown.relative(), 1e-15);
        assertEquals(-1.8, drawdown.absolute(), 1e-15);
        assertEquals(List.of(4, 6, 8, 4),
                List.of(drawdown.start(), drawdown.trough(), drawdown.recovery(), drawdown.longest()));
        assertEquals(-1, Drawdown.of(2, 1, 1.5).recovery());
        assertEquals(0, Drawdown.of(1, 1, 1).longest());
    }

    @ParameterizedTest
    @CsvSource({"sharpe", "sortino", "omega", "skew", "excess_kurtosis", "calmar", "information_matched",
        "probabilistic_sharpe", "bootstrap_sharpe_low", "tail_ratio", "edge_after_costs", "cost_ratio"})
    void nothingThatHappensIsNaNNotZero(String name) {
        Map<String, Object> values = report(equity(1, 1, 1, 1)).toMap();
        Object value = values.getOrDefault(name, values.get("benchmark_" + name));

        assertEquals(Double.NaN, value, name);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void logsOfFewRowsHaveMeasuresWithoutInfinity(int rows) {
        double[] equity = new double[rows];
        // half as much again in an hour: in a year that is more than a double holds
        Arrays.setAll(equity, t -> 1 + 0.5 * t);
        ReportOptions options = ReportOptions.DEFAULT.withSamples(50).withTrials(10, Double.NaN);
        PerformanceReport.of(equity(equity), options, RunOptions.DEFAULT).toMap().forEach((name, value) -> assertFalse(
                value instanceof Double number && Double.isInfinite(number), name));
    }

    @Test
    void periodsOfAYearComeFromTheStamps() {
        assertEquals(365.25 * 24, report(equity(1, 1.1, 1.05)).returns().periodsPerYear(), 1e-9);
        assertEquals(Double.NaN, report(SCRIPT).returns().periodsPerYear());
        assertEquals(252, PerformanceReport.of(SCRIPT, ReportOptions.DEFAULT.withSamples(0).withPeriodsPerYear(252),
                RunOptions.DEFAULT).returns().periodsPerYear());
    }

    @ParameterizedTest
    @CsvSource({"1600000000, 1", "1600000000000, 1000", "1600000000000000, 1000000",
        "1600000000000000000, 1000000000", "5, 1"})
    void unitsOfStampsAreToldByMagnitude(long stamp, long units) {
        assertEquals(units, StampScale.unitsPerSecond(new long[] {stamp - 1, stamp}));
    }

    @Test
    void rowsBeforeTheFirstThatCountsDoNotCount() {
        RunLog log = equity(1, 0.5, 1, 1.1, 1.2);
        PerformanceReport late = PerformanceReport.of(log, ReportOptions.DEFAULT.withSamples(0).withMetricsFrom(2),
                RunOptions.DEFAULT);

        assertEquals(0.2, late.returns().totalReturn(), 1e-12);
        assertEquals(0, late.drawdown().relative());
        assertThrows(IllegalArgumentException.class, () -> PerformanceReport.of(log,
                ReportOptions.DEFAULT.withMetricsFrom(6), RunOptions.DEFAULT));
    }

    @Test
    void resultsDoNotDependOnThreadsButOnTheSeed() {
        ReportOptions options = ReportOptions.DEFAULT.withPeriodsPerYear(1000).withSamples(200);
        BootstrapIntervals one = PerformanceReport.of(SCRIPT, options, RunOptions.DEFAULT).intervals();

        assertEquals(one, PerformanceReport.of(SCRIPT, options, RunOptions.DEFAULT.withParallelism(3)).intervals());
        assertNotEquals(one, PerformanceReport.of(SCRIPT, options, RunOptions.DEFAULT.withSeed(1)).intervals());
        assertTrue(one.sharpeLow() < one.sharpeHigh());
        assertEquals(10, one.meanBlock());
    }

    @Test
    void theBootstrapStopsWhenAskedTo() {
        assertThrows(CancellationException.class, () -> PerformanceReport.of(SCRIPT, ReportOptions.DEFAULT,
                RunOptions.DEFAULT.withProgress((done, total) -> done < 100)));
    }

    @Test
    void intervalsOfIndependentReturnsAreThoseOfTheNormalDistribution() {
        CounterRandom random = CounterRandom.of(7);
        double[] r = random.doubles(2000).map(u -> 0.01 * (u - 0.5) + 0.0002).toArray();
        BootstrapIntervals intervals = BootstrapIntervals.of(r, 1, 0, ReportOptions.DEFAULT, RunOptions.DEFAULT);
        double ratio = Sample.mean(r) / Sample.deviation(r);

        // Deviation of a ratio near 0 over n returns: 1 / sqrt(n).
        assertEquals(ratio - 1.96 / Math.sqrt(2000), intervals.sharpeLow(), 0.008);
        assertEquals(ratio + 1.96 / Math.sqrt(2000), intervals.sharpeHigh(), 0.008);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "1.959963984540054, 0.975", "-1, 0.15865525393145705", "-5, 2.866515718791939e-7",
        "-10, 7.619853024160526e-24", "6, 0.9999999990134123", "-3, 0.0013498980316300946"})
    void normalDistributionAgreesWithTables(double x, double p) {
        assertEquals(p, StandardNormal.distribution(x), 2e-14 * p);
        if (p > 0.01) {
            assertEquals(x, StandardNormal.quantile(p), x == 6 ? 1e-6 : 1e-12);
        }
    }

    @Test
    void manyTrialsDeflateTheRatio() {
        double[] r = CounterRandom.of(3).doubles(500).map(u -> u - 0.45).toArray();
        SharpeSignificance one = SharpeSignificance.of(r, 1, Double.NaN);
        SharpeSignificance many = SharpeSignificance.of(r, 1000, Double.NaN);

        assertEquals(one.probabilistic(), one.deflated());
        assertTrue(many.deflated() < one.deflated());
        // The best of 1000 is about 3.26 deviations above.
        assertEquals(3.26 / Math.sqrt(499), many.expectedBest(), 0.002);
    }

    @Test
    void theMarketAtHalfExposureHasBetaAHalfAndNoAlpha() {
        double[] market = {0.1, -0.05, 0.02, 0.07};
        double[] own = Arrays.stream(market).map(r -> r / 2).toArray();
        BenchmarkMeasures measures = BenchmarkMeasures.of(own, market, 0.5, 4, 0);

        assertEquals(0.5, measures.beta(), 1e-12);
        assertEquals(0, measures.alpha(), 1e-12);
        assertEquals(0, measures.activeMatched(), 1e-15);
        assertEquals(Double.NaN, measures.informationMatched());
        assertEquals(1.1 * 0.95 * 1.02 * 1.07 - 1, measures.fullReturn(), 1e-12);
    }

    @Test
    void costsAndExposureOfThePrototypeAddUp() {
        ExposureMeasures exposure = report(SCRIPT).exposure();
        AuditMetrics audit = AuditMetrics.of(SCRIPT);

        assertEquals(audit.turnover(), exposure.turnover(), 1e-12);
        assertEquals(audit.fees(), exposure.fees(), 1e-15);
        assertEquals(audit.fills(), exposure.fills());
        assertEquals(0, exposure.slippage());
        assertEquals(Arrays.stream(SCRIPT.column(LogColumn.EXPOSURE)).map(Math::abs).max().getAsDouble(),
                exposure.maxExposure());
    }

    @Test
    void csvHoldsTheNamesAndShortestNumbers() throws IOException {
        StringWriter csv = new StringWriter();
        Measured.writeCsv(List.of(Drawdown.of(1, 0.5, 0.99995), Drawdown.of()), csv);

        assertEquals("max_drawdown,max_drawdown_absolute,drawdown_start_row,drawdown_trough_row,"
                + "drawdown_recovery_row,longest_drawdown_bars\n-0.5,-0.5,0,1,-1,2\n,,-1,-1,-1,0\n", csv.toString());
    }

    @Test
    void scoreboardRanksByReturnAndCarriesEquityOverACommonClock() {
        RunLog a = equity(1, 1.1, 1.2);
        long[] late = {a.times()[1], a.times()[2] + 1};
        RunLog b = RunLog.wrap("B", late, equity(1, 2).columns().stream().collect(
                Collectors.toMap(column -> column, column -> equity(1, 2).column(column))));
        Scoreboard board = Scoreboard.of(List.of(a, b), Double.NaN, 0);

        assertEquals(List.of("B", "X"), board.markets().stream().map(MarketScore::symbol).toList());
        assertEquals(4, board.times().length);
        assertEquals(List.of(1.0, 1.05, 1.1, 1.6),
                Arrays.stream(board.equity()).map(e -> Math.rint(e * 1e9) / 1e9).boxed().toList());
        assertEquals(2, board.toMap().get("winners"));
        assertThrows(IllegalArgumentException.class, () -> Scoreboard.of(List.of(), Double.NaN, 0));
    }

    @Test
    void monthsCompoundToTheWhole() {
        double[] equity = new double[2000];
        Arrays.setAll(equity, t -> 1 + 0.1 * Math.sin(t * 0.01));
        RunLog log = equity(equity);
        List<MonthReturn> months = MonthReturn.of(log);

        assertEquals(List.of("2020-09", "2020-10", "2020-11", "2020-12"),
                months.stream().map(month -> month.month().toString()).toList());
        assertEquals(equity[1999], months.stream().mapToDouble(m -> 1 + m.totalReturn()).reduce(1, (a, b) -> a * b),
                1e-12);
        assertEquals(744, months.get(1).bars());
    }

    @Test
    void aPriceThatIsNoneLeavesUnitsAsTheyWere() {
        double nan = Double.NaN;
        RunLog log = Logs.of(4).with(LogColumn.PRICE, 100, 110, nan, 120).with(LogColumn.FILL_PRICE, 100, 110, nan, 120)
                .with(LogColumn.FILL, 0.1, 0, 0, 0).with(LogColumn.UNITS, 1, 1, 1, 1)
                .with(LogColumn.EQUITY, 1000, 1010, 1010, 1020).with(LogColumn.PNL, 0, 0.01, 0.01, 0.02).hourly("X");

        assertEquals(20, Trades.of(log).get(0).openPnl(), 1e-9);
        assertEquals(0.2, report(log).benchmark().fullReturn(), 1e-12);
    }
}
