package org.ternion.vpm;

/** A table does not have the columns that are expected of it. */
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * A shape failure.
     *
     * @param message what was expected and what was found
     */
    public ShapeException(String message) {
        super(message);
    }
}
