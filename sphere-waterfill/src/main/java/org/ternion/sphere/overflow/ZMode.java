package org.ternion.sphere.overflow;

/** How far a score stands out of its shell, as a number z. */
public enum ZMode {
    /**
     * {@code (s - median) / (1.4826 MAD)} with the median absolute deviation MAD; if that is 0,
     * {@code (s - mean) / sigma} with the population deviation sigma; if that is 0 too, 0. Does not change when scores
     * are shifted or scaled.
     */
    ROBUST,
    /**
     * {@code (s - m) / sigma} with mean and population deviation of the other members of the shell. If all others are
     * equal, mean and deviation of all members; if these are equal too, 0. Does not change when scores are shifted or
     * scaled.
     */
    LEAVE_ONE_OUT,
    /**
     * The prototype's {@code (s - mean) / (sigma + 0.1)} with {@code count + 1e-8} as denominator of mean and variance.
     * Depends on the unit of the scores; for comparison only.
     */
    LEGACY_STD,
    /**
     * The prototype's {@code (s - m) / |m|} with the mean m of the other members, the own score if there are none;
     * infinite if m is 0 and s is not. Rarely exceeds its threshold 0.93 in a shell of similar scores; for comparison
     * only.
     */
    LEGACY_MEAN
}
