package org.ternion.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ternion.sphere.BalanceReport;
import org.ternion.sphere.Placement;
import org.ternion.sphere.RadialDensity;

/** The pictures of {@code sphere report}. */
final class SphereCharts {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 600;
    private static final int DENSITY_STEPS = 500;
    private static final MathContext SIX_DIGITS = new MathContext(6);
    private static final String STRETCHED = "score stretched over the radii, nearest shell";
    private static final Color INK = new Color(0x222222);
    private static final Color GRID = new Color(0xE3E3E3);
    /** Blue and vermilion of Okabe and Ito, which colour-blind readers tell apart. */
    private static final Color BALANCED = new Color(0x0072B2);
    private static final Color UNBALANCED = new Color(0xD55E00);
    private static final Color CAPACITY = new Color(0xC9DCEB);

    private SphereCharts() {
    }

    /** Points per shell against capacity. */
    static BufferedImage occupancy(BalanceReport balanced, BalanceReport unbalanced) {
        int[] capacity = balanced.capacity();
        XYChart chart = chart(String.format(Locale.ROOT, "%d points on %d shells", Arrays.stream(capacity).sum(),
                capacity.length), "shell, from inside out", "points");
        double[] edges = new double[2 * capacity.length];
        Arrays.setAll(edges, i -> i / 2 + (i % 2 == 0 ? -0.5 : 0.5));
        add(chart, "capacity", edges, steps(capacity), CAPACITY, 6).setXYSeriesRenderStyle(XYSeriesRenderStyle.Area)
                .setFillColor(CAPACITY);
        add(chart, "sorted fill", edges, steps(balanced.counts()), BALANCED, 2);
        add(chart, STRETCHED, edges, steps(unbalanced.counts()), UNBALANCED, 1);
        chart.getStyler().setYAxisMin(0.0);
        return draw(chart);
    }

    /** Each number twice, for the left and the right edge of its shell. */
    private static double[] steps(int[] values) {
        double[] steps = new double[2 * values.length];
        Arrays.setAll(steps, i -> values[i / 2]);
        return steps;
    }

    /** Density of points along the radius. */
    static BufferedImage radialDensity(Placement balanced, Placement unbalanced) {
        double[] radii = balanced.layout().radii();
        double inner = radii[0];
        double outer = radii[radii.length - 1];
        double width = outer > inner ? outer - inner : inner / 10;
        double[] r = new double[DENSITY_STEPS + 1];
        Arrays.setAll(r, i -> inner - 0.1 * width + 1.2 * width * i / DENSITY_STEPS);
        RadialDensity estimate = estimate(balanced, width);
        String title = String.format(Locale.ROOT, "Density of points along the radius (Gaussian kernel, width %.3g)",
                estimate.bandwidth());
        // Per hundredth of the range: the axis cannot label the tiny numbers of a density per unit of radius.
        XYChart chart = chart(title, "radius", "% of points per % of the range of radii");
        RadialDensity other = RadialDensity.of(unbalanced.toRadii(), estimate.bandwidth());
        add(chart, "sorted fill", r, Arrays.stream(r).map(x -> width * estimate.at(x)).toArray(), BALANCED, 2);
        add(chart, STRETCHED, r, Arrays.stream(r).map(x -> width * other.at(x)).toArray(), UNBALANCED, 2);
        chart.getStyler().setYAxisMin(0.0);
        return draw(chart);
    }

    private static RadialDensity estimate(Placement placement, double width) {
        int[] counts = placement.counts();
        long shellsInUse = Arrays.stream(counts).filter(count -> count > 0).count();
        // The usual bandwidth needs two different radii.
        return shellsInUse > 1 ? RadialDensity.of(placement.toRadii())
                : RadialDensity.of(placement.toRadii(), width / DENSITY_STEPS * 10);
    }

    /** Energy of the sample after each step. */
    static BufferedImage energies(RelaxedSample sample) {
        double[] energies = sample.energies();
        XYChart chart = chart("Energy of " + sample.points() + " directions: all repel, neighbours attract", "step",
                "repulsion + attraction");
        double[] step = IntStream.range(0, energies.length).asDoubleStream().toArray();
        XYSeries series = add(chart, "energy", step, energies, BALANCED, 2);
        if (energies.length == 1) {
            series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(BALANCED);
        }
        chart.getStyler().setLegendVisible(false);
        return draw(chart);
    }

    private static String label(double value) {
        return new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros().toPlainString();
    }

    private static XYChart chart(String title, String x, String y) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).xAxisTitle(x).yAxisTitle(y)
                .build();
        XYStyler style = chart.getStyler();
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
        style.setLocale(Locale.ROOT).setAxisTitleFont(font).setAxisTickLabelsFont(font.deriveFont(12f));
        style.setXAxisTickMarkSpacingHint(90);
        style.setxAxisTickLabelsFormattingFunction(SphereCharts::label);
        style.setyAxisTickLabelsFormattingFunction(SphereCharts::label);
        style.setPlotGridLinesColor(GRID).setPlotGridLinesStroke(new BasicStroke(1));
        style.setChartBackgroundColor(Color.WHITE).setChartFontColor(INK).setPlotBorderVisible(false);
        style.setChartTitleFont(font.deriveFont(Font.BOLD, 17f)).setChartTitleBoxVisible(false);
        style.setLegendFont(font.deriveFont(13f)).setLegendPosition(LegendPosition.OutsideS)
                .setLegendLayout(LegendLayout.Horizontal).setLegendBorderColor(Color.WHITE);
        return chart;
    }

    private static XYSeries add(XYChart chart, String name, double[] x, double[] y, Color color, float width) {
        XYSeries series = chart.addSeries(name, unevenly(x), unevenly(y));
        series.setMarker(SeriesMarkers.NONE).setLineColor(color).setLineWidth(width);
        return series;
    }

    /**
     * Adds a point on the first segment. XChart puts ticks on the points where these are equally spaced, whatever odd
     * numbers that gives.
     */
    private static double[] unevenly(double[] values) {
        if (values.length < 2) {
            return values;
        }
        double[] more = new double[values.length + 1];
        more[0] = values[0];
        more[1] = values[0] + (values[1] - values[0]) / 3;
        System.arraycopy(values, 1, more, 2, values.length - 1);
        return more;
    }

    private static BufferedImage draw(XYChart chart) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        try {
            chart.paint(g, WIDTH, HEIGHT);
        } finally {
            g.dispose();
        }
        return picture;
    }
}
