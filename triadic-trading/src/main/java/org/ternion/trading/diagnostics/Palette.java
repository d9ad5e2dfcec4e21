package org.ternion.trading.diagnostics;

/** Colours of pictures, readable on white and on dark pages. */
public enum Palette {
    /** From dark violet over green to yellow: amounts. */
    SEQUENTIAL(0x440154, 0x482878, 0x3e4a89, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725),
    /** From blue over grey to red: signed amounts. */
    DIVERGING(0x3b4cc0, 0x6282ea, 0x8db0fe, 0xb8cff8, 0xdddddd, 0xf4c5ad, 0xf49a7b, 0xde604d, 0xb40426);

    /** Colours that differ in heatmaps and colour bars. */
    static final int STEPS = 64;

    private static final String[] CATEGORIES =
            {"#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#8c6d31", "#7f7f7f"};

    private final int[] anchors;

    Palette(int... anchors) {
        this.anchors = anchors;
    }

    /**
     * Colour of a share.
     *
     * @param share 0 to 1; what is outside takes the colour of the end
     * @return such as {@code #440154}
     */
    public String colour(double share) {
        return step(stepOf(share));
    }

    /** Which of the {@link #STEPS} a share has. */
    static int stepOf(double share) {
        return (int) Math.min(STEPS - 1, Math.max(0, Math.floor(share * STEPS)));
    }

    String step(int step) {
        double place = (double) step / (STEPS - 1) * (anchors.length - 1);
        int below = Math.min(anchors.length - 2, (int) place);
        double part = place - below;
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = anchors[below] >> shift & 0xff;
            int to = anchors[below + 1] >> shift & 0xff;
            mixed = mixed << 8 | (int) Math.round(from + part * (to - from));
        }
        String digits = Integer.toHexString(mixed);
        return "#" + "0".repeat(6 - digits.length()) + digits;
    }

    /**
     * Colour of one of several series; they repeat after the eighth.
     *
     * @param index at least 0
     * @return the colour
     */
    public static String category(int index) {
        return CATEGORIES[index % CATEGORIES.length];
    }
}
