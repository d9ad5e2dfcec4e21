package org.ternion.ca.fast;

/**
 * How several steps are computed at once.
 *
 * @param depth steps; 1 computes every step on the whole grid
 * @param rows  rows of a band
 */
record Blocking(int depth, int rows) {
    /** Step by step. */
    static final Blocking NONE = new Blocking(1, 1);

    /** Bands of one or two megabytes with their surroundings; a twentieth of the work is done twice. */
    private static final Blocking BANDS = new Blocking(8, 128);
    /** Planes above this no longer stay in the cache from one step to the next. */
    private static final long CACHE_BYTES = 16L << 20;

    /** Bands where memory would be the limit. */
    static Blocking forPlanes(PlaneLayout layout, int planes) {
        return 2L * planes * layout.length * Long.BYTES > CACHE_BYTES ? BANDS : NONE;
    }
}
