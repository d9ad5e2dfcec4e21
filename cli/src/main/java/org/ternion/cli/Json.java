package org.ternion.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Map;

/** Prints the one object of {@code --json}. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {
    }

    /** JSON has no NaN and no infinity. */
    static Double finiteOrNull(double value) {
        return Double.isFinite(value) ? Double.valueOf(value) : null;
    }

    static void print(PrintWriter out, Map<String, ?> object) {
        out.print(line(object));
    }

    /** The object in one line, with its end. */
    static String line(Map<String, ?> object) {
        try {
            return MAPPER.writeValueAsString(object) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of plain values always become JSON", e);
        }
    }
}
