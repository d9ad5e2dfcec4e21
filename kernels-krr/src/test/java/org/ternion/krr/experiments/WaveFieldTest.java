package org.ternion.krr.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ternion.krr.Goldens.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.Goldens;
import org.ternion.krr.experiments.WaveFieldResult.Family;
import org.ternion.krr.experiments.WaveFieldResult.Row;
import org.ternion.krr.experiments.WaveFieldResult.Wave;

class WaveFieldTest {
    private static final JsonNode REFERENCE = Goldens.json("krr-reference", "wave_task.json");
    private static final JsonNode PART1 = Goldens.json("dashi-part1", "wave_task.json");

    /** The default experiment on the data of both goldens, run once. */
    private static final class Defaults {
        static final WaveFieldResult RESULT = WaveField.run(WaveFieldConfig.defaults(), sample(PART1, "perm"),
                RunOptions.DEFAULT);
    }

    private static Sample sample(JsonNode golden, String order) {
        return new Sample(Goldens.matrix(golden.get("X")), Goldens.matrix(golden.get("y")))
                .ordered(Goldens.ints(golden.get(order)));
    }

    private static WaveFieldConfig config(String temperatures, String lengthScales) {
        return WaveFieldConfig.defaults().with("temperatures", temperatures).with("lengthScales", lengthScales)
                .with("sizes", "");
    }

    private static Row row(WaveFieldResult result, Family family, double parameter) {
        return result.rows().stream().filter(row -> row.family() == family && row.parameter() == parameter).findFirst()
                .orElseThrow();
    }

    private static void assertTop(JsonNode expected, Row row, double tolerance) {
        double[] values = Goldens.doubles(expected);
        double[] actual = row.spectrum().stream().mapToDouble(Double::doubleValue).limit(values.length).toArray();
        assertClose(values, actual, tolerance, row + " spectrum");
    }

    @Test
    void reproducesTheReference() {
        WaveFieldResult result = Defaults.RESULT;
        for (JsonNode expected : REFERENCE.get("results")) {
            boolean spectral = expected.get("kernel").asText().equals("spectral");
            Family family = !spectral ? expected.get("kernel").asText().equals("rbf") ? Family.RBF : Family.PERIODIC_RBF
                    : expected.get("zeroMode").asInt() == 0 ? Family.SPECTRAL : Family.SPECTRAL_ZERO;
            Row row = row(result, family, expected.get(spectral ? "T" : "ell").asDouble());
            assertClose(expected.get("testMse").asDouble(), row.testMse(), 1e-9, expected + " error");
            assertClose(expected.get("dof").asDouble(), row.dof(), 1e-9, expected + " dof");
            assertTop(expected.get("top10"), row, 1e-11);
        }
        assertClose(REFERENCE.get("baselines").get("zero").asDouble(), result.baselines().zero(), 1e-12, "zero");
        assertClose(REFERENCE.get("baselines").get("trainMean").asDouble(), result.baselines().trainMean(), 1e-12,
                "train mean");
        assertEquals(0.00189, result.baselines().leastSquares(), 5e-6);
    }

    @Test
    void reproducesPartOne() {
        assertEquals(REFERENCE.get("X"), PART1.get("X"));
        assertEquals(REFERENCE.get("permutation"), PART1.get("perm"));
        WaveFieldResult result = Defaults.RESULT;
        for (JsonNode expected : PART1.get("dashifine")) {
            Family family = expected.get("include_bias").asBoolean() ? Family.SPECTRAL_ZERO : Family.SPECTRAL;
            Row row = row(result, family, expected.get("temperature").asDouble());
            assertClose(expected.get("test_mse").asDouble(), row.testMse(), 1e-8, expected + " error");
            assertTop(expected.get("eigs_top20"), row, 1e-11);
        }
        for (Family family : List.of(Family.RBF, Family.PERIODIC_RBF)) {
            for (JsonNode expected : PART1.get(family == Family.RBF ? "rbf" : "periodic_rbf")) {
                Row row = row(result, family, expected.get("lengthscale").asDouble());
                assertClose(expected.get("test_mse").asDouble(), row.testMse(), 1e-8, expected + " error");
                assertTop(expected.get("eigs_top20"), row, 1e-11);
            }
        }
        assertClose(PART1.get("var_y_test").asDouble(), result.testVariance(), 1e-12, "variance");
    }

    @Test
    void reproducesTheSampleSizes() {
        WaveFieldResult result = Defaults.RESULT;
        for (JsonNode expected : PART1.get("sample_size_sweep")) {
            int train = expected.get("n_train").asInt();
            result.sizes().stream().filter(row -> row.train() == train && row.family() != Family.SPECTRAL_ZERO)
                    .forEach(row -> assertClose(expected.get(switch (row.family()) {
                        case RBF -> "rbf_0_7";
                        case PERIODIC_RBF -> "periodic_rbf_0_7";
                        default -> "dashifine_T4";
                    }).asDouble(), row.testMse(), 1e-8, row.toString()));
        }
        assertEquals(24, result.sizes().size());
    }

    @Test
    void reproducesTheFirstDraft() {
        WaveFieldResult result = WaveField.run(config("4", "0.3,0.7,1.2,2"), sample(PART1, "perm123"),
                RunOptions.DEFAULT);
        for (JsonNode expected : PART1.get("first_draft_rbf_split123")) {
            assertClose(expected.get("test_mse").asDouble(),
                    row(result, Family.RBF, expected.get("lengthscale").asDouble()).testMse(), 1e-8, "error");
        }
    }

    @Test
    void onlyTheZeroModeLearnsAnOffset() {
        Sample sample = sample(PART1, "perm");
        double[] raised = Arrays.stream(sample.y().toArray()).map(y -> y + 5).toArray();
        WaveFieldResult result = WaveField.run(config("4", ""),
                new Sample(sample.x(), DoubleMatrix.wrap(raised, raised.length, 1)), RunOptions.DEFAULT);
        assertClose(PART1.get("offset_plus_5").get("no_bias").asDouble(), row(result, Family.SPECTRAL, 4).testMse(),
                1e-8, "without");
        assertClose(PART1.get("offset_plus_5").get("bias").asDouble(), row(result, Family.SPECTRAL_ZERO, 4).testMse(),
                1e-8, "with");
    }

    @ParameterizedTest
    @CsvSource({"lambda, 1e-3, SPECTRAL, 4, 0.00228, 5e-6", "lambda, 1e-3, SPECTRAL, 64, 0.00194, 5e-6",
            "lambda, 1e-3, PERIODIC_RBF, 0.7, 0.00513, 5e-6", "lambda, 1e-3, RBF, 0.7, 0.00956, 5e-6",
            "lambda, 1e-2, SPECTRAL, 64, 0.002826, 5e-7", "lambda, 1e-2, SPECTRAL, Infinity, 0.002996, 5e-7",
            "kMax, 3, SPECTRAL, 4, 0.040, 5e-4", "kMax, 5, SPECTRAL, 4, 0.0137, 5e-5",
            "kMax, 8, SPECTRAL, 4, 0.0139, 5e-5"})
    void reproducesFiguresOfTheText(String key, String value, Family family, double parameter, double expected,
            double rounding) {
        boolean spectral = family == Family.SPECTRAL;
        WaveFieldConfig config = config(spectral ? "" + parameter : "", spectral ? "" : "" + parameter)
                .with(key, value);
        WaveFieldResult result = WaveField.run(config, sample(REFERENCE, "permutation"), RunOptions.DEFAULT);
        assertEquals(expected, row(result, family, parameter).testMse(), rounding);
    }

    /** Without the two steepest: their smaller eigenvalues are rounding. */
    @ParameterizedTest
    @CsvSource({"SPECTRAL, 1.2, -6.60", "SPECTRAL, 2, -4.04", "SPECTRAL, 4, -2.14", "RBF, 0.3, -0.50",
            "RBF, 0.7, -1.64", "RBF, 1.2, -3.57", "RBF, 2, -6.31", "PERIODIC_RBF, 0.3, -0.53",
            "PERIODIC_RBF, 0.7, -1.82", "PERIODIC_RBF, 1.2, -3.37", "PERIODIC_RBF, 2, -4.99", "PERIODIC_RBF, 4, -7.23"})
    void slopesOfTheSpectraAreThoseOfTheTable(Family family, double parameter, double slope) {
        assertEquals(slope, row(Defaults.RESULT, family, parameter).slope(), 0.005);
    }

    @Test
    void gcvFindsARidgeThatIsNoWorseThanTheUsualOne() {
        for (Row row : List.of(row(Defaults.RESULT, Family.SPECTRAL, 4), row(Defaults.RESULT, Family.RBF, 0.7),
                row(Defaults.RESULT, Family.PERIODIC_RBF, 0.7))) {
            assertTrue(row.testMseGcv() < row.testMse(), row::toString);
            assertTrue(row.lambdaGcv() < 1e-2, row::toString);
        }
    }

    @Test
    void wavesThatDifferInSignCountOnce() {
        List<Wave> waves = List.of(new Wave(1, 2, 1, 0), new Wave(-1, -2, 3, 1), new Wave(0, -1, 1, 0),
                new Wave(0, 1, 1, 0), new Wave(1, -2, 1, 0));
        assertEquals(3, new WaveFieldResult(WaveFieldConfig.defaults(), waves, 1, null, List.of(), List.of()).lines());
    }

    @Test
    void ownFieldsDependOnTheSeedAndNotOnTheThreads() {
        WaveFieldConfig config = config("4", "0.7").with("points", "300").with("train", "100").with("sizes", "20");
        RunOptions run = RunOptions.DEFAULT.withSeed(7);
        WaveFieldResult result = WaveField.run(config, run);
        assertEquals(result, WaveField.run(config, run.withParallelism(3)));
        assertFalse(result.waves().equals(WaveField.run(config, run.withSeed(8)).waves()));
        assertEquals(5, result.waves().size());
        assertTrue(result.waves().stream().allMatch(wave -> Math.max(Math.abs(wave.k1()), Math.abs(wave.k2())) <= 4
                && (wave.k1() != 0 || wave.k2() != 0)));
        assertTrue(result.table().startsWith("kernel"), result::table);
    }

    @Test
    void noiseFreeFieldsInTheSpanAreLearntExactly() {
        WaveFieldConfig config = config("8", "").with("noise", "0").with("points", "600").with("train", "120")
                .with("lambda", "1e-10");
        WaveFieldResult result = WaveField.run(config, RunOptions.DEFAULT);
        assertTrue(row(result, Family.SPECTRAL, 8).testMse() < 1e-15, () -> result.rows().toString());
    }

    @Test
    void progressCountsFitsAndStops() {
        WaveFieldConfig config = config("4", "0.7").with("train", "20").with("points", "60");
        AtomicInteger most = new AtomicInteger();
        WaveField.run(config, RunOptions.DEFAULT.withProgress((done, total) -> {
            assertEquals(4, total);
            assertTrue(done >= most.get());
            most.set((int) done);
            return true;
        }));
        assertEquals(4, most.get());
        assertThrows(CancellationException.class,
                () -> WaveField.run(config, RunOptions.DEFAULT.withProgress((done, total) -> done < 2)));
    }

    @Test
    void tooFewPointsAreNamed() {
        Sample small = new Sample(DoubleMatrix.wrap(new double[20], 10, 2), DoubleMatrix.wrap(new double[10], 10, 1));
        assertEquals("at least 201 points with 2 columns and 1 target expected, got a 10 x 2 double matrix and a 10 x 1"
                + " double matrix", assertThrows(IllegalArgumentException.class,
                () -> WaveField.run(config("4", ""), small, RunOptions.DEFAULT)).getMessage());
    }
}
