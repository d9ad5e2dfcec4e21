package org.ternion.vpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.FloatMatrix;

class DctTest {
    private static final double TOLERANCE = 1e-6;

    static Stream<JsonNode> goldens() throws IOException {
        try (InputStream in = DctTest.class.getResourceAsStream("/goldens/zeromodel-core/utils.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(in).get("cases").spliterator(), false)
                    .filter(c -> c.get("op").textValue().equals("dct"));
        }
    }

    static IntStream lengths() {
        return IntStream.concat(IntStream.range(0, 140), IntStream.of(255, 256, 257, 997, 1000, 1024));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void transformsAreThoseOfTheGolden(JsonNode golden) {
        DoubleMatrix x = matrix(golden.get("x"));
        boolean columns = golden.get("axis").intValue() == 0;
        for (Dct dct : Dct.values()) {
            String name = dct == Dct.ORTHO ? "ortho" : "unnormalised";
            DoubleMatrix image = matrix(golden.get(name));
            check(image, columns ? dct.forwardColumns(x) : dct.forwardRows(x));
            JsonNode back = golden.get(dct == Dct.ORTHO ? "idct_of_ortho" : "idct_of_unnormalised_required");
            check(matrix(back), columns ? dct.inverseColumns(image) : dct.inverseRows(image));
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void theFastTransformIsTheSum(int n) {
        double[] x = new Random(n).doubles(n, -1, 1).toArray();
        for (Dct dct : Dct.values()) {
            double[] direct = dct.forwardExact(x, Integer.MAX_VALUE);
            assertArrayEquals(direct, n == 0 ? direct : dct.forwardExact(x, 1), 1e-12 * (n + 1));
            double[] directBack = n == 0 ? x : dct.inverseExact(x, Integer.MAX_VALUE);
            assertArrayEquals(directBack, n == 0 ? x : dct.inverseExact(x, 1), 1e-12 * (n + 1));
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void theInverseInverts(int n) {
        double[] x = new Random(-n).doubles(n, -1, 1).toArray();
        for (Dct dct : Dct.values()) {
            assertArrayEquals(x, dct.inverseExact(dct.forwardExact(x, Dct.FFT_FROM), Dct.FFT_FROM), 1e-12 * (n + 1));
        }
    }

    @Test
    void theOrthogonalTransformKeepsTheSumOfSquares() {
        double[] x = new Random(7).doubles(100).toArray();
        double before = 0;
        double after = 0;
        double[] image = Dct.ORTHO.forwardExact(x, Dct.FFT_FROM);
        for (int i = 0; i < x.length; i++) {
            before += x[i] * x[i];
            after += image[i] * image[i];
        }
        assertEquals(before, after, 1e-12 * before);
    }

    @Test
    void nothingTransformsToNothing() {
        assertEquals(0, Dct.ORTHO.forward(new double[0]).length);
        assertEquals(0, Dct.UNNORMALISED.inverse(new double[0]).length);
    }

    private static void check(DoubleMatrix expected, FloatMatrix actual) {
        assertEquals(expected.rows(), actual.rows());
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.cols(); j++) {
                assertEquals(expected.get(i, j), actual.get(i, j), TOLERANCE);
            }
        }
    }

    private static DoubleMatrix matrix(JsonNode node) {
        return node.get(0).isArray() ? VpmImageGoldens.matrix(node)
                : VpmImageGoldens.matrix(new ObjectMapper().createArrayNode().add(node));
    }
}
