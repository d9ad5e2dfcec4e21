package org.ternion.vpm.image;

import java.util.Objects;

/**
 * How to read a map.
 *
 * @param strictness whether metadata problems and trailing bytes are errors or entries of a problem list; damaged
 *                   pixels are always errors
 * @param limits     what a file may ask for
 */
public record ReadOptions(Strictness strictness, Limits limits) {
    /** Lenient, with {@link Limits#DEFAULT}. */
    public static final ReadOptions DEFAULT = new ReadOptions(Strictness.LENIENT, Limits.DEFAULT);
    /** Strict, with {@link Limits#DEFAULT}. */
    public static final ReadOptions STRICT = new ReadOptions(Strictness.STRICT, Limits.DEFAULT);

    /**
     * Checks that nothing is null.
     *
     * @param strictness see the record
     * @param limits see the record
     */
    public ReadOptions {
        Objects.requireNonNull(strictness, "strictness");
        Objects.requireNonNull(limits, "limits");
    }
}
