package org.ternion.sphere.cone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.Goldens;

class ConeWeightsTest {
    /** Golden 07: its weights belong to the density after the last update, which it does not list. */
    @Test
    void densityWeightsAreThoseOfTheGolden() {
        JsonNode file = Goldens.json("07_osmotic.json");
        JsonNode last = file.get("iterations").get(file.get("iterations").size() - 1);
        double[] shells = Goldens.doubles(file.get("shell_radii"));
        double width = 2 * (shells[shells.length - 1] - shells[0]) / (shells.length - 1);
        double[] density = kernelDensity(Goldens.matrix(file.get("embeddings")),
                Goldens.doubles(last.get("new_radii")), width);
        assertArrayEquals(Goldens.doubles(file.get("cone_weights")), ConeWeights.inverseDensity(density), 1e-9);
    }

    /** The kernel regression of norms that the prototype calls density (specification 3.13), with its 1e-8. */
    private static double[] kernelDensity(double[][] x, double[] radius, double width) {
        double[] norm = Arrays.stream(x).mapToDouble(v -> Math.sqrt(Arrays.stream(v).map(c -> c * c).sum())).toArray();
        double[] density = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double sum = 0;
            double kernels = 0;
            for (int j = 0; j < x.length; j++) {
                double dot = 0;
                for (int d = 0; d < x[i].length; d++) {
                    dot += x[i][d] * x[j][d];
                }
                double arc = radius[i] * Math.acos(dot / (norm[i] + 1e-8) / (norm[j] + 1e-8));
                double squares = Math.pow(radius[i] - radius[j], 2) + arc * arc;
                double kernel = Math.exp(-squares / (2 * width * width));
                sum += kernel * norm[j];
                kernels += kernel + 1e-8;
            }
            density[i] = sum / kernels;
        }
        return density;
    }

    /** Golden 08. */
    @Test
    void loadWeightsAreThoseOfTheGolden() {
        JsonNode file = Goldens.json("08_hybrid.json");
        double[] weights = ConeWeights.inverseLoad(Goldens.ints(file.get("shell_ids")),
                Goldens.doubles(file.get("capacity")));
        assertArrayEquals(Goldens.doubles(file.get("cone_weights")), weights, 1e-10);
    }

    @Test
    void weightsOfNothingAreNothing() {
        assertEquals(0, ConeWeights.inverseDensity(new double[0]).length);
        assertEquals(0, ConeWeights.inverseLoad(new int[0], new double[3]).length);
        assertArrayEquals(new double[] {1, 1}, ConeWeights.inverseLoad(new int[2], new double[1]), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> ConeWeights.inverseDensity(new double[] {-1}));
        assertThrows(IllegalArgumentException.class, () -> ConeWeights.inverseLoad(new int[] {3}, new double[3]));
    }

    @Test
    void densityIsTheMeanChordToTheNearest() {
        FloatMatrix x = Samples.awkward(400, 6, 4);
        float[] scores = new float[400];
        NeighbourDensity.exact(5).score(x, scores, RunOptions.DEFAULT.withParallelism(2));
        FloatMatrix u = UnitRows.of(x, RunOptions.DEFAULT).matrix();
        for (int row = 0; row < 400; row += 7) {
            double[] chords = new double[400];
            for (int other = 0; other < 400; other++) {
                double squares = 0;
                double both = 0;
                for (int j = 0; j < 6; j++) {
                    squares += Math.pow((double) u.get(row, j) - u.get(other, j), 2);
                    both += u.get(row, j) * u.get(row, j) + u.get(other, j) * u.get(other, j);
                }
                chords[other] = other == row ? -1 : both < 1.5 ? Math.sqrt(2) : Math.sqrt(squares);
            }
            Arrays.sort(chords);
            double mean = (chords[1] + chords[2] + chords[3] + chords[4] + chords[5]) / 5;
            // The nearest are chosen by float cosines, which cannot order points nearer than 1e-3.
            assertEquals(Math.max(0x1p-22, mean), Math.exp(-scores[row]), 2e-3, "row " + row);
        }
    }

    @Test
    void crowdedDirectionsScoreHigherAndCopiesStayFinite() {
        FloatMatrix x = FloatMatrix.wrap(new float[] {1, 0, 1, 0.01f, 1, 0.02f, 0, 1, -1, 3, 2, 0}, 6, 2);
        float[] scores = new float[6];
        NeighbourDensity.of(1, SearchParams.recall(0.9)).score(x, scores, RunOptions.DEFAULT);
        assertTrue(scores[1] > scores[3] && scores[3] > 0);
        assertEquals(22 * Math.log(2), scores[0], 1e-5);
        NeighbourDensity.exact(9).score(FloatMatrix.wrap(new float[] {1, 1}, 1, 2), scores, RunOptions.DEFAULT);
        assertEquals(-Math.log(2), scores[0], 1e-6);
        NeighbourDensity.exact(9).score(FloatMatrix.wrap(new float[0], 0, 2), scores, RunOptions.DEFAULT);
        assertThrows(IllegalArgumentException.class,
                () -> NeighbourDensity.exact(1).score(x, new float[5], RunOptions.DEFAULT));
    }
}
