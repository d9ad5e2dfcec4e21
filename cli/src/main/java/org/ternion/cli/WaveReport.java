package org.ternion.cli;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ternion.core.RunOptions;
import org.ternion.krr.experiments.WaveField;
import org.ternion.krr.experiments.WaveFieldConfig;
import org.ternion.krr.experiments.WaveFieldResult;
import org.ternion.krr.experiments.WaveFieldResult.Baselines;
import org.ternion.krr.experiments.WaveFieldResult.Family;
import org.ternion.krr.experiments.WaveFieldResult.Row;
import org.ternion.krr.experiments.WaveFieldResult.SizeRow;

/** Tables and pictures of the wave field experiment. */
record WaveReport(WaveFieldResult result) implements ExperimentReport {
    /** An infinite temperature is drawn at this multiple of the largest finite one. */
    private static final double INFINITY_FACTOR = 4;
    private static final double DECADES = 100;

    static WaveReport run(WaveFieldConfig config, RunOptions run) {
        return new WaveReport(WaveField.run(config, run));
    }

    @Override
    public String table() {
        return result.table();
    }

    @Override
    public void write(ReportFolder folder) {
        folder.write("errors.csv", errors().toString());
        folder.write("spectra.csv", spectra().toString());
        if (!result.sizes().isEmpty()) {
            folder.write("samples.csv", samples().toString());
            folder.draw("error-samples.png", this::drawSamples);
        }
        for (Family family : Family.values()) {
            if (!rows(family).isEmpty()) {
                folder.draw("spectrum-" + Charts.word(family) + ".png",
                        () -> drawSpectra(family));
            }
        }
        if (!rows(Family.SPECTRAL).isEmpty()) {
            folder.draw("error-temperature.png", () -> drawErrors("temperature", Family.SPECTRAL,
                    Family.SPECTRAL_ZERO));
        }
        if (!rows(Family.RBF).isEmpty()) {
            folder.draw("error-length-scale.png", () -> drawErrors("length scale", Family.RBF, Family.PERIODIC_RBF));
        }
    }

    private CsvText errors() {
        CsvText csv = new CsvText(List.of("kernel", "parameter", "test_mse", "relative", "dof", "condition", "slope",
                "lambda_gcv", "test_mse_gcv", "zero", "train_mean", "least_squares"));
        Baselines base = result.baselines();
        for (Row row : result.rows()) {
            csv.row(Charts.word(row.family()), row.parameter(), row.testMse(), row.relative(), row.dof(),
                    row.condition(), row.slope(), row.lambdaGcv(), row.testMseGcv(), base.zero(), base.trainMean(),
                    base.leastSquares());
        }
        return csv;
    }

    private CsvText spectra() {
        CsvText csv = new CsvText(List.of("kernel", "parameter", "rank", "eigenvalue"));
        for (Row row : result.rows()) {
            for (int i = 0; i < row.spectrum().size(); i++) {
                csv.row(Charts.word(row.family()), row.parameter(), i + 1, row.spectrum().get(i));
            }
        }
        return csv;
    }

    private CsvText samples() {
        CsvText csv = new CsvText(List.of("kernel", "parameter", "train", "test_mse"));
        for (SizeRow row : result.sizes()) {
            csv.row(Charts.word(row.family()), row.parameter(), row.train(), row.testMse());
        }
        return csv;
    }

    private List<Row> rows(Family family) {
        return result.rows().stream().filter(row -> row.family() == family).toList();
    }

    private static String name(Family family) {
        return switch (family) {
            case SPECTRAL -> "spectral";
            case SPECTRAL_ZERO -> "spectral with constant";
            case RBF -> "RBF";
            case PERIODIC_RBF -> "periodic RBF";
        };
    }

    private static Color color(Family family) {
        return switch (family) {
            case SPECTRAL -> Charts.BLUE;
            case SPECTRAL_ZERO -> Charts.SKY;
            case RBF -> Charts.VERMILION;
            case PERIODIC_RBF -> Charts.ORANGE;
        };
    }

    private BufferedImage drawSpectra(Family family) {
        List<Row> rows = rows(family);
        boolean spectral = family == Family.SPECTRAL || family == Family.SPECTRAL_ZERO;
        XYChart chart = Charts.lines("Eigenvalues of the Gram matrix of " + result.config().train() + " points: "
                + name(family) + " kernel, by " + (spectral ? "temperature T" : "length scale"), "rank", "eigenvalue");
        Charts.logarithmicX(chart);
        Charts.logarithmicY(chart);
        for (int i = 0; i < rows.size(); i++) {
            List<Double> spectrum = rows.get(i).spectrum();
            Charts.addPoints(chart, (spectral ? "T = " : "") + Charts.label(rows.get(i).parameter()),
                    Charts.ranks(spectrum), Charts.aboveZero(spectrum),
                    ScoreColors.of(0.92 * i / Math.max(1, rows.size() - 1)), SeriesMarkers.NONE);
        }
        return Charts.draw(chart);
    }

    private BufferedImage drawErrors(String parameter, Family... families) {
        double[] x = positions(rows(families[0]));
        boolean infinite = rows(families[0]).stream().anyMatch(row -> Double.isInfinite(row.parameter()));
        XYChart chart = Charts.lines("Test error against " + parameter + ", " + result.config().train()
                + " training points", parameter + (infinite ? " (rightmost: infinite)" : ""), "mean squared error");
        // On a short logarithmic axis only one power of ten would be labelled.
        if (Arrays.stream(x).max().orElseThrow() > DECADES * Arrays.stream(x).min().orElseThrow()) {
            Charts.logarithmicX(chart);
        }
        Charts.logarithmicY(chart);
        for (Family family : families) {
            Charts.addPoints(chart, name(family) + ", lambda " + Charts.label(result.config().lambda()), x,
                    column(family, Row::testMse), color(family), SeriesMarkers.CIRCLE);
            Charts.addPoints(chart, name(family) + ", lambda by GCV", x, column(family, Row::testMseGcv), color(family),
                    SeriesMarkers.DIAMOND).setLineStyle(Charts.DASHED);
        }
        addLevels(chart, x);
        if (result.baselines().leastSquares() > 0) {
            Charts.addLevel(chart, "least squares on all frequencies", Arrays.stream(x).min().orElseThrow(),
                    Arrays.stream(x).max().orElseThrow(), result.baselines().leastSquares(), Charts.GREEN);
        }
        return Charts.draw(chart);
    }

    private double[] column(Family family, ToDoubleFunction<Row> value) {
        return rows(family).stream().mapToDouble(value).toArray();
    }

    private static double[] positions(List<Row> rows) {
        double most = rows.stream().mapToDouble(Row::parameter).filter(Double::isFinite).max().orElse(1);
        return rows.stream().mapToDouble(row -> Math.min(row.parameter(), INFINITY_FACTOR * most)).toArray();
    }

    /** What is reached without a kernel, and what cannot be reached. */
    private void addLevels(XYChart chart, double[] x) {
        double from = Arrays.stream(x).min().orElseThrow();
        double to = Arrays.stream(x).max().orElseThrow();
        Charts.addLevel(chart, "predicting 0", from, to, result.baselines().zero(), Charts.GREY);
        double noise = result.config().noise() * result.config().noise();
        if (noise > 0) {
            Charts.addLevel(chart, "noise", from, to, noise, Charts.INK);
        }
    }

    private BufferedImage drawSamples() {
        XYChart chart = Charts.lines("Test error against the number of training points, lambda "
                + Charts.label(result.config().lambda()), "training points", "mean squared error");
        Charts.logarithmicY(chart);
        for (Family family : Family.values()) {
            List<SizeRow> rows = result.sizes().stream().filter(row -> row.family() == family).toList();
            Charts.addPoints(chart, name(family) + " " + Charts.label(rows.get(0).parameter()),
                    rows.stream().mapToDouble(SizeRow::train).toArray(),
                    rows.stream().mapToDouble(SizeRow::testMse).toArray(), color(family), SeriesMarkers.CIRCLE);
        }
        addLevels(chart, result.sizes().stream().mapToDouble(SizeRow::train).toArray());
        return Charts.draw(chart);
    }
}
