package org.ternion.trading.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ternion.trading.signal.Walks.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.trading.Goldens;

class PersistenceTest {
    static List<Named<JsonNode>> goldens() {
        List<Named<JsonNode>> cases = new ArrayList<>();
        Goldens.json("confidence.json").get("cases")
                .forEach(node -> cases.add(Named.of(node.get("name").textValue(), node)));
        return cases;
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void statesVolatilitiesThresholdAndConfidencesAreThoseOfThePrototype(JsonNode golden) {
        double[] prices = Goldens.doubles(golden.get("prices"));
        int[] states = Goldens.ints(golden.get("state"));
        double[] confidences = Goldens.doubles(golden.get("conf"));
        double[] volatilities = new double[prices.length];
        new Volatility(VolatilitySource.PRICE_DIFFERENCE, 50, MissingPrice.POISON)
                .run(prices, 0, prices.length, volatilities);
        boolean gated = !golden.get("percentile").isNull();
        double threshold = gated ? Percentile.of(volatilities, Goldens.number(golden.get("percentile"))) : Double.NaN;
        assertClose(Goldens.number(golden.get("vol_thresh")), threshold, 1e-12, "threshold");
        TriadicState state = new TriadicState(200, DeadZone.RETURN_SIGMA, 5e-5, 0.25, MissingPrice.POISON);
        RunLength run = new RunLength();
        Persistence confidence = new Persistence(ConfidenceShape.EXP, Goldens.number(golden.get("run_scale")));
        double[] vols = golden.has("vol") ? Goldens.doubles(golden.get("vol")) : volatilities;
        for (int i = 0; i < prices.length; i++) {
            int s = state.next(prices[i]);
            assertEquals(states[i], s, "state " + i);
            assertClose(vols[i], volatilities[i], 1e-12 * vols[i], "volatility " + i);
            double c = confidence.next(i, prices[i], s, run.next(s), volatilities[i] > threshold);
            assertEquals(confidences[i], c, "confidence " + i);
        }
    }

    @Test
    void hyperbolicConfidenceIsTheTangentOfTheRun() {
        Persistence confidence = new Persistence(ConfidenceShape.TANH, 30);
        for (int run : new int[] {0, 1, 30, 601, 602, 5000, Integer.MAX_VALUE}) {
            assertEquals(StrictMath.tanh(run / 30.0), confidence.of(run), 0);
        }
        assertEquals(0, confidence.next(0, 1, 1, 30, true));
    }

    @Test
    void leakyConfidenceFadesInsteadOfFalling() {
        ConfidenceSource leaky = new LeakyConfidence(ConfidenceSource.copyOf(0.5, 0, Double.NaN, 0.1, 0.9, 0), 0.5);
        double[] expected = {0.5, 0.25, Double.NaN, 0.125, 0.9, 0.45};
        for (double confidence : expected) {
            assertEquals(confidence, leaky.next(0, 1, 0, 0, false));
        }
    }

    @Test
    void aLeakySourceContinuesFromASnapshot() throws IOException {
        LeakyConfidence first = new LeakyConfidence(ConfidenceSource.copyOf(0.5, 0.3, 0.25), 0.8);
        first.next(0, 1, 1, 1, false);
        LeakyConfidence second = new LeakyConfidence(ConfidenceSource.copyOf(0.5, 0.3, 0.25), 0.8);
        Snapshots.carry(first::save, second::restore);
        assertEquals(0.4, second.next(1, 1, 1, 2, false), 1e-15);
        assertEquals(0.32, second.next(2, 1, 1, 3, false), 1e-15);
    }

    @Test
    void givenConfidencesEndInNoNumbers() {
        ConfidenceSource source = ConfidenceSource.copyOf(0.3);
        assertEquals(0.3, source.next(0, 1, 1, 1, false));
        assertTrue(Double.isNaN(source.next(1, 1, 1, 2, false)));
        assertEquals(1, ConfidenceSource.constant(1).next(0, 1, 0, 0, true));
    }

    @Test
    void runsCountBarsOfOneDirectionAndUnknownIsNeutral() throws IOException {
        int[] states = {0, 1, 1, -1, -1, -2, -1, 0, 0, 1, -3, 1};
        int[] runs = new int[states.length];
        RunLength run = new RunLength();
        for (int i = 0; i < states.length; i++) {
            RunLength restored = new RunLength();
            Snapshots.carry(run::save, restored::restore);
            run = restored;
            runs[i] = run.next(states[i]);
        }
        assertArrayEquals(new int[] {0, 1, 2, 1, 2, 0, 1, 0, 0, 1, 0, 1}, runs);
    }
}
