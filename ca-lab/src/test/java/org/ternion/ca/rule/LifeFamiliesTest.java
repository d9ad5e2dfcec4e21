package org.ternion.ca.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Neighbourhood;
import org.ternion.ca.Soups;
import org.ternion.ca.Topology;

class LifeFamiliesTest {
    private static final LocalRule LIFE = rule("B3/S23");

    private static LocalRule rule(String text) {
        return (LocalRule) RuleStrings.parse(text).local().orElseThrow();
    }

    static Stream<Arguments> oscillators() {
        return Stream.of(
                Arguments.of(2, List.of("00000", "00000", "01110", "00000", "00000")),
                Arguments.of(15, pentadecathlon()));
    }

    private static List<String> pentadecathlon() {
        String empty = "0".repeat(22);
        return List.of(empty, empty, empty, empty, empty, empty,
                "0000000010000100000000", "0000001101111011000000", "0000000010000100000000",
                empty, empty, empty, empty, empty, empty);
    }

    @ParameterizedTest
    @MethodSource("oscillators")
    void oscillatorsOfLifeHaveTheirPeriods(int period, List<String> rows) {
        CellGrid start = CellGrid.parse(rows, 2);
        for (int t = 1; t < period; t++) {
            assertNotEquals(start, Soups.after(t, LIFE, Topology.TORUS, start), "generation " + t);
        }
        assertEquals(start, Soups.after(period, LIFE, Topology.TORUS, start));
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 1", "0, 3, 0", "1, 4, 1", "1, 3, 2", "2, 2, 3", "3, 8, 0"})
    void generationsFadeUnlessTheySurvive(int cell, int alive, int next) {
        LocalRule rule = rule("45/2/4");
        assertEquals(next, rule.next(cell, new int[] {8 - alive, alive, 0, 0}));
    }

    @Test
    void twoStatesAreWrittenAsLife() {
        assertEquals("B36/S23", RuleStrings.parse("23/36/2").text());
    }

    /** Only state 1 counts: fading neighbours are empty space. */
    @Test
    void fadingCellsAreNotCounted() {
        LocalRule rule = rule("/2/3");
        assertEquals(1, rule.next(0, new int[] {0, 2, 6}));
    }

    @Test
    void largerThanLifeOfRangeOneIsLife() {
        LocalRule large = rule("R1,C0,M0,S2..3,B3..3,NM");
        CellGrid start = Soups.of(4, 30, 31, 2);
        assertEquals(Soups.after(20, LIFE, Topology.TORUS, start), Soups.after(20, large, Topology.TORUS, start));
        LocalRule counted = rule("R1,C2,M1,S3..4,B3..3,NM");
        assertEquals(Soups.after(20, LIFE, Topology.TORUS, start), Soups.after(20, counted, Topology.TORUS, start));
    }

    @Test
    void numbersOutsideTheirRangesAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> new LifeLikeRule(1 << 9, 0, 2, Neighbourhood.moore(1)));
        assertThrows(IllegalArgumentException.class,
                () -> new LifeLikeRule(1 << 5, 0, 2, Neighbourhood.vonNeumann(1)));
        assertThrows(IllegalArgumentException.class,
                () -> new LifeLikeRule(8, 12, 2, Neighbourhood.moore(2)));
        assertThrows(IllegalArgumentException.class, () -> new LargerThanLifeRule.Range(3, 2));
        LargerThanLifeRule.Range nine = new LargerThanLifeRule.Range(9, 9);
        assertEquals("R1,C0,M1,S9..9,B9..9,NM", new LargerThanLifeRule(2, LargerThanLifeRule.Centre.COUNTED, nine, nine,
                Neighbourhood.moore(1)).text());
        assertThrows(IllegalArgumentException.class, () -> new LargerThanLifeRule(2,
                LargerThanLifeRule.Centre.LEFT_OUT, nine, nine, Neighbourhood.moore(1)));
    }
}
