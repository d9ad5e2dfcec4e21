package org.ternion.vpm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.ternion.core.FloatMatrix;

/**
 * Orders documents in memory by keys or by a weighted sum. Keys count from left to right, -0.0 equals 0.0, NaN comes
 * last in both directions, and equal documents keep ascending ids. O(n) for each key that decides, by radix sort.
 */
public final class MemoryOrganizer implements Organizer {
    private final DocumentSort sort;

    /** An organizer; it holds no state. */
    public MemoryOrganizer() {
        this(new DocumentSort());
    }

    MemoryOrganizer(DocumentSort sort) {
        this.sort = sort;
    }

    /**
     * {@inheritDoc}
     *
     * @throws TaskSyntaxException      with code {@code NEEDS_SQL} if the task is SQL
     * @throws UnknownMetricException   if the task names a metric that is not there
     * @throws IllegalArgumentException if a key is repeated, or the weights are empty, all zero or not finite
     */
    @Override
    public Organization organize(FloatMatrix canonical, List<String> metricNames, TaskSpec task) {
        int n = canonical.rows();
        if (task instanceof TaskSpec.Keys keys) {
            int limit = keys.limit().orElse(n);
            if (limit < 1) {
                throw new IllegalArgumentException("limit must be >= 1, was " + limit);
            }
            List<IntUnaryOperator> columns = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (TaskSpec.Key key : keys.keys()) {
                if (!seen.add(key.metric())) {
                    throw new IllegalArgumentException("metric '" + key.metric() + "' is used twice");
                }
                columns.add(SortKeys.column(canonical, indexOf(metricNames, key.metric()), key.direction()));
            }
            int[] order = sort.order(n, null, limit, columns);
            return Organization.wrap(columns.isEmpty() ? "none" : "memory", order, keys.keys(), order.length < n);
        }
        if (task instanceof TaskSpec.Weighted weighted) {
            double[] weights = weights(Query.weights(weighted.weights()), metricNames);
            double[] sums = SortKeys.weightedSums(canonical, weights);
            int[] order = sort.order(n, null, n, SortKeys.of(sums, Direction.DESC));
            return Organization.wrap("memory", order, List.of(), false);
        }
        if (task instanceof TaskSpec.Sql sql) {
            throw new TaskSyntaxException(TaskSyntaxException.Code.NEEDS_SQL, sql.text(), 0,
                    "this task needs SQL, which is not configured");
        }
        return Organization.wrap("none", sort.order(n, null, n, List.of()), List.of(), false);
    }

    static int indexOf(List<String> metricNames, String name) {
        int index = metricNames.indexOf(name);
        if (index < 0) {
            throw new UnknownMetricException(name, metricNames);
        }
        return index;
    }

    /** The weights of a query, metric by metric; 0 for metrics it does not name. */
    static double[] weights(Query query, List<String> metricNames) {
        double[] weights = new double[metricNames.size()];
        query.weights().forEach((name, w) -> weights[indexOf(metricNames, name)] = w);
        return weights;
    }
}
