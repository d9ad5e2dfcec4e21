package org.ternion.core.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file in memory: a header row and rows of text cells. The format is RFC 4180 in UTF-8, with any of the line ends
 * {@code \r\n}, {@code \n} and {@code \r} and with or without a byte order mark; cells are kept as they are, spaces
 * included. Every row has as many cells as the header, so that a blank line is an error unless there is one column.
 *
 * <p>Takes the size of the text plus 4 bytes per cell and per row. Immutable, safe for use by several threads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class CsvTable {
    /** Text of all cells that one table holds at most, in bytes. */
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;
    private static final int FIRST_BYTES = 1 << 16;

    private final String file;
    private final List<String> header;
    private final Map<String, Integer> columns = new HashMap<>();
    private int rows;
    /** UTF-8 of all cells, row by row; cell i ends before {@code ends[i]} and starts where the one before it ends. */
    private byte[] text = new byte[0];
    private int[] ends = new int[64];
    private int[] lines = new int[16];

    private CsvTable(String file, List<String> header) {
        this.file = file;
        this.header = header;
        for (int c = 0; c < header.size(); c++) {
            String name = header.get(c);
            if (name.isBlank()) {
                throw new TableFormatException(file, 1, c + 1, "", "the column has no name");
            }
            Integer before = columns.putIfAbsent(name, c);
            if (before != null) {
                throw new TableFormatException(file, 1, c + 1, name,
                        "the name is used before, for column " + (before + 1));
            }
        }
    }

    /**
     * Reads a file into memory.
     *
     * @param file the file
     * @return header and rows
     * @throws TableFormatException if the text is not UTF-8, has no header, a header cell is blank or repeated, a row
     *                              has more or fewer cells than the header, a quoted cell is not ended as it must, or
     *                              the cells have more than 2 GiB
     * @throws IOException          if the file cannot be read
     */
    public static CsvTable read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString(), Files.size(file));
        }
    }

    /**
     * Reads a stream to its end into memory.
     *
     * @param in   the text; not closed
     * @param name what messages call it
     * @return header and rows
     * @throws TableFormatException as for {@link #read(Path)}
     * @throws IOException          if the stream cannot be read
     */
    public static CsvTable read(InputStream in, String name) throws IOException {
        return read(in, name, 0);
    }

    private static CsvTable read(InputStream in, String name, long sizeHint) throws IOException {
        // Not closed, because that would close the stream.
        CSVParser parser = CSVParser.builder().setReader(new StrictUtf8Reader(in, name))
                .setFormat(CSVFormat.RFC4180).get();
        Iterator<CSVRecord> records = parser.iterator();
        long line = 1;
        try {
            if (!records.hasNext()) {
                throw new TableFormatException(name, 1, 0, "", "the file is empty, a header row is needed");
            }
            CsvTable table = new CsvTable(name, List.copyOf(records.next().toList()));
            table.text = new byte[(int) Math.min(Math.max(sizeHint, FIRST_BYTES), MOST_BYTES)];
            line = parser.getCurrentLineNumber() + 1;
            while (records.hasNext()) {
                table.append(records.next(), line);
                line = parser.getCurrentLineNumber() + 1;
            }
            table.trim();
            return table;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw new TableFormatException(name, line, 0, "",
                        "a quoted cell is not ended by a quote and a comma or line end");
            }
            throw e.getCause();
        }
    }

    private void append(CSVRecord record, long line) {
        int width = header.size();
        if (record.size() != width) {
            boolean missing = record.size() < width;
            int column = missing ? record.size() + 1 : width + 1;
            throw new TableFormatException(file, line, column, missing ? header.get(record.size()) : "",
                    "row " + (rows + 1L) + " has " + record.size() + " cells, the header has " + width);
        }
        long cells = ((long) rows + 1) * width;
        if (cells > MOST_BYTES || line > MOST_BYTES) {
            throw new TableFormatException(file, line, 0, "", "the table has more cells than can be held");
        }
        if (cells > ends.length) {
            ends = Arrays.copyOf(ends, grown(ends.length, cells));
        }
        if (rows == lines.length) {
            lines = Arrays.copyOf(lines, grown(lines.length, rows + 1L));
        }
        int first = rows * width;
        int end = first == 0 ? 0 : ends[first - 1];
        for (int c = 0; c < width; c++) {
            byte[] cell = record.get(c).getBytes(StandardCharsets.UTF_8);
            long after = (long) end + cell.length;
            if (after > MOST_BYTES) {
                throw new TableFormatException(file, line, 0, "", "the cells have more than 2 GiB");
            }
            if (after > text.length) {
                text = Arrays.copyOf(text, grown(text.length, after));
            }
            System.arraycopy(cell, 0, text, end, cell.length);
            end = (int) after;
            ends[first + c] = end;
        }
        lines[rows] = (int) line;
        rows++;
    }

    private static int grown(int length, long needed) {
        return (int) Math.min(MOST_BYTES, Math.max(needed, length + (length >> 1)));
    }

    private void trim() {
        int cells = rows * header.size();
        ends = Arrays.copyOf(ends, cells);
        lines = Arrays.copyOf(lines, rows);
        int used = cells == 0 ? 0 : ends[cells - 1];
        if (used < text.length / 4 * 3) {
            text = Arrays.copyOf(text, used);
        }
    }

    /**
     * Column names.
     *
     * @return an unmodifiable list, not empty, of unique names that are not blank
     */
    public List<String> header() {
        return header;
    }

    /**
     * Number of rows below the header.
     *
     * @return {@code >= 0}
     */
    public int rows() {
        return rows;
    }

    /**
     * Index of a column.
     *
     * @param name any text
     * @return the 0-based index of the column of exactly this name, or -1
     */
    public int column(String name) {
        return columns.getOrDefault(name, -1);
    }

    /**
     * Text of a cell.
     *
     * @param row in {@code [0, rows())}
     * @param col in {@code [0, header().size())}
     * @return the text without quotes, {@code ""} for an empty cell
     * @throws IndexOutOfBoundsException if an index is out of range
     */
    public String cell(int row, int col) {
        Objects.checkIndex(row, rows);
        Objects.checkIndex(col, header.size());
        int index = row * header.size() + col;
        int start = index == 0 ? 0 : ends[index - 1];
        return new String(text, start, ends[index] - start, StandardCharsets.UTF_8);
    }

    /**
     * Number in a cell, read by {@link Numbers#parse}.
     *
     * @param row in {@code [0, rows())}
     * @param col in {@code [0, header().size())}
     * @return a finite number
     * @throws TableFormatException      if the cell is empty or holds anything else
     * @throws IndexOutOfBoundsException if an index is out of range
     */
    public double number(int row, int col) {
        String cell = cell(row, col);
        OptionalDouble number = Numbers.parse(cell);
        if (number.isEmpty()) {
            throw problem(row, col, cell.isBlank() ? "the cell is empty, a number is needed"
                    : TableFormatException.quote(cell) + " is not a finite decimal number");
        }
        return number.getAsDouble();
    }

    /**
     * Line of the file on which a row starts.
     *
     * @param row in {@code [0, rows())}
     * @return counted from 1, where the header is
     * @throws IndexOutOfBoundsException if the row is out of range
     */
    public long line(int row) {
        return lines[Objects.checkIndex(row, rows)];
    }

    /**
     * A complaint about a cell, for callers that expect more of it than the format does.
     *
     * @param row in {@code [0, rows())}
     * @param col in {@code [0, header().size())}
     * @param problem what is wrong, in a few words
     * @return the exception, not thrown
     * @throws IndexOutOfBoundsException if an index is out of range
     */
    public TableFormatException problem(int row, int col, String problem) {
        return new TableFormatException(file, line(row), col + 1, header.get(col), problem);
    }
}
