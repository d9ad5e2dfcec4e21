package org.ternion.trading.position;

/** What a confidence that is no number means. */
public enum MissingConfidence {
    /** 1: acts. */
    FULL,
    /** 0: holds, and is counted. */
    NONE
}
