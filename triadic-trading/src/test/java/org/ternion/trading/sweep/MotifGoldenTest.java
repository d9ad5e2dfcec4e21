package org.ternion.trading.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;
import org.ternion.trading.Goldens;
import org.ternion.trading.analysis.ActionabilityBins;

class MotifGoldenTest {
    private static final JsonNode GOLDEN = Goldens.json("motif.json");

    private static MotifRules rules(JsonNode p) {
        return new MotifRules(p.get("anchor_floor").intValue(), p.get("anchor_prob").doubleValue(),
                List.of(p.get("state_probs").get(0).doubleValue(), p.get("state_probs").get(1).doubleValue(),
                        p.get("state_probs").get(2).doubleValue()),
                p.get("theta9").intValue(), p.get("fatigue_inc").intValue(), p.get("fatigue_dec").intValue(),
                p.get("fatigue_flip").intValue(), p.get("fatigue_max").intValue(),
                p.get("sticky_fatigue").intValue());
    }

    private static byte[] flat(JsonNode rows) {
        byte[] cells = new byte[rows.size() * rows.get(0).size()];
        int at = 0;
        for (JsonNode row : rows) {
            for (JsonNode cell : row) {
                cells[at++] = (byte) (cell.isBoolean() ? cell.booleanValue() ? 1 : 0 : cell.intValue());
            }
        }
        return cells;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void stepsFeaturesAndAcceptableCellsAreThoseOfThePrototype(int number) {
        JsonNode golden = GOLDEN.get("ca").get(number);
        MotifRules rules = rules(golden.get("params"));
        MotifWorld world = new MotifWorld(rules, 8, 8, flat(golden.get("anchors")), flat(golden.get("G").get(0)),
                flat(golden.get("F").get(0)));
        float[] features = new float[MotifWorld.FEATURES];
        for (int cell = 0; cell < world.size(); cell++) {
            MotifWorld.features(rules, world.code(cell), features, 0);
            for (int f = 0; f < features.length; f++) {
                assertEquals(golden.get("features_t0").get(cell).get(f).doubleValue(), features[f], "cell " + cell);
            }
        }
        for (int t = 0; t < golden.get("G").size(); t++) {
            byte[] states = flat(golden.get("G").get(t));
            byte[] fatigue = flat(golden.get("F").get(t));
            for (int cell = 0; cell < world.size(); cell++) {
                assertEquals(states[cell], world.state(cell), "state of " + cell + " at " + t);
                assertEquals(fatigue[cell], world.fatigue(cell), "fatigue of " + cell + " at " + t);
            }
            if (t < golden.get("acceptable").size()) {
                byte[] acceptable = flat(golden.get("acceptable").get(t));
                for (int cell = 0; cell < world.size(); cell++) {
                    assertEquals(acceptable[cell] == 1, world.acceptable(cell), "cell " + cell + " at " + t);
                }
            }
            world.step();
        }
    }

    @Test
    void theRegressionLearnsTheWeightsOfThePrototype() {
        JsonNode golden = GOLDEN.get("logreg");
        int rows = golden.get("X").size();
        float[] x = new float[rows * MotifWorld.FEATURES];
        long[] counts = new long[3 * rows];
        for (int row = 0; row < rows; row++) {
            for (int f = 0; f < MotifWorld.FEATURES; f++) {
                x[row * MotifWorld.FEATURES + f] = golden.get("X").get(row).get(f).floatValue();
            }
            counts[3 * row + golden.get("Y").get(row).intValue()]++;
        }
        SoftmaxRegression model = SoftmaxRegression.train(x, counts, MotifWorld.FEATURES, 5e-3f, 60);
        for (int f = 0; f < MotifWorld.FEATURES; f++) {
            for (int c = 0; c < 3; c++) {
                double wanted = golden.get("W").get(f).get(c).doubleValue();
                assertEquals(wanted, model.weight(f, c), 1e-4 * Math.abs(wanted), "weight " + f + ", " + c);
            }
        }
        for (int row = 0; row < rows; row++) {
            assertEquals(golden.get("conf_class1").get(row).doubleValue(),
                    model.probability(x, row * MotifWorld.FEATURES, MotifWorld.CONSTRUCTIVE), 4e-7, "row " + row);
        }
    }

    /** Many samples of the same features are one row with counts: the same gradient. */
    @Test
    void countsStandForRows() {
        float[] many = {1, 2, 1, 2, 1, 2, 0, 3};
        SoftmaxRegression one = SoftmaxRegression.train(many, new long[] {1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0}, 2, .1f,
                20);
        SoftmaxRegression joined = SoftmaxRegression.train(new float[] {1, 2, 0, 3}, new long[] {2, 0, 1, 0, 1, 0}, 2,
                .1f, 20);
        for (int f = 0; f < 2; f++) {
            for (int c = 0; c < 3; c++) {
                assertEquals(one.weight(f, c), joined.weight(f, c), 1e-6);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void gatesWithCountersActAsThoseOfThePrototype(int number) {
        JsonNode golden = GOLDEN.get("hysteresis");
        JsonNode one = golden.get("cases").get(number);
        int steps = golden.get("conf").size();
        int cells = golden.get("conf").get(0).size();
        CellGates gates = new CellGates(cells, one.get("tau_on").doubleValue(), one.get("tau_off").doubleValue(),
                one.get("k_on").intValue(), one.get("k_off").intValue());
        double[] confidence = new double[steps * cells];
        double[] acceptable = new double[steps * cells];
        double[] act = new double[steps * cells];
        int acts = 0;
        int allowed = 0;
        int both = 0;
        for (int t = 0; t < steps; t++) {
            for (int cell = 0; cell < cells; cell++) {
                int i = t * cells + cell;
                confidence[i] = golden.get("conf").get(t).get(cell).doubleValue();
                boolean engaged = gates.next(cell, confidence[i]);
                assertEquals(one.get("act").get(t).get(cell).booleanValue(), engaged, "step " + t + ", cell " + cell);
                act[i] = engaged ? 1 : 0;
                acceptable[i] = golden.get("acceptable").get(t).get(cell).booleanValue() ? 1 : 0;
                acts += engaged ? 1 : 0;
                allowed += acceptable[i] == 1 ? 1 : 0;
                both += engaged && acceptable[i] == 1 ? 1 : 0;
            }
        }
        JsonNode pr = golden.get("pr").get(number);
        MotifSweep.Point point = new MotifSweep.Point(.5, .3, 1, 1, (long) steps * cells, allowed, acts, both);
        assertEquals(pr.get("precision").doubleValue(), (Double) point.toMap().get("precision"), 1e-12);
        assertEquals(pr.get("recall").doubleValue(), (Double) point.toMap().get("recall"), 1e-12);
        assertEquals(pr.get("act_count").intValue(), acts);
        if (number == 0) {
            JsonNode expected = golden.get("bins_case0");
            ActionabilityBins bins = ActionabilityBins.of(confidence, acceptable, act, expected.size());
            double[] centers = new double[expected.size()];
            double[] engagement = new double[expected.size()];
            double[] wantedCenters = new double[expected.size()];
            double[] wanted = new double[expected.size()];
            for (int bin = 0; bin < expected.size(); bin++) {
                centers[bin] = bins.center(bin);
                engagement[bin] = bins.engagement(bin);
                wantedCenters[bin] = expected.get(bin).get("bin_center").doubleValue();
                wanted[bin] = Goldens.number(expected.get(bin).get("engagement"));
            }
            assertArrayEquals(wantedCenters, centers);
            assertArrayEquals(wanted, engagement);
        }
    }
}
