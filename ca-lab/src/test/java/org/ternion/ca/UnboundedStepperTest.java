package org.ternion.ca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.ternion.core.Progress;

class UnboundedStepperTest {
    private static final LocalRule LIFE = LocalRule.of("life", 2, Neighbourhood.moore(1),
            (centre, counts) -> counts[1] == 3 || counts[1] == 2 && centre == 1 ? 1 : 0);
    /** Grows by the range in each step at most and never settles. */
    private static final LocalRule WIDE = LocalRule.of("wide", 3, Neighbourhood.circular(7),
            (centre, counts) -> (centre + 2 * counts[1] + counts[2]) % 3);

    @Test
    void aGliderCrossesTilesAndComesBackAsItself() {
        CellGrid glider = CellGrid.parse(List.of("010", "001", "111"), 2);
        UnboundedStepper stepper = new UnboundedStepper(LIFE, glider);
        stepper.advance(4 * 200, Progress.NONE);
        assertEquals(glider, stepper.layer(0));
        assertEquals(200, stepper.top());
        assertEquals(200, stepper.left());
    }

    @Test
    void aGliderMayLeaveTheQuadrantOfTheStart() {
        CellGrid glider = CellGrid.parse(List.of("111", "100", "010"), 2);
        UnboundedStepper stepper = new UnboundedStepper(LIFE, glider);
        stepper.advance(4 * 100, Progress.NONE);
        assertEquals(glider, stepper.layer(0));
        assertEquals(-100, stepper.top());
        assertEquals(-100, stepper.left());
    }

    @Property(tries = 5)
    void equalsATorusThatIsLargeEnough(@ForAll long seed, @ForAll @IntRange(max = 70) int shift) {
        int steps = 5;
        int margin = 7 * steps + shift;
        CellGrid soup = Soups.of(seed, 9, 11, 3);
        byte[] cells = new byte[200 * 200];
        for (int row = 0; row < 9; row++) {
            soup.copyRow(row, cells, (row + margin) * 200 + margin);
        }
        CellGrid start = CellGrid.wrap(cells, 200, 200, 3);
        UnboundedStepper stepper = new UnboundedStepper(WIDE, start);
        stepper.advance(steps, Progress.NONE);
        assertEquals(Soups.trimmed(Soups.after(steps, WIDE, Topology.TORUS, start)), stepper.layer(0));
    }

    @Test
    void emptySpaceIsOneCell() {
        UnboundedStepper stepper = new UnboundedStepper(LIFE, CellGrid.parse(List.of("01"), 2));
        stepper.step();
        stepper.step();
        assertEquals(CellGrid.parse(List.of("0"), 2), stepper.layer(0));
        assertEquals(2, stepper.generation());
    }

    @Test
    void rulesThatFillEmptySpaceAreRefused() {
        LocalRule inverse = LocalRule.of("inverse", 2, Neighbourhood.moore(1), (centre, counts) -> 1 - centre);
        assertEquals("rule inverse does not leave empty space empty; give it a topology with edges",
                assertThrows(IllegalArgumentException.class,
                        () -> new UnboundedStepper(inverse, CellGrid.parse(List.of("01"), 2))).getMessage());
    }
}
