package org.ternion.cli;

import java.awt.Color;

/** Colours for scores: dark violet for the lowest to bright yellow for the highest, even to the eye (after viridis). */
final class ScoreColors {
    private static final int[] ANCHORS = {
        0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6CCE59, 0xB4DE2C, 0xFDE725
    };

    private ScoreColors() {
    }

    /** The colour of a score in [0, 1]. */
    static Color of(double score) {
        double at = Math.max(0, Math.min(1, score)) * (ANCHORS.length - 1);
        int low = Math.min((int) at, ANCHORS.length - 2);
        return between(new Color(ANCHORS[low]), new Color(ANCHORS[low + 1]), at - low);
    }

    /** The colour at {@code t} in [0, 1] on the way from one colour to another. */
    static Color between(Color a, Color b, double t) {
        return new Color(mix(a.getRed(), b.getRed(), t), mix(a.getGreen(), b.getGreen(), t),
                mix(a.getBlue(), b.getBlue(), t));
    }

    /** Black or white, whichever is readable on the colour of {@code score}. */
    static Color textOn(double score) {
        Color c = of(score);
        double luma = 0.299 * c.getRed() + 0.587 * c.getGreen() + 0.114 * c.getBlue();
        return luma > 130 ? Color.BLACK : Color.WHITE;
    }

    private static int mix(int a, int b, double t) {
        return (int) Math.rint(a + t * (b - a));
    }
}
