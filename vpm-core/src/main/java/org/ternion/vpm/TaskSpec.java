package org.ternion.vpm;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** How documents are ranked: the parsed form of a task text, or a weighted mix built by program. */
public sealed interface TaskSpec {
    /**
     * One sort key.
     *
     * @param metric    name of a metric, as declared
     * @param direction which end comes first
     */
    record Key(String metric, Direction direction) {
    }

    /** Documents keep the order of the table. */
    record Identity() implements TaskSpec {
    }

    /**
     * Documents are sorted by keys, left to right; equal documents keep the order of the table.
     *
     * @param keys  no metric twice; none only with a limit, which then keeps the first rows of the table
     * @param limit number of documents kept, {@code >= 1}, or empty for all
     */
    record Keys(List<Key> keys, OptionalInt limit) implements TaskSpec {
        /**
         * Copies the list.
         *
         * @param keys  no metric twice; none only with a limit
         * @param limit number of documents kept, {@code >= 1}, or empty for all
         */
        public Keys {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Documents are sorted by the weighted sum of canonical values, largest first.
     *
     * @param weights metric name to finite weight, not empty
     */
    record Weighted(Map<String, Double> weights) implements TaskSpec {
        /**
         * Copies the map.
         *
         * @param weights metric name to finite weight, not empty
         */
        public Weighted {
            weights = Map.copyOf(weights);
        }
    }

    /**
     * Documents are selected and sorted by a SELECT statement over {@code virtual_index}.
     *
     * @param text one SELECT or WITH statement
     */
    record Sql(String text) implements TaskSpec {
    }
}
