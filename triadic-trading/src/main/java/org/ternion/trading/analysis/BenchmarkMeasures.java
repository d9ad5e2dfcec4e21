package org.ternion.trading.analysis;

import java.util.Map;

/**
 * The account against buying and holding the market, at its own mean absolute exposure and at 1. Active returns are
 * annual means of the difference; what needs a deviation that is 0 is NaN.
 *
 * @param matchedExposure    mean absolute exposure of the account
 * @param matchedReturn      total return of the market held at that exposure, rebalanced every bar
 * @param fullReturn         total return of the market held at exposure 1
 * @param activeMatched      active return against the first
 * @param informationMatched information ratio against the first
 * @param activeFull         active return against the second
 * @param informationFull    information ratio against the second
 * @param beta               covariance with the market over the variance of the market
 * @param alpha              annual mean return that beta does not explain
 */
public record BenchmarkMeasures(double matchedExposure, double matchedReturn, double fullReturn,
        double activeMatched, double informationMatched, double activeFull, double informationFull, double beta,
        double alpha) implements Measured {
    /**
     * Compares returns of one clock.
     *
     * @param returns        of the account
     * @param market         of the price
     * @param exposure       mean absolute exposure of the account
     * @param periodsPerYear returns per year, NaN if not known
     * @param riskFree       riskless rate per year
     * @return the measures
     * @throws IllegalArgumentException if the returns differ in number
     */
    public static BenchmarkMeasures of(double[] returns, double[] market, double exposure, double periodsPerYear,
            double riskFree) {
        if (returns.length != market.length) {
            throw new IllegalArgumentException(returns.length + " returns of the market expected, got "
                    + market.length);
        }
        double[] matched = difference(returns, market, exposure);
        double[] full = difference(returns, market, 1);
        double root = Math.sqrt(periodsPerYear);
        double beta = beta(returns, market);
        double riskless = ReturnMeasures.perPeriod(riskFree, periodsPerYear);
        double unexplained = Sample.mean(returns) - riskless - beta * (Sample.mean(market) - riskless);
        return new BenchmarkMeasures(exposure, compound(market, exposure), compound(market, 1),
                Sample.mean(matched) * periodsPerYear, Sample.mean(matched) / Sample.deviation(matched) * root,
                Sample.mean(full) * periodsPerYear, Sample.mean(full) / Sample.deviation(full) * root, beta,
                unexplained * periodsPerYear);
    }

    private static double[] difference(double[] returns, double[] market, double exposure) {
        double[] difference = new double[returns.length];
        for (int t = 0; t < returns.length; t++) {
            difference[t] = returns[t] - exposure * market[t];
        }
        return difference;
    }

    private static double compound(double[] market, double exposure) {
        double product = market.length == 0 ? Double.NaN : 1;
        for (double r : market) {
            product *= 1 + exposure * r;
        }
        return product - 1;
    }

    private static double beta(double[] returns, double[] market) {
        double deviation = Sample.deviation(market);
        double meanReturn = Sample.mean(returns);
        double meanMarket = Sample.mean(market);
        double sum = 0;
        for (int t = 0; t < returns.length; t++) {
            sum += (returns[t] - meanReturn) * (market[t] - meanMarket);
        }
        return sum / (returns.length - 1) / (deviation * deviation);
    }

    @Override
    public Map<String, Object> toMap() {
        return new Fields().add("matched_exposure", matchedExposure).add("matched_return", matchedReturn)
                .add("full_return", fullReturn).add("active_matched", activeMatched)
                .add("information_matched", informationMatched).add("active_full", activeFull)
                .add("information_full", informationFull).add("beta", beta).add("alpha", alpha).map();
    }
}
