package org.ternion.trading.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ternion.core.Checks;
import org.ternion.core.RunOptions;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.analysis.ActionabilityBins;
import org.ternion.trading.analysis.Fields;
import org.ternion.trading.analysis.Measured;

/**
 * How often acting and acceptable disagree, by confidence and lower threshold; bins without bars are left out.
 *
 * @param tauOn  upper threshold, in [0, 1]
 * @param tauOff lower thresholds in the order of the rows, in [0, {@code tauOn}]
 * @param bins   bins of confidence, 1 to 100000
 */
public record ConfusionSurface(double tauOn, List<Double> tauOff, int bins) {
    /** The prototype's thresholds and 20 bins. */
    public static final ConfusionSurface DEFAULT = new ConfusionSurface(0.5, List.of(.30, .25, .20, .15, .10, .05), 20);

    /**
     * Checks the values.
     *
     * @param tauOn  see the record
     * @param tauOff see the record
     * @param bins   see the record
     * @throws IllegalArgumentException if there are no lower thresholds or a value is out of its range
     */
    public ConfusionSurface {
        Checks.inRange(tauOn, 0, 1, "tau on");
        Checks.inRange(bins, 1, ActionabilityBins.MOST_BINS, "bins");
        tauOff = List.copyOf(tauOff);
        TauSweep.requireThresholds(tauOff, tauOn);
    }

    /**
     * A cell of the surface.
     *
     * @param binCenter middle of the bin of confidence
     * @param falseActs share of its bars that act and are not acceptable
     * @param misses    share of its bars that are acceptable and do not act
     * @param tauOff    lower threshold
     */
    public record Cell(double binCenter, double falseActs, double misses, double tauOff) implements Measured {
        @Override
        public Map<String, Object> toMap() {
            return new Fields().add("bin_center", binCenter).add("fp_rate", falseActs).add("fn_rate", misses)
                    .add("tau_off", tauOff).map();
        }
    }

    /**
     * Runs all thresholds.
     *
     * @param signals the signals and their bars
     * @param config  all other settings; those of signals do not matter
     * @param options threads, each of which holds a log; progress is told of finished runs
     * @return the bins of the first threshold, then those of the next
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public List<Cell> run(SignalColumns signals, EngineConfig config, RunOptions options) {
        List<ActionabilityBins> counts = Tasks.run(options, tauOff.size(), i -> ActionabilityBins.of(
                Backtest.run(signals, TauSweep.configured(config, tauOn, tauOff.get(i))), bins));
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            ActionabilityBins row = counts.get(i);
            for (int bin = 0; bin < row.size(); bin++) {
                if (row.rows(bin) > 0) {
                    cells.add(new Cell(row.center(bin), row.falseActs(bin), row.misses(bin), tauOff.get(i)));
                }
            }
        }
        return cells;
    }
}
