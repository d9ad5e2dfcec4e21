package org.ternion.sphere.angular;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.Progress;
import org.ternion.sphere.Goldens;

class PairEnergyTest {
    private static final JsonNode GOLDEN = Goldens.json("24_riesz.json");

    static Stream<JsonNode> cases() {
        return StreamSupport.stream(GOLDEN.get("cases").spliterator(), false);
    }

    static NeighbourGraph complete(double[][] weights) {
        int n = weights.length;
        int[] starts = new int[n + 1];
        int[] others = new int[n * (n - 1)];
        double[] values = new double[n * (n - 1)];
        int size = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    others[size] = j;
                    values[size++] = weights[i][j];
                }
            }
            starts[i + 1] = size;
        }
        return NeighbourGraph.of(starts, others, values);
    }

    private static double[] flat(JsonNode matrix) {
        return Arrays.stream(Goldens.matrix(matrix)).flatMapToDouble(Arrays::stream).toArray();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void energiesGradientsAndStepAreTheGolden(JsonNode c) {
        double[] points = flat(GOLDEN.get("points"));
        NeighbourGraph links = complete(Goldens.matrix(GOLDEN.get("weights")));
        for (boolean allPairs : new boolean[] {true, false}) {
            PairEnergy energy = new PairEnergy(12, 3, c.get("s").asInt(), links, 1, allPairs);
            energy.attractBy(GOLDEN.get("lam").asDouble());
            if (!allPairs) {
                energy.repelAlong(links);
            }
            double[] gradient = new double[36];
            RelaxResult.EnergyPair got = energy.evaluate(points, gradient, Progress.NONE);
            assertEquals(c.get("energy_repulsion").asDouble(), got.repulsion(), 1e-10);
            assertEquals(c.get("energy_attraction").asDouble(), got.attraction(), 1e-12);
            assertArrayEquals(flat(c.get("tangent_gradient")), gradient, 1e-9);
            double[] after = new double[36];
            energy.step(points, gradient, 0.01, after);
            assertArrayEquals(flat(c.get("after_step")), after, 1e-12);
        }
    }

    @Test
    void gradientIsTheSlopeOfTheEnergyAlongTheSphere() {
        double[] points = flat(GOLDEN.get("points"));
        NeighbourGraph links = complete(Goldens.matrix(GOLDEN.get("weights")));
        PairEnergy energy = new PairEnergy(12, 3, 3, links, 1, true);
        energy.attractBy(0.7);
        double[] gradient = new double[36];
        energy.evaluate(points, gradient, Progress.NONE);
        double square = energy.gradientSquare();
        double size = 1e-9 / energy.longestGradient();
        double[] forth = new double[36];
        double[] back = new double[36];
        energy.step(points, gradient, size, forth);
        energy.step(points, gradient, -size, back);
        double[] unused = new double[36];
        double slope = (energy.evaluate(back, unused, Progress.NONE).sum()
                - energy.evaluate(forth, unused, Progress.NONE).sum())
                / (2 * size);
        assertEquals(square, slope, 1e-4 * square);
    }
}
