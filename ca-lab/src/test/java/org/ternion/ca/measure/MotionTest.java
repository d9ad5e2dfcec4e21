package org.ternion.ca.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Neighbourhood;
import org.ternion.ca.rule.CyclicRule;
import org.ternion.ca.rule.LifeLikeRule;

/** Displacement, gliders, correlations in space and time. */
class MotionTest {
    private static final LocalRule LIFE = new LifeLikeRule(1 << 3, 1 << 2 | 1 << 3, 2, Neighbourhood.moore(1));
    private static final String[] GLIDER = {".O.", "..O", "OOO"};

    /** The frame moved down and to the right on the torus. */
    private static CellGrid rolled(CellGrid frame, int dy, int dx) {
        byte[] cells = new byte[frame.height() * frame.width()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) frame.get(Math.floorMod(i / frame.width() - dy, frame.height()),
                    Math.floorMod(i % frame.width() - dx, frame.width()));
        }
        return CellGrid.wrap(cells, frame.height(), frame.width(), frame.states());
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,3", "-4,1", "2,-2"})
    void shiftOfASoupIsFound(int dy, int dx) {
        CellGrid soup = Frames.uniform(1, 30, 40, 3);
        Displacement d = Displacement.of(soup, rolled(soup, dy, dx), 0, Displacement.DEFAULT_REACH);
        assertEquals(dy, d.dy());
        assertEquals(dx, d.dx());
        assertEquals(OptionalDouble.of(1), d.agreement(dy, dx));
        assertTrue(d.agreement(dy == 0 ? 1 : -dy, -dx).getAsDouble() < .5);
    }

    @Test
    void tiesAreBrokenByLengthThenRowsThenColumns() {
        CellGrid stripes = CellGrid.parse(List.of("1010", "1010", "1010", "1010"), 2);
        Displacement still = Displacement.of(stripes, stripes, 0, 2);
        assertEquals(0, still.dy());
        assertEquals(0, still.dx());
        Displacement moved = Displacement.of(stripes, rolled(stripes, 0, 1), 0, 2);
        assertEquals(0, moved.dy());
        assertEquals(-1, moved.dx());
    }

    @Test
    void emptyFramesDoNotMove() {
        CellGrid empty = CellGrid.wrap(new byte[12], 3, 4, 2);
        Displacement d = Displacement.of(empty, empty, 0, 1);
        assertEquals(OptionalDouble.empty(), d.agreement(0, 0));
        assertEquals(0, d.dy());
        assertThrows(IllegalArgumentException.class, () -> d.agreement(0, 2));
    }

    @Test
    void gliderIsFoundOnceAndAcrossTheEdges() {
        GliderCount count = new GliderCount(0);
        Frames.run(LIFE, Frames.pattern(20, 24, GLIDER), 150).forEach(count::accept);
        assertEquals(Map.of(new GliderCount.Motion(4, 1, 1), 1L), count.motions());
        assertEquals(Map.of(151L, 1L), count.lifetimes());
        assertEquals(1e6 / 480, count.perMillionCells(), 1e-9);
    }

    @Test
    void thingsThatStayAreNoGliders() {
        GliderCount count = new GliderCount(0);
        Frames.run(LIFE, Frames.pattern(9, 9, "OOO"), 20).forEach(count::accept);
        Frames.run(LIFE, Frames.pattern(9, 9, "OO", "OO"), 20).forEach(count::accept);
        assertEquals(Map.of(), count.motions());
    }

    @Test
    void gliderIsLostWhenItMeetsSomething() {
        GliderCount count = new GliderCount(0);
        List<CellGrid> frames = Frames.run(LIFE, Frames.pattern(24, 24, ".O.........", "..O........", "OOO........",
                "...........", "...........", "...........", ".........OO", ".........OO"), 40);
        frames.forEach(count::accept);
        assertEquals(Map.of(new GliderCount.Motion(4, 1, 1), 1L), count.motions());
        assertTrue(count.lifetimes().firstKey() < 30, count.lifetimes().toString());
    }

    @Test
    void correlationInSpaceIsThatOfTheShiftedFrame() {
        CellGrid stripes = CellGrid.parse(List.of("1010", "1010"), 2);
        assertEquals(1, SpatialCorrelation.ofValues(stripes, 1, 0));
        assertEquals(-1, SpatialCorrelation.ofValues(stripes, 0, 1));
        assertEquals(1, SpatialCorrelation.ofState(stripes, 0, 0, -2));
        assertEquals(Double.NaN, SpatialCorrelation.ofState(stripes, 2, 0, 0));
        CellGrid soup = Frames.uniform(4, 100, 100, 3);
        assertEquals(0, SpatialCorrelation.ofValues(soup, 3, 2), 0.05);
        assertEquals(1, SpatialCorrelation.ofValues(soup, 0, 100), 1e-12);
    }

    @Test
    void memoryOfAStillPictureIsLongAndOfNoiseShort() {
        Memory still = new Memory(8);
        Memory noise = new Memory(8);
        for (long t = 0; t < 20; t++) {
            still.accept(Frames.uniform(1, 20, 20, 3));
            noise.accept(Frames.uniform(t, 20, 20, 3));
        }
        assertEquals(OptionalInt.empty(), still.depth());
        assertEquals(1, still.correlation(8), 1e-12);
        assertEquals(OptionalInt.of(1), noise.depth());
        assertEquals(0, noise.correlation(3), 0.05);
    }

    @Test
    void memoryOfARotorComesBackWithItsPeriod() {
        Memory memory = new Memory(7);
        Frames.run(CyclicRule.cyc3(0), Frames.uniform(1, 20, 20, 3), 30).forEach(memory::accept);
        assertEquals(1, memory.correlation(3), 1e-12);
        assertEquals(1, memory.correlation(6), 1e-12);
        assertTrue(memory.correlation(1) < 0);
        assertThrows(IllegalArgumentException.class, () -> memory.correlation(8));
    }

    @Test
    void tapeThatOnlyMovesKeepsWhatWasInjected() {
        InjectionMemory memory = new InjectionMemory(2, 4);
        byte[] tape = new byte[8];
        for (int t = 0; t < 40; t++) {
            byte[] symbols = {(byte) (t % 3 - 1), (byte) (t * t % 7 % 3 - 1)};
            for (int row = 0; row < 2; row++) {
                System.arraycopy(tape, row * 4, tape, row * 4 + 1, 3);
                tape[row * 4] = symbols[row];
            }
            memory.accept(symbols, CellGrid.copyOfTrits(tape, 2, 4));
        }
        assertEquals(4, memory.correlations().size());
        memory.correlations().forEach(c -> assertEquals(1, c, 1e-12));
    }

    @Test
    void tapeThatForgetsHasNoCorrelation() {
        InjectionMemory memory = new InjectionMemory(1, 2);
        for (int t = 0; t < 10; t++) {
            memory.accept(new byte[] {(byte) (t % 2)}, CellGrid.parseTrits(List.of(t % 2 == 0 ? "-0" : "+0")));
        }
        assertEquals(List.of(1.0, Double.NaN), memory.correlations());
        CellGrid wide = CellGrid.parseTrits(List.of("000"));
        assertThrows(IllegalArgumentException.class, () -> memory.accept(new byte[1], wide));
    }
}
