package org.ternion.core.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8, skips a byte order mark at the start and reports the line of the first malformed byte, after all the
 * text before it was delivered. Reads of at least two characters only.
 */
final class StrictUtf8Reader extends Reader {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final String file;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private long lines;
    private char last;
    private boolean ended;
    private boolean started;

    StrictUtf8Reader(InputStream in, String file) {
        this.in = in;
        this.file = file;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length < 2) {
            throw new IllegalArgumentException("room for a surrogate pair is needed, was " + length);
        }
        CharBuffer chars = CharBuffer.wrap(target, offset, length);
        int start = chars.position();
        while (chars.position() == start) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            if (chars.position() > start) {
                break;
            }
            if (result.isError()) {
                throw new TableFormatException(file, lines + 1, 0, "", "the text is not UTF-8");
            }
            if (ended) {
                return -1;
            }
            fill();
        }
        return count(target, offset, chars.position() - start);
    }

    private int count(char[] target, int offset, int n) throws IOException {
        if (!started) {
            started = true;
            if (target[offset] == '\uFEFF') {
                System.arraycopy(target, offset + 1, target, offset, n - 1);
                return n == 1 ? read(target, offset, 2) : count(target, offset, n - 1);
            }
        }
        for (int i = offset; i < offset + n; i++) {
            char c = target[i];
            if (c == '\r' || c == '\n' && last != '\r') {
                lines++;
            }
            last = c;
        }
        return n;
    }

    private void fill() throws IOException {
        bytes.compact();
        int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (n < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + n);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
