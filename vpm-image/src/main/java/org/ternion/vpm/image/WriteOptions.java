package org.ternion.vpm.image;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.ternion.core.Checks;

/**
 * How to write a map. The bytes depend on everything here but {@code parallelism}.
 *
 * @param compression  deflate level: 0 stores, 1 to 9 search longer and longer for what repeats
 * @param groupRows    metric rows that can be read alone, 1 to 65535, or 0 to choose: as many as fit into 1 MiB
 * @param parallelism  threads that hash and compress, {@code >= 1}; more than one are started for the call and end with
 *                     it
 * @param legacyMinMax whether version-1 readers shall find minima and maxima; written only where they fit the format
 * @param metadata     adds to the metadata the map gives: level, pointers, weights, steps
 */
public record WriteOptions(int compression, int groupRows, int parallelism, boolean legacyMinMax,
        UnaryOperator<VpmMetadataBuilder> metadata) {
    /** Level 6, groups chosen, the calling thread only, no Q16.16 block. */
    public static final WriteOptions DEFAULT = new WriteOptions(6, 0, 1, false, UnaryOperator.identity());

    /**
     * Checks the settings.
     *
     * @param compression see the record
     * @param groupRows see the record
     * @param parallelism see the record
     * @param legacyMinMax see the record
     * @param metadata see the record
     * @throws IllegalArgumentException if a number is out of its range
     */
    public WriteOptions {
        Checks.inRange(compression, 0, 9, "compression");
        Checks.inRange(groupRows, 0, 0xFFFF, "group rows");
        Checks.inRange(parallelism, 1, Integer.MAX_VALUE, "parallelism");
        Objects.requireNonNull(metadata, "metadata");
    }

    /**
     * The same with another deflate level.
     *
     * @param level 0 to 9
     * @return a copy
     */
    public WriteOptions withCompression(int level) {
        return new WriteOptions(level, groupRows, parallelism, legacyMinMax, metadata);
    }

    /**
     * The same with another group size.
     *
     * @param rows metric rows per group, or 0 to choose
     * @return a copy
     */
    public WriteOptions withGroupRows(int rows) {
        return new WriteOptions(compression, rows, parallelism, legacyMinMax, metadata);
    }

    /**
     * The same with another number of threads.
     *
     * @param threads {@code >= 1}
     * @return a copy
     */
    public WriteOptions withParallelism(int threads) {
        return new WriteOptions(compression, groupRows, threads, legacyMinMax, metadata);
    }

    /**
     * The same with a Q16.16 block where it fits: no metadata spills over and every end is in [0, 65536).
     *
     * @return a copy
     */
    public WriteOptions withLegacyMinMax() {
        return new WriteOptions(compression, groupRows, parallelism, true, metadata);
    }

    /**
     * The same with additions to the metadata.
     *
     * @param addition called once per file with the builder the map filled
     * @return a copy
     */
    public WriteOptions withMetadata(UnaryOperator<VpmMetadataBuilder> addition) {
        return new WriteOptions(compression, groupRows, parallelism, legacyMinMax, addition);
    }
}
