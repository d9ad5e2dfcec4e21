package org.ternion.core.io;

import java.util.Objects;

/** A file is not what it claims to be: damaged, cut off, of another kind or of a version that is not supported. */
public final class SectionFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Part of the file. */
    private final String place;
    /** Byte offset of the part. */
    private final long offset;
    /** The reason in words. */
    private final String reason;

    /**
     * A problem at a place.
     *
     * @param file   name of the file as the caller gave it
     * @param place  part of the file: {@code "header"} or the name of a section
     * @param offset byte offset of that part
     * @param reason what is wrong, in a few words
     */
    public SectionFileException(String file, String place, long offset, String reason) {
        super(file + ", " + place + " at byte " + offset + ": " + reason);
        this.place = Objects.requireNonNull(place, "place");
        this.offset = offset;
        this.reason = reason;
    }

    /**
     * Part of the file.
     *
     * @return {@code "header"} or the name of a section
     */
    public String place() {
        return place;
    }

    /**
     * Where that part begins.
     *
     * @return byte offset in the file
     */
    public long offset() {
        return offset;
    }

    /**
     * What is wrong.
     *
     * @return a few words
     */
    public String reason() {
        return reason;
    }
}
