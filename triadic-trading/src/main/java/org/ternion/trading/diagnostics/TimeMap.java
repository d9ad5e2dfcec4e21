package org.ternion.trading.diagnostics;

import java.util.Arrays;
import org.ternion.trading.RunLog;

/** Means over time (rows) and actionability (columns); drawn with time to the right and actionability upwards. */
final class TimeMap implements Diagnostic {
    private final Surface surface;
    private final Heatmap map;

    private TimeMap(Surface surface, Heatmap map) {
        this.surface = surface;
        this.map = map;
    }

    static TimeMap acceptability(DiagnosticInput input, DiagnosticSettings settings) {
        Surface surface = acceptability(input.log(), settings);
        return new TimeMap(surface,
                Heatmap.ofShare("Acceptability", surface.transposed(), "share of bars acceptable"));
    }

    static Surface acceptability(RunLog log, DiagnosticSettings settings) {
        return means("mean_acceptable", log, settings, LogSeries.acceptable(log));
    }

    static TimeMap margin(DiagnosticInput input, DiagnosticSettings settings) {
        double clip = settings.marginClip;
        double[] clipped = Arrays.stream(LogSeries.margin(input.log(), settings))
                .map(margin -> Math.min(clip, Math.max(-clip, margin))).toArray();
        Surface surface = means("mean_margin", input.log(), settings, clipped);
        return new TimeMap(surface, new Heatmap("Legitimacy margin", surface.transposed(), Palette.DIVERGING,
                Axis.numbers("mean margin, cut at " + Svg.number(clip), -clip, clip)));
    }

    static TimeMap persistence(DiagnosticInput input, DiagnosticSettings settings) {
        Surface surface = means("mean_run_length", input.log(), settings, LogSeries.acceptableRun(input.log()));
        return new TimeMap(surface, Heatmap.ofAmount("Acceptance persistence", surface.transposed(),
                "acceptable bars in a row, mean"));
    }

    private static Surface means(String name, RunLog log, DiagnosticSettings settings, double[] values) {
        return Surface.means(name, GridAxis.times(log.times(), settings.timeBins), actBins(settings),
                LogSeries.offsets(log), LogSeries.actionability(log), values);
    }

    static GridAxis actBins(DiagnosticSettings settings) {
        return GridAxis.bins("actionability", "actionability", 0, 1, settings.actBins);
    }

    Surface surface() {
        return surface;
    }

    @Override
    public DiagnosticTable table() {
        return Surface.table(surface);
    }

    @Override
    public Svg picture() {
        return Heatmap.picture(map);
    }
}
