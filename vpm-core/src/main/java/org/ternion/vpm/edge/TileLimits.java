package org.ternion.vpm.edge;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * What a decoder accepts.
 *
 * @param maxWidth  pixels of a row, 1 to 65535
 * @param maxHeight rows, 1 to 65535
 * @param parsing   what happens to messages that break the rules
 */
public record TileLimits(int maxWidth, int maxHeight, Parsing parsing) {
    /** How strictly messages are read. */
    public enum Parsing {
        /** Sizes, lengths, reserved bytes and text must be exact. */
        STRICT,
        /**
         * As the prototype reads: a flat tile keeps the size its header states and whatever pixels follow; a
         * hierarchical tile larger than the limits is cropped row by row; characters of text that were cut in half
         * become U+FFFD.
         */
        LENIENT
    }

    /** At most 3 x 3 pixels, strict: the protocol's own limit. */
    public static final TileLimits DEFAULT = new TileLimits(3, 3, Parsing.STRICT);

    /** At most 3 x 3 pixels, lenient. */
    public static final TileLimits LENIENT = new TileLimits(3, 3, Parsing.LENIENT);

    /**
     * Checks the sizes.
     *
     * @param maxWidth  pixels of a row, 1 to 65535
     * @param maxHeight rows, 1 to 65535
     * @param parsing   what happens to messages that break the rules
     * @throws IllegalArgumentException if a side is outside 1 to 65535
     */
    public TileLimits {
        Checks.inRange(maxWidth, 1, 0xFFFF, "maxWidth");
        Checks.inRange(maxHeight, 1, 0xFFFF, "maxHeight");
        Objects.requireNonNull(parsing, "parsing");
    }

    /**
     * Whether rules may be broken.
     *
     * @return true for {@link Parsing#LENIENT}
     */
    public boolean isLenient() {
        return parsing == Parsing.LENIENT;
    }
}
