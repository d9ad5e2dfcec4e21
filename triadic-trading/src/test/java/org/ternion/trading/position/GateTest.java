package org.ternion.trading.position;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.Goldens;

class GateTest {
    private static boolean[] run(Gate gate, int[] states, double... confidences) {
        boolean[] acts = new boolean[confidences.length];
        for (int t = 0; t < acts.length; t++) {
            acts[t] = gate.next(states[t], confidences[t]);
        }
        return acts;
    }

    private static int[] ups(int count) {
        int[] states = new int[count];
        Arrays.fill(states, 1);
        return states;
    }

    @Test
    void schmittEngagesAtTauOnKeepsItsVerdictBetweenAndReleasesBelowTauOff() {
        Gate gate = Gate.of(Rules.schmitt(0.5, 0.3, 1, 1, true));
        assertArrayEquals(new boolean[] {false, true, true, true, false, false, true},
                run(gate, ups(7), 0.49, 0.5, 0.4, 0.3, 0.29, 0.4, 0.6));
    }

    @Test
    void schmittWaitsForItsDwellCounts() {
        Gate gate = Gate.of(Rules.schmitt(0.5, 0.3, 2, 3, true));
        assertArrayEquals(new boolean[] {false, false, false, true, true, true, true, true, true, false},
                run(gate, ups(10), 0.6, 0.4, 0.6, 0.6, 0.1, 0.1, 0.35, 0.1, 0.1, 0.1));
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void schmittForgetsAtAChangeOfSignIfSoRuled(boolean reset, boolean acts) {
        Gate gate = Gate.of(Rules.schmitt(0.5, 0.3, 1, 1, reset));
        assertArrayEquals(new boolean[] {true, acts}, run(gate, new int[] {1, -1}, 0.9, 0.4));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.9", "1, 0", "1, NaN"})
    void schmittForgetsOnNeutralStatesAndWithoutConfidence(int state, double confidence) {
        Gate gate = Gate.of(Rules.schmitt(0.5, 0.3, 1, 1, true));
        assertArrayEquals(new boolean[] {true, false, false},
                run(gate, new int[] {1, state, 1}, 0.9, confidence, 0.4));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.29, 0.3, 0.4, 0.5, 1})
    void schmittNeverAlternatesOnConstantConfidenceWhateverTheFlips(double confidence) {
        Gate gate = Gate.of(Rules.schmitt(0.5, 0.3, 1, 1, true));
        CounterRandom random = CounterRandom.of(6);
        boolean first = gate.next(1, confidence);
        for (int t = 0; t < 200; t++) {
            assertEquals(first, gate.next(random.nextBoolean() ? 1 : -1, confidence), "bar " + t);
        }
    }

    @Test
    void invertedGateAlternatesOnConstantConfidenceBetweenItsThresholds() {
        Gate gate = Gate.of(Rules.inverted(0.5, 0.3));
        assertArrayEquals(new boolean[] {false, true, false, true}, run(gate, ups(4), 0.4, 0.4, 0.4, 0.4));
    }

    @Test
    void schmittSwitchesAtMostTwicePerRunOfMonotoneConfidence() {
        long seed = 29;
        CounterRandom random = CounterRandom.of(seed);
        Gate gate = Gate.of(Rules.schmitt(0.5, 0.3, 1, 1, true));
        int runs = 0;
        int switches = 0;
        boolean acting = false;
        int state = 1;
        while (runs < 500) {
            runs++;
            state = -state;
            int bars = 1 + random.nextInt(40);
            for (int k = 1; k <= bars; k++) {
                boolean acts = gate.next(state, 1 - Math.exp(-k / 30.0));
                switches += acts == acting ? 0 : 1;
                acting = acts;
            }
        }
        assertTrue(switches <= 2 * runs, "seed " + seed + ": " + switches + " switches in " + runs + " runs");
    }

    @Test
    void tauOffDoesNotMatterWhereConfidenceOnlyRisesInARun() {
        CounterRandom random = CounterRandom.of(7);
        Gate low = Gate.of(Rules.schmitt(0.5, 0.05, 1, 1, true));
        Gate high = Gate.of(Rules.schmitt(0.5, 0.5, 1, 1, true));
        int state = 0;
        int run = 0;
        for (int t = 0; t < 2000; t++) {
            int next = random.nextInt(8) == 0 ? random.nextInt(3) - 1 : state;
            run = next == 0 ? 0 : next == state ? run + 1 : 1;
            state = next;
            double confidence = 1 - Math.exp(-run / 30.0);
            assertEquals(low.next(state, confidence), high.next(state, confidence), "bar " + t);
        }
    }

    @Test
    void thresholdsInTheWrongOrderAreRefused() {
        assertEquals("tau off must be in [0.0, 0.3], was 0.5", assertThrows(IllegalArgumentException.class,
                () -> Rules.schmitt(0.3, 0.5, 1, 1, true)).getMessage());
    }

    static Stream<Named<JsonNode>> motifCases() {
        return StreamSupport.stream(Goldens.json("motif.json").get("hysteresis").get("cases").spliterator(), false)
                .map(node -> Named.of("k " + node.get("k_on") + "/" + node.get("k_off") + " tau " + node.get("tau_on")
                        + "/" + node.get("tau_off"), node));
    }

    @ParameterizedTest
    @MethodSource("motifCases")
    void schmittActsAsTheMotifSweepOfThePrototype(JsonNode golden) {
        JsonNode confidences = Goldens.json("motif.json").get("hysteresis").get("conf");
        int cells = confidences.get(0).size();
        for (int cell = 0; cell < cells; cell++) {
            Gate gate = Gate.of(Rules.schmitt(golden.get("tau_on").doubleValue(), golden.get("tau_off").doubleValue(),
                    golden.get("k_on").intValue(), golden.get("k_off").intValue(), true));
            for (int t = 0; t < confidences.size(); t++) {
                assertEquals(golden.get("act").get(t).get(cell).booleanValue(),
                        gate.next(1, confidences.get(t).get(cell).doubleValue()), "cell " + cell + ", step " + t);
            }
        }
    }
}
