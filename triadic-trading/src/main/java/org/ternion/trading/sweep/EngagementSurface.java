package org.ternion.trading.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.RunOptions;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.RunLog;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.analysis.ActionabilityBins;
import org.ternion.trading.analysis.EpistemicMetrics;
import org.ternion.trading.analysis.Fields;
import org.ternion.trading.analysis.Measured;

/**
 * How often acceptable bars act, by confidence and lower threshold. Ends before the first threshold whose precision is
 * below the floor of the sweep.
 *
 * @param thresholds which thresholds
 * @param bins       bins of confidence, 5 to 100000
 */
public record EngagementSurface(TauSweep thresholds, int bins) {
    /** The prototype's thresholds and 20 bins. */
    public static final EngagementSurface DEFAULT = new EngagementSurface(TauSweep.DEFAULT, 20);

    /**
     * Checks the values.
     *
     * @param thresholds see the record
     * @param bins       see the record
     * @throws IllegalArgumentException if the number of bins is not in its range
     */
    public EngagementSurface {
        Objects.requireNonNull(thresholds, "thresholds");
        Checks.inRange(bins, 5, ActionabilityBins.MOST_BINS, "bins");
    }

    /**
     * A cell of the surface.
     *
     * @param binCenter  middle of the bin of confidence
     * @param engagement share of the acceptable bars in it that act, NaN if there are none
     * @param tauOff     lower threshold
     */
    public record Cell(double binCenter, double engagement, double tauOff) implements Measured {
        @Override
        public Map<String, Object> toMap() {
            return new Fields().add("bin_center", binCenter).add("engagement", engagement).add("tau_off", tauOff)
                    .map();
        }
    }

    /**
     * Runs all thresholds.
     *
     * @param signals the signals and their bars
     * @param config  all other settings; those of signals do not matter
     * @param options threads, each of which holds a log; progress is told of finished runs
     * @return all bins of the first threshold, then those of the next
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public List<Cell> run(SignalColumns signals, EngineConfig config, RunOptions options) {
        List<Double> tauOff = thresholds.tauOff();
        List<List<Cell>> rows = Tasks.run(options, tauOff.size(), i -> {
            double off = tauOff.get(i);
            RunLog log = Backtest.run(signals, TauSweep.configured(config, thresholds.tauOn(), off));
            return thresholds.stops(EpistemicMetrics.of(log).precision()) ? List.of()
                    : cells(ActionabilityBins.of(log, bins), off);
        });
        List<Cell> cells = new ArrayList<>();
        for (List<Cell> row : rows) {
            if (row.isEmpty()) {
                break;
            }
            cells.addAll(row);
        }
        return cells;
    }

    static List<Cell> cells(ActionabilityBins counts, double tauOff) {
        List<Cell> cells = new ArrayList<>();
        for (int bin = 0; bin < counts.size(); bin++) {
            cells.add(new Cell(counts.center(bin), counts.engagement(bin), tauOff));
        }
        return cells;
    }
}
