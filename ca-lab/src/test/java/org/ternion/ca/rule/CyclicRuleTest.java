package org.ternion.ca.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;
import org.ternion.ca.Neighbourhood;
import org.ternion.ca.Soups;
import org.ternion.ca.Stepper;
import org.ternion.ca.Topology;

class CyclicRuleTest {
    private static final JsonNode GOLDEN = Goldens.json("ca-ternary-reference", "cyclic_ca.json");

    static IntStream cases() {
        return IntStream.range(0, GOLDEN.get("cases").size());
    }

    static IntStream large() {
        return IntStream.range(0, GOLDEN.get("large").size());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void framesAreThoseOfThePrototype(int number) {
        JsonNode golden = GOLDEN.get("cases").get(number);
        JsonNode frames = golden.get("frames");
        Stepper stepper = new Stepper(CyclicRule.cyc3(golden.get("k").intValue()), topology(golden),
                CellGrid.parse(Goldens.rows(frames.get(0)), 3));
        for (int t = 1; t < frames.size(); t++) {
            stepper.step();
            assertEquals(Goldens.rows(frames.get(t)), stepper.layer(0).toRows(), "generation " + t);
        }
    }

    @ParameterizedTest
    @MethodSource("large")
    void checksumsOfLargeGridsAreThoseOfThePrototype(int number) {
        JsonNode golden = GOLDEN.get("large").get(number);
        Stepper stepper = new Stepper(CyclicRule.cyc3(golden.get("k").intValue()), topology(golden),
                counterStart(golden.get("seed").longValue(), golden.get("H").intValue(), golden.get("W").intValue()));
        for (int t = 0; t <= 100; t++) {
            CellGrid now = stepper.layer(0);
            stepper.step();
            JsonNode mark = golden.get("marks").get("" + t);
            if (mark != null) {
                assertEquals(mark.get("crc32").longValue(), now.crc32(), "generation " + t);
                assertArrayEquals(Goldens.ints(mark.get("counts")), now.population());
                assertEquals(mark.get("changed_to_next").intValue(), now.changes(stepper.layer(0)));
            }
        }
    }

    /** The counter generator of the specification, step 0, channel 0, written out. */
    private static CellGrid counterStart(long seed, int height, int width) {
        byte[] cells = new byte[height * width];
        for (int i = 0; i < cells.length; i++) {
            long z = seed + 0x9E3779B97F4A7C15L * (i + 1);
            z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
            z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
            double u = ((z ^ z >>> 31) >>> 11) * 0x1p-53;
            cells[i] = (byte) Math.min(2, (int) (3 * u));
        }
        return CellGrid.wrap(cells, height, width, 3);
    }

    @Test
    void theDemoHasThePublishedOccupancies() {
        JsonNode demo = GOLDEN.get("demo");
        Stepper stepper = new Stepper(CyclicRule.cyc3(2), Topology.TORUS,
                CellGrid.parse(Goldens.rows(demo.get("initial")), 3));
        for (JsonNode counts : demo.get("counts_per_step")) {
            assertArrayEquals(Goldens.ints(counts), stepper.layer(0).population());
            stepper.step();
        }
    }

    private static Topology topology(JsonNode golden) {
        return golden.get("wrap").booleanValue() ? Topology.TORUS : Topology.PLANE;
    }

    @Property(tries = 40)
    void advancingAllColoursCommutesOnATorus(@ForAll long seed, @ForAll @IntRange(max = 9) int k,
            @ForAll @IntRange(min = 1, max = 12) int height, @ForAll @IntRange(min = 1, max = 12) int width) {
        CellGrid start = Soups.of(seed, height, width, 3);
        CyclicRule rule = CyclicRule.cyc3(k);
        assertEquals(advanced(Soups.after(4, rule, Topology.TORUS, start)),
                Soups.after(4, rule, Topology.TORUS, advanced(start)));
    }

    private static CellGrid advanced(CellGrid grid) {
        byte[] cells = grid.toArray();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) ((cells[i] + 1) % 3);
        }
        return CellGrid.wrap(cells, grid.height(), grid.width(), 3);
    }

    /** The zero border prefers a colour. */
    @Test
    void advancingAllColoursDoesNotCommuteOnAPlane() {
        CellGrid start = Soups.of(3, 12, 12, 3);
        CyclicRule rule = CyclicRule.cyc3(3);
        assertNotEquals(advanced(Soups.after(4, rule, Topology.PLANE, start)),
                Soups.after(4, rule, Topology.PLANE, advanced(start)));
    }

    @Property(tries = 40)
    void mirrorsAndTranslationsCommuteOnATorus(@ForAll long seed, @ForAll @IntRange(max = 9) int k,
            @ForAll @IntRange(min = 1, max = 12) int height, @ForAll @IntRange(min = 1, max = 12) int width,
            @ForAll @IntRange(max = 11) int down) {
        CellGrid start = Soups.of(seed, height, width, 3);
        CyclicRule rule = CyclicRule.cyc3(k);
        assertEquals(mirroredAndMoved(Soups.after(4, rule, Topology.TORUS, start), down),
                Soups.after(4, rule, Topology.TORUS, mirroredAndMoved(start, down)));
    }

    private static CellGrid mirroredAndMoved(CellGrid grid, int down) {
        int width = grid.width();
        byte[] cells = new byte[grid.height() * width];
        for (int row = 0; row < grid.height(); row++) {
            for (int column = 0; column < width; column++) {
                cells[(row + down) % grid.height() * width + width - 1 - column] = (byte) grid.get(row, column);
            }
        }
        return CellGrid.wrap(cells, grid.height(), width, 3);
    }

    @Property(tries = 40)
    void thresholdsBeyondTheRingAdvanceAlwaysOrNever(@ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int height, @ForAll @IntRange(min = 1, max = 12) int width) {
        CellGrid start = Soups.of(seed, height, width, 3);
        assertEquals(advanced(start), Soups.after(1, CyclicRule.cyc3(0), Topology.TORUS, start));
        assertEquals(start, Soups.after(1, CyclicRule.cyc3(9), Topology.TORUS, start));
    }

    @Property(tries = 40)
    void raisingTheThresholdNeverAddsAnAdvance(@ForAll long seed, @ForAll @IntRange(max = 8) int k,
            @ForAll @IntRange(min = 1, max = 12) int height, @ForAll @IntRange(min = 1, max = 12) int width) {
        CellGrid start = Soups.of(seed, height, width, 3);
        CellGrid low = Soups.after(1, CyclicRule.cyc3(k), Topology.TORUS, start);
        CellGrid high = Soups.after(1, CyclicRule.cyc3(k + 1), Topology.TORUS, start);
        for (int i = 0; i < height * width; i++) {
            int state = start.get(i / width, i % width);
            assertTrue(high.get(i / width, i % width) == state || low.get(i / width, i % width) != state);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "8"})
    void aUniformGridStays(int k) {
        CellGrid ones = CellGrid.parse(List.of("1111", "1111", "1111"), 3);
        assertEquals(ones, Soups.after(1, CyclicRule.cyc3(k), Topology.TORUS, ones));
    }

    /** From about generation 20 every cell advances in every step. */
    @Test
    void thresholdTwoEndsAsARotorOfPeriodThree() {
        CellGrid late = Soups.after(60, CyclicRule.cyc3(2), Topology.TORUS, Soups.of(5, 64, 64, 3));
        assertEquals(64 * 64, late.changes(Soups.after(1, CyclicRule.cyc3(2), Topology.TORUS, late)));
        assertEquals(late, Soups.after(3, CyclicRule.cyc3(2), Topology.TORUS, late));
    }

    /** Share of cells that change in generation 100: about .11 of spirals, next to none where nearly all is frozen. */
    @ParameterizedTest
    @CsvSource({"3, .05, .2", "4, 0, .01", "5, 0, 0"})
    void onlyThresholdThreeKeepsSpiralsTurning(int k, double least, double most) {
        CellGrid late = Soups.after(100, CyclicRule.cyc3(k), Topology.TORUS, Soups.of(5, 128, 128, 3));
        double share = late.changes(Soups.after(1, CyclicRule.cyc3(k), Topology.TORUS, late)) / (128.0 * 128);
        assertTrue(share >= least && share <= most, "share " + share);
    }

    @Test
    void aWindowUpToEightIsAThreshold() {
        CellGrid start = Soups.of(8, 20, 21, 3);
        assertEquals(Soups.after(5, CyclicRule.cyc3(2), Topology.TORUS, start),
                Soups.after(5, new CyclicWindowRule(2, 8), Topology.TORUS, start));
    }

    @Test
    void aCellWithTooManyNeighboursDoesNotAdvanceInAWindow() {
        CyclicWindowRule rule = new CyclicWindowRule(2, 3);
        assertEquals(0, rule.next(0, new int[] {7, 1, 0}));
        assertEquals(1, rule.next(0, new int[] {6, 2, 0}));
        assertEquals(0, rule.next(2, new int[] {3, 5, 0}));
        assertEquals(2, rule.next(2, new int[] {4, 4, 0}));
    }

    @Test
    void excitedCellsGoThroughAllStatesBackToRest() {
        GreenbergHastingsRule rule = new GreenbergHastingsRule(4, 2, Neighbourhood.vonNeumann(1));
        assertEquals(0, rule.next(0, new int[] {3, 1, 0, 0}));
        assertEquals(1, rule.next(0, new int[] {2, 2, 0, 0}));
        assertEquals(2, rule.next(1, new int[] {4, 0, 0, 0}));
        assertEquals(3, rule.next(2, new int[] {0, 4, 0, 0}));
        assertEquals(0, rule.next(3, new int[] {0, 4, 0, 0}));
    }

    @Test
    void numbersOutsideTheirRangesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> CyclicRule.cyc3(10));
        assertThrows(IllegalArgumentException.class, () -> CyclicRule.cyc3(-1));
        assertThrows(IllegalArgumentException.class, () -> new CyclicRule(257, 1, Neighbourhood.moore(1)));
        assertThrows(IllegalArgumentException.class, () -> new CyclicWindowRule(3, 2));
        assertThrows(IllegalArgumentException.class, () -> new CyclicWindowRule(3, 9));
        assertThrows(IllegalArgumentException.class,
                () -> new GreenbergHastingsRule(3, 6, Neighbourhood.vonNeumann(1)));
    }
}
