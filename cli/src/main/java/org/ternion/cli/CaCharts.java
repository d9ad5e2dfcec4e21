package org.ternion.cli;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ternion.ca.measure.EngagementSurface;
import org.ternion.ca.measure.GateSweep;

/** Pictures of what a run counts over time, and of what gates come to. */
final class CaCharts {
    private static final String STEP = "step";
    private static final String CHANGES = "_changes";
    private static final String DECIDES = "_decides";
    private static final Color[] COLORS = {Charts.BLUE, Charts.VERMILION, Charts.GREEN, Charts.PURPLE, Charts.ORANGE,
        Charts.SKY, Charts.GREY, Charts.INK};
    /** More lines than that cannot be told apart. */
    private static final int MOST_LINES = 16;

    private CaCharts() {
    }

    private static void line(XYChart chart, String name, double[] x, double[] y) {
        int n = chart.getSeriesMap().size();
        if (n < MOST_LINES && x.length > 0) {
            Charts.add(chart, name, x, y, COLORS[n % COLORS.length], n < COLORS.length ? 2 : 1);
        }
    }

    /** Draws columns of a table of steps, divided by the number of cells. The start changes nothing and is left out. */
    private static BufferedImage shares(String title, CaSample sample, double cells, String y, List<String> columns,
            String end) {
        XYChart chart = Charts.lines(title, STEP, y);
        int firstRow = end.isEmpty() ? 0 : 1;
        double[] steps = sample.column(STEP, firstRow);
        for (String column : columns) {
            String name = column.substring(0, column.length() - end.length()).replace('_', ' ');
            double[] values = sample.column(column, firstRow);
            line(chart, name, steps, Arrays.stream(values).map(value -> value / cells).toArray());
        }
        return Charts.draw(chart);
    }

    /** Shares of the states of a layer. */
    static BufferedImage occupancy(String title, CaSample sample, String layer, double cells) {
        return shares(title, sample, cells, "share of cells", sample.states(layer), "");
    }

    /** Shares of cells that a step changes, of all layers. */
    static BufferedImage changes(String title, CaSample sample, double cells) {
        return shares(title, sample, cells, "share of cells that change", sample.ending(CHANGES), CHANGES);
    }

    /** Shares of cells that motifs decide. */
    static BufferedImage motifs(String title, CaSample sample, double cells) {
        return shares(title, sample, cells, "share of cells decided", sample.ending(DECIDES), DECIDES);
    }

    /** Mean value of a layer of numbers. */
    static BufferedImage mean(String title, CaSample sample, String layer, double cells) {
        XYChart chart = Charts.lines(title, STEP, "mean " + layer);
        double[] steps = sample.column(STEP, 0);
        double[] mean = new double[steps.length];
        for (String column : sample.states(layer)) {
            int value = Integer.parseInt(column.substring(layer.length() + 1));
            double[] counts = sample.column(column, 0);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += value * counts[i] / cells;
            }
        }
        line(chart, layer, steps, mean);
        return Charts.draw(chart);
    }

    /** Precision against recall, a point for each setting at which something acts. */
    static BufferedImage precisionRecall(String title, GateSweep sweep) {
        XYChart chart = Charts.lines(title, "recall: acceptable cells that act", "precision: acting cells that are"
                + " acceptable");
        List<GateSweep.Row> rows = sweep.rows().stream()
                .filter(row -> row.counts().precision().isPresent() && row.counts().recall().isPresent()).toList();
        IntToDoubleFunction recall = i -> rows.get(i).counts().recall().getAsDouble();
        IntToDoubleFunction precision = i -> rows.get(i).counts().precision().getAsDouble();
        int[] order = IntStream.range(0, rows.size()).boxed()
                .sorted((a, b) -> Double.compare(recall.applyAsDouble(a), recall.applyAsDouble(b)))
                .mapToInt(Integer::intValue).toArray();
        if (order.length > 0) {
            Charts.addPoints(chart, "settings", IntStream.of(order).mapToDouble(recall).toArray(),
                    IntStream.of(order).mapToDouble(precision).toArray(), Charts.BLUE, SeriesMarkers.CIRCLE);
        }
        return Charts.draw(chart);
    }

    /** Share of acceptable cells that act against their confidence, a line for each setting. */
    static BufferedImage engagement(String title, GateSweep sweep) {
        XYChart chart = Charts.lines(title, "confidence", "share of acceptable cells that act");
        for (int row = 0; row < sweep.rows().size(); row++) {
            EngagementSurface surface = sweep.surface(row);
            int[] bins = IntStream.range(0, surface.bins()).filter(bin -> surface.cells(bin) > 0).toArray();
            line(chart, setting(sweep.rows().get(row)),
                    IntStream.of(bins).mapToDouble(bin -> (bin + 0.5) / surface.bins()).toArray(),
                    IntStream.of(bins).mapToObj(surface::engaged).mapToDouble(OptionalDouble::getAsDouble).toArray());
        }
        return Charts.draw(chart);
    }

    private static String setting(GateSweep.Row row) {
        return String.format(Locale.ROOT, "%s x %d", Charts.label(row.setting().tauOff()), row.setting().kOff());
    }
}
