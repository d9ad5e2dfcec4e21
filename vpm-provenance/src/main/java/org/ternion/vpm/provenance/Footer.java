package org.ternion.vpm.provenance;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A record behind the end of the picture: {@code "ZMVF" | u32 n | n bytes}.
 *
 * @param form what the n bytes are
 * @param json text of the record
 */
record Footer(Form form, String json) {
    private static final int MAGIC = 0x5A4D5646;
    private static final int CONTAINER = 0x56504631;
    private static final int TENSOR = 0x544E5352;
    private static final int HEADER = 8;

    /** The three forms that exist; only the first is written. */
    enum Form {
        /** Compressed JSON. */
        ZLIB,
        /** A container, as in the text chunk but not in base64. */
        CONTAINER,
        /** A container and {@code "TNSR" | u32 t | t bytes}. */
        CONTAINER_TENSOR
    }

    /**
     * Reads all bytes that follow IEND; empty unless a footer starts with the first and ends with the last of them.
     *
     * @throws VpfException as {@link VpfContainer#decode}, or BAD_JSON if the text is not UTF-8
     */
    static Optional<Footer> read(byte[] trailing, VpfLimits limits) {
        if (!isBlock(trailing, 0, MAGIC, trailing.length)) {
            return Optional.empty();
        }
        int payload = trailing.length - HEADER;
        if (payload < HEADER || ByteBuffer.wrap(trailing).getInt(HEADER) != CONTAINER) {
            if (payload > limits.maxContainerBytes()) {
                throw new VpfException(VpfException.Code.LIMIT_EXCEEDED, 0, "a footer of " + payload
                        + " bytes is above the limit of " + limits.maxContainerBytes());
            }
            byte[] json = VpfContainer.inflate(trailing, HEADER, payload, limits, true);
            return Optional.of(new Footer(Form.ZLIB, text(json)));
        }
        long tensor = 2L * HEADER + Integer.toUnsignedLong(ByteBuffer.wrap(trailing).getInt(HEADER + 4));
        boolean hasTensor = tensor < trailing.length && isBlock(trailing, (int) tensor, TENSOR, trailing.length);
        byte[] container = Arrays.copyOfRange(trailing, HEADER, hasTensor ? (int) tensor : trailing.length);
        byte[] json = VpfContainer.decode(container, limits, true);
        return Optional.of(new Footer(hasTensor ? Form.CONTAINER_TENSOR : Form.CONTAINER, text(json)));
    }

    /** Whether a magic, a length and as many bytes are exactly what lies between two places. */
    private static boolean isBlock(byte[] bytes, int from, int magic, int to) {
        return to - from >= HEADER && ByteBuffer.wrap(bytes).getInt(from) == magic
                && Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(from + 4)) == to - from - HEADER;
    }

    private static String text(byte[] json) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
        } catch (CharacterCodingException e) {
            throw new VpfException(VpfException.Code.BAD_JSON, -1, "the text of the footer is not UTF-8", e);
        }
    }

    /** The bytes to put behind IEND. */
    static byte[] write(byte[] json) {
        // A container is the same with another magic.
        byte[] footer = VpfContainer.encode(json);
        ByteBuffer.wrap(footer).putInt(0, MAGIC);
        return footer;
    }
}
