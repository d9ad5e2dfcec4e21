package org.ternion.vpm.image;

import org.ternion.core.Checks;

/**
 * Largest sizes accepted from a file before memory is taken for them. A larger claim ends in
 * {@link VpmFormatException.Code#LIMIT_EXCEEDED}.
 *
 * @param maxRasterBytes       bytes of all samples held in memory at once, {@code >= 1}
 * @param maxStreamRasterBytes bytes of all samples of a picture that is read row by row, {@code >= 1}
 * @param maxWidth             columns, {@code >= 1}
 * @param maxHeaderRows        rows before the data rows, {@code >= 2}
 * @param maxMetadataBytes     bytes of the metadata blob, and of its records after inflation, {@code >= 1}
 * @param maxInflatedTextBytes bytes of one text chunk after inflation, {@code >= 1}
 */
public record Limits(long maxRasterBytes, long maxStreamRasterBytes, int maxWidth, int maxHeaderRows,
        int maxMetadataBytes, int maxInflatedTextBytes) {
    /** 512 MiB in memory, 64 GiB streamed, 2^24 columns, 4096 header rows, 64 MiB metadata, 16 MiB text. */
    public static final Limits DEFAULT = new Limits(512L << 20, 64L << 30, 1 << 24, 4096, 64 << 20, 16 << 20);

    /**
     * Checks the sizes.
     *
     * @param maxRasterBytes see the record
     * @param maxStreamRasterBytes see the record
     * @param maxWidth see the record
     * @param maxHeaderRows see the record
     * @param maxMetadataBytes see the record
     * @param maxInflatedTextBytes see the record
     * @throws IllegalArgumentException if a limit is below its smallest value
     */
    public Limits {
        Checks.inRange(maxRasterBytes, 1, Long.MAX_VALUE, "maxRasterBytes");
        Checks.inRange(maxStreamRasterBytes, 1, Long.MAX_VALUE, "maxStreamRasterBytes");
        Checks.inRange(maxWidth, 1, Integer.MAX_VALUE, "maxWidth");
        Checks.inRange(maxHeaderRows, 2, Integer.MAX_VALUE, "maxHeaderRows");
        Checks.inRange(maxMetadataBytes, 1, Integer.MAX_VALUE, "maxMetadataBytes");
        Checks.inRange(maxInflatedTextBytes, 1, Integer.MAX_VALUE, "maxInflatedTextBytes");
    }

    /**
     * The same limits with another one for samples in memory.
     *
     * @param bytes {@code >= 1}
     * @return a copy
     */
    public Limits withMaxRasterBytes(long bytes) {
        return new Limits(bytes, maxStreamRasterBytes, maxWidth, maxHeaderRows, maxMetadataBytes, maxInflatedTextBytes);
    }

    /**
     * The same limits with another one for metadata.
     *
     * @param bytes {@code >= 1}
     * @return a copy
     */
    public Limits withMaxMetadataBytes(int bytes) {
        return new Limits(maxRasterBytes, maxStreamRasterBytes, maxWidth, maxHeaderRows, bytes, maxInflatedTextBytes);
    }
}
