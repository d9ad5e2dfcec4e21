package org.ternion.cli;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.experiments.Primes;
import org.ternion.krr.experiments.PrimesConfig;
import org.ternion.krr.experiments.PrimesResult;
import org.ternion.krr.experiments.PrimesResult.Model;
import org.ternion.krr.experiments.PrimesResult.Score;
import org.ternion.krr.experiments.PrimesResult.Target;

/** Tables and pictures of the primes experiment. */
record PrimesReport(PrimesResult result) implements ExperimentReport {
    private static final double ERROR_FLOOR = 1e-9;
    private static final String DIVISIBILITY = "div";
    private static final String INDICATOR = "ind";
    private static final String VALUATION = "valuation";
    private static final List<Color> COLORS = List.of(Charts.BLUE, Charts.SKY, Charts.VERMILION, Charts.ORANGE,
            Charts.GREEN);

    static PrimesReport run(PrimesConfig config, RunOptions run) {
        return new PrimesReport(Primes.run(config, run));
    }

    @Override
    public String table() {
        return result.table();
    }

    @Override
    public void write(ReportFolder folder) {
        folder.write("errors.csv", errors().toString());
        folder.write("predictions.csv", predictions().toString());
        PrimesConfig config = result.config();
        if (!targets(DIVISIBILITY).isEmpty()) {
            folder.draw("divisibility.png", () -> drawErrors("Is n divisible by p?", DIVISIBILITY, "p"));
        }
        if (!targets(INDICATOR).isEmpty()) {
            folder.draw("indicators.png", () -> drawErrors("Is n divisible by " + config.valuationPrime() + "^k?",
                    INDICATOR, "k"));
        }
        if (!targets(VALUATION).isEmpty()) {
            folder.draw("valuation.png", this::drawValuation);
        }
    }

    private CsvText errors() {
        CsvText csv = new CsvText(List.of("target", "kernel", "test_mse", "relative", "skill", "auc", "dof",
                "lambda_gcv", "test_mse_gcv", "base_rate", "variance", "zero", "train_mean", "cell_mean"));
        for (int i = 0; i < result.targets().size(); i++) {
            Target target = result.targets().get(i);
            for (Model model : result.models()) {
                Score score = model.scores().get(i);
                csv.row(target.name(), model.name(), score.mse(), score.relative(), score.skill(), score.auc(),
                        model.dof(), score.lambdaGcv(), score.mseGcv(), target.baseRate(), target.variance(),
                        target.zero(), target.trainMean(), target.cellMean());
            }
        }
        return csv;
    }

    private CsvText predictions() {
        CsvText csv = new CsvText(List.of("n", "target", "kernel", "truth", "prediction"));
        for (int row = 0; row < result.testNumbers().size(); row++) {
            for (int i = 0; i < result.targets().size(); i++) {
                for (Model model : result.models()) {
                    csv.row(result.testNumbers().get(row), result.targets().get(i).name(), model.name(),
                            result.truth().get(row, i), model.predictions().get(row, i));
                }
            }
        }
        return csv;
    }

    /** Numbers of the targets whose name begins so. */
    private int[] targetNumbers(String prefix) {
        return IntStream.range(0, result.targets().size())
                .filter(i -> result.targets().get(i).name().startsWith(prefix)).toArray();
    }

    private List<Target> targets(String prefix) {
        return IntStream.of(targetNumbers(prefix)).mapToObj(result.targets()::get).toList();
    }

    private String name(Model model) {
        return switch (model.name()) {
            case "spectralZero" -> "spectral with constant";
            case "periodicRbf" -> "periodic RBF";
            case "periodicRbfPrimes" -> "periodic RBF, sharper";
            case "padic" -> "p-adic, modulo " + result.config().valuationPrime() + "^" + result.config().padicDepth();
            default -> model.name();
        };
    }

    private BufferedImage drawErrors(String question, String prefix, String x) {
        String moduli = result.config().moduli().stream().map(String::valueOf).collect(Collectors.joining(" and "));
        CategoryChart chart = Charts.bars(question + " Numbers to " + result.config().nMax() + ", seen modulo "
                + moduli, x, "mean squared error on test numbers (zero: no bar)");
        Charts.logarithmicY(chart);
        chart.getStyler().setYAxisMin(ERROR_FLOOR);
        List<String> names = targets(prefix).stream().map(target -> target.name().substring(prefix.length())).toList();
        for (int m = 0; m < result.models().size(); m++) {
            Model model = result.models().get(m);
            List<Double> errors = new ArrayList<>();
            for (int i : targetNumbers(prefix)) {
                errors.add(Math.max(ERROR_FLOOR, model.scores().get(i).mse()));
            }
            chart.addSeries(name(model), names, errors).setFillColor(COLORS.get(m % COLORS.size()));
        }
        chart.addSeries("mean of the same residues", names, targets(prefix).stream()
                .map(target -> Math.max(ERROR_FLOOR, target.cellMean())).toList()).setFillColor(new Color(0xC8C8C8));
        chart.addSeries("mean of all", names, targets(prefix).stream()
                .map(target -> Math.max(ERROR_FLOOR, target.trainMean())).toList()).setFillColor(Charts.GREY);
        return Charts.draw(chart);
    }

    /** Mean prediction over the test numbers of each valuation. */
    private BufferedImage drawValuation() {
        int cap = result.config().valuationCap();
        int column = targetNumbers(VALUATION)[0];
        XYChart chart = Charts.lines("How often does " + result.config().valuationPrime()
                + " divide n? Test numbers to " + result.config().nMax(),
                "true number of times (" + cap + " and more are one)", "mean of the predictions");
        int[] counts = new int[cap + 1];
        for (int row = 0; row < result.truth().rows(); row++) {
            counts[level(row, column, cap)]++;
        }
        double[] x = IntStream.rangeClosed(0, cap).filter(v -> counts[v] > 0).asDoubleStream().toArray();
        for (int m = 0; m < result.models().size(); m++) {
            Model model = result.models().get(m);
            double[] sums = sums(model.predictions(), column, cap);
            double[] y = IntStream.rangeClosed(0, cap).filter(v -> counts[v] > 0).mapToDouble(v -> sums[v] / counts[v])
                    .toArray();
            // Kernels that agree are drawn narrower and narrower on each other.
            float width = 2 + 1.6f * (result.models().size() - 1 - m);
            Charts.addPoints(chart, name(model), x, y, COLORS.get(m % COLORS.size()), SeriesMarkers.NONE)
                    .setLineWidth(width);
        }
        Charts.addPoints(chart, "truth", x, x, Charts.INK, SeriesMarkers.NONE).setLineStyle(Charts.DASHED);
        return Charts.draw(chart);
    }

    private double[] sums(DoubleMatrix predictions, int column, int cap) {
        double[] sums = new double[cap + 1];
        for (int row = 0; row < predictions.rows(); row++) {
            sums[level(row, column, cap)] += cap * predictions.get(row, column);
        }
        return sums;
    }

    /** The valuation of a test number; its target is divided by the largest one. */
    private int level(int row, int column, int cap) {
        return (int) Math.rint(cap * result.truth().get(row, column));
    }
}
