package org.ternion.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;

class ScoresTest {
    static Stream<Arguments> rules() {
        return Stream.of(Arguments.of("l2Norm", Scores.l2Norm()), Arguments.of("information", Scores.information()));
    }

    /**
     * Vectors and scores are floats here and six decimals in the file: half a unit in the last place for each element
     * of the vector and for the score, relative to the norm, instead of the 1e-10 of the file. The formulas themselves
     * are compared at 1e-10 in {@link #formulasAreTheGoldenOnes}.
     */
    @Test
    void scoresOfTheGoldenVectorsAreTheGoldenOnesInFloat() {
        JsonNode golden = Goldens.json("04_initial_radii.json");
        FloatMatrix x = embeddings(golden, 1);
        double[] norms = Goldens.doubles(golden.get("norms"));
        double[] information = Goldens.doubles(golden.get("info_score"));
        float[] norm = score(Scores.l2Norm(), x, RunOptions.DEFAULT);
        float[] informed = score(Scores.information(), x, RunOptions.DEFAULT);
        for (int i = 0; i < norms.length; i++) {
            assertEquals(norms[i], norm[i], 0x1p-23 * norms[i], "norm " + i);
            assertEquals(information[i], informed[i], 0x1p-22 * information[i], "information " + i);
        }
    }

    /**
     * The millionfold vectors are exact floats, their norms a million times the golden ones. Only the rounding of the
     * score to float remains, so this compares the sums behind it in double.
     */
    @Test
    void formulasAreTheGoldenOnes() {
        JsonNode golden = Goldens.json("04_initial_radii.json");
        FloatMatrix x = embeddings(golden, 1e6);
        double[] norms = Goldens.doubles(golden.get("norms"));
        UnitVectors units = UnitVectors.of(x, RunOptions.DEFAULT);
        for (int i = 0; i < norms.length; i++) {
            assertEquals(norms[i], units.norm(i) / 1e6, 1e-10, "norm " + i);
        }
        double[] variance = Goldens.doubles(golden.get("unit_variance"));
        float[] norm = score(Scores.l2Norm(), x, RunOptions.DEFAULT);
        float[] informed = score(Scores.information(), x, RunOptions.DEFAULT);
        for (int i = 0; i < norms.length; i++) {
            assertEquals((float) units.norm(i), norm[i]);
            assertEquals((float) (units.norm(i) * (1 + variance[i])), informed[i], Math.ulp(informed[i]), "score " + i);
        }
    }

    /** A09. */
    @ParameterizedTest
    @MethodSource("rules")
    void threadsDoNotChangeABit(String name, Score rule) {
        FloatMatrix x = generated(30_000, 7);
        float[] one = score(rule, x, RunOptions.DEFAULT);
        assertTrue(one[0] > 0);
        for (int threads : new int[] {2, 7}) {
            assertArrayEquals(one, score(rule, x, RunOptions.DEFAULT.withParallelism(threads)), 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16, 100, 256})
    void informationIsTheNormWithinAFactorOfOneOverTheDimension(int dim) {
        FloatMatrix x = generated(500, dim);
        float[] norm = score(Scores.l2Norm(), x, RunOptions.DEFAULT);
        float[] informed = score(Scores.information(), x, RunOptions.DEFAULT);
        for (int i = 0; i < norm.length; i++) {
            double factor = informed[i] / (double) norm[i];
            assertTrue(factor >= 1 - 1e-7 && factor <= 1 + 1.0 / dim + 1e-7, () -> "factor " + factor);
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void zeroVectorsScoreZero(String name, Score rule) {
        float[] out = {9, 9, 9, 9};
        rule.score(FloatMatrix.wrap(new float[] {0, -0f, 0, 3, 0, 0}, 3, 2), out, RunOptions.DEFAULT);
        assertEquals(0, out[0]);
        assertTrue(out[1] >= 3);
        assertEquals(0, out[2]);
        assertEquals(9, out[3], "written past the last row");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void noRowsAndNoColumnsAreAllowed(String name, Score rule) {
        rule.score(FloatMatrix.wrap(new float[0], 0, 5), new float[0], RunOptions.DEFAULT);
        assertArrayEquals(new float[3], score(rule, FloatMatrix.wrap(new float[0], 3, 0), RunOptions.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({"1e30, 1.4142135e30", "1e-40, 1.41421e-40", "3e-45, 4e-45"})
    void squaresNeitherOverflowNorUnderflow(float value, float norm) {
        float[] out = score(Scores.l2Norm(), FloatMatrix.wrap(new float[] {value, value}, 1, 2), RunOptions.DEFAULT);
        assertEquals(norm, out[0], 2 * Math.ulp(norm));
    }

    @Test
    void aNormBeyondFloatIsAnError() {
        float[] large = new float[8];
        Arrays.fill(large, 4, 8, Float.MAX_VALUE);
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class,
                () -> score(Scores.l2Norm(), FloatMatrix.wrap(large, 2, 4), RunOptions.DEFAULT));
        assertTrue(thrown.getMessage().startsWith("row 1 is too long for a float score: 6.8"), thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"NaN, 1", "Infinity, 1", "-Infinity, 2", "NaN, 7"})
    void theFirstElementThatIsNotFiniteIsNamed(float bad, int threads) {
        float[] values = new float[30_000 * 3];
        values[20_001 * 3 + 2] = bad;
        values[20_005 * 3] = Float.NaN;
        values[29_999 * 3] = Float.NaN;
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> score(Scores.information(),
                FloatMatrix.wrap(values, 30_000, 3), RunOptions.DEFAULT.withParallelism(threads)));
        assertEquals("vectors must be finite: row 20001, column 2 is " + bad, thrown.getMessage());
    }

    @Test
    void cancellationIsThrown() {
        RunOptions run = RunOptions.DEFAULT.withProgress((done, total) -> false);
        assertThrows(CancellationException.class, () -> score(Scores.l2Norm(), generated(5000, 2), run));
    }

    @Test
    void shortTargetsAreRejected() {
        FloatMatrix x = generated(5, 2);
        for (Score rule : new Score[] {Scores.l2Norm(), Scores.external(new float[5])}) {
            IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class,
                    () -> rule.score(x, new float[4], RunOptions.DEFAULT));
            assertEquals("5 scores do not fit an array of 4", thrown.getMessage());
        }
    }

    @Test
    void externalScoresAreCopiedInAndOut() {
        float[] given = {3, -1, 0};
        Score rule = Scores.external(given);
        given[0] = 99;
        assertArrayEquals(new float[] {3, -1, 0}, score(rule, generated(3, 4), RunOptions.DEFAULT));
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class,
                () -> score(rule, generated(4, 4), RunOptions.DEFAULT));
        assertEquals("3 scores for 4 rows", thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void externalScoresMustBeFinite(float bad) {
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class,
                () -> Scores.external(new float[] {1, bad}));
        assertEquals("score 1 must be finite, was " + bad, thrown.getMessage());
    }

    private static float[] score(Score rule, FloatMatrix x, RunOptions run) {
        float[] out = new float[x.rows()];
        rule.score(x, out, run);
        return out;
    }

    private static FloatMatrix embeddings(JsonNode golden, double factor) {
        double[][] rows = Goldens.matrix(golden.get("embeddings"));
        float[] values = new float[rows.length * rows[0].length];
        for (int i = 0; i < values.length; i++) {
            // Six decimals, below 16: the millionfold is an integer below 2^24, up to the error of this very product.
            double value = factor * rows[i / rows[0].length][i % rows[0].length];
            values[i] = (float) (factor == 1 ? value : Math.rint(value));
        }
        return FloatMatrix.wrap(values, rows.length, rows[0].length);
    }

    private static FloatMatrix generated(int rows, int cols) {
        float[] values = new float[rows * cols];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) CounterRng.normal(1, 0, i);
        }
        return FloatMatrix.wrap(values, rows, cols);
    }
}
