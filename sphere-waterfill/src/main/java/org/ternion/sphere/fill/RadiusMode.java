package org.ternion.sphere.fill;

/** Where inside its shell a point is drawn. */
public enum RadiusMode {
    /** At the radius of the shell. */
    CENTER,
    /**
     * Spread evenly between the boundaries of the shell in the order of (score, id): the point of rank j of m gets
     * {@code inner + (outer - inner) * (j + 0.5) / m}. Shell 0 begins and the last shell ends at its own radius. The
     * radius rises with the rank as long as float tells neighbours apart, and never leaves the shell.
     */
    CONTINUOUS
}
