package org.ternion.sphere.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.sphere.Goldens;

class PatchStatsTest {
    static Stream<JsonNode> goldens() {
        return Goldens.cases("22_patch_stats.json");
    }

    /** Golden 22. */
    @ParameterizedTest
    @MethodSource("goldens")
    void statisticsAreThoseOfTheGolden(JsonNode golden) {
        PatchStats stats = PatchStats.of(Goldens.ints(golden.get("lengths")));
        JsonNode expected = golden.get("statistics");
        assertEquals(expected.get("num_patches").intValue(), stats.count());
        assertEquals(expected.get("avg_length").doubleValue(), stats.mean(), 1e-12);
        assertEquals(expected.get("min_length").intValue(), stats.shortest());
        assertEquals(expected.get("max_length").intValue(), stats.longest());
        assertEquals(expected.get("p50").doubleValue(), stats.p50());
        assertEquals(expected.get("p75").doubleValue(), stats.p75());
        assertEquals(expected.get("p90").doubleValue(), stats.p90());
        assertEquals(expected.get("p95").doubleValue(), stats.p95());
        assertEquals(expected.get("small").intValue(), stats.upTo4());
        assertEquals(expected.get("small_plus").intValue(), stats.upTo12());
        assertEquals(expected.get("medium").intValue(), stats.upTo24());
        assertEquals(expected.get("medium_plus").intValue(), stats.upTo48());
        assertEquals(expected.get("large").intValue(), stats.upTo127());
        assertEquals(expected.get("xl").intValue(), stats.from128());
        assertEquals(expected.get("myelination_ratio").doubleValue(), stats.longRatio(), 1e-12);
        assertEquals(expected.get("myelination_density").doubleValue(), stats.longDensity(), 1e-12);
    }

    @Property
    void classesAddUpAndOrderDoesNotMatter(@ForAll List<@IntRange(max = 300) Integer> list) {
        int[] lengths = list.stream().mapToInt(Integer::intValue).toArray();
        PatchStats stats = PatchStats.of(lengths);
        assertEquals(stats.count(), stats.upTo4() + stats.upTo12() + stats.upTo24() + stats.upTo48()
                + stats.upTo127() + stats.from128());
        int[] sorted = lengths.clone();
        Arrays.sort(sorted);
        assertEquals(stats, PatchStats.of(sorted));
    }

    @Test
    void anEmptyTextHasStatisticsToo() {
        PatchStats none = PatchStats.of(new int[] {0, 0});
        assertEquals(none, PatchStats.of(text -> new int[0], new byte[0]));
        assertEquals(new PatchStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), none);
    }

    @Test
    void segmentersMustCoverTheText() {
        byte[] text = new byte[10];
        assertEquals(2, PatchStats.of(t -> new int[] {4, 6}, text).count());
        assertThrows(IllegalArgumentException.class, () -> PatchStats.of(t -> new int[] {4, 5}, text));
        assertThrows(IllegalArgumentException.class, () -> PatchStats.of(t -> new int[] {11, -1}, text));
        Segmenter scribbler = t -> {
            t[0] = 1;
            return new int[] {10};
        };
        assertEquals(10, PatchStats.of(scribbler, text).longest());
        assertEquals(0, text[0]);
    }

    @Test
    void negativeLengthsAreRejected() {
        assertThrows(IllegalArgumentException.class, () -> PatchStats.of(new int[] {3, -1}));
    }
}
