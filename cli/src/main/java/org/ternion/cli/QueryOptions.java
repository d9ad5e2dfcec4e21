package org.ternion.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ternion.core.io.Numbers;
import org.ternion.vpm.Direction;
import org.ternion.vpm.Query;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a map is asked: one metric or weights, and which end is best. */
final class QueryOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Key key;

    @Option(names = "--direction", paramLabel = "desc|asc", defaultValue = "desc",
            description = "Which end comes first (default desc: largest).")
    private Direction direction;

    /** One of the two is given. */
    static final class Key {
        @Option(names = "--metric", paramLabel = "NAME", description = "Rank by one metric.")
        private String metric;

        @Option(names = "--weights", paramLabel = "A=W,B=W",
                description = "Rank by a weighted sum, for example 'mpg=0.7,weight=-0.3'; put a name with a comma"
                        + " or an equals sign in double quotes.")
        private String weights;
    }

    Query query() {
        Query query;
        try {
            query = key.metric != null ? Query.metric(key.metric) : Query.weights(parseWeights(key.weights));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--weights: " + e.getMessage(), e);
        }
        return query.direction(direction);
    }

    /** Adds {@code metric} or {@code weights}, and {@code direction}. */
    void describe(Map<String, Object> json) {
        Query query = query();
        if (query.isMetric()) {
            json.put("metric", key.metric);
        } else {
            json.put("weights", query.weights());
        }
        json.put("direction", direction.name());
    }

    static Map<String, Double> parseWeights(String text) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String item : NameList.split(text, ',')) {
            List<String> sides = NameList.split(item, '=');
            if (sides.size() != 2 || sides.get(0).isEmpty() || sides.get(1).isEmpty()) {
                throw new IllegalArgumentException("expected NAME=WEIGHT, got '" + item + "'");
            }
            String name = NameList.unquote(sides.get(0));
            double weight = Numbers.parse(sides.get(1)).orElseThrow(() -> new IllegalArgumentException(
                    "the weight of '" + name + "' must be a finite number, got '" + sides.get(1) + "'"));
            if (weights.put(name, weight) != null) {
                throw new IllegalArgumentException("metric '" + name + "' has two weights");
            }
        }
        return weights;
    }
}
