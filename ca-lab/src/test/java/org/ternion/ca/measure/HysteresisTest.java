package org.ternion.ca.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.Goldens;

class HysteresisTest {
    private static final JsonNode GOLDEN = Goldens.json("dashi-part5", "ca_motif_hysteresis.json");

    static Stream<String> goldens() {
        return GOLDEN.get("engaged").properties().stream().map(Map.Entry::getKey);
    }

    private static String run(Hysteresis setting, double[] confidence) {
        Hysteresis.Gates gates = setting.gates(1);
        StringBuilder text = new StringBuilder();
        for (double c : confidence) {
            text.append(gates.step(0, c) ? '1' : '0');
        }
        return text.toString();
    }

    private static double[] random(long seed) {
        return new Random(seed).doubles(500).toArray();
    }

    private static int switches(String engaged) {
        int switches = 0;
        for (int i = 1; i < engaged.length(); i++) {
            switches += engaged.charAt(i) == engaged.charAt(i - 1) ? 0 : 1;
        }
        return switches;
    }

    @Test
    void confidenceIsTheSoftmaxOfTheConstructiveLogit() {
        for (int t = 0; t < GOLDEN.get("logits").size(); t++) {
            double[] p = SoftmaxRule.softmax(Goldens.doubles(GOLDEN.get("logits").get(t)));
            assertEquals(GOLDEN.get("confidence").get(t).doubleValue(), p[2], 1e-15, "t=" + t);
        }
    }

    /** Keys are tau on, tau off, k on, k off. */
    @ParameterizedTest
    @MethodSource("goldens")
    void engagementEqualsTheGolden(String key) {
        String[] parts = key.split("/");
        Hysteresis setting = new Hysteresis(Hysteresis.Kind.COUNTED, Double.parseDouble(parts[0]),
                Double.parseDouble(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
        assertEquals(GOLDEN.get("engaged").get(key).textValue(),
                run(setting, Goldens.doubles(GOLDEN.get("confidence"))));
    }

    @ParameterizedTest
    @EnumSource(Hysteresis.Kind.class)
    void equalThresholdsWithoutCountsAreThresholding(Hysteresis.Kind kind) {
        double[] confidence = random(1);
        StringBuilder expected = new StringBuilder();
        for (double c : confidence) {
            expected.append(c >= .4 ? '1' : '0');
        }
        assertEquals(expected.toString(), run(new Hysteresis(kind, .4, .4, 1, 1), confidence));
    }

    @ParameterizedTest
    @ValueSource(doubles = {.05, .2, .45, .59})
    void bothDefinitionsAgreeWithoutCounts(double tauOff) {
        double[] confidence = random(2);
        assertEquals(run(new Hysteresis(Hysteresis.Kind.SET_RESET, .6, tauOff, 1, 1), confidence),
                run(new Hysteresis(Hysteresis.Kind.COUNTED, .6, tauOff, 1, 1), confidence));
    }

    @ParameterizedTest
    @EnumSource(Hysteresis.Kind.class)
    void widerGapNeverSwitchesMoreNorEngagesLess(Hysteresis.Kind kind) {
        double[] confidence = random(3);
        String narrow = run(new Hysteresis(kind, .7, .5, 1, 2), confidence);
        String wide = run(new Hysteresis(kind, .7, .1, 1, 2), confidence);
        assertTrue(switches(wide) < switches(narrow), switches(wide) + " and " + switches(narrow));
        for (int t = 0; t < narrow.length(); t++) {
            assertTrue(wide.charAt(t) >= narrow.charAt(t), "t=" + t);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void onlyTheCountOfHighStepsTellsTheDefinitionsApart(int kOff) {
        double[] confidence = random(4);
        assertEquals(run(new Hysteresis(Hysteresis.Kind.SET_RESET, .6, .5, 1, kOff), confidence),
                run(new Hysteresis(Hysteresis.Kind.COUNTED, .6, .5, 1, kOff), confidence));
        assertNotEquals(run(new Hysteresis(Hysteresis.Kind.SET_RESET, .6, .5, 1, kOff), confidence),
                run(new Hysteresis(Hysteresis.Kind.COUNTED, .6, .5, 2, kOff), confidence));
    }

    @Test
    void runsOfHighAndLowConfidenceSwitch() {
        double[] confidence = {.1, .9, .9, .1, .5, .1, .1, .9};
        assertEquals("01111101", run(new Hysteresis(Hysteresis.Kind.SET_RESET, .8, .3, 1, 2), confidence));
        assertEquals("00111100", run(new Hysteresis(Hysteresis.Kind.COUNTED, .8, .3, 2, 2), confidence));
    }

    @Test
    void thresholdsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new Hysteresis(Hysteresis.Kind.COUNTED, .3, .4, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Hysteresis(Hysteresis.Kind.COUNTED, .3, .2, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Hysteresis(Hysteresis.Kind.SET_RESET, .3, .2, 2, 1));
        assertThrows(IllegalArgumentException.class,
                () -> new Hysteresis(Hysteresis.Kind.COUNTED, Double.NaN, .2, 1, 1));
        assertFalse(new Hysteresis(Hysteresis.Kind.COUNTED, 1, 0, 1, 1).gates(3).engaged(2));
    }
}
