package org.ternion.vpm.provenance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A text chunk of a PNG.
 *
 * @param kind    which of the three chunks
 * @param layout  LEGACY for iTXt chunks of the prototype, which has two NULs too many
 * @param keyword 1 to 79 characters
 * @param text    inflated, without the extra NULs
 */
record PngText(Kind kind, Layout layout, String keyword, String text) {
    /** Keyword of the record. */
    static final String RECORD = "vpf";
    /** Longest keyword of a text chunk. */
    static final int MAX_KEYWORD = 79;
    /** The prototype writes these, so only with these may text begin with NULs. */
    private static final Set<String> LEGACY_KEYWORDS = Set.of(RECORD, "vpf.header", "vpf.footer");

    /** The text chunks of PNG. */
    enum Kind { ITXT, TEXT, ZTXT }

    /** How an iTXt chunk is laid out. */
    enum Layout { CONFORMING, LEGACY }

    /**
     * Reads the data of a chunk; empty for a chunk that is no text.
     *
     * @throws VpfException BAD_PNG if the parts of the chunk are not there; BAD_ZLIB, TRAILING_DATA or LIMIT_EXCEEDED
     *                      if its compressed text is damaged or too long
     */
    static Optional<PngText> read(PngChunk chunk, byte[] data, VpfLimits limits) {
        return switch (chunk.type()) {
            case "tEXt", "zTXt", "iTXt" -> Optional.of(new Parser(chunk, data, limits).text());
            default -> Optional.empty();
        };
    }

    /** The keyword at the start of the data of a text chunk; empty if none ends there. */
    static Optional<String> keyword(byte[] data) {
        for (int i = 0; i < data.length; i++) {
            if (data[i] == 0) {
                return Optional.of(new String(data, 0, i, StandardCharsets.ISO_8859_1));
            }
        }
        return Optional.empty();
    }

    /**
     * A whole iTXt chunk, uncompressed, with length and CRC.
     *
     * @throws IllegalArgumentException if the keyword is none of PNG, or the text has a NUL
     */
    static byte[] itxtChunk(String keyword, String text) {
        boolean latin = keyword.chars().allMatch(c -> c >= 0x20 && c < 0x7F || c > 0xA0 && c <= 0xFF);
        if (keyword.isEmpty() || keyword.length() > MAX_KEYWORD || !latin || keyword.contains("  ")
                || !keyword.equals(keyword.strip())) {
            throw new IllegalArgumentException("keyword '" + keyword + "' is not 1 to 79 Latin-1 characters without "
                    + "space at the ends or twice");
        }
        if (text.indexOf(0) >= 0) {
            throw new IllegalArgumentException("the text of a chunk cannot hold NUL");
        }
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(keyword.getBytes(StandardCharsets.ISO_8859_1));
        // End of the keyword, compression flag and method, empty language, empty translated keyword.
        data.writeBytes(new byte[5]);
        data.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return PngChunk.bytes("iTXt", data.toByteArray());
    }

    /** Takes the data of a chunk apart, from front to back. */
    private static final class Parser {
        private final PngChunk chunk;
        private final byte[] data;
        private final VpfLimits limits;
        private int at;

        Parser(PngChunk chunk, byte[] data, VpfLimits limits) {
            this.chunk = chunk;
            this.data = data;
            this.limits = limits;
        }

        PngText text() {
            if (data.length > limits.maxTextBytes()) {
                throw problem(VpfException.Code.LIMIT_EXCEEDED, data.length + " bytes are above the limit of "
                        + limits.maxTextBytes());
            }
            String keyword = new String(untilNul("keyword"), StandardCharsets.ISO_8859_1);
            if (keyword.isEmpty() || keyword.length() > MAX_KEYWORD) {
                throw problem(VpfException.Code.BAD_PNG, "the keyword has " + keyword.length() + " characters");
            }
            return switch (chunk.type()) {
                case "tEXt" -> new PngText(Kind.TEXT, Layout.CONFORMING, keyword, latin1(rest(0)));
                case "zTXt" -> {
                    method();
                    yield new PngText(Kind.ZTXT, Layout.CONFORMING, keyword, latin1(inflate(0)));
                }
                default -> international(keyword);
            };
        }

        private PngText international(String keyword) {
            int flag = next("compression flag");
            if (flag > 1) {
                throw problem(VpfException.Code.BAD_PNG, "compression flag " + flag);
            }
            method();
            untilNul("language");
            untilNul("translated keyword");
            int nuls = 0;
            if (LEGACY_KEYWORDS.contains(keyword)) {
                while (nuls < 2 && at + nuls < data.length && data[at + nuls] == 0) {
                    nuls++;
                }
            }
            byte[] text = flag == 1 ? inflate(nuls) : rest(nuls);
            return new PngText(Kind.ITXT, nuls == 0 ? Layout.CONFORMING : Layout.LEGACY, keyword, utf8(text));
        }

        private void method() {
            int method = next("compression method");
            if (method != 0) {
                throw problem(VpfException.Code.BAD_PNG, "compression method " + method);
            }
        }

        private int next(String part) {
            if (at == data.length) {
                throw problem(VpfException.Code.BAD_PNG, "ends before its " + part);
            }
            return data[at++] & 0xFF;
        }

        private byte[] untilNul(String part) {
            int from = at;
            while (next("end of the " + part) != 0) {
                // The loop stops behind the NUL.
            }
            return Arrays.copyOfRange(data, from, at - 1);
        }

        private byte[] rest(int skip) {
            return Arrays.copyOfRange(data, at + skip, data.length);
        }

        private byte[] inflate(int skip) {
            VpfLimits text = new VpfLimits(limits.maxTextBytes(), limits.maxContainerBytes(), limits.maxTextBytes(),
                    limits.maxRatio(), limits.maxDepth(), limits.maxTokens(), limits.maxSamples());
            return VpfContainer.inflate(data, at + skip, data.length - at - skip, text, true);
        }

        private static String latin1(byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }

        private String utf8(byte[] bytes) {
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException e) {
                throw new VpfException(VpfException.Code.BAD_PNG, chunk.offset(), "the text of chunk iTXt is not UTF-8",
                        e);
            }
        }

        private VpfException problem(VpfException.Code code, String detail) {
            return new VpfException(code, chunk.offset(), "chunk " + chunk.type() + ": " + detail);
        }
    }
}
