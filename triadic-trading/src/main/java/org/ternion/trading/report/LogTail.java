package org.ternion.trading.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import org.ternion.core.io.TableFormatException;
import org.ternion.trading.LogRows;
import org.ternion.trading.RunLog;

/**
 * Reads a run log while it is written, each byte once. Rows count when their line has ended. A log that was cut short,
 * written anew or replaced by another file is read from its start again; one that was moved away or deleted is read to
 * its end, until there is another file of its name. Not safe for use by several threads.
 */
public final class LogTail implements Closeable {
    /** Most bytes of one {@link #poll}; a line may not be longer. */
    static final int BLOCK_BYTES = 1 << 22;
    /** Bytes before the place to read on from that must still be the same. */
    private static final int KNOWN_BYTES = 256;

    private final Path file;
    private final int blockBytes;
    private FileChannel channel;
    private Object key;
    private byte[] known = new byte[0];
    private long position;
    private LogRows rows;
    private boolean restarted;

    private LogTail(Path file, int blockBytes) {
        this.file = Objects.requireNonNull(file, "file");
        this.blockBytes = blockBytes;
        rows = LogRows.of(file.toString());
    }

    /**
     * A tail before its first row.
     *
     * @param file the log; need not exist yet
     * @return the tail
     */
    public static LogTail of(Path file) {
        return new LogTail(file, BLOCK_BYTES);
    }

    static LogTail of(Path file, int blockBytes) {
        return new LogTail(file, blockBytes);
    }

    /**
     * New rows of a log.
     *
     * @param restarted whether all rows before these no longer count
     * @param rows      may be none
     */
    public record Growth(boolean restarted, RunLog rows) {
        /**
         * Checks that the rows are not null.
         *
         * @param restarted whether all rows before these no longer count
         * @param rows      not null
         */
        public Growth {
            Objects.requireNonNull(rows, "rows");
        }
    }

    /**
     * Reads what was added since, at most a few megabytes.
     *
     * @return new rows; if there are none, there is nothing more to read for now
     * @throws TableFormatException if a line is no row of a log; names line and column. The next call will say so again
     * @throws IOException          if the file cannot be read
     */
    public Growth poll() throws IOException {
        follow();
        if (channel != null) {
            byte[] block = block();
            int end = rows.read(block, 0, block.length);
            if (end == 0 && block.length == blockBytes) {
                throw new TableFormatException(file.toString(), rows.line(), 0, "",
                        "a line is longer than " + blockBytes + " bytes");
            }
            consume(block, end);
        }
        boolean again = restarted;
        restarted = false;
        return new Growth(again, rows.take());
    }

    /** Opens the file of the name if it is not the open one. */
    private void follow() throws IOException {
        Object present;
        try {
            present = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return;
        }
        // Systems without keys of files cannot tell a replacement by them, but its bytes differ.
        if (channel != null && Objects.equals(present, key)) {
            return;
        }
        FileChannel opened;
        try {
            opened = FileChannel.open(file, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            return;
        }
        if (channel != null) {
            channel.close();
            restart();
        }
        channel = opened;
        key = present;
    }

    private void restart() {
        known = new byte[0];
        position = 0;
        rows = LogRows.of(file.toString());
        restarted = true;
    }

    /** Bytes from the position on, after making sure that those before it are still there. */
    private byte[] block() throws IOException {
        byte[] before = read(position - known.length, known.length);
        if (!Arrays.equals(before, known)) {
            restart();
        }
        return read(position, blockBytes);
    }

    private byte[] read(long from, int most) throws IOException {
        int length = (int) Math.max(0, Math.min(most, channel.size() - from));
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            continue;
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private void consume(byte[] block, int end) {
        position += end;
        if (end >= KNOWN_BYTES) {
            known = Arrays.copyOfRange(block, end - KNOWN_BYTES, end);
        } else if (end > 0) {
            byte[] joined = Arrays.copyOf(known, known.length + end);
            System.arraycopy(block, 0, joined, known.length, end);
            known = Arrays.copyOfRange(joined, Math.max(0, joined.length - KNOWN_BYTES), joined.length);
        }
    }

    /** Closes the file. */
    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
