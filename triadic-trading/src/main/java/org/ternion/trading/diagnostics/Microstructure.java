package org.ternion.trading.diagnostics;

import java.util.ArrayList;
import java.util.List;
import org.ternion.trading.DecimalText;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.signal.RollingDeviation;

/** Volatility of returns, their size, and volume where a log has it, over the acceptable stretches. */
final class Microstructure implements Diagnostic {
    private static final int HEIGHT = 130;

    private final RunLog log;
    private final double[] volatility;
    private final double[] absoluteReturn;

    private Microstructure(RunLog log, double[] volatility, double[] absoluteReturn) {
        this.log = log;
        this.volatility = volatility;
        this.absoluteReturn = absoluteReturn;
    }

    static Microstructure of(DiagnosticInput input, DiagnosticSettings settings) {
        double[] prices = input.log().column(LogColumn.PRICE);
        double[] volatility = new double[prices.length];
        double[] size = new double[prices.length];
        RollingDeviation deviation = new RollingDeviation(settings.window, 1);
        for (int i = 0; i < prices.length; i++) {
            double change = i == 0 ? 0 : prices[i] / prices[i - 1] - 1;
            size[i] = Math.abs(change);
            volatility[i] = deviation.next(change);
        }
        return new Microstructure(input.log(), volatility, size);
    }

    /** Sample deviations of the simple returns, the first of which is 0; NaN before the window is full. */
    double volatility(int row) {
        return volatility[row];
    }

    private boolean hasVolume() {
        return log.has(LogColumn.VOLUME);
    }

    @Override
    public DiagnosticTable table() {
        List<String> header = new ArrayList<>(List.of("ts", "volatility", "absolute_return", "acceptable"));
        if (hasVolume()) {
            header.add("volume");
        }
        double[] acceptable = LogSeries.acceptable(log);
        return DiagnosticTable.of(header, log.size(), i -> {
            List<String> cells = new ArrayList<>(List.of(Long.toString(log.times()[i]), DecimalText.of(volatility[i]),
                    DecimalText.of(absoluteReturn[i]), acceptable[i] == 0 ? "0" : "1"));
            if (hasVolume()) {
                cells.add(DecimalText.of(log.column(LogColumn.VOLUME)[i]));
            }
            return cells;
        });
    }

    @Override
    public Svg picture() {
        List<String> names = new ArrayList<>(List.of("volatility", "|return|"));
        List<double[]> series = new ArrayList<>(List.of(volatility, absoluteReturn));
        if (hasVolume()) {
            names.add("volume");
            series.add(log.column(LogColumn.VOLUME));
        }
        int step = Panel.ROOM_ABOVE + HEIGHT + Panel.ROOM_BELOW;
        Svg svg = new Svg(Panel.ROOM_LEFT + 760 + 30, names.size() * step + Panel.ROOM_LEGEND);
        double[] acceptable = LogSeries.acceptable(log);
        boolean[] inside = new boolean[acceptable.length];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = acceptable[i] != 0;
        }
        double[] xs = LogSeries.offsets(log);
        Axis time = Axis.times(log.times());
        for (int s = 0; s < names.size(); s++) {
            Panel panel = new Panel(svg, Panel.ROOM_LEFT, s * step + Panel.ROOM_ABOVE, 760, HEIGHT, time,
                    Axis.around(names.get(s), series.get(s)));
            panel.shade(xs, inside, Palette.category(2)).line(xs, series.get(s), Palette.category(0)).frame();
            if (s == names.size() - 1) {
                panel.legend(List.of("acceptable"), List.of("#009e7366"));
            }
        }
        return svg;
    }
}
