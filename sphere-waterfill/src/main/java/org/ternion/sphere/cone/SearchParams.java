package org.ternion.sphere.cone;

import org.ternion.core.Checks;

/** How much of an index a search looks at. */
public sealed interface SearchParams {
    /**
     * As much as it takes to be certain. If more than half of the points would have to be looked at, all of them are,
     * in one pass without order.
     *
     * @return the parameters
     */
    static SearchParams exact() {
        return new Exact();
    }

    /**
     * The cells with the nearest axes. Cells that provably hold nothing better count, but are not scanned.
     *
     * @param cells {@code >= 1}
     * @return the parameters
     * @throws IllegalArgumentException if {@code cells < 1}
     */
    static SearchParams maxCells(int cells) {
        return new MaxCells(cells);
    }

    /**
     * At most so many points, from the cells with the nearest axes.
     *
     * @param points {@code >= 1}
     * @return the parameters
     * @throws IllegalArgumentException if {@code points < 1}
     */
    static SearchParams maxPoints(int points) {
        return new MaxPoints(points);
    }

    /**
     * As many cells as gave this recall when the index was built, for members of the index as queries. Queries from
     * elsewhere may need more: then {@link ConeIndex#calibrate} with a sample of them.
     *
     * @param target mean share of the true nearest that should be found, in {@code (0, 1]}
     * @return the parameters
     * @throws IllegalArgumentException if {@code target} is out of range
     */
    static SearchParams recall(double target) {
        return new Recall(target);
    }

    /** See {@link #exact}. */
    record Exact() implements SearchParams {
    }

    /**
     * See {@link #maxCells}.
     *
     * @param cells {@code >= 1}
     */
    record MaxCells(int cells) implements SearchParams {
        /**
         * Checks the number.
         *
         * @param cells {@code >= 1}
         * @throws IllegalArgumentException if {@code cells < 1}
         */
        public MaxCells {
            Checks.inRange(cells, 1, Integer.MAX_VALUE, "cells");
        }
    }

    /**
     * See {@link #maxPoints}.
     *
     * @param points {@code >= 1}
     */
    record MaxPoints(int points) implements SearchParams {
        /**
         * Checks the number.
         *
         * @param points {@code >= 1}
         * @throws IllegalArgumentException if {@code points < 1}
         */
        public MaxPoints {
            Checks.inRange(points, 1, Integer.MAX_VALUE, "points");
        }
    }

    /**
     * See {@link #recall}.
     *
     * @param target in {@code (0, 1]}
     */
    record Recall(double target) implements SearchParams {
        /**
         * Checks the target.
         *
         * @param target in {@code (0, 1]}
         * @throws IllegalArgumentException if {@code target} is not in {@code (0, 1]}
         */
        public Recall {
            Checks.inRange(target, Double.MIN_VALUE, 1, "target");
        }
    }
}
