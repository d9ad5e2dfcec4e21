package org.ternion.krr.dense;

import static org.ternion.krr.Goldens.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.Goldens;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.PeriodicRbf;
import org.ternion.krr.kernel.Rbf;
import org.ternion.krr.kernel.Spectral;
import org.ternion.krr.kernel.Ultrametric;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;

class DenseGoldenTest {
    private static final JsonNode SMALL = Goldens.json("dashi-part1", "krr_small.json");
    private static final JsonNode WAVE = Goldens.json("krr-reference", "wave_task.json");

    static Stream<Named<JsonNode>> small() {
        return list(SMALL.get("cases")).map(c -> Named.of(c.get("kernel").textValue(), c));
    }

    static Stream<Named<JsonNode>> wave() {
        return list(WAVE.get("results")).map(c -> Named.of(c.get("kernel") + " " + c.path("T") + c.path("ell"), c));
    }

    static Stream<Named<JsonNode>> tree() {
        return list(Goldens.json("krr-reference", "tree_krr.json").get("cases"))
                .map(c -> Named.of(c.get("p") + "^" + c.get("depth"), c));
    }

    static Stream<Named<JsonNode>> kronecker() {
        return list(Goldens.json("krr-reference", "kronecker_krr.json").get("cases"))
                .map(c -> Named.of("ell " + c.get("ell"), c));
    }

    @ParameterizedTest
    @MethodSource("small")
    void fifteenPoints(JsonNode golden) {
        Kernel kernel = switch (golden.get("kernel").textValue()) {
            case "dashifine k4 T2" -> new Spectral(4, 2, 0, true);
            case "dashifine k4 T2 bias" -> new Spectral(4, 2, 1, true);
            case "rbf 0.7" -> new Rbf(0.7);
            case "periodic_rbf 0.7" -> PeriodicRbf.of(0.7);
            default -> throw new IllegalStateException(golden.get("kernel").textValue());
        };
        DoubleMatrix x = Goldens.matrix(SMALL.get("X"));
        RidgeSolution solution = system(kernel, x, Goldens.matrix(SMALL.get("y")))
                .solve(new double[] {SMALL.get("lambda_").doubleValue()});
        assertClose(Goldens.matrix(golden.get("alpha")), solution.alpha(), 1e-9, "alpha");
        assertClose(Goldens.matrix(golden.get("pred")), solution.predict(Goldens.matrix(SMALL.get("Z"))), 1e-9, "pred");
        assertClose(Goldens.matrix(golden.get("train_pred")), solution.fitted(), 1e-9, "fitted");
        assertClose(Goldens.matrix(golden.get("loo")), solution.looResiduals(), 1e-9, "loo");
        KernelSpectrum spectrum = KernelSpectrum.of(kernel, x);
        assertClose(Goldens.doubles(golden.get("eigs_desc_jitter1e12")), spectrum.values(), 1e-10, "eigenvalues");
        assertClose(golden.get("effective_dimension").doubleValue(),
                spectrum.effectiveDimension(SMALL.get("lambda_").doubleValue()), 1e-9, "effective dimension");
    }

    @ParameterizedTest
    @MethodSource("wave")
    void waveField(JsonNode golden) {
        double parameter = golden.has("T") ? golden.get("T").isNull() ? Double.POSITIVE_INFINITY
                : golden.get("T").asDouble() : golden.get("ell").doubleValue();
        Kernel kernel = switch (golden.get("kernel").textValue()) {
            case "spectral" -> new Spectral(4, parameter, golden.get("zeroMode").doubleValue(), true);
            case "rbf" -> new Rbf(parameter);
            case "periodicRbf" -> PeriodicRbf.of(parameter);
            default -> throw new IllegalStateException(golden.get("kernel").textValue());
        };
        int[] order = Goldens.ints(WAVE.get("permutation"));
        int[] train = Arrays.copyOf(order, WAVE.get("trainCount").intValue());
        int[] test = Arrays.copyOfRange(order, train.length, order.length);
        DoubleMatrix x = Goldens.matrix(WAVE.get("X"));
        DoubleMatrix y = Goldens.matrix(WAVE.get("y"));
        DenseSystem system = system(kernel, rows(x, train), rows(y, train));
        double[] predicted = system.solve(new double[] {0.01}).predict(rows(x, test)).backingArray();
        double mse = 0;
        for (int i = 0; i < test.length; i++) {
            double error = predicted[i] - y.get(test[i], 0);
            mse += error * error / test.length;
        }
        assertClose(golden.get("testMse").doubleValue(), mse, 1e-9, "mse");
        double[] spectrum = KernelSpectrum.of(kernel, rows(x, train)).values();
        assertClose(Goldens.doubles(golden.get("top10")), Arrays.copyOf(spectrum, 10), 1e-9, "top ten");
        // The golden is without the 1e-12 of the spectrum.
        assertClose(golden.get("dof").doubleValue(), system.scores(0, 0.01).dof(), 1e-9, "dof");
    }

    @ParameterizedTest
    @MethodSource("tree")
    void leavesWithRepeats(JsonNode golden) {
        Kernel kernel = new Ultrametric(golden.get("p").intValue(), golden.get("depth").intValue(),
                Goldens.doubles(golden.get("g")));
        DenseSystem system = system(kernel, Goldens.matrix(golden.get("leaf")), Goldens.matrix(golden.get("y")));
        RidgeSolution solution = checkScores(golden, system);
        int leaves = golden.get("predictionAllLeaves").size();
        double[] all = new double[leaves];
        Arrays.setAll(all, i -> i);
        DoubleMatrix points = DoubleMatrix.wrap(all, leaves, 1);
        assertClose(Goldens.matrix(golden.get("predictionAllLeaves")), solution.predict(points), 1e-10, "predictions");
        assertClose(Goldens.matrix(golden.get("latentVarianceAllLeaves")), solution.variance(points), 1e-10,
                "variances");
    }

    @ParameterizedTest
    @MethodSource("kronecker")
    void productGrid(JsonNode golden) {
        double[] first = Goldens.doubles(golden.get("grid1"));
        double[] second = Goldens.doubles(golden.get("grid2"));
        double[] x = new double[2 * first.length * second.length];
        for (int i = 0; i < x.length / 2; i++) {
            x[2 * i] = first[i / second.length];
            x[2 * i + 1] = second[i % second.length];
        }
        DoubleMatrix y = Goldens.matrix(golden.get("Y"));
        int n = x.length / 2;
        checkScores(golden, system(new Rbf(golden.get("ell").doubleValue()), DoubleMatrix.wrap(x, n, 2),
                DoubleMatrix.wrap(y.toArray(), n, 1)));
    }

    @Test
    void outputsWithRidgesOfTheirOwn() {
        JsonNode golden = Goldens.json("krr-reference", "grid_krr.json").get("multiOutput");
        DoubleMatrix y = Goldens.matrix(golden.get("Y"));
        double[] x = new double[y.rows()];
        Arrays.setAll(x, i -> 2 * Math.PI * i / y.rows());
        DenseSystem system = system(PeriodicRbf.of(0.5), DoubleMatrix.wrap(x, x.length, 1), y);
        double lambda = golden.get("lam").doubleValue();
        assertClose(Goldens.matrix(golden.get("alpha")), system.solve(new double[] {lambda, lambda, lambda}).alpha(),
                1e-9, "alpha");
        assertClose(Goldens.matrix(golden.get("alphaPerOutput")),
                system.solve(Goldens.doubles(golden.get("lamPerOutput"))).alpha(), 1e-9, "alpha per output");
    }

    @Test
    void permutedCoordinatesGivePermutedPredictions() {
        JsonNode golden = Goldens.json("dashi-part2", "gauge.json");
        int[] order = Goldens.ints(golden.get("perm"));
        Kernel kernel = new Rbf(golden.get("lengthscale").doubleValue());
        DoubleMatrix x = Goldens.matrix(golden.get("X"));
        DoubleMatrix y = Goldens.matrix(golden.get("Y"));
        DoubleMatrix z = Goldens.matrix(golden.get("Z"));
        double[] lambdas = new double[y.cols()];
        Arrays.fill(lambdas, golden.get("ridge").doubleValue());
        assertClose(Goldens.matrix(golden.get("prediction")), system(kernel, x, y).solve(lambdas).predict(z), 1e-9,
                "prediction");
        assertClose(Goldens.matrix(golden.get("predictionAfterPermutingEverything")),
                system(kernel, columns(x, order), columns(y, order)).solve(lambdas).predict(columns(z, order)), 1e-9,
                "permuted");
    }

    /** Scores from the factor, then, asked for another ridge in between, from the eigenvectors. */
    private static RidgeSolution checkScores(JsonNode golden, DenseSystem system) {
        double lambda = golden.get("lam").doubleValue();
        RidgeSolution solution = system.solve(new double[] {lambda});
        assertClose(Goldens.matrix(golden.get("alpha")), solution.alpha(), 1e-10, "alpha");
        assertClose(Goldens.matrix(golden.get("fitted")), solution.fitted(), 1e-10, "fitted");
        assertClose(Goldens.matrix(golden.get("looResidual")), solution.looResiduals(), 1e-10, "loo");
        double logMarginal = golden.get("logMarginal").doubleValue();
        for (int pass = 0; pass < 2; pass++) {
            RidgeScores scores = system.scores(0, lambda);
            assertClose(golden.get("looMse").doubleValue(), scores.loo(), 1e-10, "loo");
            assertClose(golden.get("gcv").doubleValue(), scores.gcv(), 1e-10, "gcv");
            assertClose(golden.get("dof").doubleValue(), scores.dof(), 1e-10, "dof");
            assertClose(logMarginal, scores.logEvidence(), 1e-10, "evidence");
            system.scores(0, 2 * lambda);
        }
        return solution;
    }

    private static DenseSystem system(Kernel kernel, DoubleMatrix x, DoubleMatrix y) {
        return DenseSystem.of(kernel, x, y, RunOptions.DEFAULT, DenseAlgebra.best());
    }

    private static Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static DoubleMatrix rows(DoubleMatrix matrix, int[] rows) {
        double[] values = new double[rows.length * matrix.cols()];
        for (int i = 0; i < rows.length; i++) {
            matrix.copyRow(rows[i], values, i * matrix.cols());
        }
        return DoubleMatrix.wrap(values, rows.length, matrix.cols());
    }

    private static DoubleMatrix columns(DoubleMatrix matrix, int[] order) {
        double[] values = new double[matrix.rows() * order.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = matrix.get(i / order.length, order[i % order.length]);
        }
        return DoubleMatrix.wrap(values, matrix.rows(), order.length);
    }
}
