package org.ternion.vpm.image;

/** How well the range of a metric is known from a file. */
public enum Trust {
    /** Stored as doubles in the metadata. */
    EXACT,
    /** Stored as unsigned Q16.16 in the header rows: exact to 2^-16 for values in [0, 65536). */
    Q16_16,
    /** Q16.16 words whose fraction was overwritten by metadata: the value is in {@code [stored, stored + 1)}. */
    INTEGER_PART_ONLY,
    /** Not stored. */
    UNKNOWN
}
