package org.ternion.ca.picture;

import java.io.IOException;

/** A film has grown beyond the size that the user allowed; what was written of it is no film. */
public final class FilmTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Frames that were added, with the one that was too much. */
    private final long frames;

    FilmTooLargeException(long maxBytes, long frames) {
        super("the film is larger than " + maxBytes + " bytes at frame " + frames
                + ": keep fewer frames, or choose a smaller scale or a larger limit");
        this.frames = frames;
    }

    /**
     * Where the film became too large.
     *
     * @return number of the frame, from 1
     */
    public long frames() {
        return frames;
    }
}
