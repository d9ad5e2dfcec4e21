package org.ternion.sphere.fill;

/** How water-filling finds the piece of its piecewise linear total that holds the budget. Both give the same level. */
public enum LevelSearch {
    /** Partition around random pivots: O(n) time expected. The default. */
    SELECTION,

    /** Sort all breakpoints and sweep them upwards: O(n log n) by comparison, here a radix sort. */
    SORTED_SWEEP
}
