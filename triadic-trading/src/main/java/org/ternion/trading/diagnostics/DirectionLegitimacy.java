package org.ternion.trading.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ternion.trading.DecimalText;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;

/** Acceptable and unacceptable bars by direction of the intent: -1, 0, 1. */
final class DirectionLegitimacy implements Diagnostic {
    private static final List<String> DIRECTIONS = List.of("sell", "hold", "buy");

    /** Share of acceptable bars, [direction -1, 0, 1][actionability]. */
    private final Surface surface;
    /** Bars by direction, acceptable ones first. */
    private final int[][] counts;

    private DirectionLegitimacy(Surface surface, int[][] counts) {
        this.surface = surface;
        this.counts = counts;
    }

    static DirectionLegitimacy of(DiagnosticInput input, DiagnosticSettings settings) {
        RunLog log = input.log();
        double[] acceptable = LogSeries.acceptable(log);
        double[] row = Arrays.stream(log.column(LogColumn.INTENT_DIRECTION)).map(d -> d + 1).toArray();
        int[][] counts = new int[DIRECTIONS.size()][2];
        for (int i = 0; i < row.length; i++) {
            if (!(row[i] >= 0 && row[i] < DIRECTIONS.size())) {
                throw new IllegalArgumentException("intent_direction must be -1, 0 or 1, was " + (row[i] - 1)
                        + " in row " + (i + 1));
            }
            counts[(int) row[i]][acceptable[i] == 0 ? 1 : 0]++;
        }
        return new DirectionLegitimacy(Surface.means("mean_acceptable",
                GridAxis.names("direction", "direction", DIRECTIONS), TimeMap.actBins(settings), row,
                LogSeries.actionability(log), acceptable), counts);
    }

    Surface surface() {
        return surface;
    }

    /** Bars of a direction, -1 to 1. */
    int count(int direction, boolean acceptable) {
        return counts[direction + 1][acceptable ? 0 : 1];
    }

    /** A row per cell, and one per direction, whose bin is empty, for all of its bars. */
    @Override
    public DiagnosticTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (int d = 0; d < DIRECTIONS.size(); d++) {
            int bars = counts[d][0] + counts[d][1];
            rows.add(row(d, List.of("", ""), bars == 0 ? Double.NaN : (double) counts[d][0] / bars, bars));
            for (int col = 0; col < surface.cols().size(); col++) {
                rows.add(row(d, surface.cols().cells(col), surface.get(d, col), surface.count(d, col)));
            }
        }
        return DiagnosticTable.of(List.of("direction", "actionability_from", "actionability_to", "mean_acceptable",
                "count", "acceptable"), rows);
    }

    private static List<String> row(int direction, List<String> bin, double share, int bars) {
        long acceptable = bars == 0 ? 0 : Math.round(share * bars);
        return List.of(Integer.toString(direction - 1), bin.get(0), bin.get(1), DecimalText.of(share),
                Integer.toString(bars), Long.toString(acceptable));
    }

    @Override
    public Svg picture() {
        List<String> colours = List.of(Palette.category(2), Palette.category(3));
        int greatest = Arrays.stream(counts).flatMapToInt(Arrays::stream).max().orElseThrow();
        Svg svg = new Svg(960, Panel.ROOM_ABOVE + 300 + Panel.ROOM_BELOW + Panel.ROOM_LEGEND);
        Axis names = Axis.names("direction", DIRECTIONS);
        Panel bars = new Panel(svg, Panel.ROOM_LEFT, Panel.ROOM_ABOVE, 260, 300, names,
                Axis.numbers("bars", 0, Math.max(1, greatest * 1.05))).title("Bars by direction");
        for (int d = 0; d < DIRECTIONS.size(); d++) {
            for (int side = 0; side < 2; side++) {
                double from = d + 0.12 + 0.38 * side;
                bars.bar(from, from + 0.38, 0, counts[d][side], colours.get(side));
            }
        }
        bars.frame().legend(List.of("acceptable", "unacceptable"), colours);
        Heatmap.ofShare("Share acceptable", surface, "share of bars acceptable").draw(svg, 420, Panel.ROOM_ABOVE,
                960 - 420 - Panel.ROOM_BAR, 300);
        return svg;
    }
}
