package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpistemicVectorTest {
    private static final JsonNode GOLDEN = Goldens.json("ca-ternary-reference", "gf3.json");

    static Stream<int[]> addTable() {
        return rows("add_table");
    }

    static Stream<int[]> rotateTable() {
        return rows("rotate_table");
    }

    private static Stream<int[]> rows(String table) {
        List<int[]> rows = new ArrayList<>();
        GOLDEN.get(table).forEach(row -> rows.add(Goldens.ints(row)));
        assertTrue(rows.size() >= 4);
        return rows.stream();
    }

    /** The four combinations of a plus and a minus bit. */
    private static EpistemicTrit trit(int plus, int minus) {
        return plus + minus == 2 ? EpistemicTrit.UNDEFINED : EpistemicTrit.of(plus - minus);
    }

    @ParameterizedTest
    @MethodSource("addTable")
    void sumsAreThoseOfTheGolden(int[] row) {
        EpistemicTrit x = trit(row[0], row[1]);
        EpistemicTrit y = trit(row[2], row[3]);
        EpistemicTrit expected = trit(row[4], row[5]);
        assertEquals(expected, x.poisonAdd(y));
        assertEquals(everywhere(expected), everywhere(x).poisonAdd(everywhere(y)));
    }

    @ParameterizedTest
    @MethodSource("rotateTable")
    void rotationsAreThoseOfTheGolden(int[] row) {
        EpistemicTrit x = trit(row[0], row[1]);
        EpistemicTrit expected = trit(row[2], row[3]);
        assertEquals(expected, x.rotate());
        assertEquals(everywhere(expected), everywhere(x).rotate());
    }

    /** 70 lanes: a full word and a tail. */
    private static EpistemicVector everywhere(EpistemicTrit trit) {
        return EpistemicVector.of(Collections.nCopies(70, trit));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 63, 64, 65, 130})
    void vectorsAgreeWithSingleTrits(int size) {
        List<EpistemicTrit> x = new ArrayList<>();
        List<EpistemicTrit> y = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            x.add(EpistemicTrit.values()[i % 4]);
            y.add(EpistemicTrit.values()[i / 4 % 4]);
        }
        EpistemicVector a = EpistemicVector.of(x);
        EpistemicVector b = EpistemicVector.of(y);
        List<EpistemicTrit> sums = new ArrayList<>();
        List<EpistemicTrit> differences = new ArrayList<>();
        List<EpistemicTrit> products = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            assertEquals(x.get(i), a.get(i));
            sums.add(x.get(i).poisonAdd(y.get(i)));
            differences.add(x.get(i).poisonSubtract(y.get(i)));
            products.add(x.get(i).poisonProduct(y.get(i)));
        }
        assertEquals(EpistemicVector.of(sums), a.poisonAdd(b));
        assertEquals(EpistemicVector.of(differences), a.poisonSubtract(b));
        assertEquals(EpistemicVector.of(products), a.poisonProduct(b));
        assertEquals(EpistemicVector.of(x.stream().map(EpistemicTrit::negate).toList()), a.negate());
        assertEquals(EpistemicVector.of(x.stream().map(EpistemicTrit::rotate).toList()), a.rotate());
        assertEquals(Collections.frequency(x, EpistemicTrit.UNDEFINED), a.undefinedCount());
    }

    @Test
    void zeroTimesUndefinedIsUndefined() {
        assertEquals(EpistemicTrit.UNDEFINED, EpistemicTrit.ZERO.poisonProduct(EpistemicTrit.UNDEFINED));
        assertEquals(EpistemicTrit.MINUS, EpistemicTrit.PLUS.poisonProduct(EpistemicTrit.MINUS));
        assertEquals(EpistemicTrit.MINUS, EpistemicTrit.PLUS.poisonSubtract(EpistemicTrit.MINUS));
    }

    @Test
    void onlyDefinedElementsBecomeTrits() {
        TritVector trits = TritVector.parse("+-0".repeat(30));
        assertEquals(trits, EpistemicVector.of(trits).toTrits());
        EpistemicTrit[] some = new EpistemicTrit[90];
        Arrays.fill(some, EpistemicTrit.PLUS);
        some[77] = EpistemicTrit.UNDEFINED;
        EpistemicVector poisoned = EpistemicVector.of(List.of(some));
        assertEquals("element 77 is undefined",
                assertThrows(IllegalStateException.class, poisoned::toTrits).getMessage());
        assertThrows(IllegalStateException.class, EpistemicTrit.UNDEFINED::trit);
    }

    @Test
    void sizesMustAgree() {
        assertThrows(IllegalArgumentException.class,
                () -> everywhere(EpistemicTrit.ZERO).poisonAdd(EpistemicVector.of(List.of())));
        assertEquals("-0+?", EpistemicVector.of(List.of(EpistemicTrit.values())).toString());
    }
}
