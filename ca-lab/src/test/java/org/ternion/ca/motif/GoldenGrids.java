package org.ternion.ca.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;

/** Grids of the goldens and comparison with the layers of an automaton. */
final class GoldenGrids {
    private GoldenGrids() {
    }

    static CellGrid states(JsonNode rows, int states) {
        return CellGrid.parse(Goldens.rows(rows), states);
    }

    static CellGrid trits(JsonNode rows) {
        return CellGrid.parseTrits(Goldens.rows(rows));
    }

    /** Compares layers with the fields of a frame. */
    static void assertFrame(JsonNode frame, Automaton automaton, Map<String, Integer> layers) {
        layers.forEach((field, layer) -> assertEquals(Goldens.rows(frame.get(field)), automaton.layer(layer).toRows(),
                () -> field + " of generation " + automaton.generation()));
    }

    /** Cases of a golden by name. */
    static JsonNode named(JsonNode cases, String name) {
        for (JsonNode one : cases) {
            if (one.get("case").textValue().equals(name)) {
                return one;
            }
        }
        throw new IllegalStateException("no case " + name);
    }

    /** The record with the parameters of a golden, except those that are no parameters of the rule. */
    static <R extends Record> R config(R defaults, JsonNode params, String... others) {
        R config = defaults;
        List<String> ignored = List.of(others);
        for (var field : params.properties()) {
            if (!ignored.contains(field.getKey())) {
                config = RecordParameters.with(config, field.getKey(), field.getValue().asText());
            }
        }
        return config;
    }
}
