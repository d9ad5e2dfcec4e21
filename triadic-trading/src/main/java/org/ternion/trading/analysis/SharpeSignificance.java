package org.ternion.trading.analysis;

import java.util.Map;
import org.ternion.core.Checks;

/**
 * How likely a Sharpe ratio is more than luck, given length, skew and tails of the returns and the number of
 * configurations that were tried. NaN where the ratio is.
 *
 * @param trials        configurations tried
 * @param probabilistic probability that the true ratio is above 0
 * @param expectedBest  ratio per period that the best of the trials has by luck, 0 for one trial
 * @param deflated      probability that the true ratio is above {@code expectedBest}
 * @see <a href="https://doi.org/10.3905/jpm.2014.40.5.094">Bailey and Lopez de Prado (2014), The deflated Sharpe
 *      ratio</a>
 */
public record SharpeSignificance(int trials, double probabilistic, double expectedBest, double deflated)
        implements Measured {
    private static final double EULER_MASCHERONI = 0.5772156649015329;

    /**
     * Judges the ratio of some returns.
     *
     * @param returns        per period, above the riskless rate
     * @param trials         configurations tried, this one included, {@code >= 1}
     * @param trialDeviation deviation of the ratios per period over the trials; NaN for that of the estimate of a
     *                       ratio that is 0, {@code 1 / sqrt(n - 1)}
     * @return the judgement
     */
    public static SharpeSignificance of(double[] returns, int trials, double trialDeviation) {
        Checks.inRange(trials, 1, Integer.MAX_VALUE, "trials");
        double ratio = Sample.mean(returns) / Sample.deviation(returns);
        double deviation = Double.isNaN(trialDeviation) ? Sample.ratio(1, Math.sqrt(returns.length - 1))
                : trialDeviation;
        double best = trials == 1 ? 0 : deviation * ((1 - EULER_MASCHERONI) * StandardNormal.quantile(1 - 1.0 / trials)
                + EULER_MASCHERONI * StandardNormal.quantile(1 - 1 / (trials * StrictMath.E)));
        return new SharpeSignificance(trials, above(returns, ratio, 0), best, above(returns, ratio, best));
    }

    private static double above(double[] returns, double ratio, double threshold) {
        double variance = 1 - Sample.skew(returns) * ratio
                + (Sample.excessKurtosis(returns) + 2) / 4 * ratio * ratio;
        return StandardNormal.distribution((ratio - threshold) * Math.sqrt((returns.length - 1) / variance));
    }

    @Override
    public Map<String, Object> toMap() {
        return new Fields().add("trials", trials).add("probabilistic_sharpe", probabilistic)
                .add("expected_best_sharpe", expectedBest).add("deflated_sharpe", deflated).map();
    }
}
