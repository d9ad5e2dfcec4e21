package org.ternion.krr.lowrank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.Goldens;
import org.ternion.krr.domain.ProductGrid;
import org.ternion.krr.domain.Residues;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.PeriodicRbf;
import org.ternion.krr.kernel.Rbf;
import org.ternion.krr.kernel.Spectral;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;
import org.ternion.krr.solve.RidgeSystem;

/** Stored results of kronecker_krr.json, finite_rank_krr.json and primes.json. */
class LowRankGoldenTest {
    private static List<JsonNode> cases(String file) {
        return StreamSupport.stream(Goldens.json("krr-reference", file).get("cases").spliterator(), false).toList();
    }

    private static List<JsonNode> kronecker() {
        return cases("kronecker_krr.json");
    }

    private static List<JsonNode> finiteRank() {
        return cases("finite_rank_krr.json");
    }

    private static List<JsonNode> primes() {
        return cases("primes.json");
    }

    private static void assertGolden(JsonNode golden, RidgeSystem system) {
        double lambda = golden.get("lam").doubleValue();
        RidgeSolution solution = system.solve(new double[] {lambda});
        Goldens.assertClose(Goldens.doubles(golden.get("alpha")), solution.alpha().backingArray(), 1e-9, "alpha");
        Goldens.assertClose(Goldens.doubles(golden.get("fitted")), solution.fitted().backingArray(), 1e-9, "fitted");
        Goldens.assertClose(Goldens.doubles(golden.get("looResidual")), solution.looResiduals().backingArray(), 1e-9,
                "loo residuals");
        RidgeScores scores = system.scores(0, lambda);
        Goldens.assertClose(golden.get("looMse").doubleValue(), scores.loo(), 1e-9, "loo");
        Goldens.assertClose(golden.get("gcv").doubleValue(), scores.gcv(), 1e-9, "gcv");
        Goldens.assertClose(golden.get("dof").doubleValue(), scores.dof(), 1e-9, "dof");
        Goldens.assertClose(golden.get("logMarginal").doubleValue(), scores.logEvidence(), 1e-9, "evidence");
    }

    @ParameterizedTest
    @MethodSource("kronecker")
    void productGridsAreSolvedAsStored(JsonNode golden) {
        ProductGrid grid = ProductGrid.of(Goldens.doubles(golden.get("grid1")), Goldens.doubles(golden.get("grid2")));
        double[] y = Goldens.matrix(golden.get("Y")).toArray();
        assertGolden(golden, KroneckerSystem.of(new Rbf(golden.get("ell").doubleValue()), grid,
                DoubleMatrix.wrap(y, y.length, 1), RunOptions.DEFAULT));
    }

    @ParameterizedTest
    @MethodSource("finiteRank")
    void scatteredPointsOfTheSpectralKernelAreSolvedAsStored(JsonNode golden) {
        JsonNode file = Goldens.json("krr-reference", "finite_rank_krr.json");
        Kernel kernel = new Spectral(golden.get("kMax").intValue(), golden.get("T").doubleValue(),
                golden.get("zeroMode").doubleValue(), true);
        FiniteRankSystem system = FiniteRankSystem.of(kernel, Goldens.matrix(file.get("X")),
                Goldens.matrix(file.get("y")), RunOptions.DEFAULT);
        assertEquals(golden.get("zeroMode").intValue() == 0 ? 80 : 81, system.rank());
        assertGolden(golden, system);
        Goldens.assertClose(golden.get("eigenvaluesTop10").get(0).doubleValue(), system.eigenvalueRange()[1], 1e-6,
                "largest eigenvalue");
        RidgeSolution solution = system.solve(new double[] {golden.get("lam").doubleValue()});
        Goldens.assertClose(Goldens.doubles(golden.get("prediction")),
                solution.predict(Goldens.matrix(file.get("Z"))).backingArray(), 1e-9, "predictions");
    }

    @ParameterizedTest
    @MethodSource("primes")
    void residuesAreAggregatedAsStored(JsonNode golden) {
        int[] permutation = Goldens.ints(golden.get("permutation"));
        int train = golden.get("trainCount").intValue();
        Residues rows = residues(Arrays.copyOf(permutation, train));
        Residues held = residues(Arrays.copyOfRange(permutation, train, permutation.length));
        for (String name : List.of("spectral", "spectralZero", "periodicRbfPrimes", "periodicRbf")) {
            AggregatedSystem system = AggregatedSystem.of(kernel(name, golden), rows.points(),
                    divisible(permutation, 0, train), RunOptions.DEFAULT);
            assertEquals(golden.get("distinctTrainCells").intValue(), system.cells());
            double[] lambdas = new double[5];
            Arrays.fill(lambdas, golden.get("lam").doubleValue());
            DoubleMatrix predicted = system.solve(lambdas).predict(held.points());
            DoubleMatrix truth = divisible(permutation, train, permutation.length);
            String[] targets = {"div2", "div3", "div5", "div7", "constant1"};
            for (int target = 0; target < targets.length; target++) {
                double sum = 0;
                for (int i = 0; i < truth.rows(); i++) {
                    double error = truth.get(i, target) - predicted.get(i, target);
                    sum += error * error;
                }
                double expected = golden.get("mse").get(name).get(targets[target]).doubleValue();
                Goldens.assertClose(expected, sum / truth.rows(), expected < 1e-5 ? 1e-4 : 1e-8,
                        name + " " + targets[target]);
            }
        }
    }

    private static Kernel kernel(String name, JsonNode golden) {
        int kMax = golden.get("kMax").intValue();
        double temperature = golden.get("T").doubleValue();
        double ell = golden.get("ell").doubleValue();
        return switch (name) {
            case "spectral" -> new Spectral(kMax, temperature, 0, true);
            case "spectralZero" -> new Spectral(kMax, temperature, 1, true);
            case "periodicRbfPrimes" -> PeriodicRbf.primes(ell);
            case "periodicRbf" -> new PeriodicRbf(ell, 2 * Math.PI);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Index i is the integer i + 1. */
    private static Residues residues(int[] indices) {
        return Residues.of(Arrays.stream(indices).mapToLong(i -> i + 1).toArray(), 8, 9);
    }

    private static DoubleMatrix divisible(int[] permutation, int from, int to) {
        int[] divisors = {2, 3, 5, 7, 1};
        double[] values = IntStream.range(from * 5, to * 5)
                .mapToDouble(i -> (permutation[i / 5] + 1) % divisors[i % 5] == 0 ? 1 : 0).toArray();
        return DoubleMatrix.wrap(values, to - from, 5);
    }
}
