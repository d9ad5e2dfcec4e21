package org.ternion.vpm;

import org.ternion.core.Checks;

/** Gray value of 8-bit colours by the weights of ITU-R BT.601, in 16-bit fixed point. */
public final class Luma {
    private static final int RED = 19595;
    private static final int GREEN = 38470;
    /** The three weights add up to 65536, so that white stays 255. */
    private static final int BLUE = 7471;

    private Luma() {
    }

    /**
     * Gray value of a colour: {@code (19595 R + 38470 G + 7471 B + 32768) >> 16}.
     *
     * @param red   0 to 255
     * @param green 0 to 255
     * @param blue  0 to 255
     * @return 0 to 255
     * @throws IllegalArgumentException if a channel is out of range
     */
    public static int of(int red, int green, int blue) {
        Checks.inRange(red, 0, 255, "red");
        Checks.inRange(green, 0, 255, "green");
        Checks.inRange(blue, 0, 255, "blue");
        return RED * red + GREEN * green + BLUE * blue + 32768 >> 16;
    }
}
