package org.ternion.benchmarks.krr;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ternion.benchmarks.krr.GrowthMeasurement.Row;
import org.ternion.benchmarks.krr.GrowthMeasurement.Structure;

/** Time against number of observations, both logarithmic, a line per structure. */
final class GrowthChart {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 650;
    /** Colours of Okabe and Ito, which colour-blind readers tell apart. */
    private static final Color[] COLORS = {new Color(0xD55E00), new Color(0xCC79A7), new Color(0x0072B2),
        new Color(0x009E73), new Color(0xE69F00)};
    private static final Marker[] MARKERS = {SeriesMarkers.SQUARE, SeriesMarkers.DIAMOND, SeriesMarkers.CIRCLE,
        SeriesMarkers.TRIANGLE_UP, SeriesMarkers.TRIANGLE_DOWN};

    private GrowthChart() {
    }

    static void write(List<Row> rows, Path png) throws IOException {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT)
                .title("Time of an exact fit of one ridge, " + GrowthMeasurement.THREADS + " threads")
                .xAxisTitle("observations").yAxisTitle("seconds").build();
        style(chart.getStyler());
        for (Structure structure : Structure.values()) {
            List<Row> own = rows.stream().filter(row -> row.structure() == structure).toList();
            if (own.isEmpty()) {
                continue;
            }
            XYSeries series = chart.addSeries(structure.label(),
                    own.stream().mapToDouble(Row::observations).toArray(),
                    own.stream().mapToDouble(Row::seconds).toArray());
            Color color = COLORS[structure.ordinal()];
            series.setMarker(MARKERS[structure.ordinal()]).setMarkerColor(color).setLineColor(color).setLineWidth(2);
        }
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        chart.paint(g, WIDTH, HEIGHT);
        g.dispose();
        ImageIO.write(picture, "png", png.toFile());
    }

    private static void style(XYStyler style) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
        style.setXAxisLogarithmic(true).setYAxisLogarithmic(true).setLocale(Locale.ROOT);
        // Not functions of the numbers: XChart then forgets that the axes are logarithmic.
        style.setXAxisDecimalPattern("#,##0").setYAxisDecimalPattern("0.######");
        style.setAxisTitleFont(font).setAxisTickLabelsFont(font.deriveFont(13f)).setMarkerSize(8);
        style.setPlotGridLinesColor(new Color(0xE3E3E3)).setPlotGridLinesStroke(new BasicStroke(1));
        style.setChartBackgroundColor(Color.WHITE).setChartFontColor(new Color(0x222222)).setPlotBorderVisible(false);
        style.setChartTitleFont(font.deriveFont(Font.BOLD, 17f)).setChartTitleBoxVisible(false);
        style.setLegendFont(font.deriveFont(14f)).setLegendPosition(XYStyler.LegendPosition.InsideSE)
                .setLegendBorderColor(Color.WHITE);
    }
}
