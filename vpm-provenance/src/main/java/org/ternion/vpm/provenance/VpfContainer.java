package org.ternion.vpm.provenance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** A record as text of a PNG chunk: base64 of {@code "VPF1" | u32 n | n bytes zlib(JSON)}. */
final class VpfContainer {
    private static final byte[] MAGIC = "VPF1".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 8;
    private static final int FIRST_BUFFER = 4096;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private VpfContainer() {
    }

    static byte[] encode(byte[] json) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(json);
            deflater.finish();
            ByteArrayOutputStream zlib = new ByteArrayOutputStream();
            byte[] buffer = new byte[FIRST_BUFFER];
            while (!deflater.finished()) {
                zlib.write(buffer, 0, deflater.deflate(buffer));
            }
            return ByteBuffer.allocate(HEADER + zlib.size()).put(MAGIC).putInt(zlib.size()).put(zlib.toByteArray())
                    .array();
        } finally {
            deflater.end();
        }
    }

    /**
     * The JSON text of a container.
     *
     * @param strict whether bytes behind the container or behind the compressed data are refused
     * @throws VpfException BAD_MAGIC, TRUNCATED, TRAILING_DATA, LIMIT_EXCEEDED, BAD_ZLIB
     */
    static byte[] decode(byte[] container, VpfLimits limits, boolean strict) {
        int magic = Math.min(MAGIC.length, container.length);
        if (!Arrays.equals(container, 0, magic, MAGIC, 0, magic)) {
            throw new VpfException(VpfException.Code.BAD_MAGIC, 0, "a record starts with VPF1");
        }
        if (container.length < HEADER) {
            throw new VpfException(VpfException.Code.TRUNCATED, container.length, "a record has at least 8 bytes");
        }
        long announced = Integer.toUnsignedLong(ByteBuffer.wrap(container).getInt(MAGIC.length));
        int available = container.length - HEADER;
        if (announced > available) {
            throw new VpfException(VpfException.Code.TRUNCATED, MAGIC.length,
                    "the record announces " + announced + " bytes and has " + available);
        }
        if (announced < available && strict) {
            throw new VpfException(VpfException.Code.TRAILING_DATA, HEADER + announced,
                    available - announced + " bytes follow the record");
        }
        if (announced > limits.maxContainerBytes()) {
            throw new VpfException(VpfException.Code.LIMIT_EXCEEDED, MAGIC.length,
                    "the record has " + announced + " bytes, at most " + limits.maxContainerBytes() + " are read");
        }
        return inflate(container, HEADER, (int) announced, limits, strict);
    }

    /**
     * Inflates zlib data to at most {@code maxJsonBytes} and {@code maxRatio} times their length.
     *
     * @throws VpfException BAD_ZLIB, TRAILING_DATA (strict), LIMIT_EXCEEDED
     */
    static byte[] inflate(byte[] bytes, int offset, int length, VpfLimits limits, boolean strict) {
        int absolute = Math.min(limits.maxJsonBytes(), LARGEST_ARRAY - 1);
        int most = (int) Math.min(absolute, (long) limits.maxRatio() * length);
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, offset, length);
            byte[] text = new byte[Math.min(most + 1, FIRST_BUFFER)];
            int size = 0;
            while (!inflater.finished()) {
                if (size == text.length) {
                    text = Arrays.copyOf(text, (int) Math.min(most + 1, 2L * size));
                }
                int read = inflater.inflate(text, size, text.length - size);
                size += read;
                if (size > most) {
                    throw new VpfException(VpfException.Code.LIMIT_EXCEEDED, offset, length
                            + " compressed bytes hold more than " + most + " bytes");
                }
                if (read == 0 && !inflater.finished()) {
                    throw new VpfException(VpfException.Code.BAD_ZLIB, offset + length - inflater.getRemaining(),
                            "the compressed data end too early or need a dictionary");
                }
            }
            if (strict && inflater.getRemaining() > 0) {
                throw new VpfException(VpfException.Code.TRAILING_DATA, offset + length - inflater.getRemaining(),
                        inflater.getRemaining() + " bytes follow the compressed data");
            }
            return Arrays.copyOf(text, size);
        } catch (DataFormatException e) {
            throw new VpfException(VpfException.Code.BAD_ZLIB, offset + inflater.getBytesRead(),
                    e.getMessage() == null ? "the compressed data are damaged" : e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    static String toBase64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Bytes of padded base64. ASCII white space is skipped; bits that the last digit does not need must be 0, so that a
     * text has one meaning and bytes have one text.
     *
     * @throws VpfException BAD_BASE64
     */
    static byte[] fromBase64(String text) {
        StringBuilder dense = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (" \t\n\f\r".indexOf(c) < 0) {
                dense.append(c);
            }
        }
        String digits = dense.toString();
        try {
            byte[] bytes = Base64.getDecoder().decode(digits);
            if (toBase64(bytes).equals(digits)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new VpfException(VpfException.Code.BAD_BASE64, -1, "the text of the record is not base64", e);
        }
        throw new VpfException(VpfException.Code.BAD_BASE64, -1, "the base64 text is not padded or has stray bits");
    }
}
