package org.ternion.vpm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.ternion.core.Checks;

/**
 * A question to a policy map: rank the documents by one metric, or by a weighted sum of metrics. Immutable.
 *
 * <p>Metrics are named; a map without names calls them {@code m0}, {@code m1}, ...
 */
public final class Query {
    private final Map<String, Double> weights;
    private final boolean single;
    private final Direction direction;

    private Query(Map<String, Double> weights, boolean single, Direction direction) {
        this.weights = weights;
        this.single = single;
        this.direction = direction;
    }

    /**
     * Ranks by one metric, largest first.
     *
     * @param name a metric of the map
     * @return the query
     */
    public static Query metric(String name) {
        return new Query(Map.of(Objects.requireNonNull(name, "name"), 1.0), true, Direction.DESC);
    }

    /**
     * Ranks by a weighted sum of metrics, largest first.
     *
     * @param weights metric name to weight; zero weights are skipped
     * @return the query
     * @throws IllegalArgumentException if the map is empty, a weight is not finite or all are zero
     */
    public static Query weights(Map<String, Double> weights) {
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("weights must name at least one metric");
        }
        Map<String, Double> copy = new LinkedHashMap<>();
        weights.forEach((name, w) -> {
            if (Checks.finite(w, "weight of " + name) != 0) {
                copy.put(name, w);
            }
        });
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("weights must not all be zero");
        }
        return new Query(copy, false, Direction.DESC);
    }

    /**
     * The same question from the other end.
     *
     * @param direction which end comes first
     * @return a query that ranks in {@code direction}
     */
    public Query direction(Direction direction) {
        return new Query(weights, single, Objects.requireNonNull(direction, "direction"));
    }

    /**
     * Which end comes first.
     *
     * @return the direction, {@link Direction#DESC} unless changed
     */
    public Direction direction() {
        return direction;
    }

    /**
     * Whether this ranks by one metric.
     *
     * @return true if made by {@link #metric}
     */
    public boolean isMetric() {
        return single;
    }

    /**
     * Metric names with their weights, zero weights left out; one name with weight 1 for {@link #metric}.
     *
     * @return an unmodifiable map, not empty
     */
    public Map<String, Double> weights() {
        return Collections.unmodifiableMap(weights);
    }

    @Override
    public String toString() {
        return (single ? weights.keySet().iterator().next() : weights.toString()) + " " + direction;
    }
}
