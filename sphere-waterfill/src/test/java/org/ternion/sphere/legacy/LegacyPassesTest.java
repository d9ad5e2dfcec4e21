package org.ternion.sphere.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.sphere.CapacityLaw;
import org.ternion.sphere.Goldens;
import org.ternion.sphere.ShellLayout;

/** Golden 06: the iterative variants pass by pass. */
class LegacyPassesTest {
    private static final JsonNode TRACES = Goldens.json("06_pass_traces.json");
    private static final double TOLERANCE = 1e-9;

    private final DoubleMatrix x = LegacyRadiiTest.matrix(TRACES.get("embeddings"));
    private final double[] norms = LegacyScores.norms(x);

    private static JsonNode variant(String name) {
        return TRACES.get("variants").get(name);
    }

    private double[] capacity(String name, ShellLayout layout) {
        double[] capacity = CapacityLaw.power(variant(name).get("exponent").asDouble()).real(layout, x.rows());
        assertArrayEquals(Goldens.doubles(variant(name).get("capacity")), capacity, TOLERANCE);
        return capacity;
    }

    private RadialPass pass(String name) {
        return switch (name) {
            case "v1" -> {
                ShellLayout layout = ShellLayout.geometric(12, 4, 12);
                yield new V1Pass(layout, capacity(name, layout), 4, 12);
            }
            case "prominence" ->
                new ProminencePass(norms, capacity(name, ShellLayout.linear(12, 4, 12)), 4, 12, 0.93);
            default -> {
                ShellLayout layout = ShellLayout.sqrt(12, 32, 128);
                yield new ProductionPass(layout, capacity(name, layout), norms, 0.93);
            }
        };
    }

    private static double limit(String name) {
        return switch (name) {
            case "v1" -> 0.05;
            case "prominence" -> 5;
            default -> 10;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "prominence", "production"})
    void everyPassMovesRadiiAsRecorded(String name) {
        RadialPass pass = pass(name);
        double[] radius = Goldens.doubles(variant(name).get("initial"));
        for (JsonNode recorded : variant(name).get("passes")) {
            ShellLoad before = pass.apply(radius);
            assertArrayEquals(Goldens.ints(recorded.get("counts_before")), before.counts());
            assertArrayEquals(Goldens.doubles(recorded.get("radii_after")), radius, TOLERANCE);
            assertEquals(recorded.get("converged").asBoolean(), before.meanAbsolute() < limit(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "prominence", "production"})
    void aRunEndsWithTheFirstPassThatBeginsBelowTheLimit(String name) {
        JsonNode passes = variant(name).get("passes");
        int expected = IntStream.range(0, passes.size()).filter(i -> passes.get(i).get("converged").asBoolean())
                .findFirst().orElse(passes.size() - 1) + 1;
        double[] radius = Goldens.doubles(variant(name).get("initial"));
        assertEquals(expected, pass(name).run(radius, limit(name), passes.size()));
        assertArrayEquals(Goldens.doubles(passes.get(expected - 1).get("radii_after")), radius, TOLERANCE);
    }

    private LegacyLateral lateral(String name) {
        JsonNode variant = variant(name);
        double[] uLateral = Goldens.doubles(variant.get("u_lateral"));
        if (name.equals("lateral_off")) {
            Arrays.fill(uLateral, 1);
        }
        return new LegacyLateral(x, ShellLayout.sqrt(12, 32, 128), variant.get("exponent").asDouble(),
                variant.get("threshold").asDouble(), Goldens.doubles(variant.get("u_theta")),
                Goldens.doubles(variant.get("u_phi")), uLateral);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lateral", "lateral_off"})
    void everyLateralPassMovesPointsAsRecorded(String name) {
        LegacyLateral lateral = lateral(name);
        assertPositions(variant(name).get("initial"), lateral);
        for (JsonNode recorded : variant(name).get("passes")) {
            LegacyLateral.Pass pass = lateral.step();
            assertEquals(recorded.get("lateral").asInt(), pass.lateral());
            assertEquals(recorded.get("promotions").asInt(), pass.promotions());
            assertEquals(recorded.get("avg_overload_before").asDouble(), pass.meanOverload(), TOLERANCE);
            assertEquals(recorded.get("mean_abs_change").asDouble(), pass.meanChange(), TOLERANCE);
            assertPositions(recorded.get("positions"), lateral);
        }
    }

    private static void assertPositions(JsonNode expected, LegacyLateral lateral) {
        assertArrayEquals(LegacyRadiiTest.matrix(expected).toArray(), lateral.positions().toArray(), TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lateral", "lateral_off"})
    void aLateralRunStopsAsRecorded(String name) {
        LegacyLateral lateral = lateral(name);
        LegacyLateral.Run run = lateral.run(25);
        JsonNode recorded = variant(name).get("full_run");
        assertEquals(recorded.get("passes").asInt(), run.passes());
        assertEquals(recorded.get("total_lateral_moves").asLong(), run.lateral());
        assertEquals(recorded.get("total_promotions").asLong(), run.promotions());
        assertEquals(recorded.get("final_avg_overload").asDouble(), run.meanOverload(), TOLERANCE);
        assertEquals(recorded.get("converged").asBoolean(), run.converged());
        double[] counts = Arrays.stream(lateral.placement().counts()).asDoubleStream().toArray();
        assertArrayEquals(Goldens.doubles(recorded.get("shell_distribution")), counts);
        assertPositions(variant(name).get("full_run_positions"), lateral);
    }

    @Test
    void aLateralRunThatMovesNothingHasConverged() {
        // Two shells far too small for the points: overload stays above the limit, and soon nobody sticks out.
        int n = 100;
        double[] none = new double[n];
        Arrays.fill(none, 1);
        DoubleMatrix same = DoubleMatrix.wrap(none.clone(), n, 1);
        LegacyLateral lateral = new LegacyLateral(same, ShellLayout.linear(2, 1, 2), 1.5, 1, none, none, none);
        LegacyLateral.Run run = lateral.run(25);
        assertEquals(new LegacyLateral.Run(2, 0, 0, run.meanOverload(), true), run);
    }

    @Test
    void lateralRejectsRandomNumbersThatDoNotFitTheRows() {
        double[] right = new double[x.rows()];
        double[] wrong = new double[x.rows() - 1];
        ShellLayout layout = ShellLayout.sqrt(12, 32, 128);
        assertThrows(IllegalArgumentException.class,
                () -> new LegacyLateral(x, layout, 1.5, 1, right, right, wrong));
        assertThrows(IllegalArgumentException.class,
                () -> new LegacyLateral(x, layout, 1.5, Double.NaN, right, right, right));
    }
}
