package org.ternion.trading.diagnostics;

import java.util.Arrays;
import org.ternion.trading.RunLog;

/** Where actionability and margin move from one bar to the next: means over the margin (rows) and actionability. */
final class VectorField implements Diagnostic {
    /** Single jumps are a hundred times as long as usual moves; square roots keep both in sight. */
    private static final double LONGEST_PIXELS = 36;

    private final Surface right;
    private final Surface up;
    private final Surface acceptable;

    private VectorField(Surface right, Surface up, Surface acceptable) {
        this.right = right;
        this.up = up;
        this.acceptable = acceptable;
    }

    static VectorField of(DiagnosticInput input, DiagnosticSettings settings) {
        RunLog log = input.log();
        double[] c = LogSeries.actionability(log);
        double[] margin = LogSeries.margin(log, settings);
        GridAxis rows = MarginMap.marginBins(margin, settings);
        GridAxis cols = TimeMap.actBins(settings);
        int steps = c.length - 1;
        int[] cells = new int[steps];
        double[] dx = new double[steps];
        double[] dy = new double[steps];
        for (int i = 0; i < steps; i++) {
            cells[i] = Surface.cell(rows.indexBelow(margin[i]), cols.indexBelow(c[i]), cols.size());
            dx[i] = c[i + 1] - c[i];
            double move = margin[i + 1] - margin[i];
            dy[i] = Double.isFinite(move) ? move : Double.NaN;   // the volatility is not known on one side
        }
        return new VectorField(Surface.means("mean_d_actionability", rows, cols, cells, dx),
                Surface.means("mean_d_margin", rows, cols, cells, dy),
                Surface.means("mean_acceptable", rows, cols, cells,
                        Arrays.copyOf(LogSeries.acceptable(log), steps)));
    }

    Surface right() {
        return right;
    }

    Surface up() {
        return up;
    }

    Surface acceptable() {
        return acceptable;
    }

    @Override
    public DiagnosticTable table() {
        return Surface.table(right, up, acceptable);
    }

    @Override
    public Svg picture() {
        Svg svg = new Svg(Panel.ROOM_LEFT + 640 + Panel.ROOM_BAR, Panel.ROOM_ABOVE + 420 + Panel.ROOM_BELOW);
        GridAxis rows = right.rows();
        GridAxis cols = right.cols();
        Panel panel = new Panel(svg, Panel.ROOM_LEFT, Panel.ROOM_ABOVE, 640, 420, cols.axis(), rows.axis());
        double longest = 0;
        for (int row = 0; row < rows.size(); row++) {
            for (int col = 0; col < cols.size(); col++) {
                double length = Math.hypot(right.get(row, col) * panel.pixelsPerX(),
                        up.get(row, col) * panel.pixelsPerY());
                longest = Double.isFinite(length) ? Math.max(longest, length) : longest;
            }
        }
        panel.title("Mean move to the next bar (lengths as square roots)").lineAtY(0, "#888888")
                .colourBar(Palette.SEQUENTIAL, Axis.numbers("share of bars acceptable", 0, 1));
        for (int row = 0; row < rows.size(); row++) {
            for (int col = 0; col < cols.size(); col++) {
                double dx = right.get(row, col) * panel.pixelsPerX();
                double dy = up.get(row, col) * panel.pixelsPerY();
                double length = Math.hypot(dx, dy);
                if (length > 0 && length <= longest) {
                    double scale = LONGEST_PIXELS * Math.sqrt(length / longest) / length;
                    panel.arrow(cols.centre(col), rows.centre(row), dx * scale, dy * scale,
                            Palette.SEQUENTIAL.colour(acceptable.get(row, col)));
                }
            }
        }
        panel.frame();
        return svg;
    }
}
