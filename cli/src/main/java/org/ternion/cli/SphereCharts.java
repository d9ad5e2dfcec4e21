package org.ternion.cli;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ternion.sphere.BalanceReport;
import org.ternion.sphere.Placement;
import org.ternion.sphere.RadialDensity;

/** The pictures of {@code sphere report}. */
final class SphereCharts {
    private static final int DENSITY_STEPS = 500;
    private static final String STRETCHED = "score stretched over the radii, nearest shell";
    private static final Color BALANCED = Charts.BLUE;
    private static final Color UNBALANCED = Charts.VERMILION;
    private static final Color CAPACITY = new Color(0xC9DCEB);

    private SphereCharts() {
    }

    /** Points per shell against capacity. */
    static BufferedImage occupancy(BalanceReport balanced, BalanceReport unbalanced) {
        int[] capacity = balanced.capacity();
        XYChart chart = Charts.lines(String.format(Locale.ROOT, "%d points on %d shells", Arrays.stream(capacity).sum(),
                capacity.length), "shell, from inside out", "points");
        double[] edges = new double[2 * capacity.length];
        Arrays.setAll(edges, i -> i / 2 + (i % 2 == 0 ? -0.5 : 0.5));
        Charts.add(chart, "capacity", edges, steps(capacity), CAPACITY, 6)
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Area).setFillColor(CAPACITY);
        Charts.add(chart, "sorted fill", edges, steps(balanced.counts()), BALANCED, 2);
        Charts.add(chart, STRETCHED, edges, steps(unbalanced.counts()), UNBALANCED, 1);
        chart.getStyler().setYAxisMin(0.0);
        return Charts.draw(chart);
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
        XYChart chart = Charts.lines(title, "radius", "% of points per % of the range of radii");
        RadialDensity other = RadialDensity.of(unbalanced.toRadii(), estimate.bandwidth());
        Charts.add(chart, "sorted fill", r, Arrays.stream(r).map(x -> width * estimate.at(x)).toArray(), BALANCED, 2);
        Charts.add(chart, STRETCHED, r, Arrays.stream(r).map(x -> width * other.at(x)).toArray(), UNBALANCED, 2);
        chart.getStyler().setYAxisMin(0.0);
        return Charts.draw(chart);
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
        XYChart chart = Charts.lines("Energy of " + sample.points() + " directions: all repel, neighbours attract",
                "step", "repulsion + attraction");
        double[] step = IntStream.range(0, energies.length).asDoubleStream().toArray();
        XYSeries series = Charts.add(chart, "energy", step, energies, BALANCED, 2);
        if (energies.length == 1) {
            series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(BALANCED);
        }
        chart.getStyler().setLegendVisible(false);
        return Charts.draw(chart);
    }
}
