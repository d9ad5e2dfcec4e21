package org.ternion.vpm;

import java.util.Arrays;
import java.util.Locale;

/**
 * Which derived columns are appended to the canonical ones, so that a task can order by how metrics combine. A table
 * with too few metrics for a hint gets no columns.
 */
public enum FeatureHint {
    /** Nothing is derived. */
    NONE,
    /** Product and absolute difference of the first two metrics. */
    XOR,
    /** Distance and angle of the first two metrics around (0.5, 0.5). */
    RADIAL,
    /** Products of all pairs of the first four metrics. */
    PRODUCT,
    /** Products of all pairs of the first three metrics and squares of the first two. */
    AUTO,
    /** {@link #AUTO}, then absolute differences of all pairs of the first three metrics. */
    AUTO_DIFF;

    /**
     * Reads a hint, in any case and with surrounding blanks.
     *
     * @param text a name of a constant, or null for {@link #NONE}
     * @return the hint
     * @throws IllegalArgumentException if there is no such hint; the message lists them
     */
    public static FeatureHint parse(String text) {
        if (text == null) {
            return NONE;
        }
        String name = text.strip().toUpperCase(Locale.ROOT);
        for (FeatureHint hint : values()) {
            if (hint.name().equals(name)) {
                return hint;
            }
        }
        throw new IllegalArgumentException("unknown feature hint '" + text + "', valid are: "
                + String.join(", ", Arrays.stream(values()).map(FeatureHint::toString).toList()));
    }

    /** The hint as users write it, in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
