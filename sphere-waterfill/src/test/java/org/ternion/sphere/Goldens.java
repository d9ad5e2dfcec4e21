package org.ternion.sphere;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the golden vectors in {@code goldens/sphere}; their origin and tolerances are in the README there. */
public final class Goldens {
    private Goldens() {
    }

    /**
     * Reads a file.
     *
     * @param fileName for example {@code "02_capacities.json"}
     * @return its root
     */
    public static JsonNode json(String fileName) {
        try (InputStream in = Goldens.class.getResourceAsStream("/goldens/sphere/" + fileName)) {
            if (in == null) {
                throw new IllegalArgumentException("no golden file " + fileName);
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The {@code cases} of a file.
     *
     * @param fileName of the file
     * @return its cases, at least one
     */
    public static Stream<JsonNode> cases(String fileName) {
        return elements(json(fileName).get("cases"));
    }

    /**
     * The elements of a list.
     *
     * @param list not empty
     * @return its elements
     */
    public static Stream<JsonNode> elements(JsonNode list) {
        if (!list.isArray() || list.isEmpty()) {
            throw new IllegalArgumentException("not a list with elements");
        }
        return StreamSupport.stream(list.spliterator(), false);
    }

    /**
     * A list of numbers.
     *
     * @param list may be empty
     * @return its numbers
     */
    public static double[] doubles(JsonNode list) {
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(list.get(i)).doubleValue();
        }
        return values;
    }

    /**
     * A list of numbers, rounded to float.
     *
     * @param list may be empty
     * @return its numbers
     */
    public static float[] floats(JsonNode list) {
        float[] values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(list.get(i)).floatValue();
        }
        return values;
    }

    /**
     * A list of integers.
     *
     * @param list may be empty
     * @return its integers
     */
    public static int[] ints(JsonNode list) {
        int[] values = new int[list.size()];
        for (int i = 0; i < values.length; i++) {
            if (!list.get(i).canConvertToInt() || !list.get(i).isIntegralNumber()) {
                throw new IllegalArgumentException("not an int: " + list.get(i));
            }
            values[i] = list.get(i).intValue();
        }
        return values;
    }

    /**
     * A list of lists of numbers.
     *
     * @param rows may be empty
     * @return its rows
     */
    public static double[][] matrix(JsonNode rows) {
        double[][] values = new double[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = doubles(rows.get(i));
        }
        return values;
    }

    private static JsonNode number(JsonNode node) {
        if (!node.isNumber()) {
            throw new IllegalArgumentException("not a number: " + node);
        }
        return node;
    }
}
