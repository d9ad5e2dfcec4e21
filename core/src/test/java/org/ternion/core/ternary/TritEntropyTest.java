package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TritEntropyTest {
    private static final JsonNode GOLDEN = Goldens.json("dashi-part2", "ternary.json");

    static Stream<JsonNode> distributions() {
        List<JsonNode> cases = new ArrayList<>();
        GOLDEN.get("entropy").forEach(cases::add);
        assertEquals(5, cases.size());
        return cases.stream();
    }

    /** The probabilities of the golden are multiples of 1/3 or of small decimal fractions. */
    private static long frequency(JsonNode probability) {
        return Math.round(probability.doubleValue() * 3_000_000);
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void entropiesAreThoseOfTheGolden(JsonNode golden) {
        TritEntropy entropy = TritEntropy.of(frequency(golden.get("pMinus")), frequency(golden.get("pZero")),
                frequency(golden.get("pPlus")));
        assertEquals(golden.get("H_symbol").doubleValue(), entropy.symbol(), 1e-12);
        assertEquals(golden.get("H_mask").doubleValue(), entropy.mask(), 1e-12);
        assertEquals(golden.get("H_sign_given_active").doubleValue(), entropy.signGivenMask(), 1e-12);
        assertEquals(golden.get("activity").doubleValue(), entropy.activity(), 1e-12);
        assertEquals(golden.get("factorisedRate").doubleValue(),
                entropy.mask() + entropy.activity() * entropy.signGivenMask(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void maskAndSignsCostWhatTheTritCosts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            long minus = random.nextLong(1L << random.nextInt(1, 50));
            long zero = random.nextLong(1L << random.nextInt(1, 50));
            long plus = random.nextLong(1L << random.nextInt(1, 50));
            TritEntropy entropy = TritEntropy.of(minus, zero, plus);
            assertEquals(entropy.symbol(), entropy.mask() + entropy.activity() * entropy.signGivenMask(), 1e-12,
                    minus + " " + zero + " " + plus + ", seed " + seed);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0, 0, 0, 0", "0, 9, 0, 0, 0, 0, 0", "7, 0, 0, 0, 0, 0, 1", "4, 0, 4, 1, 0, 1, 1",
        "0, 5, 5, 1, 1, 0, 0.5", "1, 2, 1, 1.5, 1, 1, 0.5"})
    void simpleFrequenciesHaveSimpleEntropies(long minus, long zero, long plus, double symbol, double mask,
            double sign, double activity) {
        assertEquals(new TritEntropy(symbol, mask, sign, activity), TritEntropy.of(minus, zero, plus));
    }

    @Test
    void negativeFrequenciesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> TritEntropy.of(-1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> TritEntropy.of(0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> TritEntropy.of(0, 0, -1));
    }
}
