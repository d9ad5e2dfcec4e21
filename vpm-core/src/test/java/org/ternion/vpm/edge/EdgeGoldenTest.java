package org.ternion.vpm.edge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.FloatMatrix;
import org.ternion.vpm.EncodedTile;
import org.ternion.vpm.OutputPrecision;
import org.ternion.vpm.Rounding;
import org.ternion.vpm.VpmEncoder;

/** Every case of {@code goldens/zeromodel-core/edge.json}. */
class EdgeGoldenTest {
    private static final int HIER_LEVEL = 3;

    static Stream<JsonNode> cases(String op) throws IOException {
        try (InputStream in = EdgeGoldenTest.class.getResourceAsStream("/goldens/zeromodel-core/edge.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(in).get("cases").spliterator(), false)
                    .filter(c -> c.get("op").textValue().equals(op));
        }
    }

    static Stream<JsonNode> requests() throws IOException {
        return cases("request");
    }

    static Stream<JsonNode> decisions() throws IOException {
        return cases("decide");
    }

    static Stream<JsonNode> flatTiles() throws IOException {
        return cases("flat_parse");
    }

    static Stream<JsonNode> hierarchicalTiles() throws IOException {
        return cases("hier_parse");
    }

    static Stream<JsonNode> errors() throws IOException {
        return cases("error");
    }

    static Stream<JsonNode> encoderTiles() throws IOException {
        return cases("encoder_tile");
    }

    static Stream<JsonNode> imageTiles() throws IOException {
        return cases("image_tile");
    }

    @Test
    void everyOperationOfTheFileIsTested() throws IOException {
        assertEquals(4 + 1 + 5 + 5 + 4 + 4 + 4 + 1, Stream.of("request", "decide", "flat_parse", "hier_parse", "error",
                "encoder_tile", "image_tile").mapToLong(op -> {
                    try {
                        return cases(op).count();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }).sum());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void requestsAreCutAtACharacter(JsonNode golden) {
        String text = golden.has("text") ? golden.get("text").textValue()
                : golden.get("text_repeat").get(0).textValue().repeat(golden.get("text_repeat").get(1).intValue());
        check(golden, "flat_required", EdgeCodec.request(text));
        check(golden, "hier_level3_required", HierarchicalEdgeCodec.request(text, HIER_LEVEL));
    }

    private static void check(JsonNode golden, String name, byte[] message) {
        if (golden.has(name + "_hex")) {
            assertEquals(golden.get(name + "_hex").textValue(), hex(message));
        } else {
            assertEquals(golden.get(name + "_len").intValue(), message.length);
            assertEquals(golden.get(name + "_sha256").textValue(), sha256(message));
        }
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void decisionsFollowThresholdAndPolarity(JsonNode golden) {
        byte[] flat = bytes(golden, "flat_tile_hex");
        byte[] hier = bytes(golden, "hier_tile_hex");
        assertEquals(golden.get("flat_decision_source_hex").textValue(),
                flat(flat, DecisionRule.SOURCE, TileLimits.DEFAULT));
        assertEquals(golden.get("hier_decision_source_hex").textValue(),
                hier(hier, DecisionRule.SOURCE, TileLimits.DEFAULT));
        byte sample = (byte) golden.get("first_pixel").intValue();
        assertEquals(golden.get("relevant_when_dark").booleanValue(), DecisionRule.SOURCE.relevant(sample));
        assertEquals(golden.get("relevant_when_bright").booleanValue(), DecisionRule.BRIGHT.relevant(sample));
        assertEquals(golden.get("relevant_when_bright").booleanValue() ? "01030100" : "01030000",
                flat(flat, DecisionRule.BRIGHT, TileLimits.DEFAULT));
    }

    @ParameterizedTest
    @MethodSource("flatTiles")
    void flatTilesAreReadStrictlyOrAsThePrototypeDid(JsonNode golden) {
        byte[] tile = bytes(golden, "tile_hex");
        assertFalse(golden.get("required_valid").booleanValue());
        assertThrows(ProtocolException.class, () -> EdgeCodec.parseTile(ByteBuffer.wrap(tile), TileLimits.DEFAULT));
        assertTrue(flat(tile, DecisionRule.SOURCE, TileLimits.DEFAULT).startsWith("01040a"));
        JsonNode source = golden.get("source");
        String decision = golden.get("source_decision_hex").textValue();
        if (source.isArray()) {
            EdgeTile read = EdgeCodec.parseTile(ByteBuffer.wrap(tile), TileLimits.LENIENT);
            assertArrayEquals(new int[] {source.get(0).intValue(), source.get(1).intValue(), 0, 0},
                    new int[] {read.width(), read.height(), read.x(), read.y()});
            assertEquals(source.get(4).textValue(), hex(read.pixels()));
            assertEquals(decision, flat(tile, DecisionRule.SOURCE, TileLimits.LENIENT));
        } else {
            assertThrows(ProtocolException.class, () -> EdgeCodec.parseTile(ByteBuffer.wrap(tile), TileLimits.LENIENT));
            // The wording of errors is free, version, type and code are not.
            assertEquals(decision.substring(0, 6), flat(tile, DecisionRule.SOURCE, TileLimits.LENIENT).substring(0, 6));
        }
    }

    @ParameterizedTest
    @MethodSource("hierarchicalTiles")
    void hierarchicalTilesAreReadStrictlyOrAsThePrototypeDid(JsonNode golden) {
        byte[] tile = bytes(golden, "tile_hex");
        if (golden.get("required_strict_valid").booleanValue()) {
            assertTrue(HierarchicalEdgeCodec.parseTile(ByteBuffer.wrap(tile), TileLimits.DEFAULT).isComplete());
        } else {
            assertThrows(ProtocolException.class,
                    () -> HierarchicalEdgeCodec.parseTile(ByteBuffer.wrap(tile), TileLimits.DEFAULT));
            assertTrue(hier(tile, DecisionRule.SOURCE, TileLimits.DEFAULT).startsWith("01050b"));
        }
        JsonNode source = golden.get("source");
        String decision = golden.get("source_decision_hex").textValue();
        if (source.isArray()) {
            EdgeTile read = HierarchicalEdgeCodec.parseTile(ByteBuffer.wrap(tile), TileLimits.LENIENT);
            for (int i = 0; i < 5; i++) {
                assertEquals(source.get(i).intValue(),
                        new int[] {read.level(), read.width(), read.height(), read.x(), read.y()}[i]);
            }
            assertEquals(decision, hier(tile, DecisionRule.SOURCE, TileLimits.LENIENT));
        } else {
            assertEquals(decision.substring(0, 6), hier(tile, DecisionRule.SOURCE, TileLimits.LENIENT).substring(0, 6));
        }
    }

    @ParameterizedTest
    @MethodSource("hierarchicalTiles")
    void zoomsStayBetweenTheRootAndTheDeepestLevel(JsonNode golden) {
        byte[] tile = bytes(golden, "tile_hex");
        JsonNode required = golden.get("required_zoom");
        int maxLevel = required.isNull() ? 4 : required.get("max_level").intValue();
        for (String direction : new String[] {"in", "out"}) {
            ByteBuffer out = ByteBuffer.allocate(HierarchicalEdgeCodec.MAX_DECISION_BYTES);
            int length = direction.equals("in") ? HierarchicalEdgeCodec.zoomIn(ByteBuffer.wrap(tile), maxLevel, out)
                    : HierarchicalEdgeCodec.zoomOut(ByteBuffer.wrap(tile), maxLevel, out);
            String answer = hex(Arrays.copyOf(out.array(), length));
            if (required.isNull() || required.get(direction).isTextual()) {
                assertTrue(answer.startsWith("01050c"), answer);
            } else {
                assertEquals("0104" + hex(new byte[] {tile[0], (byte) required.get(direction).intValue()}), answer);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorsHaveACodeOfOneByte(JsonNode golden) {
        int code = golden.get("code").intValue();
        String text = golden.get("msg").isNull() ? "m".repeat(golden.get("msg_len").intValue())
                : golden.get("msg").textValue();
        if (golden.get("required").textValue().equals("reject")) {
            assertThrows(IllegalArgumentException.class, () -> EdgeCodec.error(code, text));
            assertThrows(IllegalArgumentException.class, () -> HierarchicalEdgeCodec.error(code, text));
            return;
        }
        byte[] flat = EdgeCodec.error(code, text);
        byte[] hier = HierarchicalEdgeCodec.error(code, text);
        assertEquals(golden.get("flat_len").intValue(), flat.length);
        assertEquals(golden.get("hier_len").intValue(), hier.length);
        if (!golden.get("flat_source_hex").isNull()) {
            assertEquals(golden.get("flat_source_hex").textValue(), hex(flat));
            assertEquals(golden.get("hier_source_hex").textValue(), hex(hier));
        }
    }

    @ParameterizedTest
    @MethodSource("encoderTiles")
    void encoderTilesOfThePrototypeAreReadWithTheirRowsFilledUp(JsonNode golden) {
        OutputPrecision precision = OutputPrecision.parse(golden.get("precision").textValue());
        JsonNode rows = golden.get("matrix");
        int cols = rows.get(0).size();
        float[] values = new float[rows.size() * cols];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows.get(i / cols).get(i % cols).doubleValue();
        }
        EncodedTile own = VpmEncoder.criticalTile(FloatMatrix.wrap(values, rows.size(), cols),
                golden.get("tile_size").intValue(), precision, Rounding.TRUNCATE);
        byte[] reference = bytes(golden, "tile_hex");
        assertEquals(own, T16Format.readShortRows(reference, precision));
        assertThrows(ProtocolException.class, () -> T16Format.read(reference, precision));
        assertEquals(own, T16Format.read(T16Format.write(own), precision));
        assertEquals(golden.get("flat_decision_source_hex").textValue(),
                flat(reference, DecisionRule.SOURCE, TileLimits.LENIENT));
    }

    @ParameterizedTest
    @MethodSource("imageTiles")
    void imageTilesAreT8(JsonNode golden) {
        byte[] bare = bytes(golden, "tile_hex");
        byte[] typed = bytes(golden, "tile_with_dtype_hex");
        EncodedTile tile = T8Format.read(bare);
        assertEquals(tile, T8Format.read(typed));
        assertArrayEquals(bare, T8Format.write(tile));
        assertArrayEquals(typed, T8Format.writeWithType(tile));
        JsonNode image = golden.get("image_uint8");
        assertEquals(image.get(2).get(1).get(0).intValue(), tile.picture().sample(2, 1, 0));
    }

    private static String flat(byte[] tile, DecisionRule rule, TileLimits limits) {
        ByteBuffer out = ByteBuffer.allocate(EdgeCodec.MAX_DECISION_BYTES);
        int length = EdgeCodec.decide(ByteBuffer.wrap(tile), rule, out, limits);
        return hex(Arrays.copyOf(out.array(), length));
    }

    private static String hier(byte[] tile, DecisionRule rule, TileLimits limits) {
        ByteBuffer out = ByteBuffer.allocate(HierarchicalEdgeCodec.MAX_DECISION_BYTES);
        int length = HierarchicalEdgeCodec.decide(ByteBuffer.wrap(tile), rule, out, limits);
        return hex(Arrays.copyOf(out.array(), length));
    }

    private static byte[] bytes(JsonNode golden, String field) {
        return HexFormat.of().parseHex(golden.get(field).textValue());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String sha256(byte[] bytes) {
        try {
            return hex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
