package org.ternion.trading.diagnostics;

import java.util.Arrays;
import java.util.List;
import org.ternion.trading.DecimalText;
import org.ternion.trading.RunLog;

/** How sharply actionability bends at each bar, by actionability; {@link MarginMap#curvature} has the means. */
final class CurvatureCloud implements Diagnostic {
    private final RunLog log;
    private final double[] sizes;
    private final DiagnosticSettings settings;

    private CurvatureCloud(RunLog log, double[] sizes, DiagnosticSettings settings) {
        this.log = log;
        this.sizes = sizes;
        this.settings = settings;
    }

    static CurvatureCloud of(DiagnosticInput input, DiagnosticSettings settings) {
        return new CurvatureCloud(input.log(), sizes(input.log()), settings);
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

    /** The same without sign. */
    static double[] sizes(RunLog log) {
        return Arrays.stream(curvatures(log)).map(Math::abs).toArray();
    }

    /** All bars, also where the picture shows only some. */
    @Override
    public DiagnosticTable table() {
        double[] c = LogSeries.actionability(log);
        return DiagnosticTable.of(List.of("ts", "actionability", "abs_curvature"), c.length,
                i -> List.of(Long.toString(log.times()[i]), DecimalText.of(c[i]), DecimalText.of(sizes[i])));
    }

    @Override
    public Svg picture() {
        Svg svg = new Svg(Panel.ROOM_LEFT + 640 + 30, Panel.ROOM_ABOVE + 300 + Panel.ROOM_BELOW);
        double[] c = LogSeries.actionability(log);
        int[] shown = LogSeries.thinned(c.length, settings.mostPoints);
        Panel cloud = new Panel(svg, Panel.ROOM_LEFT, Panel.ROOM_ABOVE, 640, 300, TimeMap.actBins(settings).axis(),
                Axis.around("|second difference|", sizes)).title("Curvature by actionability"
                + (shown.length < c.length ? ", " + shown.length + " of " + c.length + " bars" : ""));
        for (int i : shown) {
            if (!Double.isNaN(c[i]) && !Double.isNaN(sizes[i])) {
                cloud.dot(c[i], sizes[i], 1.6, Palette.category(0));
            }
        }
        cloud.frame();
        return svg;
    }
}
