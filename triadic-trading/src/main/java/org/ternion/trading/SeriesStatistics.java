package org.ternion.trading;

import org.ternion.trading.data.BarSeries;
import org.ternion.trading.signal.Percentile;
import org.ternion.trading.signal.StressRule;
import org.ternion.trading.signal.StressStatistics;
import org.ternion.trading.signal.ThresholdRule;
import org.ternion.trading.signal.Volatility;

/**
 * What some settings want to know about a whole series before its first bar: look-ahead, needed for comparisons with
 * the prototype only. Immutable.
 */
public final class SeriesStatistics {
    /** Nothing is known, as in a stream. */
    public static final SeriesStatistics NONE = new SeriesStatistics(null, null);

    private final Double threshold;
    private final StressStatistics stress;

    private SeriesStatistics(Double threshold, StressStatistics stress) {
        this.threshold = threshold;
        this.stress = stress;
    }

    /**
     * The statistics that settings ask for.
     *
     * @param bars   the whole series
     * @param config settings
     * @return statistics, {@link #NONE} for causal settings
     */
    public static SeriesStatistics of(BarSeries bars, EngineConfig config) {
        boolean threshold = config.choice(Setting.THRESHOLD_RULE, ThresholdRule.class) == ThresholdRule.WHOLE_SERIES;
        boolean stress = config.flag(Setting.STRESS)
                && config.choice(Setting.STRESS_RULE, StressRule.class) == StressRule.WHOLE_SERIES;
        if (!threshold && !stress) {
            return NONE;
        }
        return new SeriesStatistics(threshold ? threshold(bars, config) : null,
                stress ? StressStatistics.of(bars.close(), config.integer(Setting.STRESS_WINDOW)) : null);
    }

    private static double threshold(BarSeries bars, EngineConfig config) {
        double[] values = new double[bars.size()];
        Volatility volatility = config.volatility();
        volatility.run(bars.close(), 0, values.length, values);
        return Percentile.of(values, config.number(Setting.THRESHOLD_PERCENTILE));
    }

    /** The percentile of volatility, NaN if no volatility is defined. */
    double threshold() {
        return required(threshold, Setting.THRESHOLD_RULE);
    }

    StressStatistics stress() {
        return required(stress, Setting.STRESS_RULE);
    }

    private static <T> T required(T statistic, Setting asking) {
        if (statistic == null) {
            throw new IllegalArgumentException(asking.key() + "=whole-series needs statistics of the whole series");
        }
        return statistic;
    }
}
