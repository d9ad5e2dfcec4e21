package org.ternion.trading.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.ternion.trading.RunLog;

/**
 * Runs of several markets side by side, and a portfolio that gave each the same share of its money at the start and
 * never moved it. The clock of the portfolio is every stamp of any market; a market that has none keeps its last
 * equity, and has its start before its first.
 */
public final class Scoreboard implements Measured {
    private final List<MarketScore> markets;
    private final long[] times;
    private final double[] equity;
    private final ReturnMeasures returns;
    private final Drawdown drawdown;

    private Scoreboard(List<MarketScore> markets, long[] times, double[] equity, double periodsPerYear,
            double riskFree) {
        this.markets = markets;
        this.times = times;
        this.equity = equity;
        double periods = Double.isNaN(periodsPerYear) ? StampScale.periodsPerYear(times) : periodsPerYear;
        returns = ReturnMeasures.of(equity, periods, riskFree);
        drawdown = Drawdown.of(equity);
    }

    /**
     * Scores runs.
     *
     * @param logs           at least one, each with rising stamps, all in the same unit
     * @param periodsPerYear bars per year, NaN to take it from the stamps of each
     * @param riskFree       riskless rate per year
     * @return markets by total return, the best first, those without one last; of equal ones by name
     * @throws IllegalArgumentException if there is no log or one has no rows
     */
    public static Scoreboard of(List<RunLog> logs, double periodsPerYear, double riskFree) {
        if (logs.isEmpty() || logs.stream().anyMatch(log -> log.size() == 0)) {
            throw new IllegalArgumentException("at least one log expected, and rows in each");
        }
        Comparator<MarketScore> order = Comparator.comparingDouble(
                score -> Double.isNaN(score.returns().totalReturn()) ? Double.POSITIVE_INFINITY
                        : -score.returns().totalReturn());
        List<MarketScore> markets = logs.stream().map(log -> MarketScore.of(log, periodsPerYear, riskFree))
                .sorted(order.thenComparing(MarketScore::symbol)).toList();
        long[] times = logs.stream().flatMapToLong(log -> LongStream.of(log.times())).sorted().distinct().toArray();
        double[] equity = new double[times.length];
        for (RunLog log : logs) {
            addShare(log, times, 1.0 / logs.size(), equity);
        }
        return new Scoreboard(markets, times, equity, periodsPerYear, riskFree);
    }

    private static void addShare(RunLog log, long[] times, double share, double[] equity) {
        double[] own = log.equity();
        double start = BarFlows.startEquity(log);
        int row = -1;
        for (int t = 0; t < times.length; t++) {
            while (row + 1 < own.length && log.times()[row + 1] <= times[t]) {
                row++;
            }
            equity[t] += share * (row < 0 ? 1 : own[row] / start);
        }
    }

    /** {@return the markets, the best first} */
    public List<MarketScore> markets() {
        return markets;
    }

    /** {@return the stamps of the portfolio, copied} */
    public long[] times() {
        return times.clone();
    }

    /** {@return the equity of the portfolio in units of its start, copied} */
    public double[] equity() {
        return equity.clone();
    }

    /** {@return returns of the portfolio} */
    public ReturnMeasures returns() {
        return returns;
    }

    /** {@return the deepest falls of the portfolio} */
    public Drawdown drawdown() {
        return drawdown;
    }

    @Override
    public Map<String, Object> toMap() {
        return new Fields().add("markets", markets.size())
                .add("winners", (int) markets.stream().filter(MarketScore::won).count())
                .add("mean_return", Sample.mean(
                        markets.stream().mapToDouble(market -> market.returns().totalReturn()).toArray()))
                .addAll("portfolio_", returns).addAll("portfolio_", drawdown).map();
    }
}
