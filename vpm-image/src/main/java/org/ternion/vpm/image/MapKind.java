package org.ternion.vpm.image;

import java.util.Optional;

/** What a metadata blob describes. The ordinal is the number in the file. */
public enum MapKind {
    /** A policy map. */
    VPM,
    /** A frame of lane weights of a router; it has no documents. */
    ROUTER_FRAME,
    /** A view that a search made. */
    SEARCH_VIEW;

    private static final MapKind[] KINDS = values();

    /**
     * The number of this kind in a file.
     *
     * @return 0, 1 or 2
     */
    public int number() {
        return ordinal();
    }

    /**
     * The kind of a number.
     *
     * @param number any int
     * @return the kind, or empty if there is none
     */
    public static Optional<MapKind> ofNumber(int number) {
        return number >= 0 && number < KINDS.length ? Optional.of(KINDS[number]) : Optional.empty();
    }
}
