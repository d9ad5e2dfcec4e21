package org.ternion.krr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.ternion.core.DoubleMatrix;

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
            assertTrue(array.get(i).canConvertToExactIntegral(), () -> "no integer in " + array);
            values[i] = array.get(i).intValue();
        }
        return values;
    }

    /** Rows of a nested array; a flat one is a column. */
    public static DoubleMatrix matrix(JsonNode rows) {
        if (rows.size() > 0 && !rows.get(0).isArray()) {
            return DoubleMatrix.wrap(doubles(rows), rows.size(), 1);
        }
        int cols = rows.size() == 0 ? 0 : rows.get(0).size();
        double[] values = new double[rows.size() * cols];
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(cols, rows.get(i).size(), "columns of row " + i);
            System.arraycopy(doubles(rows.get(i)), 0, values, i * cols, cols);
        }
        return DoubleMatrix.wrap(values, rows.size(), cols);
    }

    /** Largest difference at most {@code relative} times the largest expected magnitude. */
    public static void assertClose(DoubleMatrix expected, DoubleMatrix actual, double relative, String what) {
        assertEquals(expected.rows(), actual.rows(), what + ": rows");
        assertEquals(expected.cols(), actual.cols(), what + ": columns");
        assertClose(expected.backingArray(), actual.backingArray(), relative, what);
    }

    /** Largest difference at most {@code relative} times the largest expected magnitude. */
    public static void assertClose(double[] expected, double[] actual, double relative, String what) {
        assertEquals(expected.length, actual.length, what + ": length");
        double scale = 0;
        for (double e : expected) {
            scale = Math.max(scale, Math.abs(e));
        }
        for (int i = 0; i < expected.length; i++) {
            int at = i;
            assertTrue(Math.abs(expected[i] - actual[i]) <= relative * scale,
                    () -> what + "[" + at + "]: expected " + expected[at] + ", got " + actual[at]);
        }
    }

    /** One number. */
    public static void assertClose(double expected, double actual, double relative, String what) {
        assertTrue(Math.abs(expected - actual) <= relative * Math.abs(expected),
                () -> what + ": expected " + expected + ", got " + actual);
    }
}
