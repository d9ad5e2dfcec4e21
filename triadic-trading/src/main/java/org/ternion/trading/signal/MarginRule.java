package org.ternion.trading.signal;

/** How the distance from the border of the regime is measured. */
public enum MarginRule {
    /** As the prototype: raw units, the flip rate of the bar before, all constraints at once. */
    LAGGED,
    /** In shares of each constraint, at least 0 exactly where the regime is acceptable. */
    CONSISTENT
}
