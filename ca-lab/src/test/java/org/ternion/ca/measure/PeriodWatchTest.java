package org.ternion.ca.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Neighbourhood;
import org.ternion.ca.rule.CyclicRule;
import org.ternion.ca.rule.LifeLikeRule;

class PeriodWatchTest {
    private static final LocalRule LIFE = new LifeLikeRule(1 << 3, 1 << 2 | 1 << 3, 2, Neighbourhood.moore(1));

    /** A start, its rule, steps and the period they end in. */
    record Case(String name, LocalRule rule, CellGrid start, int steps, int period) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("block", LIFE, Frames.pattern(6, 6, "OO", "OO"), 5, 1),
                new Case("blinker", LIFE, Frames.pattern(7, 7, "OOO"), 10, 2),
                new Case("pentadecathlon", LIFE, Frames.pattern(20, 22, "OOOOOOOOOO"), 80, 15),
                new Case("glider on a torus of 8", LIFE, Frames.pattern(8, 8, ".O.", "..O", "OOO"), 70, 32),
                new Case("rotor", CyclicRule.cyc3(2), Frames.uniform(1, 64, 64, 3), 60, 3));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void periodsAreFound(Case c) {
        PeriodWatch watch = new PeriodWatch();
        Frames.run(c.rule, c.start, c.steps).forEach(frame -> watch.accept(List.of(frame)));
        assertEquals(OptionalInt.of(c.period), watch.period());
    }

    @Test
    void longPeriodsAreNone() {
        PeriodWatch watch = new PeriodWatch();
        // A glider comes back after four steps per cell of the side.
        Frames.run(LIFE, Frames.pattern(17, 17, ".O.", "..O", "OOO"), 200)
                .forEach(frame -> watch.accept(List.of(frame)));
        assertEquals(OptionalInt.empty(), watch.period());
    }

    @Test
    void equalHashesOfDifferentStatesAreNoPeriod() {
        PeriodWatch watch = new PeriodWatch(layers -> 0);
        for (CellGrid frame : Frames.run(LIFE, Frames.pattern(17, 17, ".O.", "..O", "OOO"), 60)) {
            watch.accept(List.of(frame));
            assertEquals(OptionalInt.empty(), watch.period());
        }
    }

    @Test
    void everyLayerBelongsToTheState() {
        PeriodWatch watch = new PeriodWatch();
        List<CellGrid> blinker = Frames.run(LIFE, Frames.pattern(7, 7, "OOO"), 30);
        List<CellGrid> rotor = Frames.run(CyclicRule.cyc3(0), Frames.uniform(2, 7, 7, 3), 30);
        for (int t = 0; t < 30; t++) {
            watch.accept(List.of(blinker.get(t), rotor.get(t)));
        }
        assertEquals(OptionalInt.of(6), watch.period());
    }

    @Test
    void periodEndsWithTheFirstStateThatDoesNotComeBack() {
        PeriodWatch watch = new PeriodWatch();
        List<CellGrid> blinker = Frames.run(LIFE, Frames.pattern(7, 7, "OOO"), 10);
        blinker.forEach(frame -> watch.accept(List.of(frame)));
        assertEquals(OptionalInt.of(2), watch.period());
        for (long seed = 1; seed <= 2; seed++) {
            watch.accept(List.of(Frames.uniform(seed, 7, 7, 2)));
        }
        assertEquals(OptionalInt.empty(), watch.period());
    }

    @Test
    void rotationsOfTheAlphabetAreRemoved() {
        CellGrid frame = CellGrid.parse(List.of("2012", "1100"), 3);
        assertEquals(List.of("0120", "2211"), PeriodWatch.withoutRotation(frame).toRows());
        CellGrid trits = CellGrid.parseTrits(List.of("+-0+", "00--"));
        assertEquals(List.of("0120", "2211"), PeriodWatch.withoutRotation(trits).toRows());
    }
}
