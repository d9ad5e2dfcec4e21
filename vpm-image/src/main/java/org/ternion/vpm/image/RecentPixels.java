package org.ternion.vpm.image;

import java.util.Arrays;

/** Where in the window each hash occurred last, and from there back through the window. */
final class RecentPixels {
    private static final int HASH_BITS = 15;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final int MASK = PixelDeflater.HISTORY - 1;
    /** So far back from every position of a window that no match reaches it. */
    private static final int NEVER = -PixelDeflater.HISTORY - 1;

    private final int[] heads = new int[1 << HASH_BITS];
    /** Distance to the previous position of the same hash, 0 for none in reach. */
    private final char[] steps = new char[PixelDeflater.HISTORY];
    /** How far the window has moved, so that a position keeps its step when its number changes. */
    private int moved;

    /** The hash of a pixel, or of a mixture of pixels: the upper bits of a product depend on all bits. */
    static int hash(long pixel) {
        return (int) (pixel * MULTIPLIER >>> Long.SIZE - HASH_BITS);
    }

    /** One value for two pixels. */
    static long pair(long first, long second) {
        return first * MULTIPLIER + second;
    }

    /** Notes a position; returns the one before it with this hash, which may be out of reach. */
    int put(int hash, int position) {
        int before = heads[hash];
        heads[hash] = position;
        int step = position - before;
        steps[position + moved & MASK] = step <= PixelDeflater.HISTORY ? (char) step : 0;
        return before;
    }

    /** The position before this one with the same hash, or one that is out of reach. */
    int before(int position) {
        int step = steps[position + moved & MASK];
        return step == 0 ? NEVER : position - step;
    }

    /** Follows a move of the window's bytes to the front. */
    void slide(int distance) {
        moved += distance;
        for (int i = 0; i < heads.length; i++) {
            heads[i] = Math.max(heads[i] - distance, NEVER);
        }
    }

    void clear() {
        Arrays.fill(heads, NEVER);
        moved = 0;
    }
}
