package org.ternion.trading.analysis;

import java.util.Map;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;

/**
 * How much was held and traded, and what that cost. Money is in the terms of the log's equity; what is divided by
 * nothing is NaN.
 *
 * @param timeInMarket     share of bars with exposure
 * @param meanExposure     mean absolute exposure
 * @param maxExposure      greatest absolute exposure
 * @param weightedReturn   sum of exposure times the return of the price into the next bar
 * @param fills            bars with a fill
 * @param turnover         sum of absolute changes of exposure by fills
 * @param annualTurnover   the same per year
 * @param fees             fees
 * @param slippage         slippage that was charged
 * @param carry            other costs, such as borrowing and funding
 * @param costRatio        fees and slippage over the profit before them; NaN unless that is positive
 * @param edgeAfterCosts   change of equity over turnover
 * @param barsAgainstState bars held against the state
 */
public record ExposureMeasures(double timeInMarket, double meanExposure, double maxExposure, double weightedReturn,
        long fills, double turnover, double annualTurnover, double fees, double slippage, double carry,
        double costRatio, double edgeAfterCosts, long barsAgainstState) implements Measured {
    static ExposureMeasures of(BarFlows flows, int from, double periodsPerYear) {
        RunLog log = flows.log();
        double[] exposure = log.column(LogColumn.EXPOSURE);
        double[] fill = log.column(LogColumn.FILL);
        double[] state = log.column(LogColumn.STATE);
        int n = log.size();
        double held = 0;
        double sum = 0;
        double most = 0;
        double weighted = 0;
        double turnover = 0;
        double fees = 0;
        double slippage = 0;
        double carry = 0;
        long fills = 0;
        long against = 0;
        for (int t = from; t < n; t++) {
            double size = Math.abs(exposure[t]);
            held += size > 0 ? 1 : 0;
            sum += size;
            most = Math.max(most, size);
            against += exposure[t] * state[t] < 0 && state[t] >= -1 ? 1 : 0;
            // What happened in the first bar came before the equity it is measured from.
            if (t > from) {
                weighted += exposure[t - 1] == 0 ? 0 : exposure[t - 1] * (flows.price(t) / flows.price(t - 1) - 1);
                turnover += Math.abs(fill[t]);
                fills += fill[t] != 0 ? 1 : 0;
                fees += flows.fee(t);
                slippage += flows.slippage(t);
                carry += flows.carry(t);
            }
        }
        double change = n > from ? flows.equity(n - 1) - flows.equity(from) : Double.NaN;
        double gross = change + fees + slippage;
        return new ExposureMeasures(Sample.ratio(held, n - from), Sample.ratio(sum, n - from), most, weighted, fills,
                turnover, turnover * periodsPerYear / (n - 1 - from), fees, slippage, carry,
                gross > 0 ? (fees + slippage) / gross : Double.NaN, Sample.ratio(change, turnover), against);
    }

    @Override
    public Map<String, Object> toMap() {
        return new Fields().add("time_in_market", timeInMarket).add("mean_exposure", meanExposure)
                .add("max_exposure", maxExposure).add("exposure_weighted_return", weightedReturn).add("fills", fills)
                .add("turnover", turnover).add("annual_turnover", annualTurnover).add("fees", fees)
                .add("slippage", slippage).add("carry", carry).add("cost_ratio", costRatio)
                .add("edge_after_costs", edgeAfterCosts).add("bars_against_state", barsAgainstState).map();
    }
}
