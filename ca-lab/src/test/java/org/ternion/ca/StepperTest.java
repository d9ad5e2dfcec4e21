package org.ternion.ca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.Progress;

class StepperTest {
    private static final Neighbourhood RING = Neighbourhood.moore(1);
    private static final LocalRule SUM =
            LocalRule.of("sum", 5, RING, (centre, counts) -> (centre + counts[1] + 2 * counts[2] + 3 * counts[3]) % 5);
    private static final LocalRule LIFE = LocalRule.of("life", 2, RING,
            (centre, counts) -> counts[1] == 3 || counts[1] == 2 && centre == 1 ? 1 : 0);

    /** Against the sentence of the specification, cell by cell without padding. */
    @ParameterizedTest
    @ValueSource(strings = {"P", "T", "T+2", "T,-3", "K*", "K,*", "K*+1", "K,*+1", "C", "S"})
    void countsTheCellsThatTheTopologyNames(String text) {
        Topology topology = Topology.parse(text).topology();
        int height = 6;
        int width = text.equals("S") ? 6 : 10;
        CellGrid start = Soups.of(41, height, width, 5);
        byte[] expected = new byte[height * width];
        for (int i = 0; i < expected.length; i++) {
            int[] counts = new int[5];
            for (int n = 0; n < RING.size(); n++) {
                int source = topology.source(
                        i / width + RING.rowOffset(n), i % width + RING.columnOffset(n), height, width);
                counts[source == Topology.OUTSIDE ? 0 : start.get(source / width, source % width)]++;
            }
            expected[i] = (byte) SUM.next(start.get(i / width, i % width), counts);
        }
        assertEquals(CellGrid.wrap(expected, height, width, 5), Soups.after(1, SUM, topology, start));
    }

    @Test
    void aSingleCellOfATorusIsItsOwnNeighbourEightTimes() {
        LocalRule count = LocalRule.of("count", 10, RING, (centre, counts) -> counts[1]);
        CellGrid one = CellGrid.wrap(new byte[] {1}, 1, 1, 2);
        assertEquals(8, Soups.after(1, count, Topology.TORUS, one).get(0, 0));
        assertEquals(0, Soups.after(1, count, Topology.PLANE, one).get(0, 0));
    }

    @Property(tries = 30)
    void stepsCommuteWithTurnsOfATorus(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int height,
            @ForAll @IntRange(min = 1, max = 9) int width) {
        CellGrid start = Soups.of(seed, height, width, 5);
        assertEquals(turned(Soups.after(3, SUM, Topology.TORUS, start)),
                Soups.after(3, SUM, Topology.TORUS, turned(start)));
    }

    private static CellGrid turned(CellGrid grid) {
        byte[] cells = new byte[grid.height() * grid.width()];
        for (int row = 0; row < grid.height(); row++) {
            for (int column = 0; column < grid.width(); column++) {
                cells[(grid.width() - 1 - column) * grid.height() + row] = (byte) grid.get(row, column);
            }
        }
        return CellGrid.wrap(cells, grid.width(), grid.height(), grid.states());
    }

    @Test
    void snapshotsStayWhatTheyWere() {
        CellGrid start = Soups.of(2, 5, 6, 2);
        Stepper stepper = new Stepper(LIFE, Topology.TORUS, start);
        CellGrid before = stepper.layer(0);
        stepper.step();
        assertEquals(start, before);
        assertNotEquals(before, stepper.layer(0));
        assertEquals(1, stepper.generation());
    }

    @Test
    void progressIsToldEachStepAndStops() {
        Stepper stepper = new Stepper(LIFE, Topology.TORUS, Soups.of(2, 5, 6, 2));
        List<Long> seen = new ArrayList<>();
        stepper.advance(3, (done, total) -> seen.add(done * 10 + total));
        assertEquals(List.of(13L, 23L, 33L), seen);
        assertThrows(CancellationException.class, () -> stepper.advance(9, (done, total) -> done < 2));
        assertEquals(5, stepper.generation());
        assertThrows(IllegalArgumentException.class, () -> stepper.advance(-1, Progress.NONE));
    }

    @Test
    void rulesThatLeaveTheirAlphabetAreCaught() {
        LocalRule wrong = LocalRule.of("wrong", 3, RING, (centre, counts) -> 3);
        Stepper stepper = new Stepper(wrong, Topology.TORUS, Soups.of(2, 2, 2, 3));
        assertEquals("rule wrong gave state 3 of 3 states",
                assertThrows(IllegalStateException.class, stepper::step).getMessage());
    }

    @Test
    void startsWithOtherAlphabetsAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> new Stepper(LIFE, Topology.TORUS, Soups.of(2, 2, 2, 3)));
        assertThrows(IllegalArgumentException.class,
                () -> new Stepper(SUM, Topology.TORUS, CellGrid.parseTrits(List.of("+"))));
        assertThrows(IllegalArgumentException.class,
                () -> new Stepper(LIFE, Topology.UNBOUNDED, Soups.of(2, 2, 2, 2)));
        assertThrows(IllegalArgumentException.class, () -> LocalRule.of("one", 1, RING, (centre, counts) -> 0));
        assertThrows(IndexOutOfBoundsException.class,
                () -> new Stepper(LIFE, Topology.TORUS, Soups.of(2, 2, 2, 2)).layer(1));
    }
}
