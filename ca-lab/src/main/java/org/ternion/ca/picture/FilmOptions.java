package org.ternion.ca.picture;

import org.ternion.core.Checks;

/**
 * How a film is shown and how large it may get.
 *
 * @param delayHundredths time of a frame in 1/100 s, 1..65535; viewers slow down below 2
 * @param plays           how often the film is shown, 0 for ever, at most 65536
 * @param maxBytes        largest file accepted, {@code > 0}
 */
public record FilmOptions(int delayHundredths, int plays, long maxBytes) {
    /** Ten frames a second for ever, at most 64 MiB. */
    public static final FilmOptions DEFAULT = new FilmOptions(10, 0, 64L << 20);
    static final int MOST_HUNDREDTHS = 0xFFFF;

    /**
     * Checks the values.
     *
     * @param delayHundredths 1..65535
     * @param plays           0..65536
     * @param maxBytes        {@code > 0}
     * @throws IllegalArgumentException if one is out of range
     */
    public FilmOptions {
        Checks.inRange(delayHundredths, 1, MOST_HUNDREDTHS, "delay in 1/100 s");
        Checks.inRange(plays, 0, 1 << 16, "number of plays");
        Checks.inRange(maxBytes, 1, Long.MAX_VALUE, "largest size in bytes");
    }
}
