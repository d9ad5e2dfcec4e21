package org.ternion.sphere.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.FloatMatrix;
import org.ternion.sphere.Goldens;

/** Golden 23: brute force with float dot products finds the ids that it found in double. */
class RetrievalGoldenTest {
    private static final JsonNode GOLDEN = Goldens.json("23_retrieval.json");
    /** Elements are rounded to float: half a unit in the last place each, of vectors of norm 1. */
    private static final double TOLERANCE = 0x1p-22;

    static Stream<Arguments> queries() {
        List<JsonNode> queries = Goldens.elements(GOLDEN.get("queries")).toList();
        return DotKernels.all().stream().flatMap(loop -> queries.stream().map(query -> Arguments.of(loop, query)));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void topTenAreTheGoldenOnes(DotKernels loop, JsonNode query) {
        TopK top = new TopK(10);
        float[] cosines = cosines(loop, query);
        top.offerAll(cosines, 0, cosines.length, 0);
        assertArrayEquals(Goldens.ints(query.get("top10")), top.ids());
        double[] wanted = Goldens.doubles(query.get("top10_cos"));
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], top.scores()[i], TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void membersOfCapsAreTheGoldenOnes(DotKernels loop, JsonNode query) {
        float[] cosines = cosines(loop, query);
        for (JsonNode cap : query.get("cap")) {
            assertArrayEquals(Goldens.ints(cap.get("members")), members(cosines, cap));
        }
        int[] band = Goldens.ints(GOLDEN.get("shell_band"));
        JsonNode banded = query.get("band_cap");
        int[] bands = Goldens.ints(banded.get("bands"));
        assertArrayEquals(Goldens.ints(banded.get("members")), IntStream.of(members(cosines, banded))
                .filter(id -> band[id] >= bands[0] && band[id] <= bands[1]).toArray());
    }

    /** Trap T12: the cosine of the rim in double, less a slack for float products. */
    private static int[] members(float[] cosines, JsonNode cap) {
        double rim = Math.cos(cap.get("alpha").doubleValue()) - 1e-7;
        return IntStream.range(0, cosines.length).filter(id -> cosines[id] >= rim).toArray();
    }

    private static float[] cosines(DotKernels loop, JsonNode query) {
        double[][] rows = Goldens.matrix(GOLDEN.get("vectors"));
        int cols = rows[0].length;
        float[] values = new float[rows.length * cols];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i / cols][i % cols];
        }
        float[] cosines = new float[rows.length];
        loop.scan(FloatMatrix.wrap(values, rows.length, cols), 0, rows.length, Goldens.floats(query.get("query")), 0,
                cosines);
        return cosines;
    }
}
