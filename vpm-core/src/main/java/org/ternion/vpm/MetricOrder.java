package org.ternion.vpm;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ternion.core.Checks;

/** In which order metrics become the rows of a map. Immutable. */
public final class MetricOrder {
    private static final MetricOrder IDENTITY = new MetricOrder(names -> IntStream.range(0, names.size()).toArray());

    private final Function<List<String>, int[]> rule;

    private MetricOrder(Function<List<String>, int[]> rule) {
        this.rule = rule;
    }

    /**
     * Rows in the order of the columns, derived metrics last.
     *
     * @return the order
     */
    public static MetricOrder identity() {
        return IDENTITY;
    }

    /**
     * Rows in a given order.
     *
     * @param metricNames every metric of the table and every derived one, each once
     * @return the order; using it fails with {@link IllegalArgumentException} when the metrics are others
     */
    public static MetricOrder explicit(List<String> metricNames) {
        List<String> wanted = List.copyOf(metricNames);
        return new MetricOrder(names -> {
            int[] order = wanted.stream().mapToInt(name -> MemoryOrganizer.indexOf(names, name)).toArray();
            return Checks.permutation(order, names.size(), "metric order");
        });
    }

    /**
     * Rows by weight, heaviest first; equal weights keep the order of the columns.
     *
     * @param weights one finite weight for every metric of the table and every derived one, copied
     * @return the order; using it fails with {@link IllegalArgumentException} when the number of metrics differs
     * @throws IllegalArgumentException if a weight is not finite
     */
    public static MetricOrder weightsDescending(double... weights) {
        double[] copy = weights.clone();
        for (double w : copy) {
            Checks.finite(w, "metric weight");
        }
        return new MetricOrder(names -> {
            if (names.size() != copy.length) {
                throw new ShapeException(copy.length + " metric weights given for " + names.size() + " metrics");
            }
            // Adding 0.0 makes -0.0 and 0.0 equal for the comparator; the sort of a boxed stream is stable.
            return IntStream.range(0, copy.length).boxed()
                    .sorted(Comparator.comparingDouble((Integer j) -> copy[j] + 0.0).reversed())
                    .mapToInt(Integer::intValue).toArray();
        });
    }

    /** Metric index of every row. */
    int[] resolve(List<String> metricNames) {
        return rule.apply(metricNames);
    }
}
