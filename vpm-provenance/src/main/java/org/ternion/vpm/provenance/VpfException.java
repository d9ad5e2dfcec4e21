package org.ternion.vpm.provenance;

import java.util.Objects;

/** A file or record that is damaged, too large or not understood, with the place and the reason. */
public final class VpfException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong, for programs. */
    public enum Code {
        /** The input does not start with the PNG signature, or is empty. */
        NOT_PNG,
        /** The input, a chunk or a container ends before what it announces, or has no IEND chunk. */
        TRUNCATED,
        /** A CRC-32 of a chunk does not fit its bytes. */
        CRC_MISMATCH,
        /** The chunks or the compressed pixels are not legal PNG. */
        BAD_PNG,
        /** The picture has no record where one may be. */
        NO_VPF,
        /** The picture has more than one record. */
        DUPLICATE_VPF,
        /** The text of a record is not base64. */
        BAD_BASE64,
        /** The container does not start with VPF1. */
        BAD_MAGIC,
        /** Compressed data are damaged. */
        BAD_ZLIB,
        /** The JSON text is damaged, has duplicate keys or numbers that JSON does not know. */
        BAD_JSON,
        /** A member of the record has the wrong type or an impossible value. */
        BAD_FIELD,
        /** A member that must be a tagged hash is none. */
        BAD_HASH_FIELD,
        /** The version of the record is not known. */
        UNSUPPORTED_VERSION,
        /** Bytes follow the end of a container or of the picture. */
        TRAILING_DATA,
        /** A size is above a limit of {@link VpfLimits}. */
        LIMIT_EXCEEDED,
        /** The hash of the record is not the one stored in it. */
        VPF_HASH_MISMATCH,
        /** The record has no hash of itself. */
        UNHASHED,
        /** The record has no hash of the picture. */
        NOT_BOUND,
        /** The picture is not the one the record was made for. */
        CONTENT_MISMATCH,
        /** The pixels are not those the record was made for. */
        PIXEL_MISMATCH,
        /** The record has no signature. */
        UNSIGNED,
        /** A signature does not fit the record. */
        BAD_SIGNATURE,
        /** A signature is made by another algorithm than Ed25519. */
        UNSUPPORTED_ALGORITHM,
        /** A signature is valid, but its key is unknown, expired or revoked. */
        UNTRUSTED_KEY,
        /** A parent is not in the store. */
        MISSING_PARENT,
        /** A record is among its own ancestors. */
        LINEAGE_CYCLE,
        /** A key file holds no usable Ed25519 key. */
        BAD_KEY
    }

    /** Stable code of the problem. */
    private final Code code;
    /** Byte offset in the input, -1 where unknown. */
    private final long offset;
    /** The reason in words. */
    private final String detail;

    /**
     * A problem at a place.
     *
     * @param code   what is wrong
     * @param offset byte offset in the input, or -1 if it is not known
     * @param detail the reason in words, one line
     */
    public VpfException(Code code, long offset, String detail) {
        this(code, offset, detail, null);
    }

    /**
     * A problem at a place, found by another exception.
     *
     * @param code   what is wrong
     * @param offset byte offset in the input, or -1 if it is not known
     * @param detail the reason in words, one line
     * @param cause  what was caught, or null
     */
    public VpfException(Code code, long offset, String detail, Throwable cause) {
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
     * @return byte offset in the input, or -1 if it is not known
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
