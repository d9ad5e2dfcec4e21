package org.ternion.trading.analysis;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * What a {@link PerformanceReport} is to assume.
 *
 * @param periodsPerYear bars per year, say 252 for daily equities; NaN to take it from the stamps
 * @param riskFree       riskless rate per year
 * @param metricsFrom    first row that counts, say the first after warm-up; equity is measured from its close
 * @param trials         configurations that were tried, {@code >= 1}
 * @param trialDeviation deviation of their Sharpe ratios per period, NaN if not known
 * @param samples        bootstrap samples, 0 for none
 * @param meanBlock      mean length of their blocks in bars, {@code >= 1}; NaN for the cube root of the length
 * @param confidence     of the intervals, in (0, 1)
 * @param matching       which part of a position a reduction closes
 */
public record ReportOptions(double periodsPerYear, double riskFree, int metricsFrom, int trials,
        double trialDeviation, int samples, double meanBlock, double confidence, LotMatching matching) {
    /** From row 0, one trial, 1000 samples, 95 %, average cost, everything else from the log. */
    public static final ReportOptions DEFAULT = new ReportOptions(Double.NaN, 0, 0, 1, Double.NaN, 1000, Double.NaN,
            0.95, LotMatching.AVERAGE);

    /**
     * Checks the values.
     *
     * @param periodsPerYear {@code > 0} or NaN
     * @param riskFree       finite
     * @param metricsFrom    {@code >= 0}
     * @param trials         {@code >= 1}
     * @param trialDeviation {@code >= 0} or NaN
     * @param samples        {@code >= 0}
     * @param meanBlock      {@code >= 1} or NaN
     * @param confidence     in (0, 1)
     * @param matching       not null
     * @throws IllegalArgumentException if one is out of its range
     */
    public ReportOptions {
        if (!Double.isNaN(periodsPerYear)) {
            Checks.positive(periodsPerYear, "periods per year");
        }
        Checks.finite(riskFree, "riskless rate");
        Checks.inRange(metricsFrom, 0, Integer.MAX_VALUE, "first row");
        Checks.inRange(trials, 1, Integer.MAX_VALUE, "trials");
        if (!Double.isNaN(trialDeviation)) {
            Checks.inRange(trialDeviation, 0, Double.MAX_VALUE, "deviation of the trials");
        }
        Checks.inRange(samples, 0, Integer.MAX_VALUE, "samples");
        if (!Double.isNaN(meanBlock)) {
            Checks.inRange(meanBlock, 1, Integer.MAX_VALUE, "mean block");
        }
        Checks.inRange(confidence, Double.MIN_VALUE, Math.nextDown(1.0), "confidence");
        Objects.requireNonNull(matching, "matching");
    }

    /**
     * The same with other periods per year.
     *
     * @param periods {@code > 0}, NaN to take it from the stamps
     * @return new options
     */
    public ReportOptions withPeriodsPerYear(double periods) {
        return new ReportOptions(periods, riskFree, metricsFrom, trials, trialDeviation, samples, meanBlock,
                confidence, matching);
    }

    /**
     * The same from another row on.
     *
     * @param row {@code >= 0}
     * @return new options
     */
    public ReportOptions withMetricsFrom(int row) {
        return new ReportOptions(periodsPerYear, riskFree, row, trials, trialDeviation, samples, meanBlock,
                confidence, matching);
    }

    /**
     * The same for the best of several configurations.
     *
     * @param count     configurations tried, {@code >= 1}
     * @param deviation deviation of their Sharpe ratios per period, NaN if not known
     * @return new options
     */
    public ReportOptions withTrials(int count, double deviation) {
        return new ReportOptions(periodsPerYear, riskFree, metricsFrom, count, deviation, samples, meanBlock,
                confidence, matching);
    }

    /**
     * The same with another number of bootstrap samples.
     *
     * @param count {@code >= 0}
     * @return new options
     */
    public ReportOptions withSamples(int count) {
        return new ReportOptions(periodsPerYear, riskFree, metricsFrom, trials, trialDeviation, count, meanBlock,
                confidence, matching);
    }
}
