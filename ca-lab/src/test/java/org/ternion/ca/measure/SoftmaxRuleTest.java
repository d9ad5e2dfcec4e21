package org.ternion.ca.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;
import org.ternion.ca.motif.Mot1Automaton;
import org.ternion.ca.rule.PluralityRule;
import org.ternion.core.DoubleMatrix;

class SoftmaxRuleTest {
    private static final double RATE = 5e-3;
    private static final JsonNode LEVIN = Goldens.json(Frames.REFERENCE, "levin_ca.json");
    private static final JsonNode PLUR = LEVIN.get("learner");
    private static final JsonNode MOT1 = Goldens.json(Frames.REFERENCE, "motif_ca.json").get("learner");

    private static FeatureHistogram plurality() {
        FeatureHistogram seen = new FeatureHistogram(RuleFeatures.COUNTS, 3);
        for (JsonNode rows : PLUR.get("train_grids")) {
            CellGrid grid = Frames.states(rows, 3);
            seen.add(List.of(grid), Frames.run(new PluralityRule(), grid, 1).get(1));
        }
        return seen;
    }

    private static double accuracy(LearnedRule rule, JsonNode grids) {
        LabelScores scores = new LabelScores(3);
        for (JsonNode rows : grids) {
            CellGrid grid = Frames.states(rows, 3);
            scores.accept(Frames.run(new PluralityRule(), grid, 1).get(1), rule.predict(List.of(grid)));
        }
        return scores.accuracy().getAsDouble();
    }

    private static void assertWeights(JsonNode expected, SoftmaxRule rule, double tolerance) {
        DoubleMatrix weights = rule.weights();
        assertEquals(expected.size(), weights.rows());
        for (int row = 0; row < weights.rows(); row++) {
            for (int col = 0; col < weights.cols(); col++) {
                assertEquals(expected.get(row).get(col).doubleValue(), weights.get(row, col), tolerance,
                        "feature " + row + ", state " + col);
            }
        }
    }

    @Test
    void featuresOfPluralityEqualTheGolden() {
        CellGrid grid = Frames.states(LEVIN.get("features").get("grid"), 3);
        long[] codes = RuleFeatures.COUNTS.codes(List.of(grid));
        for (int i = 0; i < codes.length; i++) {
            assertArrayEquals(Goldens.doubles(LEVIN.get("features").get("rows").get(i)),
                    RuleFeatures.COUNTS.vector(codes[i], 3), "cell " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "10", "300"})
    void weightsFollowThePrototype(String iterations) {
        SoftmaxRule rule = SoftmaxRule.learn(plurality(), SoftmaxRule.Weighting.CELLS, Integer.parseInt(iterations),
                RATE);
        assertWeights(PLUR.get("W_after").get(iterations), rule, 2e-4);
    }

    @Test
    void weightsInDoubleEqualTheGolden() {
        SoftmaxRule rule = SoftmaxRule.learn(plurality(), SoftmaxRule.Weighting.CELLS, 300, RATE);
        assertWeights(PLUR.get("W_float64_300"), rule, 1e-9);
        assertEquals(PLUR.get("train_accuracy").doubleValue(), accuracy(rule, PLUR.get("train_grids")), 1e-12);
        assertEquals(PLUR.get("test_accuracy").doubleValue(), accuracy(rule, PLUR.get("test_grids")), 1e-12);
    }

    /** 210 of the 19683 blocks are such ties, so that .98933 is expected of uniform grids. */
    @Test
    void theOnlyErrorsOnPluralityAreTiesOfFourWithTheCellInTheMinority() {
        FeatureHistogram seen = new FeatureHistogram(RuleFeatures.COUNTS, 3);
        for (long seed = 0; seed < 200; seed++) {
            CellGrid grid = Frames.uniform(seed, 32, 32, 3);
            seen.add(List.of(grid), Frames.run(new PluralityRule(), grid, 1).get(1));
        }
        SoftmaxRule rule = SoftmaxRule.learn(seen, SoftmaxRule.Weighting.CELLS, 300, RATE);
        LabelScores scores = new LabelScores(3);
        for (long seed = 1000; seed < 1050; seed++) {
            CellGrid grid = Frames.uniform(seed, 32, 32, 3);
            CellGrid truth = Frames.run(new PluralityRule(), grid, 1).get(1);
            CellGrid predicted = rule.predict(List.of(grid));
            scores.accept(truth, predicted);
            long[] codes = RuleFeatures.COUNTS.codes(List.of(grid));
            for (int i = 0; i < codes.length; i++) {
                if (truth.backingArray()[i] != predicted.backingArray()[i]) {
                    double[] counts = Arrays.copyOf(RuleFeatures.COUNTS.vector(codes[i], 3), 3);
                    assertEquals(1, counts[grid.backingArray()[i]], "seed " + seed + ", cell " + i);
                    Arrays.sort(counts);
                    assertArrayEquals(new double[] {1, 4, 4}, counts, "seed " + seed + ", cell " + i);
                }
            }
        }
        assertEquals(.98933, scores.accuracy().getAsDouble(), .002);
    }

    @Test
    void oneRowPerVectorEqualsTheGolden() {
        FeatureHistogram seen = plurality();
        assertEquals(PLUR.get("unique_feature_vectors").intValue(), seen.distinct());
        SoftmaxRule rule = SoftmaxRule.learn(seen, SoftmaxRule.Weighting.VECTORS, 60, RATE);
        assertWeights(PLUR.get("weighted_W_60"), rule, 2e-4);
        assertEquals(PLUR.get("weighted_test_accuracy").doubleValue(), accuracy(rule, PLUR.get("test_grids")), 1e-12);
    }

    @Test
    void mot1LearnerEqualsTheGolden() {
        FeatureHistogram seen = new FeatureHistogram(RuleFeatures.SUPPORT_FATIGUE, 3);
        for (JsonNode grid : MOT1.get("grids")) {
            Mot1Automaton world = mot1(grid);
            List<CellGrid> before = LearnedWorld.layersOf(world);
            world.step();
            seen.add(before, world.layer(0));
        }
        long[] codes = RuleFeatures.SUPPORT_FATIGUE.codes(LearnedWorld.layersOf(mot1(MOT1.get("grids").get(0))));
        for (int i = 0; i < MOT1.get("first_feature_rows").size(); i++) {
            assertArrayEquals(Goldens.doubles(MOT1.get("first_feature_rows").get(i)),
                    RuleFeatures.SUPPORT_FATIGUE.vector(codes[i], 3), "cell " + i);
        }
        SoftmaxRule rule = SoftmaxRule.learn(seen, SoftmaxRule.Weighting.CELLS, 400, RATE);
        assertWeights(MOT1.get("W_400"), rule, 5e-4);
        assertMot1Scores(rule);
    }

    private static Mot1Automaton mot1(JsonNode grid) {
        return Mot1Automaton.of(Mot1Automaton.Config.DEFAULT, Frames.states(grid.get("G"), 3),
                Frames.states(grid.get("F"), 6), Frames.states(grid.get("A"), 2));
    }

    /** A cell acts if state 1 is predicted; acceptable is said of the true world after the step. */
    private static void assertMot1Scores(SoftmaxRule rule) {
        LabelScores scores = new LabelScores(3);
        long[] joint = new long[4];
        for (JsonNode grid : MOT1.get("grids")) {
            Mot1Automaton world = mot1(grid);
            CellGrid predicted = rule.predict(LearnedWorld.layersOf(world));
            world.step();
            scores.accept(world.layer(0), predicted);
            byte[] acts = predicted.backingArray();
            byte[] acceptable = world.acceptable().backingArray();
            for (int i = 0; i < acts.length; i++) {
                joint[(acts[i] == 1 ? 0 : 2) + (acceptable[i] == 1 ? 0 : 1)]++;
            }
        }
        Confusion counts = new Confusion(joint[0], joint[1], joint[2], joint[3]);
        assertEquals(MOT1.get("accuracy").doubleValue(), scores.accuracy().getAsDouble(), 1e-12);
        assertEquals(MOT1.get("act").longValue(), counts.acts());
        assertEquals(MOT1.get("acceptable").longValue(), counts.actAcceptable() + counts.idleAcceptable());
        assertEquals(MOT1.get("precision").doubleValue(), counts.precision().getAsDouble(), 1e-12);
        assertEquals(MOT1.get("recall").doubleValue(), counts.recall().getAsDouble(), 1e-12);
    }

    @Test
    void orderOfTheGridsDoesNotMatter() {
        FeatureHistogram forward = new FeatureHistogram(RuleFeatures.COUNTS, 3);
        FeatureHistogram backward = new FeatureHistogram(RuleFeatures.COUNTS, 3);
        for (int i = 0; i < 6; i++) {
            CellGrid a = Frames.uniform(i, 12, 12, 3);
            CellGrid b = Frames.uniform(5 - i, 12, 12, 3);
            forward.add(List.of(a), Frames.run(new PluralityRule(), a, 1).get(1));
            backward.add(List.of(b), Frames.run(new PluralityRule(), b, 1).get(1));
        }
        assertEquals(SoftmaxRule.learn(forward, SoftmaxRule.Weighting.CELLS, 20, RATE).weights(),
                SoftmaxRule.learn(backward, SoftmaxRule.Weighting.CELLS, 20, RATE).weights());
    }

    @Test
    void tiesGoToTheLowestState() {
        SoftmaxRule flat = SoftmaxRule.of(RuleFeatures.COUNTS, DoubleMatrix.copyOf(new double[18], 6, 3));
        long[] codes = RuleFeatures.COUNTS.codes(List.of(Frames.uniform(1, 3, 3, 3)));
        assertEquals(0, flat.predict(codes[0]));
        assertEquals(1 / 3.0, flat.confidence(codes[0], 2), 1e-15);
    }

    @Test
    void largeScoresDoNotOverflow() {
        assertArrayEquals(new double[] {0, 1}, SoftmaxRule.softmax(new double[] {-1e4, 1e4}));
    }

    @Test
    void argumentsAreChecked() {
        FeatureHistogram none = new FeatureHistogram(RuleFeatures.COUNTS, 3);
        assertThrows(IllegalArgumentException.class,
                () -> SoftmaxRule.learn(none, SoftmaxRule.Weighting.CELLS, 1, RATE));
        assertThrows(IllegalArgumentException.class,
                () -> SoftmaxRule.of(RuleFeatures.COUNTS, DoubleMatrix.copyOf(new double[15], 5, 3)));
        assertThrows(IllegalArgumentException.class, () -> new FeatureHistogram(RuleFeatures.COUNTS, 9));
        assertThrows(IllegalArgumentException.class,
                () -> RuleFeatures.SUPPORT_FATIGUE.codes(List.of(Frames.uniform(1, 3, 3, 3))));
        // Fatigue 3 has no place in a vector with three levels; the prototype fails with an index error.
        CellGrid tired = CellGrid.wrap(new byte[] {3}, 1, 1, 4);
        CellGrid one = CellGrid.wrap(new byte[1], 1, 1, 3);
        long code = RuleFeatures.FATIGUE_DENSITY.codes(List.of(one, tired, one))[0];
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> RuleFeatures.FATIGUE_DENSITY.vector(code, 3));
        assertTrue(e.getMessage().startsWith("fatigue must be in [0, 2]"), e.getMessage());
    }
}
