package org.ternion.vpm;

/** How a unit score becomes an integer sample. Floating-point samples are not affected. */
public enum Rounding {
    /** Towards zero, so 0.5 becomes 127 of 255. Edge decisions are defined on these samples. */
    TRUNCATE,
    /** To the nearest, half to even, so 0.5 becomes 128 of 255: no bias of half a step. */
    NEAREST
}
