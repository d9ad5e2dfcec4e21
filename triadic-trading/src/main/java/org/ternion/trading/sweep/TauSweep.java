package org.ternion.trading.sweep;

import java.util.List;
import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.RunOptions;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Setting;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.data.BarSeries;

/**
 * Lower thresholds of the gate, one after the other, until precision is too low. Under the gate
 * {@code SCHMITT} with plain persistence the lower threshold changes nothing: a confidence that only rises in a run and
 * falls to 0 at its end never lies below it. Sweep {@code confidence.source=leaky} there.
 *
 * @param tauOn          upper threshold, in [0, 1]
 * @param tauOff         lower thresholds in the order of the rows, in [0, {@code tauOn}]
 * @param precisionFloor rows end behind the first one whose precision is less; 0 for all rows
 */
public record TauSweep(double tauOn, List<Double> tauOff, double precisionFloor) {
    /** The prototype's thresholds, in its order. */
    public static final TauSweep DEFAULT = new TauSweep(0.5, List.of(.30, .35, .40, .45, .25, .20, .15), 0.8);

    /**
     * Checks the values.
     *
     * @param tauOn          see the record
     * @param tauOff         see the record
     * @param precisionFloor see the record
     * @throws IllegalArgumentException if there are no lower thresholds or a value is out of its range
     */
    public TauSweep {
        Checks.inRange(tauOn, 0, 1, "tau on");
        Checks.inRange(precisionFloor, 0, 1, "precision floor");
        tauOff = List.copyOf(tauOff);
        requireThresholds(tauOff, tauOn);
    }

    static void requireThresholds(List<Double> tauOff, double tauOn) {
        if (tauOff.isEmpty()) {
            throw new IllegalArgumentException("at least one tau off expected, got none");
        }
        tauOff.forEach(off -> Checks.inRange(off, 0, tauOn, "tau off"));
    }

    /**
     * Runs all thresholds over a series, whose signals are computed once.
     *
     * @param bars    the series
     * @param config  all other settings
     * @param options threads; progress is told of finished runs
     * @return one row per threshold, in order
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public List<TauPoint> run(BarSeries bars, EngineConfig config, RunOptions options) {
        return run(SignalColumns.of(bars, config), config, options);
    }

    /**
     * Runs all thresholds over signals that are known.
     *
     * @param signals the signals and their bars
     * @param config  all other settings; those of signals do not matter
     * @param options threads; progress is told of finished runs
     * @return one row per threshold, in order
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public List<TauPoint> run(SignalColumns signals, EngineConfig config, RunOptions options) {
        Objects.requireNonNull(signals, "signals");
        double start = config.number(Setting.START_EQUITY);
        // All run at the same time, so that those behind the end are run for nothing.
        List<TauPoint> points = Tasks.run(options, tauOff.size(), i -> new TauPoint(tauOn, tauOff.get(i),
                Backtest.totals(signals, configured(config, tauOn, tauOff.get(i))), start));
        for (int i = 0; i < points.size(); i++) {
            if (stops(points.get(i).totals().precision())) {
                return List.copyOf(points.subList(0, i + 1));
            }
        }
        return points;
    }

    /** NaN does not stop. */
    boolean stops(double precision) {
        return precision < precisionFloor;
    }

    static EngineConfig configured(EngineConfig config, double on, double off) {
        return config.with(Setting.TAU_ON, on).with(Setting.TAU_OFF, off);
    }
}
