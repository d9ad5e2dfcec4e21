package org.ternion.vpm.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the golden files. */
final class Goldens {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Goldens() {
    }

    /** A JSON file below {@code goldens/}, as {@code vpm-image/order.json}. */
    static JsonNode json(String path) {
        try {
            return JSON.readTree(bytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** All bytes of a file below {@code goldens/}. */
    static byte[] bytes(String path) {
        try (InputStream in = Goldens.class.getResourceAsStream("/goldens/" + path)) {
            if (in == null) {
                throw new IllegalStateException("no golden " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    static byte[] hex(JsonNode text) {
        return HexFormat.of().parseHex(text.textValue());
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static int[] ints(JsonNode array) {
        return each(array).mapToInt(JsonNode::intValue).toArray();
    }

    static double[] doubles(JsonNode array) {
        return each(array).mapToDouble(JsonNode::doubleValue).toArray();
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
