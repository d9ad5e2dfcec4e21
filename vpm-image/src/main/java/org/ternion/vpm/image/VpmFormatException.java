package org.ternion.vpm.image;

import java.util.Objects;

/** Bytes that are not the visual policy map they claim to be, with the place and the reason. */
public final class VpmFormatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong, for programs. */
    public enum Code {
        /** The input does not start with the PNG signature, or is empty. */
        NOT_PNG,
        /** The input, a chunk, a blob or a record ends before what it announces. */
        TRUNCATED,
        /** A CRC-32 of a chunk does not fit its bytes. */
        CRC_MISMATCH,
        /** The picture is not RGB with 16 bits per sample. */
        NOT_RGB16,
        /** The picture is interlaced. */
        INTERLACED,
        /** The picture has less than the 12 columns the header row needs. */
        TOO_NARROW,
        /** A size is above a limit of {@link Limits}. */
        LIMIT_EXCEEDED,
        /** The chunks or the compressed pixels are not legal PNG. */
        BAD_PNG,
        /** Bytes follow the end of the pixels or of the picture. */
        TRAILING_DATA,
        /** The magic of the raster or of the metadata blob is wrong. */
        BAD_MAGIC,
        /** The format version of the raster, the blob, the extension or a pointer is not known. */
        UNSUPPORTED_VERSION,
        /** Header fields contradict each other or the picture. */
        HEADER_MISMATCH,
        /** The metadata length in the header rows is impossible, or the marker before it is incomplete. */
        BAD_METADATA_LENGTH,
        /** The blob is of a kind this version does not know. */
        UNKNOWN_KIND,
        /** A field or record of the metadata blob breaks a rule. */
        BAD_METADATA,
        /** The blob of the {@code vpMm} chunk differs from the blob in the pixels. */
        METADATA_DISAGREES,
        /** A score to write is NaN or infinite. */
        NON_FINITE,
        /** The picture holds a serialised object that would run code when loaded; it is never loaded. */
        UNSUPPORTED_PICKLE
    }

    /** Stable code of the problem. */
    private final Code code;
    /** Byte offset in the input or blob, -1 where unknown. */
    private final long offset;
    /** The reason in words. */
    private final String detail;

    /**
     * A problem at a place.
     *
     * @param code   what is wrong
     * @param offset byte offset in the input or blob, or -1 if it is not known
     * @param detail the reason in words, one line
     */
    public VpmFormatException(Code code, long offset, String detail) {
        this(code, offset, detail, null);
    }

    /**
     * A problem at a place, found by another exception.
     *
     * @param code   what is wrong
     * @param offset byte offset in the input or blob, or -1 if it is not known
     * @param detail the reason in words, one line
     * @param cause  what was caught, or null
     */
    public VpmFormatException(Code code, long offset, String detail, Throwable cause) {
        super(Objects.requireNonNull(code, "code") + (offset < 0 ? "" : " at byte " + offset) + ": " + detail, cause);
        this.code = code;
        this.offset = Math.max(-1, offset);
        this.detail = detail;
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
     * @return byte offset in the input or blob, or -1 if it is not known
     */
    public long offset() {
        return offset;
    }

    /**
     * Why it is wrong.
     *
     * @return the reason in words, without code and offset
     */
    public String detail() {
        return detail;
    }
}
