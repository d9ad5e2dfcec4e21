package org.ternion.core.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;

/**
 * Writes a table as CSV after RFC 4180, with lines ended by {@code \n}: cells that hold a comma, a quote or a line
 * break are quoted, quotes are doubled. {@link CsvTable} reads back what was written. Not safe for use by several
 * threads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class CsvWriter implements Closeable {
    private final Writer out;
    private int columns = -1;

    /**
     * Starts a table.
     *
     * @param out receives the text; should be buffered, is closed with this writer
     */
    public CsvWriter(Writer out) {
        this.out = Objects.requireNonNull(out, "out");
    }

    /**
     * Writes one row; the first one is the header.
     *
     * @param cells at least one, as many as in the first row
     * @throws IOException              if the text cannot be written
     * @throws IllegalArgumentException if the number of cells is wrong
     */
    public void row(List<String> cells) throws IOException {
        if (columns < 0 && !cells.isEmpty()) {
            columns = cells.size();
        }
        if (cells.size() != columns) {
            throw new IllegalArgumentException(
                    "a row of " + Math.max(1, columns) + " cells expected, got " + cells.size());
        }
        for (int i = 0; i < columns; i++) {
            if (i > 0) {
                out.write(',');
            }
            cell(cells.get(i));
        }
        out.write('\n');
    }

    private void cell(String text) throws IOException {
        // A lone empty cell would be a blank line, and a leading U+FEFF a byte order mark.
        boolean quoted = text.isEmpty() ? columns == 1 : text.charAt(0) == '\uFEFF';
        for (int i = 0; i < text.length() && !quoted; i++) {
            char c = text.charAt(i);
            quoted = c == ',' || c == '"' || c == '\n' || c == '\r';
        }
        if (quoted) {
            out.write('"');
            out.write(text.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(text);
        }
    }

    /** Closes the writer behind. */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
