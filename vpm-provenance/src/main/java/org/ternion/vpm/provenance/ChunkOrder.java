package org.ternion.vpm.provenance;

import java.util.Optional;

/** The rules of PNG for types, order and sizes of chunks, as far as a picture cannot be read without them. */
final class ChunkOrder {
    private static final int IHDR_BYTES = 13;

    private int previous;
    private boolean pixels;

    /** Takes the next chunk; returns what is wrong with it. */
    Optional<String> next(int type, long length) {
        String defect = defect(type, length);
        pixels |= type == PngChunk.IDAT;
        previous = type;
        return Optional.ofNullable(defect);
    }

    private String defect(int type, long length) {
        if (!PngChunk.isLegal(type)) {
            return "chunk type " + PngChunk.name(type) + " is not four letters";
        }
        if (length > Integer.MAX_VALUE) {
            return "chunk " + PngChunk.name(type) + " is longer than 2^31-1 bytes";
        }
        if ((type == PngChunk.IHDR) != (previous == 0) || type == PngChunk.IHDR && length != IHDR_BYTES) {
            return "IHDR must be the first chunk, the only one of its kind and have " + IHDR_BYTES + " bytes";
        }
        if (type == PngChunk.IDAT && pixels && previous != PngChunk.IDAT) {
            return "IDAT chunks must be consecutive";
        }
        if (type == PngChunk.IEND && !pixels) {
            return "the picture has no IDAT chunk";
        }
        return type == PngChunk.IEND && length != 0 ? "IEND must be empty" : null;
    }

    /** Whether the last chunk was IEND. */
    boolean isComplete() {
        return previous == PngChunk.IEND;
    }
}
