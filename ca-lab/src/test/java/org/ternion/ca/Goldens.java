package org.ternion.ca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the goldens; their READMEs say what is in them. */
public final class Goldens {
    private Goldens() {
    }

    /** A file, say {@code json("krr-reference", "kernels.json")}. */
    public static JsonNode json(String topic, String file) {
        String path = "/goldens/" + topic + "/" + file;
        try (InputStream in = Goldens.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no golden " + path);
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of a text grid. */
    public static List<String> rows(JsonNode array) {
        List<String> rows = new ArrayList<>();
        array.forEach(row -> rows.add(row.textValue()));
        return rows;
    }

    /** Numbers of a flat array; null is NaN. */
    public static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).isNull() ? Double.NaN : array.get(i).doubleValue();
        }
        return values;
    }

    /** Integers of a flat array. */
    public static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            if (!array.get(i).canConvertToInt()) {
                throw new IllegalStateException("no integer in " + array);
            }
            values[i] = array.get(i).intValue();
        }
        return values;
    }
}
