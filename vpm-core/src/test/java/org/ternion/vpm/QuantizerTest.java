package org.ternion.vpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizerTest {
    static Stream<JsonNode> quantised() throws IOException {
        return cases("quantize");
    }

    static Stream<JsonNode> colours() throws IOException {
        return cases("luma");
    }

    private static Stream<JsonNode> cases(String op) throws IOException {
        try (InputStream in = QuantizerTest.class.getResourceAsStream("/goldens/zeromodel-core/utils.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(in).get("cases").spliterator(), false)
                    .filter(c -> c.get("op").textValue().startsWith(op));
        }
    }

    @ParameterizedTest
    @MethodSource("quantised")
    void levelsAreThoseOfTheGolden(JsonNode golden) {
        for (int i = 0; i < golden.get("values").size(); i++) {
            assertEquals(golden.get("quantized").get(i).longValue(),
                    Quantizer.quantize(golden.get("values").get(i).doubleValue(), golden.get("bits").intValue()));
        }
    }

    @ParameterizedTest
    @MethodSource("colours")
    void grayValuesAreThoseOfTheGolden(JsonNode golden) {
        for (int i = 0; i < golden.get("rgb").size(); i++) {
            JsonNode rgb = golden.get("rgb").get(i);
            assertEquals(golden.get("gray").get(i).intValue(),
                    Luma.of(rgb.get(0).intValue(), rgb.get(1).intValue(), rgb.get(2).intValue()));
        }
    }

    @Test
    void infinitiesAreClamped() {
        assertEquals(0, Quantizer.quantize(Double.NEGATIVE_INFINITY, 8));
        assertEquals(0xFFFFFFFFL, Quantizer.quantize(Double.POSITIVE_INFINITY, 32));
    }

    @Test
    void notANumberIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Quantizer.quantize(Double.NaN, 8));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 33})
    void bitsOutOfRangeAreRefused(int bits) {
        assertThrows(IllegalArgumentException.class, () -> Quantizer.quantize(0.5, bits));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256})
    void channelsOutOfRangeAreRefused(int channel) {
        assertThrows(IllegalArgumentException.class, () -> Luma.of(channel, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> Luma.of(0, channel, 0));
        assertThrows(IllegalArgumentException.class, () -> Luma.of(0, 0, channel));
    }
}
