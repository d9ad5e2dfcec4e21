package org.ternion.trading.diagnostics;

import java.util.Arrays;
import org.ternion.trading.RunLog;
import org.ternion.trading.signal.Percentile;

/** Means over the margin (rows) and actionability (columns). */
final class MarginMap implements Diagnostic {
    private static final int ENTROPY_REACH = 2;
    private static final double LEAST_PROBABILITY = 1e-9;

    private final Heatmap map;

    private MarginMap(Heatmap map) {
        this.map = map;
    }

    static MarginMap entropy(DiagnosticInput input, DiagnosticSettings settings) {
        RunLog log = input.log();
        double[] bits = Arrays.stream(localMeans(LogSeries.act(log))).map(MarginMap::bits).toArray();
        Surface surface = means("mean_entropy_bits", log, settings, bits);
        return new MarginMap(Heatmap.ofShare("Action entropy", surface, "bits, mean"));
    }

    /** Means of up to five values around each; fewer at the ends. */
    static double[] localMeans(double[] values) {
        double[] means = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int from = Math.max(0, i - ENTROPY_REACH);
            int to = Math.min(values.length, i + ENTROPY_REACH + 1);
            double sum = 0;
            for (int j = from; j < to; j++) {
                sum += values[j];
            }
            means[i] = sum / (to - from);
        }
        return means;
    }

    private static double bits(double probability) {
        double p = Math.min(1 - LEAST_PROBABILITY, Math.max(LEAST_PROBABILITY, probability));
        return -(p * StrictMath.log(p) + (1 - p) * StrictMath.log(1 - p)) / StrictMath.log(2);
    }

    static MarginMap firstExit(DiagnosticInput input, DiagnosticSettings settings) {
        Surface surface = means("mean_bars_to_exit", input.log(), settings, barsToExit(input.log()));
        return new MarginMap(Heatmap.ofAmount("First exit", surface, "bars until unacceptable, mean"));
    }

    /** Bars until the next one that is not acceptable; 0 at such a bar, NaN if none follows. */
    static double[] barsToExit(RunLog log) {
        double[] acceptable = LogSeries.acceptable(log);
        double[] bars = new double[acceptable.length];
        double next = Double.NaN;
        for (int i = bars.length - 1; i >= 0; i--) {
            next = acceptable[i] == 0 ? 0 : next + 1;
            bars[i] = next;
        }
        return bars;
    }

    static MarginMap curvature(DiagnosticInput input, DiagnosticSettings settings) {
        Surface surface = means("mean_abs_curvature", input.log(), settings, CurvatureCloud.sizes(input.log()));
        return new MarginMap(Heatmap.ofAmount("Policy curvature", surface, "|second difference|, mean"));
    }

    private static Surface means(String name, RunLog log, DiagnosticSettings settings, double[] values) {
        double[] margin = LogSeries.margin(log, settings);
        return Surface.means(name, marginBins(margin, settings), TimeMap.actBins(settings), margin,
                LogSeries.actionability(log), values);
    }

    /** Equal bins between the percentiles 1 and 99 of the margins that are finite; around 0 if none is. */
    static GridAxis marginBins(double[] margin, DiagnosticSettings settings) {
        double low = Percentile.of(margin, 1);
        double high = Percentile.of(margin, 99);
        boolean none = Double.isNaN(low);
        return GridAxis.bins("margin", "legitimacy margin", none ? 0 : low, none ? 0 : high, settings.marginBins);
    }

    Surface surface() {
        return map.surface();
    }

    @Override
    public DiagnosticTable table() {
        return Surface.table(map.surface());
    }

    @Override
    public Svg picture() {
        Svg svg = new Svg(Panel.ROOM_LEFT + 640 + Panel.ROOM_BAR, Panel.ROOM_ABOVE + 330 + Panel.ROOM_BELOW);
        map.draw(svg, Panel.ROOM_LEFT, Panel.ROOM_ABOVE, 640, 330).lineAtY(0, Svg.INK);
        return svg;
    }
}
