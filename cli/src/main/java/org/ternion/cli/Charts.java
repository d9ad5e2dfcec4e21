package org.ternion.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The look that all charts have in common. */
final class Charts {
    static final Color INK = new Color(0x222222);
    /** Colours of Okabe and Ito, which colour-blind readers tell apart. */
    static final Color BLUE = new Color(0x0072B2);
    static final Color VERMILION = new Color(0xD55E00);
    static final Color GREEN = new Color(0x009E73);
    static final Color PURPLE = new Color(0xCC79A7);
    static final Color ORANGE = new Color(0xE69F00);
    static final Color SKY = new Color(0x56B4E9);
    static final Color GREY = new Color(0x888888);
    static final BasicStroke DASHED = new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 10,
            new float[] {6, 5}, 0);
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 600;
    /** Letters of a legend that fit below a chart, and what the mark before a name is worth. */
    private static final int LONGEST_LEGEND = 120;
    private static final int MARK_LETTERS = 7;
    private static final MathContext SIX_DIGITS = new MathContext(6);
    private static final Color GRID = new Color(0xE3E3E3);
    /** Eigenvalues of exact zeros are rounding noise around the shift of 1e-12. */
    private static final double SPECTRUM_FLOOR = 1e-13;
    /** Numbers outside are written as powers of ten. */
    private static final double SHORT_FROM = 2e-4;
    private static final double SHORT_TO = 1e6;

    private Charts() {
    }

    /** An empty chart of lines. */
    static XYChart lines(String title, String x, String y) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).xAxisTitle(x).yAxisTitle(y)
                .build();
        style(chart.getStyler());
        chart.getStyler().setXAxisTickMarkSpacingHint(90);
        return chart;
    }

    /** An empty chart of bars. */
    static CategoryChart bars(String title, String x, String y) {
        CategoryChart chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(title).xAxisTitle(x)
                .yAxisTitle(y).build();
        style(chart.getStyler());
        chart.getStyler().setPlotGridVerticalLinesVisible(false).setxAxisTickLabelsFormattingFunction(null);
        return chart;
    }

    /** Makes the axis of a chart of lines logarithmic. */
    static void logarithmicX(XYChart chart) {
        chart.getStyler().setXAxisLogarithmic(true).setxAxisTickLabelsFormattingFunction(null);
    }

    /** Makes the axis of a chart logarithmic; all values must be above 0. */
    static void logarithmicY(Chart<? extends AxesChartStyler, ?> chart) {
        // With labels of our own XChart would put linear ticks on the axis.
        chart.getStyler().setYAxisLogarithmic(true).setyAxisTickLabelsFormattingFunction(null);
    }

    private static void style(AxesChartStyler style) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
        style.setLocale(Locale.ROOT).setAxisTitleFont(font).setAxisTickLabelsFont(font.deriveFont(12f));
        style.setxAxisTickLabelsFormattingFunction(Charts::label);
        style.setyAxisTickLabelsFormattingFunction(Charts::label);
        style.setPlotGridLinesColor(GRID).setPlotGridLinesStroke(new BasicStroke(1));
        style.setChartBackgroundColor(Color.WHITE).setChartFontColor(INK).setPlotBorderVisible(false);
        style.setChartTitleFont(font.deriveFont(Font.BOLD, 17f)).setChartTitleBoxVisible(false);
        style.setLegendFont(font.deriveFont(13f)).setLegendPosition(LegendPosition.OutsideS)
                .setLegendLayout(LegendLayout.Horizontal).setLegendBorderColor(Color.WHITE);
    }

    /** A number of an axis or a name, with up to six digits. */
    static String label(double value) {
        if (!Double.isFinite(value)) {
            return value > 0 ? "infinite" : String.valueOf(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros();
        boolean isLong = value != 0 && (Math.abs(value) < SHORT_FROM || Math.abs(value) >= SHORT_TO);
        return isLong && rounded.precision() == 1 ? rounded.unscaledValue() + "e" + -rounded.scale()
                : rounded.toPlainString();
    }

    /** Adds a line. */
    static XYSeries add(XYChart chart, String name, double[] x, double[] y, Color color, float width) {
        XYSeries series = chart.addSeries(name, unevenly(x), unevenly(y));
        series.setMarker(SeriesMarkers.NONE).setLineColor(color).setLineWidth(width);
        return series;
    }

    /** Adds a line through points on axes of any kind, with a marker at each of them. */
    static XYSeries addPoints(XYChart chart, String name, double[] x, double[] y, Color color, Marker marker) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(marker).setMarkerColor(color).setLineColor(color).setLineWidth(2);
        return series;
    }

    /** Places of the eigenvalues of a spectrum, from 1. */
    static double[] ranks(List<Double> spectrum) {
        return IntStream.rangeClosed(1, spectrum.size()).asDoubleStream().toArray();
    }

    /** The eigenvalues of a spectrum for a logarithmic axis. */
    static double[] aboveZero(List<Double> spectrum) {
        return spectrum.stream().mapToDouble(value -> Math.max(SPECTRUM_FLOOR, value)).toArray();
    }

    /** Adds a dashed line at a height. */
    static void addLevel(XYChart chart, String name, double from, double to, double y, Color color) {
        XYSeries series = chart.addSeries(name, new double[] {from, to}, new double[] {y, y});
        series.setMarker(SeriesMarkers.NONE).setLineColor(color).setLineStyle(DASHED);
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

    static BufferedImage draw(Chart<?, ?> chart) {
        int letters = chart.getSeriesMap().keySet().stream().mapToInt(name -> name.length() + MARK_LETTERS).sum();
        if (letters > LONGEST_LEGEND) {
            chart.getStyler().setLegendPosition(LegendPosition.OutsideE).setLegendLayout(LegendLayout.Vertical);
        }
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        try {
            chart.paint(g, WIDTH, HEIGHT);
        } finally {
            g.dispose();
        }
        return picture;
    }

    /** A constant as a word: {@code PERIODIC_RBF} is {@code periodic-rbf}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
