package org.ternion.trading;

import java.util.Arrays;
import java.util.Objects;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.signal.ConfidenceSource;

/**
 * The signals of a series in columns, computed once and shared by all runs of a sweep that differ in gate, sizes,
 * execution or account only. Immutable, safe for use by several threads.
 */
public final class SignalColumns {
    private final BarSeries bars;
    private final int[] states;
    private final int[] runLengths;
    private final double[] volatility;
    private final double[] threshold;
    private final double[] confidence;
    private final boolean[] acceptable;
    private final double[] margin;
    private final double[] stress;
    private final boolean[] bad;
    private final int warmIndex;

    private SignalColumns(BarSeries bars, int[] states, int[] runLengths, double[] volatility, double[] threshold,
            double[] confidence, boolean[] acceptable, double[] margin, double[] stress, boolean[] bad,
            int warmIndex) {
        this.bars = bars;
        this.states = states;
        this.runLengths = runLengths;
        this.volatility = volatility;
        this.threshold = threshold;
        this.confidence = confidence;
        this.acceptable = acceptable;
        this.margin = margin;
        this.stress = stress;
        this.bad = bad;
        this.warmIndex = warmIndex;
    }

    /**
     * The signals of a series, to the bit those of an engine.
     *
     * @param bars   the series
     * @param config settings; those of gate, sizes, execution and account do not matter
     * @return the columns
     */
    public static SignalColumns of(BarSeries bars, EngineConfig config) {
        return columns(bars, config, null, null);
    }

    /**
     * The signals of a series with a confidence of the caller's.
     *
     * @param bars       the series
     * @param config     settings; those of confidence do not matter
     * @param confidence asked once per bar, in order
     * @return the columns
     */
    public static SignalColumns of(BarSeries bars, EngineConfig config, ConfidenceSource confidence) {
        return columns(bars, config, null, Objects.requireNonNull(confidence, "confidence"));
    }

    /**
     * The signals of a series with states and a confidence of the caller's.
     *
     * @param bars       the series
     * @param config     settings; those of state and confidence do not matter
     * @param states     -1, 0, 1 or -2, one per bar, copied
     * @param confidence asked once per bar, in order
     * @return the columns
     * @throws IllegalArgumentException if there is not one state per bar
     */
    public static SignalColumns of(BarSeries bars, EngineConfig config, int[] states, ConfidenceSource confidence) {
        if (states.length != bars.size()) {
            throw new IllegalArgumentException(bars.size() + " states expected, got " + states.length);
        }
        return columns(bars, config, states.clone(), Objects.requireNonNull(confidence, "confidence"));
    }

    private static SignalColumns columns(BarSeries bars, EngineConfig config, int[] given,
            ConfidenceSource confidence) {
        int n = bars.size();
        SignalStage stage = new SignalStage(config, SeriesStatistics.of(bars, config), confidence);
        SignalColumns columns = new SignalColumns(bars, given != null ? given : new int[n], new int[n],
                new double[n], new double[n], new double[n], new boolean[n], new double[n], new double[n],
                new boolean[n], -1);
        int warmIndex = -1;
        SignalRow row = new SignalRow();
        long[] times = bars.times();
        double[] close = bars.close();
        for (int i = 0; i < n; i++) {
            if (given == null) {
                stage.next(times[i], close[i], row);
            } else {
                stage.next(times[i], close[i], given[i], row);
            }
            columns.put(i, row);
            if (warmIndex < 0 && stage.warm()) {
                warmIndex = i;
            }
        }
        return columns.warmAt(warmIndex);
    }

    private void put(int i, SignalRow row) {
        states[i] = row.state;
        runLengths[i] = row.runLength;
        volatility[i] = row.volatility;
        threshold[i] = row.threshold;
        confidence[i] = row.confidence;
        acceptable[i] = row.acceptable;
        margin[i] = row.margin;
        stress[i] = row.stress;
        bad[i] = row.bad;
    }

    /** Fills in the signals of a bar. */
    void load(int i, SignalRow row) {
        row.state = states[i];
        row.runLength = runLengths[i];
        row.volatility = volatility[i];
        row.threshold = threshold[i];
        row.confidence = confidence[i];
        row.acceptable = acceptable[i];
        row.margin = margin[i];
        row.stress = stress[i];
        row.bad = bad[i];
    }

    private SignalColumns warmAt(int index) {
        return new SignalColumns(bars, states, runLengths, volatility, threshold, confidence, acceptable, margin,
                stress, bad, index);
    }

    /**
     * The same signals with another confidence, say a shuffled one.
     *
     * @param newConfidence one number per bar, copied
     * @return new columns that share all others
     * @throws IllegalArgumentException if there is not one number per bar
     */
    public SignalColumns withConfidence(double[] newConfidence) {
        if (newConfidence.length != size()) {
            throw new IllegalArgumentException(size() + " confidences expected, got " + newConfidence.length);
        }
        return new SignalColumns(bars, states, runLengths, volatility, threshold, newConfidence.clone(), acceptable,
                margin, stress, bad, warmIndex);
    }

    /**
     * The same bars and verdicts of the regime with other states and confidences, say delayed ones.
     *
     * @param newStates     -1, 0, 1 or -2, one per bar, copied
     * @param newConfidence one number per bar, copied
     * @return new columns that share all others, run lengths included
     * @throws IllegalArgumentException if there is not one of each per bar
     */
    public SignalColumns withSignal(int[] newStates, double[] newConfidence) {
        if (newStates.length != size() || newConfidence.length != size()) {
            throw new IllegalArgumentException(size() + " states and confidences expected, got " + newStates.length
                    + " and " + newConfidence.length);
        }
        return new SignalColumns(bars, newStates.clone(), runLengths, volatility, threshold, newConfidence.clone(),
                acceptable, margin, stress, bad, warmIndex);
    }

    /**
     * A part, with what was known of all bars before it.
     *
     * @param from first bar
     * @param to   behind the last bar
     * @return copied columns
     * @throws IllegalArgumentException if there is no such range
     */
    public SignalColumns range(int from, int to) {
        BarSeries part = bars.range(from, to);
        int warm = warmIndex < 0 || warmIndex >= to ? -1 : Math.max(0, warmIndex - from);
        return new SignalColumns(part, Arrays.copyOfRange(states, from, to), Arrays.copyOfRange(runLengths, from, to),
                Arrays.copyOfRange(volatility, from, to), Arrays.copyOfRange(threshold, from, to),
                Arrays.copyOfRange(confidence, from, to), Arrays.copyOfRange(acceptable, from, to),
                Arrays.copyOfRange(margin, from, to), Arrays.copyOfRange(stress, from, to),
                Arrays.copyOfRange(bad, from, to), warm);
    }

    /** {@return the bars} */
    public BarSeries bars() {
        return bars;
    }

    /** {@return the number of bars} */
    public int size() {
        return states.length;
    }

    /** {@return the first bar at which every part in use is defined, -1 if there is none} */
    public int warmIndex() {
        return warmIndex;
    }

    /** {@return the live states, read-only by contract} */
    public int[] states() {
        return states;
    }

    /** {@return the live run lengths, read-only by contract} */
    public int[] runLengths() {
        return runLengths;
    }

    /** {@return the live volatilities, NaN before they are defined, read-only by contract} */
    public double[] volatility() {
        return volatility;
    }

    /** {@return the live thresholds of volatility, read-only by contract} */
    public double[] threshold() {
        return threshold;
    }

    /** {@return the live confidences as their source gave them, read-only by contract} */
    public double[] confidence() {
        return confidence;
    }

    /** {@return live verdicts of the regime, read-only by contract} */
    public boolean[] acceptable() {
        return acceptable;
    }

    /** {@return live distances from the border of the regime, read-only by contract} */
    public double[] margin() {
        return margin;
    }

    /** {@return live stress, NaN where not computed, read-only by contract} */
    public double[] stress() {
        return stress;
    }

    /** {@return live flags of stress above its limit, read-only by contract} */
    public boolean[] bad() {
        return bad;
    }
}
