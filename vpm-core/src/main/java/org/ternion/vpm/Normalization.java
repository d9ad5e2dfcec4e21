package org.ternion.vpm;

import java.util.Map;
import org.ternion.core.Checks;

/** Where the range of each metric comes from, which the normaliser maps to [0, 1]. */
public sealed interface Normalization {
    /** Weight of a new batch in {@link #ema()}. */
    double DEFAULT_ALPHA = 0.1;

    /** Each table is scaled by its own minimum and maximum. */
    record Batch() implements Normalization {
    }

    /**
     * Ranges are kept from table to table and move towards each new one.
     *
     * @param alpha weight of the new table, in [0, 1]: 0 freezes the first range, 1 forgets all but the last
     */
    record Ema(double alpha) implements Normalization {
        /**
         * Checks the weight.
         *
         * @param alpha weight of the new table, in [0, 1]
         * @throws IllegalArgumentException if {@code alpha} is outside [0, 1]
         */
        public Ema {
            Checks.inRange(alpha, 0, 1, "alpha");
        }
    }

    /**
     * Ranges are given once and for all.
     *
     * @param ranges one range per metric name; names that a table does not have are not used
     */
    record Fixed(Map<String, MetricRange> ranges) implements Normalization {
        /**
         * Copies the map.
         *
         * @param ranges one range per metric name
         */
        public Fixed {
            ranges = Map.copyOf(ranges);
        }
    }

    /**
     * Scales each table by its own minimum and maximum.
     *
     * @return the choice
     */
    static Normalization batch() {
        return new Batch();
    }

    /**
     * Keeps ranges from table to table, with {@link #DEFAULT_ALPHA}.
     *
     * @return the choice
     */
    static Normalization ema() {
        return ema(DEFAULT_ALPHA);
    }

    /**
     * Keeps ranges from table to table.
     *
     * @param alpha weight of a new table, in [0, 1]
     * @return the choice
     * @throws IllegalArgumentException if {@code alpha} is outside [0, 1]
     */
    static Normalization ema(double alpha) {
        return new Ema(alpha);
    }

    /**
     * Scales every table by the same ranges.
     *
     * @param ranges one range per metric name, copied
     * @return the choice
     */
    static Normalization fixed(Map<String, MetricRange> ranges) {
        return new Fixed(ranges);
    }
}
