package org.ternion.trading.analysis;

import java.util.Map;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;

/**
 * What the account did, as the prototype's sweep of 24 December 2025 counts it; equity is in units of the start. The
 * first return is 0 and counted. Means of no bars are NaN. For figures that can be compared with others use
 * {@link PerformanceReport}.
 *
 * @param pnlNet           profit at the last bar
 * @param pnlGross         the same before fees
 * @param maxDrawdown      least equity less its maximum so far, absolute, {@code <= 0}
 * @param turnover         sum of absolute changes of exposure
 * @param fills            bars with a fill; the prototype calls them trades
 * @param fees             sum of fees
 * @param impact           sum of absolute slippage rates, which is no money
 * @param meanReturn       mean return of equity per bar
 * @param deviation        its sample deviation
 * @param edgePerTurnover  net profit over turnover
 * @param forwardAll       mean return of the price into the next bar
 * @param forwardEngaged   the same over bars that act, whatever the direction
 * @param forwardFlat      the same over bars that do not act
 * @param forwardBad       the same over bars flagged as bad, NaN if the log has no flags
 * @param forwardGood      the same over the others
 * @param forwardDirected  the same over bars that act, times their direction
 * @param relativeDrawdown least equity over its maximum so far, less 1
 * @param slippageCost     what the slippage rates come to: sum of rate, change of exposure and equity
 */
public record AuditMetrics(double pnlNet, double pnlGross, double maxDrawdown, double turnover, long fills,
        double fees, double impact, double meanReturn, double deviation, double edgePerTurnover, double forwardAll,
        double forwardEngaged, double forwardFlat, double forwardBad, double forwardGood, double forwardDirected,
        double relativeDrawdown, double slippageCost) implements Measured {
    /**
     * Measures a log.
     *
     * @param log with the columns of the reference profile
     * @return its measures; all are NaN or 0 for an empty one
     */
    public static AuditMetrics of(RunLog log) {
        int n = log.size();
        double[] pnl = log.column(LogColumn.PNL);
        double[] fill = log.column(LogColumn.FILL);
        double[] fee = log.column(LogColumn.FEE);
        double[] slippage = log.column(LogColumn.SLIPPAGE);
        double start = BarFlows.startEquity(log);
        double[] returns = new double[n];
        double peak = Double.NEGATIVE_INFINITY;
        double absolute = 0;
        double relative = 0;
        double turnover = 0;
        double fees = 0;
        double rates = 0;
        double cost = 0;
        long fills = 0;
        for (int t = 0; t < n; t++) {
            double equity = pnl[t] + 1;
            returns[t] = t == 0 ? 0 : equity / (pnl[t - 1] + 1) - 1;
            peak = Math.max(peak, equity);
            absolute = Math.min(absolute, equity - peak);
            relative = Math.min(relative, equity / peak - 1);
            turnover += Math.abs(fill[t]);
            fills += fill[t] != 0 ? 1 : 0;
            fees += fee[t] / start;
            rates += Math.abs(slippage[t]);
            cost += Math.abs(slippage[t] * fill[t]) * equity;
        }
        double net = n == 0 ? Double.NaN : pnl[n - 1];
        double deviation = n < 2 ? Double.NaN : spread(returns);
        return new AuditMetrics(net, net + fees, absolute, turnover, fills, fees, rates, Sample.mean(returns),
                deviation, Sample.ratio(net, turnover), forward(log, Part.ALL), forward(log, Part.ENGAGED),
                forward(log, Part.FLAT), forward(log, Part.BAD), forward(log, Part.GOOD), forward(log, Part.DIRECTED),
                relative, cost);
    }

    /** The prototype's deviation is 0 for equal returns, not NaN. */
    private static double spread(double[] returns) {
        double deviation = Sample.deviation(returns);
        return Double.isNaN(deviation) && !Double.isNaN(Sample.sum(returns)) ? 0 : deviation;
    }

    private enum Part {
        ALL, ENGAGED, FLAT, BAD, GOOD, DIRECTED
    }

    private static double forward(RunLog log, Part part) {
        double[] price = log.column(LogColumn.PRICE);
        double[] action = log.column(LogColumn.ACTION);
        double[] bad = log.has(LogColumn.BAD_FLAG) ? log.column(LogColumn.BAD_FLAG) : new double[log.size()];
        double sum = 0;
        long count = 0;
        for (int t = 0; t + 1 < log.size(); t++) {
            double forward = price[t + 1] / price[t] - 1;
            boolean counts = switch (part) {
                case ALL -> true;
                case ENGAGED, DIRECTED -> action[t] != 0;
                case FLAT -> action[t] == 0;
                case BAD -> bad[t] != 0;
                case GOOD -> bad[t] == 0;
            };
            if (counts && !Double.isNaN(forward)) {
                sum += part == Part.DIRECTED ? action[t] * forward : forward;
                count++;
            }
        }
        return Sample.ratio(sum, count);
    }

    @Override
    public Map<String, Object> toMap() {
        return new Fields().add("pnl_net", pnlNet).add("pnl_gross", pnlGross).add("max_dd", maxDrawdown)
                .add("turnover", turnover).add("trades", fills).add("fees", fees).add("impact", impact)
                .add("mean_ret", meanReturn).add("std_ret", deviation).add("edge_per_turnover", edgePerTurnover)
                .add("ret_all", forwardAll).add("ret_engaged", forwardEngaged).add("ret_flat", forwardFlat)
                .add("ret_bad", forwardBad).add("ret_good", forwardGood).add("ret_directed", forwardDirected)
                .add("max_dd_relative", relativeDrawdown).add("slippage_cost", slippageCost).map();
    }
}
