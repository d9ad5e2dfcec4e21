package org.ternion.sphere.io;

/** What a file holds. */
public enum FileKind {
    /** Shells and radii of points. */
    PLACEMENT(1),
    /** Cells and points of a search index. */
    CONE_INDEX(2);

    private final int code;

    FileKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
