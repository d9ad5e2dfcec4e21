package org.ternion.trading.analysis;

import java.util.Arrays;
import java.util.Map;

/**
 * Measures of a series of returns. Annual values are NaN if the periods of a year are not known, ratios are NaN for
 * fewer than two returns and for returns without deviation.
 *
 * @param periods        number of returns
 * @param periodsPerYear returns per year
 * @param totalReturn    last equity over the first, less 1
 * @param cagr           the same per year, compounded; NaN if that is beyond all numbers
 * @param volatility     sample deviation per year
 * @param sharpe         mean above the riskless rate over the deviation, per year
 * @param sortino        mean over the root of the mean squared loss, per year
 * @param omega          gains over losses, above 0
 * @param valueAtRisk    loss that 95 % of the returns stay above, positive for a loss
 * @param shortfall      mean loss of the returns beyond it
 * @param skew           third standardised moment
 * @param excessKurtosis fourth standardised moment less 3
 * @param tailRatio      95th percentile over the absolute 5th
 */
public record ReturnMeasures(int periods, double periodsPerYear, double totalReturn, double cagr, double volatility,
        double sharpe, double sortino, double omega, double valueAtRisk, double shortfall, double skew,
        double excessKurtosis, double tailRatio) implements Measured {
    /**
     * Measures equity.
     *
     * @param equity         at the closes
     * @param periodsPerYear closes per year, NaN if not known
     * @param riskFree       riskless rate per year
     * @return its measures
     */
    public static ReturnMeasures of(double[] equity, double periodsPerYear, double riskFree) {
        double[] r = Sample.returns(equity);
        double root = Math.sqrt(periodsPerYear);
        double total = r.length == 0 ? Double.NaN : equity[r.length] / equity[0] - 1;
        double deviation = Sample.deviation(r);
        double excess = Sample.mean(r) - perPeriod(riskFree, periodsPerYear);
        double[] sorted = Sample.sorted(r);
        double fifth = Sample.percentile(sorted, 5);
        double gains = 0;
        double losses = 0;
        double squares = 0;
        for (double value : r) {
            gains += Math.max(value, 0);
            losses -= Math.min(value, 0);
            squares += Math.min(value, 0) * Math.min(value, 0);
        }
        double downside = r.length < 2 ? 0 : Math.sqrt(squares / r.length);
        double shortfall = -Sample.mean(Arrays.stream(sorted).filter(value -> value <= fifth).toArray());
        return new ReturnMeasures(r.length, periodsPerYear, total, cagr(total, r.length, periodsPerYear),
                deviation * root, excess / deviation * root, Sample.ratio(Sample.mean(r), downside) * root,
                Sample.ratio(gains, losses), -fifth, shortfall, Sample.skew(r), Sample.excessKurtosis(r),
                Sample.ratio(Sample.percentile(sorted, 95), Math.abs(fifth)));
    }

    /** A riskless rate of 0 needs no calendar. */
    static double perPeriod(double riskFree, double periodsPerYear) {
        return riskFree == 0 ? 0 : riskFree / periodsPerYear;
    }

    /** NaN if everything was lost, for which there is no rate, and where a short log gives one beyond all numbers. */
    static double cagr(double total, int periods, double periodsPerYear) {
        double growth = total > -1 ? StrictMath.pow(1 + total, periodsPerYear / periods) : Double.NaN;
        return Double.isInfinite(growth) ? Double.NaN : growth - 1;
    }

    @Override
    public Map<String, Object> toMap() {
        return new Fields().add("periods", periods).add("periods_per_year", periodsPerYear)
                .add("total_return", totalReturn).add("cagr", cagr).add("volatility", volatility)
                .add("sharpe", sharpe).add("sortino", sortino).add("omega", omega).add("var_5", valueAtRisk)
                .add("es_5", shortfall).add("skew", skew).add("excess_kurtosis", excessKurtosis)
                .add("tail_ratio", tailRatio).map();
    }
}
