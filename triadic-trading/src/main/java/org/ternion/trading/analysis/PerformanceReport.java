package org.ternion.trading.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ternion.core.Checks;
import org.ternion.core.RunOptions;
import org.ternion.trading.RunLog;

/**
 * What an account did, in measures that can be compared with those of others. Exposure stands beside the returns: those
 * of a twentieth of equity are small whatever the market does.
 *
 * @param returns      returns and their ratios
 * @param drawdown     deepest falls; rows count from {@link ReportOptions#metricsFrom}
 * @param calmar       annual return over the greatest relative drawdown, NaN without one
 * @param exposure     what was held and traded, and what that cost
 * @param trades       trades entered from the first row that counts on
 * @param benchmark    against buying and holding
 * @param significance of the Sharpe ratio
 * @param intervals    confidence intervals
 */
public record PerformanceReport(ReturnMeasures returns, Drawdown drawdown, double calmar, ExposureMeasures exposure,
        TradeStatistics trades, BenchmarkMeasures benchmark, SharpeSignificance significance,
        BootstrapIntervals intervals) implements Measured {
    /**
     * Measures a log.
     *
     * @param log     with the columns of the reference profile
     * @param options what to assume
     * @param run     seed, threads and progress of the bootstrap
     * @return the measures
     * @throws IllegalArgumentException if the first row that counts is beyond the log
     */
    public static PerformanceReport of(RunLog log, ReportOptions options, RunOptions run) {
        int from = Checks.inRange(options.metricsFrom(), 0, log.size(), "first row");
        BarFlows flows = BarFlows.of(log);
        double[] equity = Arrays.copyOfRange(log.equity(), from, log.size());
        double[] price = IntStream.range(from, log.size()).mapToDouble(flows::price).toArray();
        double periods = Double.isNaN(options.periodsPerYear()) ? StampScale.periodsPerYear(log.times())
                : options.periodsPerYear();
        double[] r = Sample.returns(equity);
        double riskless = ReturnMeasures.perPeriod(options.riskFree(), periods);
        double[] excess = Arrays.stream(r).map(value -> value - riskless).toArray();
        ReturnMeasures returns = ReturnMeasures.of(equity, periods, options.riskFree());
        Drawdown drawdown = Drawdown.of(equity);
        ExposureMeasures exposure = ExposureMeasures.of(flows, from, periods);
        List<Trade> trades = Trades.of(flows, options.matching()).stream().filter(trade -> trade.entryRow() >= from)
                .toList();
        return new PerformanceReport(returns, drawdown,
                Sample.ratio(returns.cagr(), Math.abs(drawdown.relative())), exposure, TradeStatistics.of(trades),
                BenchmarkMeasures.of(r, Sample.returns(price), exposure.meanExposure(), periods, options.riskFree()),
                SharpeSignificance.of(excess, options.trials(), options.trialDeviation()),
                BootstrapIntervals.of(r, periods, options.riskFree(), options, run));
    }

    @Override
    public Map<String, Object> toMap() {
        return new Fields().addAll("", returns).add("calmar", calmar).addAll("", drawdown).addAll("", exposure)
                .addAll("", trades).addAll("benchmark_", benchmark).addAll("", significance)
                .addAll("bootstrap_", intervals).map();
    }
}
