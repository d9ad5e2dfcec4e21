package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TritsTest {
    @ParameterizedTest
    @CsvSource({
        // a, b, min, max, product, addMod3, subMod3, clipAdd, clipSub, meet
        "-1, -1, -1, -1,  1,  1,  0, -1,  0, -1",
        "-1,  0, -1,  0,  0, -1, -1, -1, -1,  0",
        "-1,  1, -1,  1, -1,  0,  1,  0, -1,  0",
        " 0, -1, -1,  0,  0, -1,  1, -1,  1,  0",
        " 0,  0,  0,  0,  0,  0,  0,  0,  0,  0",
        " 0,  1,  0,  1,  0,  1, -1,  1, -1,  0",
        " 1, -1, -1,  1, -1,  0, -1,  0,  1,  0",
        " 1,  0,  0,  1,  0,  1,  1,  1,  1,  0",
        " 1,  1,  1,  1,  1, -1,  0,  1,  0,  1",
    })
    void pairsFollowTheTables(int a, int b, int min, int max, int product, int addMod3, int subMod3, int clipAdd,
            int clipSub, int meet) {
        assertEquals(List.of(min, max, product, addMod3, subMod3, clipAdd, clipSub, meet, clipSub),
                List.of((int) Trits.min(a, b), (int) Trits.max(a, b), (int) Trits.product(a, b),
                        (int) Trits.addMod3(a, b), (int) Trits.subMod3(a, b), (int) Trits.clipAdd(a, b),
                        (int) Trits.clipSub(a, b), (int) Trits.meet(a, b), (int) Trits.compare(a, b)));
    }

    @ParameterizedTest
    @CsvSource({
        // a, neg, abs, rotate, toState, toResidue
        "-1,  1, 1,  0, 0, 2",
        " 0,  0, 0,  1, 1, 0",
        " 1, -1, 1, -1, 2, 1",
    })
    void singleTritsFollowTheTables(int a, int neg, int abs, int rotate, int state, int residue) {
        assertEquals(List.of(neg, abs, rotate, state, residue, a, a),
                List.of((int) Trits.neg(a), (int) Trits.abs(a), (int) Trits.rotate(a), (int) Trits.toState(a),
                        (int) Trits.toResidue(a), (int) Trits.fromState(state), (int) Trits.fromResidue(residue)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-128, -2, 2, 3, 255, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void otherValuesAreNoTrits(int value) {
        List<IntUnaryOperator> unary = List.of(Trits::neg, Trits::abs, Trits::rotate, Trits::toState,
                Trits::toResidue);
        List<IntBinaryOperator> binary = List.of(Trits::min, Trits::max, Trits::product, Trits::addMod3,
                Trits::subMod3, Trits::clipAdd, Trits::clipSub, Trits::meet, Trits::compare);
        assertAll(unary.stream().map(op -> () -> refused(value, () -> op.applyAsInt(value))));
        assertAll(binary.stream().map(op -> () -> refused(value, () -> op.applyAsInt(value, 0))));
        assertAll(binary.stream().map(op -> () -> refused(value, () -> op.applyAsInt(0, value))));
    }

    private static void refused(int value, Runnable call) {
        String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertEquals("trit must be -1, 0 or 1, was " + value, message);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, 27})
    void otherValuesAreNoStates(int value) {
        assertThrows(IllegalArgumentException.class, () -> Trits.fromState(value));
        assertThrows(IllegalArgumentException.class, () -> Trits.fromResidue(value));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5, 0", "-0.5, 0.5, 0", "0.5000001, 0.5, 1", "-0.5000001, 0.5, -1", "-0.0, 0, 0",
        "4.9e-324, 0, 1", "Infinity, 1, 1", "-Infinity, 1, -1", "Infinity, Infinity, 0"})
    void thresholdsAreStrict(double x, double threshold, int trit) {
        assertEquals(trit, Trits.ternarise(x, threshold));
        assertEquals(EpistemicTrit.of(trit), EpistemicTrit.ternarise(x, threshold));
    }

    @Test
    void notANumberIsRefusedOrUndefined() {
        assertThrows(IllegalArgumentException.class, () -> Trits.ternarise(Double.NaN, 1));
        assertEquals(EpistemicTrit.UNDEFINED, EpistemicTrit.ternarise(Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> EpistemicTrit.ternarise(Double.NaN, -1));
        assertThrows(IllegalArgumentException.class, () -> Trits.ternarise(0, -1));
        assertThrows(IllegalArgumentException.class, () -> Trits.ternarise(0, Double.NaN));
    }
}
