package org.ternion.sphere.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.FloatMatrix;
import org.ternion.sphere.Goldens;

/** Golden 16: the tiny encoder of the prototype. Its embedding table is cut to nine rows, which are all it uses. */
class PatchEncoderTest {
    private static final JsonNode GOLDEN = Goldens.json("16_encoder.json");
    private static final EncoderConfig CONFIG = new EncoderConfig(9, 4, 8, 2, 4, 2, 10, 5, 6);

    private static Map<String, FloatMatrix> weights() {
        Map<String, FloatMatrix> weights = new HashMap<>();
        GOLDEN.get("params").properties().forEach(
                entry -> weights.put(entry.getKey().replace("[0:9]", ""), flat(entry.getValue())));
        return weights;
    }

    /** One row for a vector, groups below each other for three dimensions. */
    private static FloatMatrix flat(JsonNode node) {
        if (!node.get(0).isArray()) {
            return FloatMatrix.wrap(Goldens.floats(node), 1, node.size());
        }
        FloatMatrix[] parts = Goldens.elements(node).map(PatchEncoderTest::flat).toArray(FloatMatrix[]::new);
        int cols = parts[0].cols();
        int rows = Arrays.stream(parts).mapToInt(FloatMatrix::rows).sum();
        float[] values = new float[rows * cols];
        int at = 0;
        for (FloatMatrix part : parts) {
            System.arraycopy(part.backingArray(), 0, values, at, part.rows() * cols);
            at += part.rows() * cols;
        }
        return FloatMatrix.wrap(values, rows, cols);
    }

    private static PatchEncoder encoder() {
        return new PatchEncoder(EncoderWeights.of(CONFIG, weights()));
    }

    @ParameterizedTest
    @CsvSource({"out_no_mask, false", "out_masked, true"})
    void outputsAreThoseOfTheGolden(String name, boolean masked) {
        JsonNode expected = GOLDEN.get(name);
        for (int sequence = 0; sequence < 2; sequence++) {
            int[] ids = Goldens.ints(GOLDEN.get("patch_ids").get(sequence));
            int[] lengths = Goldens.ints(GOLDEN.get("patch_lengths").get(sequence));
            int used = masked ? Arrays.stream(Goldens.ints(GOLDEN.get("mask").get(sequence))).sum() : ids.length;
            EncoderOutput out = encoder().encode(ids, lengths, used);
            assertClose(expected.get("embeddings").get(sequence), out.embeddings());
            assertClose(expected.get("shell_probs").get(sequence), out.shells());
            assertClose(expected.get("cone_affinity").get(sequence), out.coneAffinity());
            double[] norms = Goldens.doubles(expected.get("norms").get(sequence));
            assertArrayEquals(norms, out.norms().toArray(), 1e-5);
            double[] prominence = Goldens.doubles(expected.get("prominence").get(sequence));
            assertArrayEquals(prominence, out.prominence().toArray(), 1e-5);
            int[] shells = Goldens.ints(expected.get("predicted_shells").get(sequence));
            for (int i = 0; i < shells.length; i++) {
                assertEquals(shells[i], out.shell(i));
            }
        }
    }

    private static void assertClose(JsonNode expected, DoubleMatrix actual) {
        double[][] rows = Goldens.matrix(expected);
        assertEquals(rows.length, actual.rows());
        for (int i = 0; i < rows.length; i++) {
            double[] row = new double[actual.cols()];
            actual.copyRow(i, row, 0);
            assertArrayEquals(rows[i], row, 1e-5);
        }
    }

    @Test
    void paddingHasNoInfluence() {
        EncoderOutput some = encoder().encode(new int[] {1, 2, 3, 4}, new int[] {9, 8, 7, 6}, 2);
        EncoderOutput others = encoder().encode(new int[] {1, 2, 8, 0}, new int[] {9, 8, 1, 500}, 2);
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 6; j++) {
                assertEquals(some.embeddings().get(i, j), others.embeddings().get(i, j));
            }
        }
    }

    @Test
    void sequencesOfAnyLengthNeedWeightsWithoutBiasOfPositions() {
        int[] five = {1, 2, 3, 4, 5};
        IllegalArgumentException tooLong = assertThrows(IllegalArgumentException.class,
                () -> encoder().encode(five, five));
        assertTrue(tooLong.getMessage().contains("4 positions"), tooLong.getMessage());
        Map<String, FloatMatrix> free = weights();
        free.keySet().removeIf(name -> name.endsWith("angular_bias"));
        EncoderOutput out = new PatchEncoder(EncoderWeights.of(CONFIG, free)).encode(five, five);
        assertEquals(5, out.embeddings().rows());
        assertEquals(3, encoder().encode(new int[3], new int[3]).embeddings().rows());
    }

    @Test
    void wrongWeightsAndSequencesAreNamed() {
        Map<String, FloatMatrix> missing = weights();
        missing.remove("Dense_3/bias");
        IllegalArgumentException name = assertThrows(IllegalArgumentException.class,
                () -> EncoderWeights.of(CONFIG, missing));
        assertTrue(name.getMessage().contains("Dense_3/bias"), name.getMessage());
        Map<String, FloatMatrix> wide = weights();
        wide.put("Dense_1/bias", FloatMatrix.wrap(new float[7], 1, 7));
        assertThrows(IllegalArgumentException.class, () -> EncoderWeights.of(CONFIG, wide));
        Map<String, FloatMatrix> nan = weights();
        nan.put("Dense_1/bias", FloatMatrix.wrap(new float[] {0, 0, Float.NaN, 0, 0, 0}, 1, 6));
        assertThrows(IllegalArgumentException.class, () -> EncoderWeights.of(CONFIG, nan));
        PatchEncoder encoder = encoder();
        assertThrows(IllegalArgumentException.class, () -> encoder.encode(new int[0], new int[0]));
        assertThrows(IllegalArgumentException.class, () -> encoder.encode(new int[] {9}, new int[1]));
        assertThrows(IllegalArgumentException.class, () -> encoder.encode(new int[1], new int[] {-1}));
        assertThrows(IllegalArgumentException.class, () -> encoder.encode(new int[1], new int[2]));
        assertThrows(IllegalArgumentException.class, () -> encoder.encode(new int[2], new int[2], 0));
        assertThrows(IllegalArgumentException.class, () -> new EncoderConfig(9, 4, 8, 2, 3, 2, 10, 5, 6));
    }
}
