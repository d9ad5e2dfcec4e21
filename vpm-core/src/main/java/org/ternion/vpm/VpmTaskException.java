package org.ternion.vpm;

/** A task that cannot be understood or carried out. The message is one line meant for the person who wrote the task. */
public class VpmTaskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A task failure.
     *
     * @param message one line
     */
    public VpmTaskException(String message) {
        super(message);
    }

    /**
     * A task failure with its origin.
     *
     * @param message one line
     * @param cause   what the engine said
     */
    public VpmTaskException(String message, Throwable cause) {
        super(message, cause);
    }
}
