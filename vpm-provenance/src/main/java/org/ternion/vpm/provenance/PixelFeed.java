package org.ternion.vpm.provenance;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Hands the bytes of a picture to a {@link PixelHasher}. A picture that cannot be decoded fails only in {@link #finish},
 * so that the same bytes can be hashed for something else meanwhile.
 */
final class PixelFeed implements AutoCloseable {
    private final PixelHasher hasher;
    private Throwable failure;

    private PixelFeed(PixelHasher hasher) {
        this.hasher = hasher;
    }

    /** With two threads or more, samples are hashed on a second one: that takes longer than to decode them. */
    static PixelFeed start(VpfLimits limits, int parallelism) {
        return new PixelFeed(new PixelHasher(limits, parallelism > 1));
    }

    /** Takes the next bytes of the file; they are not kept. */
    void accept(byte[] bytes, int offset, int length) {
        if (failure != null) {
            return;
        }
        try {
            hasher.accept(bytes, offset, length);
        } catch (VpfException | UncheckedIOException | OutOfMemoryError e) {
            failure = e;
        }
    }

    /**
     * The hash of the pixels of the whole file.
     *
     * @throws VpfException if it cannot be decoded or is too large
     */
    Sha3 finish() throws IOException {
        if (failure instanceof VpfException e) {
            throw e;
        }
        if (failure instanceof UncheckedIOException e) {
            throw e.getCause();
        }
        if (failure != null) {
            throw new IllegalStateException("the pixels could not be hashed", failure);
        }
        try {
            return hasher.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Ends the thread if there is one; what it has not hashed yet is dropped. */
    @Override
    public void close() {
        hasher.close();
    }
}
