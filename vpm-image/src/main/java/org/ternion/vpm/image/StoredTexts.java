package org.ternion.vpm.image;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * Immutable list of texts kept as the bytes of the file (u16 length, UTF-8), so that a million document ids cost little
 * more than their bytes. A text is decoded each time it is asked for.
 */
final class StoredTexts extends AbstractList<String> implements RandomAccess {
    private static final int MAX_TEXT_BYTES = 65535;

    private final byte[] entries;
    private final int[] starts;

    private StoredTexts(byte[] entries, int[] starts) {
        this.entries = entries;
        this.starts = starts;
    }

    /** Encodes texts; a lone surrogate or more than 65535 bytes is an IllegalArgumentException. */
    static StoredTexts copyOf(List<String> texts, String name) {
        if (texts instanceof StoredTexts stored) {
            return stored;
        }
        CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
        int[] starts = new int[texts.size() + 1];
        byte[] entries = new byte[64];
        int at = 0;
        int i = 0;
        for (String text : texts) {
            ByteBuffer bytes;
            try {
                bytes = utf8.encode(CharBuffer.wrap(text));
            } catch (CharacterCodingException e) {
                throw new IllegalArgumentException(name + " " + i + " is not well-formed text", e);
            }
            int length = bytes.remaining();
            if (length > MAX_TEXT_BYTES) {
                throw new IllegalArgumentException(name + " " + i + " has " + length + " bytes of at most 65535");
            }
            int end = Math.addExact(at, 2 + length);
            if (end > entries.length) {
                entries = Arrays.copyOf(entries, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(end, 2L * end)));
            }
            entries[at] = (byte) (length >> 8);
            entries[at + 1] = (byte) length;
            bytes.get(entries, at + 2, length);
            starts[i++] = at;
            at = end;
        }
        starts[i] = at;
        return new StoredTexts(Arrays.copyOf(entries, at), starts);
    }

    /** Reads exactly {@code count} entries that fill the payload; otherwise an IllegalArgumentException. */
    static StoredTexts read(ByteBuffer payload, int count) {
        if (count > payload.remaining() / 2) {
            throw new IllegalArgumentException(count + " texts do not fit " + payload.remaining() + " bytes");
        }
        byte[] entries = new byte[payload.remaining()];
        payload.get(entries);
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        int[] starts = new int[count + 1];
        int at = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = at;
            int length = at + 2 <= entries.length ? length(entries, at) : MAX_TEXT_BYTES;
            if (length > entries.length - at - 2) {
                throw new IllegalArgumentException("text " + i + " of " + count + " ends behind the record");
            }
            try {
                utf8.decode(ByteBuffer.wrap(entries, at + 2, length));
            } catch (CharacterCodingException e) {
                throw new IllegalArgumentException("text " + i + " is not UTF-8", e);
            }
            at += 2 + length;
        }
        if (at != entries.length) {
            throw new IllegalArgumentException(entries.length - at + " bytes follow " + count + " texts");
        }
        starts[count] = at;
        return new StoredTexts(entries, starts);
    }

    private static int length(byte[] entries, int at) {
        return (entries[at] & 255) << 8 | entries[at + 1] & 255;
    }

    /** Length of {@link #put}. */
    int bytes() {
        return entries.length;
    }

    /** Writes all entries as in the file. */
    void put(ByteBuffer target) {
        target.put(entries);
    }

    @Override
    public String get(int index) {
        int start = starts[Objects.checkIndex(index, size())] + 2;
        return new String(entries, start, starts[index + 1] - start, StandardCharsets.UTF_8);
    }

    @Override
    public int size() {
        return starts.length - 1;
    }
}
