package org.ternion.trading.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import java.util.EnumMap;
import java.util.Objects;
import org.ternion.core.io.TableFormatException;
import org.ternion.trading.LogColumn;
import org.ternion.trading.LogReader;
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
    private static final RunLog NONE = RunLog.wrap("", new long[0], new EnumMap<>(LogColumn.class));

    private final Path file;
    private final int blockBytes;
    private FileChannel channel;
    private Object key;
    private byte[] header;
    private byte[] known = new byte[0];
    private long position;
    private long lines;
    private boolean restarted;

    private LogTail(Path file, int blockBytes) {
        this.file = Objects.requireNonNull(file, "file");
        this.blockBytes = blockBytes;
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
        if (channel == null) {
            return grown(NONE);
        }
        byte[] block = block();
        int from = 0;
        if (header == null) {
            from = afterFirstLine(block);
            if (from == 0) {
                requireShortLine(block);
                return grown(NONE);
            }
        }
        int end = afterLastLine(block, from);
        byte[] head = header == null ? Arrays.copyOf(block, from) : header;
        RunLog rows = end > from ? rows(head, block, from, end) : NONE;
        lines += header == null ? 1 : 0;
        header = head;
        lines += count(block, from, end, '\n');
        consume(block, Math.max(from, end));
        return grown(rows);
    }

    private Growth grown(RunLog rows) {
        boolean again = restarted;
        restarted = false;
        return new Growth(again, rows);
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
        header = null;
        known = new byte[0];
        position = 0;
        lines = 0;
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

    private static int afterFirstLine(byte[] block) {
        for (int i = 0; i < block.length; i++) {
            if (block[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    /** Behind the last line end that is in no quotes. */
    private int afterLastLine(byte[] block, int from) {
        int end = from;
        boolean quoted = false;
        for (int i = from; i < block.length; i++) {
            if (block[i] == '"') {
                quoted = !quoted;
            } else if (block[i] == '\n' && !quoted) {
                end = i + 1;
            }
        }
        if (end == 0) {
            requireShortLine(block);
        }
        return end;
    }

    private void requireShortLine(byte[] block) {
        if (block.length == blockBytes) {
            throw new TableFormatException(file.toString(), lines + 1, 0, "",
                    "a line is longer than " + blockBytes + " bytes");
        }
    }

    private static long count(byte[] block, int from, int end, char wanted) {
        long found = 0;
        for (int i = from; i < end; i++) {
            found += block[i] == wanted ? 1 : 0;
        }
        return found;
    }

    private RunLog rows(byte[] head, byte[] block, int from, int end) throws IOException {
        ByteArrayOutputStream table = new ByteArrayOutputStream(head.length + end - from);
        table.write(head, 0, head.length);
        table.write(block, from, end - from);
        try {
            return LogReader.read(new ByteArrayInputStream(table.toByteArray()), file.toString());
        } catch (TableFormatException e) {
            // The reader counted from the header of this block.
            long line = header != null && e.line() > 1 ? lines + e.line() - 1 : e.line();
            throw new TableFormatException(e.file(), line, e.column(), e.columnName(), e.problem());
        }
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
