package org.ternion.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementTest {
    private static final ShellLayout LAYOUT = ShellLayout.linear(3, 1, 3);

    @Test
    void pointsAreAtTheRadiiOfTheirShells() {
        int[] shell = {2, 0, 1, 2};
        Placement placement = Placement.of(LAYOUT, shell);
        shell[0] = 0;
        assertEquals(4, placement.size());
        assertEquals(2, placement.shell(0));
        assertArrayEquals(new float[] {3, 1, 2, 3}, placement.toRadii());
        assertArrayEquals(new int[] {1, 1, 2}, placement.counts());
        assertArrayEquals(new int[] {0, 3}, placement.membersOf(2));
    }

    @Test
    void copiesAreIndependentOfThePlacement() {
        Placement placement = Placement.of(LAYOUT, new int[] {2, 0});
        placement.toShells()[0] = 1;
        placement.toRadii()[0] = 9;
        placement.counts()[0] = 9;
        assertEquals(Placement.of(LAYOUT, new int[] {2, 0}), placement);
    }

    @Test
    void radiiFindTheirShells() {
        Placement placement = Placement.nearest(LAYOUT, new float[] {0, 1.5f, 1.6f, 99});
        assertArrayEquals(new int[] {0, 0, 1, 2}, placement.toShells());
        assertArrayEquals(new float[] {0, 1.5f, 1.6f, 99}, placement.toRadii());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 1023})
    void countsAndMembersAgree(int n) {
        int[] shell = new Random(n).ints(n, 0, 3).toArray();
        Placement placement = Placement.of(LAYOUT, shell);
        int[] counts = placement.counts();
        assertEquals(n, Arrays.stream(counts).sum());
        for (int k = 0; k < 3; k++) {
            int[] members = placement.membersOf(k);
            assertEquals(counts[k], members.length);
            for (int j = 0; j < members.length; j++) {
                assertEquals(k, placement.shell(members[j]));
                assertEquals(true, j == 0 || members[j - 1] < members[j]);
            }
        }
    }

    @Test
    void placementsWithTheSamePointsAreEqual() {
        Placement placement = Placement.wrap(LAYOUT, new int[] {0, 1}, new float[] {1, 2});
        assertEquals(placement, Placement.of(LAYOUT, new int[] {0, 1}));
        assertEquals(placement.hashCode(), Placement.of(LAYOUT, new int[] {0, 1}).hashCode());
        assertNotEquals(placement, Placement.of(LAYOUT, new int[] {0, 2}));
        assertNotEquals(placement, Placement.wrap(LAYOUT, new int[] {0, 1}, new float[] {1, 2.5f}));
        assertNotEquals(placement, Placement.of(ShellLayout.ofRadii(1, 2, 4), new int[] {0, 1}));
    }

    @Test
    void badPointsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Placement.of(LAYOUT, new int[] {0, 3}));
        assertThrows(IllegalArgumentException.class, () -> Placement.of(LAYOUT, new int[] {-1}));
        assertThrows(IllegalArgumentException.class, () -> Placement.wrap(LAYOUT, new int[1], new float[2]));
        assertThrows(IllegalArgumentException.class,
                () -> Placement.wrap(LAYOUT, new int[1], new float[] {Float.NaN}));
        assertThrows(IllegalArgumentException.class, () -> Placement.nearest(LAYOUT, new float[] {Float.NaN}));
        assertThrows(IndexOutOfBoundsException.class, () -> Placement.of(LAYOUT, new int[1]).membersOf(3));
    }
}
