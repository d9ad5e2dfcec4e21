package org.ternion.trading.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.ternion.core.io.TableFormatException;

/** Lines of a stream as parts of a buffer, ended by {@code \n} or {@code \r\n}. Reads no further than it must. */
final class ByteLines {
    /** Longest line that is read, in bytes. */
    static final int MAX_LINE_BYTES = 1 << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final String name;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;
    private int after;
    private int start;
    private int end;
    private long number;
    private boolean ended;

    ByteLines(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
        start = after;
        int i = start;
        while (true) {
            while (i < filled && buffer[i] != '\n') {
                i++;
            }
            if (i < filled) {
                after = i + 1;
                break;
            }
            if (ended) {
                after = filled;
                break;
            }
            i -= start;
            refill();
        }
        if (start == after) {
            return false;
        }
        end = i > start && buffer[i - 1] == '\r' ? i - 1 : i;
        number++;
        if (number == 1) {
            skipByteOrderMark();
        }
        return true;
    }

    /** Goes to the next line that is not blank; false at the end. */
    boolean nextFilled() throws IOException {
        while (next()) {
            if (!blank()) {
                return true;
            }
        }
        return false;
    }

    private void refill() throws IOException {
        int kept = filled - start;
        if (kept > MAX_LINE_BYTES) {
            throw new TableFormatException(name, number + 1, 0, "",
                    "the line has more than " + MAX_LINE_BYTES + " bytes");
        }
        if (kept == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        } else if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, kept);
        }
        after -= start;
        start = 0;
        filled = kept;
        int count = in.read(buffer, filled, buffer.length - filled);
        if (count < 0) {
            ended = true;
        } else {
            filled += count;
        }
    }

    private void skipByteOrderMark() {
        if (end - start >= 3 && buffer[start] == (byte) 0xEF && buffer[start + 1] == (byte) 0xBB
                && buffer[start + 2] == (byte) 0xBF) {
            start += 3;
        }
    }

    /** Holds the line from {@link #start()} to {@link #end()} until the next call. */
    byte[] bytes() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Number of the line, from 1. */
    long number() {
        return number;
    }

    private boolean blank() {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
