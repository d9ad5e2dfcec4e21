package org.ternion.ca.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;

class TernaryTapeTest {
    private static final JsonNode GOLDEN = Goldens.json("dashi-part5", "ca3_tape.json");

    private static CellGrid symbols(double scale) {
        double[] returns = Goldens.doubles(GOLDEN.get("returns"));
        for (int i = 0; i < returns.length; i++) {
            returns[i] *= scale;
        }
        return TernaryTape.symbols(returns, GOLDEN.get("sigma_window").intValue(), GOLDEN.get("kappa").doubleValue());
    }

    @Test
    void symbolsAreThoseOfTheGolden() {
        assertEquals(List.of(GOLDEN.get("symbols").textValue()), symbols(1).toRows());
    }

    @ParameterizedTest
    @ValueSource(doubles = {.125, 64, 3})
    void symbolsDoNotDependOnTheScale(double scale) {
        assertEquals(symbols(1), symbols(scale));
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "majority_relaxer", "cyclic"})
    void tapesAreThoseOfTheGolden(String rule) {
        JsonNode one = GOLDEN.get("rules").get(rule);
        TernaryTape tape = TernaryTape.of(one.get("table").textValue(), symbols(1), GOLDEN.get("N").intValue());
        for (JsonNode frame : one.get("frames")) {
            tape.step();
            assertEquals(List.of(frame.textValue()), tape.layer(0).toRows());
        }
        assertThrows(IllegalStateException.class, tape::step);
    }

    @Test
    void tablesOfTheGoldenHaveNames() {
        assertEquals(TernaryTape.MAJORITY, GOLDEN.get("rules").get("majority_relaxer").get("table").textValue());
        assertEquals(TernaryTape.CYCLIC, GOLDEN.get("rules").get("cyclic").get("table").textValue());
    }

    @Test
    void identityKeepsTheOrderOfTheSymbols() {
        TernaryTape tape = TernaryTape.of(TernaryTape.IDENTITY, symbols(1), 30);
        while (tape.remaining() > 0) {
            tape.step();
        }
        String newestFirst = new StringBuilder(symbols(1).toRows().get(0)).reverse().toString();
        assertEquals(newestFirst + "0".repeat(10), tape.layer(0).toRows().get(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shortTapesAreLegal(int width) {
        TernaryTape tape = TernaryTape.of(TernaryTape.CYCLIC, symbols(1), width);
        tape.step();
        assertEquals(width, tape.layer(0).width());
    }

    @Test
    void tablesAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> TernaryTape.of("-0+", symbols(1), 5));
        assertThrows(IllegalArgumentException.class, () -> TernaryTape.of("x".repeat(27), symbols(1), 5));
    }
}
