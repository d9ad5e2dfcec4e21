package org.ternion.vpm.edge;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Bytes that are no message or tile of the format asked for. */
public final class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    private final Code code;
    /** Where it is wrong. */
    private final int offset;

    /** What is wrong with the bytes. */
    public enum Code {
        /** They end too early. */
        TRUNCATED,
        /** Bytes follow the end. */
        TRAILING_DATA,
        /** Format mark wrong. */
        BAD_MAGIC,
        /** Version of the protocol or format not known. */
        BAD_VERSION,
        /** Message type not known here. */
        BAD_TYPE,
        /** A byte has a value that its field does not allow. */
        BAD_VALUE,
        /** A side of the tile is 0. */
        EMPTY_TILE,
        /** A side of the tile exceeds the limit. */
        TILE_TOO_LARGE,
        /** A level beyond the deepest one. */
        LEVEL_TOO_DEEP,
        /** Text that is not UTF-8, or longer than allowed. */
        BAD_TEXT,
        /** Sample type not known. */
        BAD_SAMPLE_TYPE,
        /** The checksum does not match. */
        CRC_MISMATCH;

        /** The name as a device sends it, made once so that answering allocates nothing. */
        final byte[] ascii = name().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * A refusal.
     *
     * @param code   what is wrong
     * @param offset index of the byte that is wrong, counted from the start of the message or tile
     * @param detail one line
     */
    public ProtocolException(Code code, int offset, String detail) {
        super(Objects.requireNonNull(code, "code") + " at byte " + offset + ": " + detail);
        this.code = code;
        this.offset = offset;
    }

    /**
     * What is wrong.
     *
     * @return the code
     */
    public Code code() {
        return code;
    }

    /**
     * Where it is wrong.
     *
     * @return index of a byte, counted from the start of the message or tile
     */
    public int offset() {
        return offset;
    }
}
