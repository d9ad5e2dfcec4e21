package org.ternion.vpm.image;

import java.util.Optional;

/** How the samples of a level were made from the level below. */
public enum AggId {
    /** Maximum of a block of columns. */
    MAX(0),
    /** Mean of a block of columns. */
    MEAN(1),
    /** Not aggregated: a base level. */
    RAW(65535);

    private final int number;

    AggId(int number) {
        this.number = number;
    }

    /**
     * The number of this rule in a file.
     *
     * @return 0, 1 or 65535
     */
    public int number() {
        return number;
    }

    /**
     * The rule of a number.
     *
     * @param number any int
     * @return the rule, or empty if there is none
     */
    public static Optional<AggId> ofNumber(int number) {
        for (AggId agg : values()) {
            if (agg.number == number) {
                return Optional.of(agg);
            }
        }
        return Optional.empty();
    }
}
