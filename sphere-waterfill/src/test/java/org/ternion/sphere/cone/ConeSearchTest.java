package org.ternion.sphere.cone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.Geometry;

/** A14. */
class ConeSearchTest {
    private static final RunOptions RUN = RunOptions.DEFAULT;

    /** Unit rows, so that index and plain truth see the same numbers. */
    private static FloatMatrix units(FloatMatrix x) {
        return UnitRows.directions(x, x.cols(), x.cols());
    }

    private static int[] sorted(SearchResult found) {
        int[] ids = found.ids();
        Arrays.sort(ids);
        return ids;
    }

    @Property(tries = 200)
    void membersAreThoseOfAPlainTest(@ForAll long seed, @ForAll @IntRange(max = 300) int rows,
            @ForAll @IntRange(min = 2, max = 40) int dimension) {
        FloatMatrix x = units(Samples.awkward(rows, dimension, seed));
        ConeIndex index = ConeIndex.build(x, ConeIndexParams.DEFAULT.withCells(12), RUN);
        float[] axis = Samples.row(Samples.gaussian(1, dimension, seed + 1), 0);
        for (double aperture : new double[] {-1, 0, 0.01, 0.5, 1, Math.PI / 2, 2, 3, Math.PI, 4}) {
            assertArrayEquals(Geometry.capMembers(x, axis, aperture), sorted(index.cone(axis, aperture)));
        }
    }

    @Property(tries = 200)
    void pointsOnTheRimAreInsideAndJustOutsideIsOut(@ForAll long seed,
            @ForAll @IntRange(min = 2, max = 64) int dimension) {
        FloatMatrix x = units(Samples.awkward(100, dimension, seed));
        ConeIndex index = ConeIndex.build(x, ConeIndexParams.DEFAULT.withCells(10), RUN);
        float[] axis = Samples.row(Samples.gaussian(1, dimension, seed + 1), 0);
        for (int row = 0; row < 100; row += 9) {
            double angle = Geometry.angle(axis, Samples.row(x, row));
            for (double aperture : new double[] {angle, angle + 1e-5, angle - 1e-5}) {
                int[] members = sorted(index.cone(axis, aperture));
                assertArrayEquals(Geometry.capMembers(x, axis, aperture), members);
                assertEquals(aperture >= angle, Arrays.binarySearch(members, row) >= 0, "row " + row);
            }
        }
    }

    @Property(tries = 200)
    void aRangeOfShellsFilters(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int rows,
            @ForAll @IntRange(min = -2, max = 12) int first, @ForAll @IntRange(min = -2, max = 12) int last) {
        Random random = new Random(seed);
        FloatMatrix x = Samples.awkward(rows, 6, seed);
        int[] shells = random.ints(rows, 0, 10).toArray();
        ConeIndex index = ConeIndex.build(x, shells, ConeIndexParams.DEFAULT.withCells(8), RUN);
        float[] axis = Samples.row(Samples.gaussian(1, 6, seed + 1), 0);
        int[] all = sorted(index.cone(axis, 1.3));
        int[] expected = Arrays.stream(all).filter(id -> shells[id] >= first && shells[id] <= last).toArray();
        SearchResult found = index.cone(axis, 1.3, first, last);
        assertArrayEquals(expected, sorted(found));
        assertTrue(found.scanned() <= Arrays.stream(shells).filter(s -> s >= first && s <= last).count());
    }

    @Test
    void nearestMembersComeFirst() {
        FloatMatrix x = Samples.gaussian(500, 4, 3);
        SearchResult found = ConeIndex.build(x, ConeIndexParams.DEFAULT, RUN).cone(new float[] {1, 0, 0, 0}, 1);
        assertTrue(found.size() > 10);
        for (int rank = 1; rank < found.size(); rank++) {
            assertTrue(found.cosine(rank - 1) >= found.cosine(rank));
        }
    }

    @Test
    void apertureZeroFindsCopiesOfTheDirectionAndPiFindsEverything() {
        FloatMatrix x = FloatMatrix.wrap(new float[] {1, 2, 2, 4, 2, 1, -1, -2, 0, 0, 3, 6}, 6, 2);
        ConeIndex index = ConeIndex.build(x, ConeIndexParams.DEFAULT, RUN);
        assertArrayEquals(new int[] {0, 1, 5}, sorted(index.cone(new float[] {0.1f, 0.2f}, 0)));
        assertEquals(6, index.cone(new float[] {0.1f, 0.2f}, Math.PI).size());
    }

    @Test
    void anAxisNeedsADirection() {
        ConeIndex index = ConeIndex.build(Samples.gaussian(5, 2, 1), ConeIndexParams.DEFAULT, RUN);
        assertThrows(IllegalArgumentException.class, () -> index.cone(new float[2], 1));
        assertThrows(IllegalArgumentException.class, () -> index.cone(new float[] {1, 0}, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> index.cone(new float[] {1, 0, 0}, 1));
    }
}
