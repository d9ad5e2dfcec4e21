package org.ternion.ca.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Stepper;
import org.ternion.ca.Topology;
import org.ternion.ca.motif.Mot1Automaton;
import org.ternion.ca.rule.PluralityRule;

class TableRuleTest {
    private static final Function<List<CellGrid>, Automaton> PLURALITY =
            world -> new Stepper(new PluralityRule(), Topology.TORUS, world.get(0));
    private static final Function<List<CellGrid>, Automaton> MOT1 = world -> Mot1Automaton.of(
            Mot1Automaton.Config.DEFAULT, world.get(0), world.get(1), world.get(2));

    private static FeatureHistogram histogram(RuleFeatures features, Function<List<CellGrid>, Automaton> truth,
            List<List<CellGrid>> starts) {
        FeatureHistogram seen = new FeatureHistogram(features, 3);
        for (List<CellGrid> start : starts) {
            Automaton world = truth.apply(start);
            world.step();
            seen.add(start, world.layer(0));
        }
        return seen;
    }

    private static List<List<CellGrid>> soups(int number, long seed, int side) {
        List<List<CellGrid>> starts = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            starts.add(List.of(Frames.uniform(seed + i, side, side, 3)));
        }
        return starts;
    }

    private static List<List<CellGrid>> mot1Starts(int number, long seed) {
        List<List<CellGrid>> starts = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            starts.add(LearnedWorld.layersOf(Mot1Automaton.random(Mot1Automaton.Config.DEFAULT, 32, 32, seed + i)));
        }
        return starts;
    }

    /** Soups hold no block of nine equal cells, which the grids below provide. */
    private static List<List<CellGrid>> withBlobs(List<List<CellGrid>> soups) {
        List<List<CellGrid>> all = new ArrayList<>(soups);
        for (List<CellGrid> soup : soups.subList(0, 100)) {
            all.add(List.of(Frames.run(new PluralityRule(), soup.get(0), 3).get(3)));
        }
        return all;
    }

    @Test
    void pluralityIsExactOnceAllVectorsAreSeen() {
        TableRule rule = TableRule.learn(
                histogram(RuleFeatures.COUNTS, PLURALITY, withBlobs(soups(200, 1, 32))));
        assertEquals(135, rule.size());
        for (Rollout row : Rollout.table(PLURALITY, rule, soups(10, 900, 32), Rollout.HORIZONS)) {
            assertEquals(1, row.agreement(), row.toString());
            assertTrue(row.persistence() < 0.7, row.toString());
        }
    }

    @Test
    void unseenVectorsTakeTheLabelOfTheNearest() {
        CellGrid ones = CellGrid.parse(List.of("111", "111", "111"), 3);
        CellGrid zeros = CellGrid.parse(List.of("000", "000", "000"), 3);
        FeatureHistogram seen = new FeatureHistogram(RuleFeatures.COUNTS, 3);
        seen.add(List.of(ones), CellGrid.parse(List.of("222", "222", "222"), 3));
        seen.add(List.of(zeros), ones);
        TableRule rule = TableRule.learn(seen);
        CellGrid mostlyOnes = CellGrid.parse(List.of("011", "011", "011"), 3);
        long code = RuleFeatures.COUNTS.codes(List.of(mostlyOnes))[1];
        assertFalse(rule.knows(code));
        assertTrue(rule.knows(RuleFeatures.COUNTS.codes(List.of(ones))[0]));
        assertEquals(2, rule.predict(code));
        assertEquals(9, rule.guesses(List.of(mostlyOnes)));
        assertEquals(0, rule.guesses(List.of(ones)));
    }

    @Test
    void commonestLabelWinsAndTiesGoToTheLowest() {
        CellGrid zeros = CellGrid.parse(List.of("0000"), 3);
        FeatureHistogram seen = new FeatureHistogram(RuleFeatures.COUNTS, 3);
        seen.add(List.of(zeros), CellGrid.parse(List.of("2121"), 3));
        assertEquals(1, TableRule.learn(seen).predict(RuleFeatures.COUNTS.codes(List.of(zeros))[0]));
        seen.add(List.of(zeros), CellGrid.parse(List.of("2000"), 3));
        assertEquals(0, TableRule.learn(seen).predict(RuleFeatures.COUNTS.codes(List.of(zeros))[0]));
    }

    @Test
    void learnedMot1KeepsTheTrueFatigue() {
        List<List<CellGrid>> starts = mot1Starts(60, 1);
        TableRule rule = TableRule.learn(histogram(RuleFeatures.SUPPORT_FATIGUE, MOT1, starts));
        List<CellGrid> start = starts.get(0);
        LearnedWorld learned = new LearnedWorld(MOT1, rule, start);
        Automaton truth = MOT1.apply(start);
        learned.step();
        truth.step();
        assertEquals(truth.layer(Mot1Automaton.FATIGUE), learned.layer(Mot1Automaton.FATIGUE));
        assertEquals(truth.layer(Mot1Automaton.ANCHOR), learned.layer(Mot1Automaton.ANCHOR));
        assertEquals("fatigue", learned.layerName(1));
        assertEquals(1, learned.generation());
        Rollout first = Rollout.table(MOT1, rule, mot1Starts(5, 500), List.of(1)).get(0);
        assertTrue(first.agreement() > 0.9 && first.agreement() > first.persistence(), first.toString());
    }

    @Test
    void horizonsIncrease() {
        TableRule rule = TableRule.learn(histogram(RuleFeatures.COUNTS, PLURALITY, soups(1, 1, 8)));
        assertThrows(IllegalArgumentException.class,
                () -> Rollout.table(PLURALITY, rule, soups(1, 1, 8), List.of(2, 2)));
        assertThrows(IllegalArgumentException.class, () -> Rollout.table(PLURALITY, rule, List.of(), List.of(1)));
    }

    @Test
    void scoresCountPerState() {
        LabelScores scores = new LabelScores(3);
        scores.accept(CellGrid.parse(List.of("00112"), 3), CellGrid.parse(List.of("01111"), 3));
        assertEquals(3 / 5.0, scores.accuracy().getAsDouble());
        assertEquals(2 / 4.0, scores.precision(1).getAsDouble());
        assertEquals(1 / 2.0, scores.recall(0).getAsDouble());
        assertTrue(scores.precision(2).isEmpty());
        assertEquals(0, scores.recall(2).getAsDouble());
        assertThrows(IllegalArgumentException.class, () -> scores.recall(3));
    }
}
