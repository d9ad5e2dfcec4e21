package org.ternion.vpm;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes tasks that were built by program as text; what {@link TaskParser} reads back for keys. */
final class TaskText {
    private static final Set<String> KEYWORDS = Set.of("asc", "desc", "order", "by", "limit", "select", "with");

    private TaskText() {
    }

    static String of(TaskSpec task, List<String> metricNames) {
        if (task instanceof TaskSpec.Keys keys) {
            String list = keys.keys().stream().map(key -> quote(key.metric()) + " " + key.direction())
                    .collect(Collectors.joining(", "));
            if (keys.limit().isEmpty()) {
                return list;
            }
            return "SELECT * FROM virtual_index" + (list.isEmpty() ? "" : " ORDER BY " + list) + " LIMIT "
                    + keys.limit().getAsInt();
        }
        if (task instanceof TaskSpec.Weighted weighted) {
            // In the order of the metrics, because the map of weights has no order of its own.
            Map<String, Double> weights = weighted.weights();
            return metricNames.stream().filter(name -> weights.getOrDefault(name, 0.0) != 0)
                    .map(name -> weights.get(name) + " * " + quote(name)).collect(Collectors.joining(" + "));
        }
        return task instanceof TaskSpec.Sql sql ? sql.text() : "";
    }

    private static String quote(String name) {
        boolean plain = name.matches("[A-Za-z_][A-Za-z0-9_]*") && KEYWORDS.stream().noneMatch(name::equalsIgnoreCase);
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
