package org.ternion.trading.diagnostics;

import java.util.Arrays;
import org.ternion.trading.RunLog;
import org.ternion.trading.signal.Percentile;

/** Means over the margin (rows) and actionability (columns). */
final class MarginMap implements Diagnostic {
    private static final int ENTROPY_REACH = 2;
    private static final double LEAST_PROBABILITY = 1e-9;

    private final Heatmap map;
    /** Actionability and its curvature for the cloud above the map; empty for none. */
    private final double[] cloudX;
    private final double[] cloudY;
    private final DiagnosticSettings settings;

    private MarginMap(Heatmap map, double[] cloudX, double[] cloudY, DiagnosticSettings settings) {
        this.map = map;
        this.cloudX = cloudX;
        this.cloudY = cloudY;
        this.settings = settings;
    }

    static MarginMap entropy(DiagnosticInput input, DiagnosticSettings settings) {
        RunLog log = input.log();
        double[] bits = Arrays.stream(localMeans(LogSeries.act(log))).map(MarginMap::bits).toArray();
        Surface surface = means("mean_entropy_bits", log, settings, bits);
        return new MarginMap(Heatmap.ofShare("Action entropy", surface, "bits, mean"), new double[0], new double[0],
                settings);
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
        return new MarginMap(Heatmap.ofAmount("First exit", surface, "bars until unacceptable, mean"), new double[0],
                new double[0], settings);
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
        RunLog log = input.log();
        double[] size = Arrays.stream(curvatures(log)).map(Math::abs).toArray();
        Surface surface = means("mean_abs_curvature", log, settings, size);
        return new MarginMap(Heatmap.ofAmount("Policy curvature", surface, "|second difference|, mean"),
                LogSeries.actionability(log), size, settings);
    }

    /** Second differences of actionability around each bar, NaN at the first and last. */
    static double[] curvatures(RunLog log) {
        double[] c = LogSeries.actionability(log);
        double[] curvatures = new double[c.length];
        for (int i = 0; i < c.length; i++) {
            curvatures[i] = i == 0 || i == c.length - 1 ? Double.NaN : c[i + 1] - 2 * c[i] + c[i - 1];
        }
        return curvatures;
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
        if (cloudX.length == 0) {
            Svg svg = new Svg(Panel.ROOM_LEFT + 640 + Panel.ROOM_BAR, Panel.ROOM_ABOVE + 330 + Panel.ROOM_BELOW);
            map.draw(svg, Panel.ROOM_LEFT, Panel.ROOM_ABOVE, 640, 330).lineAtY(0, Svg.INK);
            return svg;
        }
        int above = Panel.ROOM_ABOVE + 220 + Panel.ROOM_BELOW;
        Svg svg = new Svg(Panel.ROOM_LEFT + 640 + Panel.ROOM_BAR,
                above + Panel.ROOM_ABOVE + 330 + Panel.ROOM_BELOW);
        Panel cloud = new Panel(svg, Panel.ROOM_LEFT, Panel.ROOM_ABOVE, 640, 220, map.surface().cols().axis(),
                Axis.around("|second difference|", cloudY)).title("Curvature by actionability");
        for (int i : LogSeries.thinned(cloudX.length, settings.mostPoints)) {
            if (!Double.isNaN(cloudX[i]) && !Double.isNaN(cloudY[i])) {
                cloud.dot(cloudX[i], cloudY[i], 1.6, Palette.category(0));
            }
        }
        cloud.frame();
        map.draw(svg, Panel.ROOM_LEFT, above + Panel.ROOM_ABOVE, 640, 330);
        return svg;
    }
}
