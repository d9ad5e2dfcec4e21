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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.Goldens;

class TriadicStateTest {
    private static TriadicState usual(MissingPrice rule) {
        return new TriadicState(200, DeadZone.RETURN_SIGMA, 5e-5, 0.25, rule);
    }

    private static List<Named<JsonNode>> cases(String file) {
        List<Named<JsonNode>> cases = new ArrayList<>();
        Goldens.json(file).get("cases").forEach(node -> cases.add(Named.of(node.get("name").textValue(), node)));
        return cases;
    }

    static List<Named<JsonNode>> reference() {
        return cases("triadic_state.json");
    }

    static List<Named<JsonNode>> later() {
        return cases("triadic_state_later.json");
    }

    private static TriadicState of(JsonNode golden, MissingPrice rule) {
        return new TriadicState(golden.get("window").intValue(), DeadZone.RETURN_SIGMA,
                Goldens.number(golden.get("dz_min")), 0.25, rule);
    }

    @ParameterizedTest
    @MethodSource("reference")
    void statesAndLatentsAreThoseOfThePrototype(JsonNode golden) {
        double[] prices = Goldens.doubles(golden.get("prices"));
        int[] states = Goldens.ints(golden.get("state"));
        double[] sigmas = Goldens.doubles(golden.get("sigma"));
        double[] latents = Goldens.doubles(golden.get("z"));
        TriadicState state = of(golden, MissingPrice.POISON);
        for (int i = 0; i < prices.length; i++) {
            assertEquals(states[i], state.next(prices[i]), "state " + i);
            assertClose(sigmas[i], state.sigma(), 1e-12 * Math.abs(sigmas[i]) + 1e-15, "sigma " + i);
            if (i > 0) {
                assertClose(latents[i], state.z(), 1e-12 * Math.abs(latents[i]) + 1e-15, "z " + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("later")
    void unknownStatesAreThoseOfTheLaterPrototype(JsonNode golden) {
        double[] prices = Goldens.doubles(golden.get("prices"));
        int[] states = Goldens.ints(golden.get("state"));
        boolean zero = golden.get("name").textValue().equals("zero_price_inside");
        TriadicState state = of(golden, MissingPrice.UNKNOWN);
        for (int i = 0; i < prices.length; i++) {
            int actual = state.next(prices[i]);
            // the prototype takes the zero price for a fall of 100 % and is blind for a window after it
            if (!zero || i < 12) {
                assertEquals(states[i], actual, "state " + i);
            } else {
                assertEquals(i < 14, actual == TriadicState.UNKNOWN, "state " + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0, -3, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aMissingPriceLeavesNoTraceButTwoUnknownStates(double missing) {
        double[] prices = Walks.prices(51, 400);
        TriadicState state = usual(MissingPrice.UNKNOWN);
        for (int i = 0; i < 300; i++) {
            state.next(prices[i]);
        }
        double z = state.z();
        assertEquals(TriadicState.UNKNOWN, state.next(missing));
        assertEquals(TriadicState.UNKNOWN, state.next(prices[300]));
        assertEquals(z, state.z(), 0);
        assertTrue(state.next(prices[301]) >= -1);
    }

    @Test
    void aMissingFirstPriceIsUnknown() {
        TriadicState state = usual(MissingPrice.UNKNOWN);
        assertEquals(TriadicState.UNKNOWN, state.next(Double.NaN));
        assertEquals(TriadicState.UNKNOWN, state.next(10));
        assertEquals(TriadicState.UNKNOWN, state.next(11));
        assertEquals(1, state.next(13));
    }

    @Test
    void theDeadZoneInUnitsOfZHoldsMostBars() {
        double[] prices = Walks.prices(52, 5000);
        TriadicState state = new TriadicState(200, DeadZone.Z_UNITS, 5e-5, 0.25, MissingPrice.UNKNOWN);
        int neutral = 0;
        for (double price : prices) {
            int s = state.next(price);
            if (s != TriadicState.UNKNOWN) {
                assertEquals(Math.abs(state.z()) < 0.25 ? 0 : (int) Math.signum(state.z()), s);
                neutral += s == 0 ? 1 : 0;
            }
        }
        assertTrue(neutral > 4000 && neutral < 4750, "neutral " + neutral);
    }

    @ParameterizedTest
    @EnumSource(MissingPrice.class)
    void stretchesGiveWhatSingleStepsGive(MissingPrice rule) {
        double[] prices = Walks.prices(53, 3000);
        prices[1500] = Double.NaN;
        TriadicState single = usual(rule);
        TriadicState stretches = usual(rule);
        byte[] expected = new byte[prices.length];
        byte[] actual = new byte[prices.length];
        CounterRandom random = CounterRandom.of(54);
        for (int from = 0; from < prices.length;) {
            int to = Math.min(prices.length, from + random.nextInt(100));
            stretches.run(prices, from, to, actual);
            for (; from < to; from++) {
                expected[from] = (byte) single.next(prices[from]);
            }
            assertEquals(single.z(), stretches.z(), 0);
        }
        assertArrayEquals(expected, actual);
    }

    @ParameterizedTest
    @EnumSource(MissingPrice.class)
    void pricesTimesAPowerOfTwoGiveTheSameLatentToTheBit(MissingPrice rule) {
        TriadicState plain = usual(rule);
        TriadicState scaled = usual(rule);
        for (double price : Walks.prices(55, 2000)) {
            assertEquals(plain.next(price), scaled.next(Math.scalb(price, -20)));
            assertEquals(plain.z(), scaled.z(), 0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-10, 1e6})
    void pricesTimesAConstantGiveTheSameStates(double factor) {
        TriadicState plain = usual(MissingPrice.UNKNOWN);
        TriadicState scaled = usual(MissingPrice.UNKNOWN);
        for (double price : Walks.prices(56, 5000)) {
            assertEquals(plain.next(price), scaled.next(price * factor));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 199, 201, 777})
    void continuesFromASnapshotToTheBit(int at) throws IOException {
        double[] prices = Walks.prices(57, 1500);
        TriadicState first = usual(MissingPrice.UNKNOWN);
        for (int i = 0; i < at; i++) {
            first.next(prices[i]);
        }
        TriadicState second = usual(MissingPrice.UNKNOWN);
        Snapshots.carry(first::save, second::restore);
        for (int i = at; i < prices.length; i++) {
            assertEquals(first.next(prices[i]), second.next(prices[i]));
            assertEquals(first.z(), second.z(), 0);
            assertEquals(first.sigma(), second.sigma(), 0);
        }
    }
}
