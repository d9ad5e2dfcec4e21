package org.ternion.cli;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ternion.krr.experiments.GrayScottResult;
import org.ternion.krr.experiments.GrayScottResult.Model;
import org.ternion.krr.experiments.GrayScottResult.Step;
import org.ternion.krr.experiments.GrayScottResult.Summary;

/** The charts of the Gray-Scott experiment. */
final class GrayScottCharts {
    private final GrayScottResult result;

    GrayScottCharts(GrayScottResult result) {
        this.result = result;
    }

    static String name(String model) {
        return switch (model) {
            case "spectralZero" -> "spectral with constant";
            case "periodicRbf" -> "periodic RBF";
            case "rbf" -> "RBF";
            case "persistence" -> "nothing changes";
            case "linear" -> "least squares";
            case "trainMean" -> "training mean";
            default -> model;
        };
    }

    private static Color color(String model) {
        return switch (model) {
            case "spectral" -> Charts.BLUE;
            case "spectralZero" -> Charts.SKY;
            case "periodicRbf" -> Charts.ORANGE;
            case "rbf" -> Charts.VERMILION;
            case "linear" -> Charts.GREEN;
            case "persistence" -> Charts.INK;
            default -> Charts.GREY;
        };
    }

    /** Adds a line of a model. Kernels often agree: the first of two that do is drawn wide, the second narrow on it. */
    private static void add(XYChart chart, String model, double[] x, double[] y) {
        boolean below = model.equals("spectral") || model.equals("periodicRbf");
        boolean above = model.equals("spectralZero") || model.equals("rbf");
        Charts.addPoints(chart, name(model), x, y, color(model), below || above ? SeriesMarkers.NONE
                : SeriesMarkers.CIRCLE).setLineWidth(below ? 5.5f : 2);
    }

    /** Error of one step for both targets. */
    BufferedImage oneStep() {
        CategoryChart chart = Charts.bars("Error of one step on " + result.testRows() + " cells not trained on, design "
                + Charts.word(result.config().design()), "", "mean squared error");
        List<Model> models = result.models().stream().filter(model -> model.full() > 0 && model.delta() > 0).toList();
        double least = models.stream().mapToDouble(model -> Math.min(model.full(), model.delta())).min().orElse(1);
        // Half a decade of bar for the smallest error.
        Charts.logarithmicY(chart);
        chart.getStyler().setYAxisMin(Math.pow(10, Math.floor(Math.log10(least) - 0.5)));
        List<String> names = models.stream().map(model -> name(model.name())).toList();
        chart.addSeries("the next state is learnt", names, models.stream().map(Model::full).toList())
                .setFillColor(Charts.SKY);
        chart.addSeries("the increment is learnt", names, models.stream().map(Model::delta).toList())
                .setFillColor(Charts.BLUE);
        return Charts.draw(chart);
    }

    BufferedImage spectra() {
        XYChart chart = Charts.lines("Leading eigenvalues of the Gram matrix of " + result.trainRows()
                + " training rows", "rank", "eigenvalue");
        Charts.logarithmicX(chart);
        Charts.logarithmicY(chart);
        for (Model model : result.models()) {
            if (!model.spectrum().isEmpty()) {
                add(chart, model.name(), Charts.ranks(model.spectrum()), Charts.aboveZero(model.spectrum()));
            }
        }
        return Charts.draw(chart);
    }

    /** An error of each model after each step; exact zeros are left out. */
    BufferedImage rollout(String title, String y, ToDoubleFunction<Step> error) {
        XYChart chart = Charts.lines(title + ", from frame " + result.startFrame(), "step", y);
        Charts.logarithmicY(chart);
        for (Model model : result.models()) {
            List<Step> steps = model.rollout().stream().filter(step -> error.applyAsDouble(step) > 0).toList();
            if (!steps.isEmpty()) {
                add(chart, model.name(), steps.stream().mapToDouble(Step::step).toArray(),
                        steps.stream().mapToDouble(error).toArray());
            }
        }
        return Charts.draw(chart);
    }

    /** The mass of each model against that of the truth. */
    BufferedImage mass() {
        XYChart chart = Charts.lines("Mass of the rollout, mean of u + v", "step", "mass");
        for (Model model : result.models()) {
            List<Step> steps = model.rollout();
            if (!steps.isEmpty() && !model.name().equals("trainMean")) {
                add(chart, model.name(), steps.stream().mapToDouble(Step::step).toArray(),
                        steps.stream().mapToDouble(step -> mass(step.predicted())).toArray());
            }
        }
        List<Step> longest = result.models().stream().map(Model::rollout)
                .max((a, b) -> Integer.compare(a.size(), b.size())).orElse(List.of());
        if (!longest.isEmpty()) {
            Charts.addPoints(chart, "truth", longest.stream().mapToDouble(Step::step).toArray(),
                    longest.stream().mapToDouble(step -> mass(step.truth())).toArray(), Charts.PURPLE,
                    SeriesMarkers.CIRCLE).setLineStyle(Charts.DASHED);
        }
        return Charts.draw(chart);
    }

    private static double mass(Summary frame) {
        return frame.meanU() + frame.meanV();
    }
}
