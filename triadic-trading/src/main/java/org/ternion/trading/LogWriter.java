package org.ternion.trading;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.ternion.trading.position.Reason;

/**
 * Writes run logs as CSV: a header, one row per bar, lines end with {@code \n}. Numbers have the fewest digits that
 * read back as the same number, in the layout of Python; NaN is an empty cell, flags are {@code True} and
 * {@code False}.
 * The stream is given whole rows only, so that what a killed run leaves is a log. More than 1.5 million rows of
 * {@link Profile#REFERENCE} per second; nothing is allocated per row. Not safe for use by several threads.
 */
public final class LogWriter implements Closeable {
    private static final int FLUSH_BYTES = 1 << 16;
    private static final byte[] TRUE = "True".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "False".getBytes(StandardCharsets.US_ASCII);
    private static final byte[][] REASONS = Arrays.stream(Reason.values())
            .map(reason -> reasonText(reason).getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);

    private final OutputStream out;
    private final LogColumn[] columns;
    private final byte[] symbol;
    private final byte[] buffer;
    private final int rowBytes;
    /** Text of the number a column had before: many repeat. */
    private final byte[][] lastText;
    private final long[] lastBits;
    private final int[] lastLength;
    /** Index of a column that often has the same number in the same row, else the index of the column itself. */
    private final int[] twin;
    private int used;
    private int stampAt;
    private int stampLength;

    private LogWriter(OutputStream out, String symbol, List<LogColumn> columns) {
        this.out = Objects.requireNonNull(out, "out");
        this.columns = columns.toArray(LogColumn[]::new);
        this.symbol = quoted(symbol).getBytes(StandardCharsets.UTF_8);
        rowBytes = columns.size() * (ShortestDecimal.MAX_BYTES + 1) + this.symbol.length;
        StringBuilder header = new StringBuilder();
        for (LogColumn column : columns) {
            header.append(header.isEmpty() ? "" : ",").append(column.header());
        }
        byte[] headerBytes = header.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
        buffer = new byte[Math.max(headerBytes.length, FLUSH_BYTES + rowBytes)];
        System.arraycopy(headerBytes, 0, buffer, 0, headerBytes.length);
        used = headerBytes.length;
        lastText = new byte[columns.size()][ShortestDecimal.MAX_BYTES];
        lastBits = new long[columns.size()];
        lastLength = new int[columns.size()];
        twin = new int[columns.size()];
        int fillPrice = columns.indexOf(LogColumn.FILL_PRICE);
        for (int c = 0; c < twin.length; c++) {
            boolean afterFill = this.columns[c] == LogColumn.PRICE && fillPrice >= 0 && fillPrice < c;
            twin[c] = afterFill ? fillPrice : c;
            lastLength[c] = ShortestDecimal.write(0, lastText[c], 0);
        }
    }

    /**
     * A log that begins with its header, which is written with the first rows.
     *
     * @param out     where to; closed with the writer
     * @param symbol  market; quoted if it has commas, quotes or line ends
     * @param columns which columns, in their order, say those of {@link #columnsOf(Profile)}
     * @return the writer
     */
    public static LogWriter of(OutputStream out, String symbol, List<LogColumn> columns) {
        return new LogWriter(out, symbol, columns);
    }

    /**
     * The columns of a profile.
     *
     * @param profile which one
     * @return the 19 of the prototype, or all
     */
    public static List<LogColumn> columnsOf(Profile profile) {
        List<LogColumn> all = List.of(LogColumn.values());
        return profile == Profile.REFERENCE ? all.subList(0, LogColumn.REFERENCE_COLUMNS) : all;
    }

    /**
     * Writes a log of a profile. The stream is flushed, not closed.
     *
     * @param log     the rows
     * @param profile says which columns
     * @param out     where to
     * @throws IOException              if the stream cannot be written to
     * @throws IllegalArgumentException if the log has not all of the columns
     */
    public static void write(RunLog log, Profile profile, OutputStream out) throws IOException {
        LogWriter writer = new LogWriter(out, log.symbol(), columnsOf(profile));
        writer.append(log, 0, log.size());
        writer.flush();
    }

    /**
     * Adds rows of a log.
     *
     * @param log  the rows, of the market of this writer
     * @param from first row
     * @param to   behind the last row
     * @throws IOException               if the stream cannot be written to
     * @throws IllegalArgumentException  if the log has not all of the columns
     * @throws IndexOutOfBoundsException if there are no such rows
     */
    public void append(RunLog log, int from, int to) throws IOException {
        Objects.checkFromToIndex(from, to, log.size());
        double[][] values = new double[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            boolean apart = columns[c] == LogColumn.T || columns[c] == LogColumn.TS || columns[c] == LogColumn.SYMBOL;
            values[c] = apart ? null : log.column(columns[c]);
        }
        long[] times = log.times();
        for (int row = from; row < to; row++) {
            stampLength = 0;
            for (int c = 0; c < columns.length; c++) {
                if (values[c] == null) {
                    apart(columns[c], times[row]);
                } else {
                    cell(c, values[c][row]);
                }
                buffer[used++] = ',';
            }
            endRow();
        }
    }

    /**
     * Adds one row.
     *
     * @param decision what the engine decided
     * @throws IOException if the stream cannot be written to
     */
    public void append(Decision decision) throws IOException {
        stampLength = 0;
        for (int c = 0; c < columns.length; c++) {
            LogColumn column = columns[c];
            if (column == LogColumn.T || column == LogColumn.TS || column == LogColumn.SYMBOL) {
                apart(column, decision.time());
            } else {
                cell(c, decision.value(column));
            }
            buffer[used++] = ',';
        }
        endRow();
    }

    /** Both stamps of a row have the same text. */
    private void apart(LogColumn column, long time) {
        if (column == LogColumn.SYMBOL) {
            copy(symbol, symbol.length);
        } else if (stampLength > 0) {
            System.arraycopy(buffer, stampAt, buffer, used, stampLength);
            used += stampLength;
        } else {
            stampAt = used;
            used = ShortestDecimal.integer(time, buffer, used);
            stampLength = used - stampAt;
        }
    }

    private void cell(int c, double value) {
        switch (columns[c].kind()) {
            case INTEGER -> used = ShortestDecimal.integer((long) value, buffer, used);
            case FLAG -> {
                byte[] text = value != 0 ? TRUE : FALSE;
                copy(text, text.length);
            }
            case TEXT -> {
                byte[] text = REASONS[(int) value];
                copy(text, text.length);
            }
            default -> number(c, value);
        }
    }

    private void number(int c, double value) {
        long bits = Double.doubleToRawLongBits(value);
        int same = lastBits[c] == bits ? c : twin[c];
        if (lastBits[same] != bits) {
            lastBits[c] = bits;
            lastLength[c] = ShortestDecimal.write(value, lastText[c], 0);
            same = c;
        }
        copy(lastText[same], lastLength[same]);
    }

    private void copy(byte[] text, int length) {
        System.arraycopy(text, 0, buffer, used, length);
        used += length;
    }

    private void endRow() throws IOException {
        buffer[used - 1] = '\n';
        if (used >= FLUSH_BYTES) {
            drain();
        }
    }

    private void drain() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }

    /**
     * Passes on what was added so far.
     *
     * @throws IOException if the stream cannot be written to
     */
    public void flush() throws IOException {
        drain();
        out.flush();
    }

    /** Passes on all rows and closes the stream. */
    @Override
    public void close() throws IOException {
        try (out) {
            drain();
        }
    }

    /** What a reason is called in the file. */
    static String reasonText(Reason reason) {
        return Setting.text(reason);
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
