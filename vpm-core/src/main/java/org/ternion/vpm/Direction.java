package org.ternion.vpm;

/** Which end of a metric is best. */
public enum Direction {
    /** The largest value comes first. */
    DESC,
    /** The smallest value comes first. */
    ASC
}
