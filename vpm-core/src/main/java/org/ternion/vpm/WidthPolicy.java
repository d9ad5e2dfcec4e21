package org.ternion.vpm;

/** What happens when a table has more or fewer columns than metric names were declared. */
public enum WidthPolicy {
    /** The widths must agree. */
    STRICT,
    /** Surplus names are dropped, surplus columns are called {@code col_i}; the table carries a warning. */
    RECONCILE
}
