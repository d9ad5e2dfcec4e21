package org.ternion.trading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the goldens; their README says what is in them. */
public final class Goldens {
    private Goldens() {
    }

    /** A JSON file, say {@code json("confidence.json")}. */
    public static JsonNode json(String file) {
        try {
            return new ObjectMapper().readTree(bytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text file. */
    public static String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /** A file as it is. */
    public static byte[] bytes(String file) {
        return resource("/goldens/trading-reference/" + file);
    }

    /** Any resource of the tests, say {@code /data/btc-usd-4h.csv}. */
    public static byte[] resource(String path) {
        try (InputStream in = Goldens.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number; numbers that JSON has not are strings, null is NaN. */
    public static double number(JsonNode node) {
        if (node.isNull()) {
            return Double.NaN;
        }
        return node.isTextual() ? Double.parseDouble(node.textValue()) : node.doubleValue();
    }

    /** Numbers of a flat array. */
    public static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(array.get(i));
        }
        return values;
    }

    /** Integers of a flat array; true is 1. */
    public static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode node = array.get(i);
            if (!node.isBoolean() && !node.canConvertToInt()) {
                throw new IllegalStateException("no integer in " + array);
            }
            values[i] = node.isBoolean() ? (node.booleanValue() ? 1 : 0) : node.intValue();
        }
        return values;
    }
}
