package org.ternion.ca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.ternion.core.Progress;

class SecondOrderStepperTest {
    private static final LocalRule RULE = LocalRule.of("any", 4, Neighbourhood.vonNeumann(2),
            (centre, counts) -> (centre * counts[2] + counts[3] * counts[3]) % 4);

    @Property(tries = 30)
    void stepsAreUndoneByTheReversedAutomaton(@ForAll long seed, @ForAll @IntRange(max = 12) int steps,
            @ForAll @IntRange(min = 1, max = 9) int height, @ForAll @IntRange(min = 1, max = 9) int width) {
        CellGrid now = Soups.of(seed, height, width, 4);
        CellGrid before = Soups.of(~seed, height, width, 4);
        SecondOrderStepper forth = new SecondOrderStepper(RULE, Topology.CROSS_SURFACE, now, before);
        forth.advance(steps, Progress.NONE);
        SecondOrderStepper back = forth.reversed();
        back.advance(steps, Progress.NONE);
        assertEquals(before, back.layer(0));
        assertEquals(now, back.layer(1));
        assertEquals(steps, forth.generation());
    }

    @Test
    void theNextGenerationIsTheImageMinusTheOneBefore() {
        CellGrid now = Soups.of(5, 7, 8, 4);
        CellGrid before = Soups.of(6, 7, 8, 4);
        CellGrid image = Soups.after(1, RULE, Topology.TORUS, now);
        SecondOrderStepper stepper = new SecondOrderStepper(RULE, Topology.TORUS, now, before);
        stepper.step();
        CellGrid next = stepper.layer(0);
        for (int i = 0; i < 56; i++) {
            assertEquals(image.get(i / 8, i % 8), (next.get(i / 8, i % 8) + before.get(i / 8, i % 8)) % 4);
        }
        assertEquals(now, stepper.layer(1));
        assertNotEquals(next, now);
        assertEquals(List.of("state", "before"), List.of(stepper.layerName(0), stepper.layerName(1)));
    }

    @Test
    void theGridsHaveOneShape() {
        assertThrows(IllegalArgumentException.class, () -> new SecondOrderStepper(
                RULE, Topology.TORUS, Soups.of(5, 7, 8, 4), Soups.of(5, 8, 7, 4)));
    }
}
