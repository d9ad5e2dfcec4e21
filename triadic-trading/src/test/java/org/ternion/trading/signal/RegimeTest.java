package org.ternion.trading.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.ternion.trading.signal.Walks.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.Goldens;

class RegimeTest {
    static List<Named<JsonNode>> goldens() {
        List<Named<JsonNode>> cases = new ArrayList<>();
        Goldens.json("regime.json").get("cases")
                .forEach(node -> cases.add(Named.of(node.get("name").textValue(), node)));
        return cases;
    }

    private static RegimeSpec spec(JsonNode golden) {
        return new RegimeSpec(golden.get("min_run_length").intValue(), Goldens.number(golden.get("max_flip_rate")),
                Goldens.number(golden.get("max_vol")), golden.get("window").intValue(), FlipRule.OR,
                MarginRule.LAGGED);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void runsFlipRatesAndVerdictsAreThoseOfThePrototype(JsonNode golden) {
        int[] states = Goldens.ints(golden.get("state"));
        double[] volatilities = Goldens.doubles(golden.get("vol"));
        // the empty case has neither
        int[] runs = Goldens.ints(golden.path("run_length"));
        double[] rates = Goldens.doubles(golden.path("flip_rate"));
        int[] verdicts = Goldens.ints(golden.get("acceptable"));
        Regime regime = new Regime(spec(golden));
        RunLength run = new RunLength();
        for (int i = 0; i < states.length; i++) {
            int length = run.next(states[i]);
            assertEquals(runs[i], length, "run " + i);
            assertEquals(verdicts[i] == 1, regime.next(states[i], length, volatilities[i]), "verdict " + i);
            assertClose(rates[i], regime.flipRate(), 1e-15, "rate " + i);
        }
    }

    @Test
    void laggedMarginsAreThoseOfThePrototype() {
        JsonNode golden = Goldens.json("diagnostics.json").get("legitimacy_margin");
        JsonNode spec = golden.get("specs").get(1);
        double[] rates = Goldens.doubles(golden.get("lagged_flip_rate_w20"));
        Regime twenty = new Regime(new RegimeSpec(3, 0.2, 1, 20, FlipRule.OR, MarginRule.LAGGED));
        double[] margins = Goldens.doubles(golden.get("margin_spec1"));
        List<String> lines = Goldens.text("run_bars_script_log.csv").lines().toList();
        Regime regime = new Regime(spec(spec));
        RunLength run = new RunLength();
        Volatility volatility = new Volatility(VolatilitySource.PRICE_DIFFERENCE, 50, MissingPrice.POISON);
        for (int i = 0; i < margins.length; i++) {
            String[] cells = lines.get(i + 1).split(",");
            int state = Integer.parseInt(cells[4]);
            regime.next(state, run.next(state), volatility.next(Double.parseDouble(cells[15])));
            twenty.next(state, 0, 0);
            assertClose(rates[i], twenty.laggedFlipRate(), 1e-15, "rate " + i);
            assertClose(margins[i], regime.margin(), 1e-12, "margin " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"3,NaN,NaN,50", "3,0.1,NaN,20", "2,0.3,0.6,10", "0,0,0,5", "4,0.25,0.5,2", "3,0.2,Infinity,1"})
    void theConsistentMarginIsNegativeExactlyWhereTheRegimeIsNotAcceptable(int minRun, double flips, double vol,
            int window) {
        for (FlipRule rule : FlipRule.values()) {
            Regime regime = new Regime(new RegimeSpec(minRun, flips, vol, window, rule, MarginRule.CONSISTENT));
            RunLength run = new RunLength();
            CounterRandom random = CounterRandom.of(71);
            int[] states = Walks.states(72, 3000);
            for (int i = 0; i < states.length; i++) {
                double v = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(11) / 10.0;
                boolean acceptable = regime.next(states[i], run.next(states[i]), v);
                assertEquals(acceptable, regime.margin() >= 0, rule + " bar " + i);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "7", "50"})
    void flipRatesAreTheShareOfChangesInsideOfTheWindow(int window) {
        int[] states = Walks.states(73, 400);
        Regime regime = new Regime(new RegimeSpec(3, 0.5, Double.NaN, window, FlipRule.AND, MarginRule.CONSISTENT));
        for (int i = 0; i < states.length; i++) {
            regime.next(states[i], 0, 0);
            int from = Math.max(0, i - window + 1);
            int changes = 0;
            int lagged = 0;
            for (int j = from; j < i; j++) {
                changes += changed(states, j + 1);
                lagged += j > 0 ? changed(states, j) : 0;
            }
            assertEquals(changes / (double) Math.max(1, i - from), regime.flipRate(), 0, "bar " + i);
            assertEquals(lagged / (double) Math.max(1, i - from), regime.laggedFlipRate(), 0, "bar " + i);
        }
    }

    private static int changed(int[] states, int i) {
        int before = states[i - 1] == -2 ? 0 : states[i - 1];
        int now = states[i] == -2 ? 0 : states[i];
        return before == now ? 0 : 1;
    }

    @Test
    void aCapOfFlipsLoosensOneRuleAndTightensTheOther() {
        RegimeSpec loose = new RegimeSpec(3, 0.1, Double.NaN, 50, FlipRule.OR, MarginRule.CONSISTENT);
        RegimeSpec tight = new RegimeSpec(3, 0.1, Double.NaN, 50, FlipRule.AND, MarginRule.CONSISTENT);
        assertEquals(true, new Regime(loose).next(0, 0, Double.NaN));
        assertEquals(false, new Regime(tight).next(0, 0, Double.NaN));
    }

    @Test
    void negativeLimitsAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> new RegimeSpec(-1, 0, 0, 1, FlipRule.OR, MarginRule.LAGGED));
        assertThrows(IllegalArgumentException.class,
                () -> new RegimeSpec(1, -0.1, 0, 1, FlipRule.OR, MarginRule.LAGGED));
        assertThrows(IllegalArgumentException.class,
                () -> new RegimeSpec(1, 0, -1, 1, FlipRule.OR, MarginRule.LAGGED));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "5", "19", "20", "133"})
    void continuesFromASnapshot(int at) throws IOException {
        RegimeSpec spec = new RegimeSpec(3, 0.2, 0.5, 20, FlipRule.AND, MarginRule.LAGGED);
        int[] states = Walks.states(74, 300);
        Regime first = new Regime(spec);
        for (int i = 0; i < at; i++) {
            first.next(states[i], i % 5, 0.4);
        }
        Regime second = new Regime(spec);
        Snapshots.carry(first::save, second::restore);
        for (int i = at; i < states.length; i++) {
            assertEquals(first.next(states[i], i % 5, 0.4), second.next(states[i], i % 5, 0.4));
            assertEquals(first.margin(), second.margin());
        }
    }
}
