package org.ternion.vpm.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ternion.vpm.Direction;
import org.ternion.vpm.TaskSpec;

/**
 * The one SELECT of a task as DuckDB's {@code json_serialize_sql} prints it, with the place where a last sort key can
 * be added, so that documents which are equal under its ORDER BY come by ascending {@code row_id}.
 */
final class SelectStatement {
    private static final ObjectMapper JSON = new ObjectMapper();
    // By position, not by the name of the specification: in a join the name row_id may stand for several columns.
    private static final String TIE_BREAKER = """
            {"type":"ASCENDING","null_order":"ORDER_DEFAULT","expression":{"class":"CONSTANT","type":"VALUE_CONSTANT",
            "alias":"","query_location":0,"value":{"type":{"id":"INTEGER","type_info":null},"is_null":false,
            "value":%d}}}""";

    private final JsonNode root;
    private final ArrayNode orders;
    private final List<TaskSpec.Key> keys;

    private SelectStatement(JsonNode root, ArrayNode orders, List<TaskSpec.Key> keys) {
        this.root = root;
        this.orders = orders;
        this.keys = keys;
    }

    /**
     * Reads what {@code json_serialize_sql} returned.
     *
     * @param serialized  its result
     * @param metricNames names that the keys are reported by, when they differ in case only
     * @return the statement
     * @throws SqlTaskException if the text was not exactly one SELECT
     */
    static SelectStatement parse(String serialized, List<String> metricNames) {
        try {
            JsonNode root = JSON.readTree(serialized);
            checkOneSelect(root);
            JsonNode node = root.path("statements").path(0).path("node");
            while (node.path("type").asText().equals("CTE_NODE")) {
                node = node.path("child");
            }
            if (!(node.path("modifiers") instanceof ArrayNode modifiers)) {
                throw new SqlTaskException(SqlTaskException.Code.ENGINE, "the engine's form of the task is not known");
            }
            ArrayNode orders = orders(modifiers);
            return new SelectStatement(root, orders, keys(orders, metricNames));
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    /**
     * The keys of the ORDER BY as the author wrote them.
     *
     * @return primary first; a key that is not a plain column is named {@code expression}
     */
    List<TaskSpec.Key> keys() {
        return keys;
    }

    /**
     * The statement with a last key that decides ties, for {@code json_deserialize_sql}. To be called once.
     *
     * @param outputColumn column of the result that decides, ascending; the first one is 1
     * @return JSON text
     */
    String breakTies(int outputColumn) {
        try {
            // ORDER BY ALL sorts by every output column, row_id among them, and may not be followed by another key.
            if (!(orders.size() == 1 && orders.path(0).path("expression").path("class").asText().equals("STAR"))) {
                orders.add(JSON.readTree(String.format(Locale.ROOT, TIE_BREAKER, outputColumn)));
            }
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    private static void checkOneSelect(JsonNode root) {
        if (root.path("error").asBoolean()) {
            String said = root.path("error_message").asText();
            if (root.path("error_type").asText().equals("parser")) {
                String position = root.path("position").asText();
                throw new SqlTaskException(SqlTaskException.Code.SYNTAX,
                        "not valid SQL: " + said + (position.isEmpty() ? "" : " at character " + position));
            }
            throw new SqlTaskException(SqlTaskException.Code.NOT_A_SELECT, "a task must be a SELECT: " + said);
        }
        int statements = root.path("statements").size();
        if (statements == 0) {
            throw new SqlTaskException(SqlTaskException.Code.NOT_A_SELECT, "a task must be a SELECT, but it is empty");
        }
        if (statements > 1) {
            throw new SqlTaskException(SqlTaskException.Code.MULTIPLE_STATEMENTS,
                    "a task must be one SELECT, but there are " + statements + " statements");
        }
        if (!root.path("statements").path(0).path("named_param_map").isEmpty()) {
            throw new SqlTaskException(SqlTaskException.Code.BINDING, "a task cannot have parameters (? or $1)");
        }
    }

    private static ArrayNode orders(ArrayNode modifiers) {
        int beforeLimit = modifiers.size();
        for (int i = modifiers.size() - 1; i >= 0; i--) {
            String type = modifiers.path(i).path("type").asText();
            if (type.equals("ORDER_MODIFIER") && modifiers.path(i).path("orders") instanceof ArrayNode found) {
                return found;
            }
            if (type.startsWith("LIMIT")) {
                beforeLimit = i;
            }
        }
        ObjectNode order = modifiers.insertObject(beforeLimit);
        order.put("type", "ORDER_MODIFIER");
        return order.putArray("orders");
    }

    private static List<TaskSpec.Key> keys(ArrayNode orders, List<String> metricNames) {
        List<TaskSpec.Key> keys = new ArrayList<>();
        for (JsonNode order : orders) {
            Direction direction = order.path("type").asText().equals("DESCENDING") ? Direction.DESC : Direction.ASC;
            JsonNode expression = order.path("expression");
            JsonNode names = expression.path("column_names");
            boolean column = expression.path("class").asText().equals("COLUMN_REF") && !names.isEmpty();
            keys.add(new TaskSpec.Key(
                    column ? declared(names.path(names.size() - 1).asText(), metricNames) : "expression", direction));
        }
        return List.copyOf(keys);
    }

    private static String declared(String name, List<String> metricNames) {
        return metricNames.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
    }

    private static SqlTaskException unreadable(JsonProcessingException e) {
        return new SqlTaskException(SqlTaskException.Code.ENGINE,
                "the task is too large or nested too deeply: " + e.getOriginalMessage(), e);
    }
}
