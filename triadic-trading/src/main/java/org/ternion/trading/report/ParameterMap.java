package org.ternion.trading.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.ternion.core.io.Numbers;
import org.ternion.trading.Setting;
import org.ternion.trading.diagnostics.Axis;
import org.ternion.trading.diagnostics.GridAxis;
import org.ternion.trading.diagnostics.Palette;
import org.ternion.trading.diagnostics.Panel;
import org.ternion.trading.diagnostics.Surface;
import org.ternion.trading.diagnostics.Svg;

/**
 * The score of a grid over two of its settings, averaged over the others: a plateau is worth more than a peak.
 *
 * @param title   what it shows
 * @param surface rows and columns are values of the two settings
 * @param low     least mean
 * @param high    greatest mean
 */
record ParameterMap(String title, Surface surface, double low, double high) {
    private static final String SCORE = "score";
    /** Settings beyond these are averaged over only. */
    private static final int MOST_SETTINGS = 4;
    private static final int MOST_VALUES = 200;
    private static final int WIDTH = 560;
    private static final int HEIGHT = 320;

    /** Maps of every two settings that vary; none if the table is no grid with a score. */
    static List<ParameterMap> of(ReportTable table) {
        List<ParameterMap> maps = new ArrayList<>();
        if (!table.numbers().header().contains(SCORE)) {
            return maps;
        }
        List<Integer> settings = new ArrayList<>();
        for (int c = 0; c < table.header().size() && settings.size() < MOST_SETTINGS; c++) {
            if (Setting.ofKey(table.header().get(c)).isPresent()) {
                int values = values(table, c).size();
                if (values > 1 && values <= MOST_VALUES) {
                    settings.add(c);
                }
            }
        }
        for (int i = 0; i < settings.size(); i++) {
            for (int j = i + 1; j < settings.size(); j++) {
                maps.add(of(table, settings.get(j), settings.get(i)));
            }
        }
        return maps;
    }

    /** Distinct cells, numbers by size. */
    private static List<String> values(ReportTable table, int column) {
        return table.rows().stream().map(row -> row.get(column)).distinct()
                .sorted(Comparator.comparingDouble(ParameterMap::place).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static double place(String cell) {
        OptionalDouble number = Numbers.parse(cell);
        return number.orElse(Double.NEGATIVE_INFINITY);
    }

    private static ParameterMap of(ReportTable table, int up, int right) {
        List<String> rows = values(table, up);
        List<String> cols = values(table, right);
        double[] score = table.numbers().column(SCORE);
        double[] sums = new double[rows.size() * cols.size()];
        int[] counts = new int[sums.length];
        for (int i = 0; i < score.length; i++) {
            if (!Double.isNaN(score[i])) {
                int cell = rows.indexOf(table.rows().get(i).get(up)) * cols.size()
                        + cols.indexOf(table.rows().get(i).get(right));
                sums[cell] += score[i];
                counts[cell]++;
            }
        }
        double[] means = new double[sums.length];
        Arrays.setAll(means, cell -> counts[cell] == 0 ? Double.NaN : sums[cell] / counts[cell]);
        String rowName = table.header().get(up);
        String colName = table.header().get(right);
        Surface surface = Surface.copyOf("mean_score", GridAxis.names(rowName, rowName, rows),
                GridAxis.names(colName, colName, cols), means);
        double low = Arrays.stream(means).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(means).filter(Double::isFinite).max().orElse(1);
        return new ParameterMap("Mean score by " + colName + " and " + rowName + ", over " + score.length + " rows",
                surface, low, high);
    }

    Svg picture() {
        Svg svg = new Svg(Panel.ROOM_LEFT + WIDTH + Panel.ROOM_BAR, Panel.ROOM_ABOVE + HEIGHT + Panel.ROOM_BELOW);
        Axis scale = Axis.numbers("mean score", low, high);
        new Panel(svg, Panel.ROOM_LEFT, Panel.ROOM_ABOVE, WIDTH, HEIGHT, surface.cols().axis(), surface.rows().axis())
                .title(title).heatmap(surface, Palette.SEQUENTIAL, scale).colourBar(Palette.SEQUENTIAL, scale).frame();
        return svg;
    }
}
