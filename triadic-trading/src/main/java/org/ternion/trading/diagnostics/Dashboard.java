package org.ternion.trading.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ternion.core.Checks;
import org.ternion.trading.DecimalText;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.analysis.ActionabilityBins;

/** The panels of the dashboard and the numbers behind them. */
public final class Dashboard {
    /** Bars over which holding is averaged. */
    public static final int HOLD_WINDOW = 50;

    private static final int WIDTH = 760;
    private static final int HEIGHT = 260;

    private Dashboard() {
    }

    private record Panels(DiagnosticTable table, Supplier<Svg> drawing) implements Diagnostic {
        @Override
        public Svg picture() {
            return drawing.get();
        }
    }

    /**
     * Means of the last values, of fewer at the start.
     *
     * @param values not modified; finite
     * @param window values at most, at least 1
     * @return a mean per value
     */
    public static double[] rollingMean(double[] values, int window) {
        Checks.inRange(window, 1, Integer.MAX_VALUE, "window");
        double[] means = new double[values.length];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i];
            if (i >= window) {
                sum -= values[i - window];
            }
            means[i] = sum / Math.min(i + 1, window);
        }
        return means;
    }

    /**
     * How often bars had an action, by actionability.
     *
     * @param log        the run
     * @param acceptable whether of the acceptable bars or of the others; of these any action is a leak
     * @param bins       equal bins of (0, 1]; 0 belongs to the first
     * @return a share per bin, NaN where there are no bars
     */
    public static double[] engagement(RunLog log, boolean acceptable, int bins) {
        ActionabilityBins counts = ActionabilityBins.of(log, bins);
        double[] acted = new double[bins];
        Arrays.setAll(acted, acceptable ? counts::engagement : counts::leakage);
        return acted;
    }

    private static GridAxis bins(int bins) {
        return GridAxis.bins("actionability", "actionability", 0, 1, bins);
    }

    static Diagnostic profit(DiagnosticInput input, DiagnosticSettings settings) {
        RunLog log = input.log();
        double[] profit = log.column(LogColumn.PNL);
        return new Panels(overTime(log, List.of("pnl"), profit), () -> {
            Svg svg = new Svg(Panel.ROOM_LEFT + WIDTH + 30, Panel.ROOM_ABOVE + HEIGHT + Panel.ROOM_BELOW);
            over(svg, Panel.ROOM_ABOVE, log, Axis.around("profit (share of start)", profit)).title("Profit")
                    .lineAtY(0, "#888888").line(LogSeries.offsets(log), profit, Palette.category(0)).frame();
            return svg;
        });
    }

    static Diagnostic holdRate(DiagnosticInput input, DiagnosticSettings settings) {
        RunLog log = input.log();
        double[] rate = rollingMean(log.column(LogColumn.HOLD), HOLD_WINDOW);
        double[] velocity = log.has(LogColumn.Z_VEL) ? log.column(LogColumn.Z_VEL) : new double[rate.length];
        return new Panels(overTime(log, List.of("z_vel", "rolling_hold"), velocity, rate), () -> {
            int step = Panel.ROOM_ABOVE + HEIGHT / 2 + Panel.ROOM_BELOW;
            Svg svg = new Svg(Panel.ROOM_LEFT + WIDTH + 30, 2 * step);
            double[] xs = LogSeries.offsets(log);
            new Panel(svg, Panel.ROOM_LEFT, Panel.ROOM_ABOVE, WIDTH, HEIGHT / 2.0, Axis.times(log.times()),
                    Axis.around("z_vel", velocity)).title("Speed of z").line(xs, velocity, Palette.category(2))
                    .frame();
            new Panel(svg, Panel.ROOM_LEFT, step + Panel.ROOM_ABOVE, WIDTH, HEIGHT / 2.0, Axis.times(log.times()),
                    Axis.numbers("share of bars", 0, 1)).title("Holding, mean of " + HOLD_WINDOW + " bars")
                    .line(xs, rate, Palette.category(0)).frame();
            return svg;
        });
    }

    static Diagnostic priceActions(DiagnosticInput input, DiagnosticSettings settings) {
        RunLog log = input.log();
        double[] price = log.column(LogColumn.PRICE);
        double[] action = log.column(LogColumn.ACTION);
        DiagnosticTable table = DiagnosticTable.of(List.of("ts", "price", "action"), log.size(),
                i -> List.of(Long.toString(log.times()[i]), DecimalText.of(price[i]),
                        Integer.toString((int) action[i])));
        return new Panels(table, () -> {
            Svg svg = new Svg(Panel.ROOM_LEFT + WIDTH + 30,
                    Panel.ROOM_ABOVE + HEIGHT + Panel.ROOM_BELOW + Panel.ROOM_LEGEND);
            List<String> colours = List.of(Palette.category(3), "#9aa0a6", Palette.category(2));
            double[] xs = LogSeries.offsets(log);
            Panel panel = over(svg, Panel.ROOM_ABOVE, log, Axis.around("price", price)).title("Price and actions")
                    .line(xs, price, "#9aa0a6");
            for (int i : LogSeries.thinned(log.size(), settings.mostPoints)) {
                if (!Double.isNaN(price[i])) {
                    int sign = (int) Math.signum(action[i]);
                    panel.dot(xs[i], price[i], sign == 0 ? 1 : 2, colours.get(sign + 1));
                }
            }
            panel.frame().legend(List.of("sell", "hold", "buy"), colours);
            return svg;
        });
    }

    static Diagnostic precisionRecall(DiagnosticInput input, DiagnosticSettings settings) {
        double[] taus = input.sweep().column("tau_off");
        int[] order = IntStream.range(0, taus.length).boxed().sorted(Comparator.comparingDouble(i -> taus[i]))
                .mapToInt(Integer::intValue).toArray();
        double[] x = sorted(taus, order);
        double[] precision = sorted(input.sweep().column("precision"), order);
        double[] recall = sorted(input.sweep().column("recall"), order);
        DiagnosticTable table = DiagnosticTable.of(List.of("tau_off", "precision", "recall"), x.length,
                i -> List.of(DecimalText.of(x[i]), DecimalText.of(precision[i]), DecimalText.of(recall[i])));
        return new Panels(table, () -> {
            List<String> colours = List.of(Palette.category(0), Palette.category(1));
            Svg svg = new Svg(Panel.ROOM_LEFT + 560 + 30,
                    Panel.ROOM_ABOVE + 300 + Panel.ROOM_BELOW + Panel.ROOM_LEGEND);
            Panel panel = new Panel(svg, Panel.ROOM_LEFT, Panel.ROOM_ABOVE, 560, 300, Axis.around("tau_off", x),
                    Axis.numbers("share", 0, 1.05)).title("Precision and recall");
            panel.line(x, precision, colours.get(0)).line(x, recall, colours.get(1));
            for (int i = 0; i < x.length; i++) {
                dot(panel, x[i], precision[i], colours.get(0));
                dot(panel, x[i], recall[i], colours.get(1));
            }
            panel.frame().legend(List.of("precision", "recall"), colours);
            return svg;
        });
    }

    private static void dot(Panel panel, double x, double y, String colour) {
        if (!Double.isNaN(x) && !Double.isNaN(y)) {
            panel.dot(x, y, 3, colour);
        }
    }

    private static double[] sorted(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }

    static Diagnostic leakage(DiagnosticInput input, DiagnosticSettings settings) {
        GridAxis bins = bins(settings.actBins);
        double[] acceptable = engagement(input.log(), true, settings.actBins);
        double[] unacceptable = engagement(input.log(), false, settings.actBins);
        DiagnosticTable table = DiagnosticTable.of(
                List.of("bin_center", "engagement_acceptable", "engagement_unacceptable"), bins.size(),
                bin -> List.of(DecimalText.of(bins.centre(bin)), DecimalText.of(acceptable[bin]),
                        DecimalText.of(unacceptable[bin])));
        return new Panels(table, () -> {
            List<String> colours = List.of(Palette.category(2), Palette.category(3));
            Svg svg = new Svg(Panel.ROOM_LEFT + 560 + 30,
                    Panel.ROOM_ABOVE + 300 + Panel.ROOM_BELOW + Panel.ROOM_LEGEND);
            new Panel(svg, Panel.ROOM_LEFT, Panel.ROOM_ABOVE, 560, 300, bins.axis(),
                    Axis.numbers("share of bars with an action", 0, 1.05)).title("Acting by actionability")
                    .steps(bins, acceptable, colours.get(0)).steps(bins, unacceptable, colours.get(1)).frame()
                    .legend(List.of("acceptable", "unacceptable: should lie at 0"), colours);
            return svg;
        });
    }

    private static Panel over(Svg svg, double top, RunLog log, Axis y) {
        return new Panel(svg, Panel.ROOM_LEFT, top, WIDTH, HEIGHT, Axis.times(log.times()), y);
    }

    private static DiagnosticTable overTime(RunLog log, List<String> names, double[]... columns) {
        List<String> header = new ArrayList<>(List.of("ts"));
        header.addAll(names);
        return DiagnosticTable.of(header, log.size(), row -> {
            List<String> cells = new ArrayList<>(List.of(Long.toString(log.times()[row])));
            for (double[] column : columns) {
                cells.add(DecimalText.of(column[row]));
            }
            return cells;
        });
    }
}
