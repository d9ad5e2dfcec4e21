package org.ternion.vpm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads golden vectors of the pipeline; NaN and infinities are strings there. */
final class ZeroModelGoldens {
    private ZeroModelGoldens() {
    }

    static JsonNode read(String name) {
        try (InputStream in = ZeroModelGoldens.class.getResourceAsStream("/goldens/zeromodel-core/" + name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<JsonNode> cases(String name) {
        return StreamSupport.stream(read(name).get("cases").spliterator(), false);
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).intValue();
        }
        return values;
    }

    static double number(JsonNode node) {
        return node.isTextual() ? Double.parseDouble(node.textValue()) : node.doubleValue();
    }

    /** All numbers of an array of rows, row by row. */
    static double[] rowMajor(JsonNode rows) {
        List<Double> values = new ArrayList<>();
        rows.forEach(row -> row.forEach(cell -> values.add(number(cell))));
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static ScoreMatrix table(List<String> names, JsonNode rows) {
        return ScoreMatrix.wrap(names, rows.size(), rowMajor(rows));
    }
}
