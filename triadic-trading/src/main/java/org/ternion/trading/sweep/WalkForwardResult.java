package org.ternion.trading.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.RunTotals;
import org.ternion.trading.analysis.Fields;
import org.ternion.trading.analysis.Measured;

/** What a walk forward chose and what became of it. Read-only. */
public final class WalkForwardResult {
    private final List<Axis> axes;
    private final List<Fold> folds;
    private final Fold holdout;
    private final long[] times;
    private final double[] equity;

    WalkForwardResult(List<Axis> axes, List<Fold> all) {
        this.axes = axes;
        folds = all.stream().filter(fold -> !fold.split().holdout()).toList();
        holdout = all.stream().filter(fold -> fold.split().holdout()).findFirst().orElse(null);
        int rows = folds.stream().mapToInt(fold -> fold.log().size()).sum();
        times = new long[rows];
        equity = new double[rows];
        int at = 0;
        double before = 1;
        for (Fold fold : folds) {
            RunLog log = fold.log();
            double[] own = log.column(LogColumn.PNL);
            for (int row = 0; row < log.size(); row++) {
                times[at] = log.times()[row];
                equity[at++] = before * (1 + own[row]);
            }
            before = log.size() == 0 ? before : equity[at - 1];
        }
    }

    /**
     * A choice and its trial.
     *
     * @param split           which bars
     * @param chosen          the settings and what they did in the choice
     * @param points          combinations they were chosen from
     * @param sharpeDeviation deviation of the Sharpe ratios per bar over these
     * @param totals          of the trial
     * @param score           of the trial, NaN if not defined
     * @param log             of the trial, whose account begins flat
     */
    public record Fold(WalkForward.Split split, GridPoint chosen, long points, double sharpeDeviation,
            RunTotals totals, double score, RunLog log) implements Measured {
        @Override
        public Map<String, Object> toMap() {
            Fields row = new Fields().add("train_from", split.trainFrom()).add("train_to", split.trainTo())
                    .add("test_from", split.testFrom()).add("test_to", split.testTo())
                    .add("holdout", split.holdout() ? 1 : 0);
            chosen.settings().forEach((key, value) -> row.add(key, Axis.cell(value)));
            row.add("combinations", points).add("train_score", chosen.score()).add("score", score);
            return GridPoint.addTotals(row, totals).map();
        }
    }

    /**
     * How steady the choice of one setting was.
     *
     * @param setting  its key
     * @param folds    choices, without that for the holdout
     * @param distinct different values chosen
     * @param mode     the value chosen most often, the earliest of several
     * @param share    share of the choices that took it
     * @param changes  choices that differ from the one before
     */
    public record Stability(String setting, int folds, int distinct, String mode, double share, int changes)
            implements Measured {
        @Override
        public Map<String, Object> toMap() {
            return new Fields().add("setting", setting).add("folds", folds).add("distinct", distinct)
                    .add("mode", mode).add("mode_share", share).add("changes", changes).map();
        }
    }

    /** {@return choices and trials in time, without the holdout} */
    public List<Fold> folds() {
        return folds;
    }

    /** {@return the last choice and trial, if bars were held out} */
    public Optional<Fold> holdout() {
        return Optional.ofNullable(holdout);
    }

    /** {@return the live stamps of all trials one after the other, read-only by contract} */
    public long[] times() {
        return times;
    }

    /**
     * Equity over all trials one after the other, each beginning with what the one before left.
     *
     * @return live values at the closes, in units of the start, read-only by contract
     */
    public double[] equity() {
        return equity;
    }

    /** {@return how steady each choice was, one row per axis} */
    public List<Stability> stability() {
        return axes.stream().map(axis -> stability(axis.setting().key())).toList();
    }

    private Stability stability(String key) {
        List<String> chosen = folds.stream().map(fold -> fold.chosen().settings().get(key)).toList();
        Map<String, Integer> counts = new LinkedHashMap<>();
        int changes = 0;
        for (int i = 0; i < chosen.size(); i++) {
            counts.merge(chosen.get(i), 1, Integer::sum);
            changes += i > 0 && !chosen.get(i).equals(chosen.get(i - 1)) ? 1 : 0;
        }
        List<String> values = new ArrayList<>(counts.keySet());
        String mode = values.get(0);
        for (String value : values) {
            mode = counts.get(value) > counts.get(mode) ? value : mode;
        }
        return new Stability(key, chosen.size(), values.size(), mode, (double) counts.get(mode) / chosen.size(),
                changes);
    }
}
