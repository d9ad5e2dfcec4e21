package org.ternion.vpm.image;

import org.ternion.core.Checks;

/**
 * How a coarse level was made from the level below.
 *
 * @param block   child columns per column, in {@code [1, 2^32)}
 * @param columns logical columns of the child, in {@code [0, 2^32)}
 */
public record ChildColumns(long block, long columns) {
    /**
     * Checks the ranges.
     *
     * @param block see the record
     * @param columns see the record
     * @throws IllegalArgumentException if a number is outside its range
     */
    public ChildColumns {
        Checks.inRange(block, 1, MetadataLayout.MAX_U32, "block");
        Checks.inRange(columns, 0, MetadataLayout.MAX_U32, "columns");
    }
}
