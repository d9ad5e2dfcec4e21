package org.ternion.ca.file;

import org.ternion.core.Checks;

/** The smallest rectangle from (0, 0) with all that was found, below a limit: nothing is allocated before. */
final class PatternSize {
    private static final long MOST_OF_AN_ARRAY = Integer.MAX_VALUE - 8L;

    private final long maxCells;
    private long height;
    private long width;

    PatternSize(long maxCells) {
        this.maxCells = Math.min(Checks.inRange(maxCells, 1, Long.MAX_VALUE, "most cells"), MOST_OF_AN_ARRAY);
    }

    /** Grows the rectangle; false if it became larger than the limit. */
    boolean include(long rows, long columns) {
        height = Math.max(height, rows);
        width = Math.max(width, columns);
        // Both factors are below 2^31, or the product is not looked at.
        return height <= maxCells && width <= maxCells && height * width <= maxCells;
    }

    int height() {
        return (int) height;
    }

    int width() {
        return (int) width;
    }

    boolean isEmpty() {
        return height == 0 || width == 0;
    }

    String tooLarge() {
        return "the pattern has " + height + " x " + width + " cells, at most " + maxCells + " are read";
    }
}
