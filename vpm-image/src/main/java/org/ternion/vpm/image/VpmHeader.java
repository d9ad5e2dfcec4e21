package org.ternion.vpm.image;

import org.ternion.core.Checks;

/**
 * The fixed fields in the first two rows of a map's raster.
 *
 * @param metrics    data rows, 1 to 65535
 * @param columns    raster width with padding, {@code >= 12}
 * @param headerRows rows before the data, {@code >= 2}
 * @param level      0 = coarsest of a chain, up to 65535
 * @param docBlock   documents behind one column, 65535 meaning "or more"
 * @param agg        how a column sums up its documents
 * @param normFlag   whether Q16.16 minima and maxima stand in the header rows
 */
public record VpmHeader(int metrics, int columns, int headerRows, int level, int docBlock, AggId agg,
        boolean normFlag) {
    /** Version of the raster layout. */
    public static final int VERSION = 1;
    /** Smallest raster width. */
    public static final int MIN_COLUMNS = 12;
    /** First column of the metadata bytes in row 1. */
    static final int PAYLOAD_COLUMN = 7;
    /** Metadata bytes of one pixel: the green and the blue sample. */
    static final int PAYLOAD_BYTES = 4;

    /**
     * Checks the fields.
     *
     * @param metrics see the record
     * @param columns see the record
     * @param headerRows see the record
     * @param level see the record
     * @param docBlock see the record
     * @param agg see the record
     * @param normFlag see the record
     * @throws IllegalArgumentException if a field is out of its range
     */
    public VpmHeader {
        Checks.inRange(metrics, 1, 0xFFFF, "metrics");
        Checks.inRange(columns, MIN_COLUMNS, Integer.MAX_VALUE, "columns");
        Checks.inRange(headerRows, 2, 0xFFFF, "header rows");
        Checks.inRange(level, 0, 0xFFFF, "level");
        Checks.inRange(docBlock, 0, 0xFFFF, "documents per column");
    }

    /** Rows of the Q16.16 block. */
    static int minMaxRows(boolean normFlag, int metrics, int columns) {
        return normFlag ? (int) ((2L * metrics + columns - 1) / columns) : 0;
    }

    /** Metadata bytes that fit into row 1. */
    static long firstRowBytes(int columns) {
        return (long) PAYLOAD_BYTES * (columns - PAYLOAD_COLUMN);
    }

    /** Rows that {@code length} metadata bytes take after row 1. */
    static long spillRows(long length, int columns) {
        long rest = length - firstRowBytes(columns);
        return rest <= 0 ? 0 : (rest + (long) PAYLOAD_BYTES * columns - 1) / ((long) PAYLOAD_BYTES * columns);
    }
}
