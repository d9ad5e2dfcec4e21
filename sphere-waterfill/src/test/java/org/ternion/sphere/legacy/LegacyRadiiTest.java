package org.ternion.sphere.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.sphere.Goldens;
import org.ternion.sphere.ShellLayout;

/** Goldens 04 and 05: scores, initial radii and the two rules for prominent points. */
class LegacyRadiiTest {
    private static final JsonNode INITIAL = Goldens.json("04_initial_radii.json");
    private static final JsonNode PROMINENCE = Goldens.json("05_prominence.json");
    private static final double TOLERANCE = 1e-10;

    private final DoubleMatrix x = matrix(INITIAL.get("embeddings"));
    private final double[] norms = LegacyScores.norms(x);
    private final double[] information = LegacyScores.information(x);

    static DoubleMatrix matrix(JsonNode rows) {
        double[][] values = Goldens.matrix(rows);
        int cols = values[0].length;
        return DoubleMatrix.wrap(Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray(), values.length, cols);
    }

    private static double[] radii(JsonNode initialCase) {
        return Goldens.doubles(initialCase.get("radii"));
    }

    @Test
    void scoresAreTheRecordedOnes() {
        assertArrayEquals(Goldens.doubles(INITIAL.get("norms")), norms, TOLERANCE);
        assertArrayEquals(Goldens.doubles(INITIAL.get("info_score")), information, TOLERANCE);
    }

    @Test
    void version1StartsWithEqualCountsPerShell() {
        JsonNode v1 = INITIAL.get("cases").get("v1");
        double[] jitter = Goldens.doubles(v1.get("jitter_u"));
        assertArrayEquals(radii(v1),
                InitialRadii.byRank(norms, ShellLayout.geometric(12, 4, 12), 4, 12, jitter), TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prominence", "production"})
    void optimisersOfTheInformationScoreStartWithALinearMapOfIt(String name) {
        JsonNode initial = INITIAL.get("cases").get(name);
        double[] mapped = InitialRadii.affine80(information, initial.get("rmin").asDouble(),
                initial.get("rmax").asDouble());
        assertArrayEquals(radii(initial), mapped, TOLERANCE);
    }

    @Test
    void lateralStartsWithALinearMapOfTheNorm() {
        assertArrayEquals(radii(INITIAL.get("cases").get("lateral")), InitialRadii.affine80(norms, 32, 128), TOLERANCE);
    }

    @Test
    void hybridAddsNoise() {
        JsonNode hybrid = INITIAL.get("cases").get("hybrid");
        double[] normal = Goldens.doubles(hybrid.get("jitter_normal"));
        assertArrayEquals(radii(hybrid), InitialRadii.affineWithNoise(information, 4, 12, 0.1, normal), TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void prominentPointsAreTheRecordedOnes(int number) {
        JsonNode rule = PROMINENCE.get("cases").get(number);
        double[] scores = Goldens.doubles(PROMINENCE.get("norms"));
        int[] shell = Goldens.ints(PROMINENCE.get("shell_ids"));
        int shells = PROMINENCE.get("S").asInt();
        double threshold = rule.get("threshold").asDouble();
        boolean[] promoted = LegacyProminence.promoted(shell, shells, scores, threshold);
        if (rule.get("rule").asText().equals("std")) {
            assertArrayEquals(Goldens.doubles(rule.get("prominence")),
                    LegacyProminence.aboveMean(shell, shells, scores), 1e-9);
        } else {
            double[] excess = LegacyProminence.excess(shell, shells, scores, threshold);
            assertArrayEquals(Goldens.doubles(rule.get("excess")), excess, 1e-9);
            assertArrayEquals(Goldens.doubles(rule.get("mean_neighbor")),
                    LegacyProminence.meanOfOthers(shell, shells, scores), 1e-9);
            for (int i = 0; i < excess.length; i++) {
                promoted[i] = excess[i] > 0;
            }
        }
        for (int i = 0; i < promoted.length; i++) {
            assertEquals(rule.get("promote").get(i).asBoolean(), promoted[i], "point " + i);
        }
    }

    @Test
    void aPointAloneInItsShellHasNoExcessButALittleProminence() {
        int[] shell = {0, 1, 1};
        double[] scores = {5, 1, 3};
        assertArrayEquals(new double[] {0, 0, 1.9}, LegacyProminence.excess(shell, 2, scores, 0.1), 1e-12);
        assertArrayEquals(new double[] {5e-8, -1, 1}, LegacyProminence.aboveMean(shell, 2, scores), 2e-8);
    }
}
