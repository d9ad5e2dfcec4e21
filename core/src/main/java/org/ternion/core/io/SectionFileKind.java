package org.ternion.core.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What a file of sections holds.
 *
 * @param letters  four ASCII letters in the first bytes of the file
 * @param version  of the meaning of the sections, the only one that is read
 * @param contents what the file holds, for messages: "a search index"
 */
public record SectionFileKind(String letters, int version, String contents) {
    /**
     * Checks the letters.
     *
     * @param letters  four ASCII letters
     * @param version  any number
     * @param contents a few words
     * @throws IllegalArgumentException if these are not four capital letters
     */
    public SectionFileKind {
        if (!letters.matches("[A-Z]{4}")) {
            throw new IllegalArgumentException("four capital letters expected, was " + letters);
        }
    }

    /** The first eight bytes: one that is no text, the letters, and line ends that a transfer as text would change. */
    long magic() {
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x89).put(letters.getBytes(StandardCharsets.US_ASCII)).put((byte) '\r').put((byte) '\n');
        return bytes.put((byte) 0x1A).getLong(0);
    }
}
