package org.ternion.trading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.ternion.core.io.TableFormatException;

/**
 * Reads run logs from CSV. Columns may come in any order; those that are no {@link LogColumn} are passed over, such as
 * {@code ell} of the logs of 2026. An empty number is NaN. More than a million rows of {@link Profile#CAUSAL} per
 * second; takes little more memory than the columns.
 */
public final class LogReader {
    /** Longest row that is read, in bytes. */
    static final int MAX_ROW_BYTES = 1 << 22;
    private static final int BUFFER_BYTES = 1 << 16;

    private LogReader() {
    }

    /**
     * Reads a file.
     *
     * @param file the log
     * @return its rows
     * @throws TableFormatException as for {@link LogRows#read}, if there is no header, or if a row has more than 4 MiB
     * @throws IOException          if the file cannot be read
     */
    public static RunLog read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        }
    }

    /**
     * Reads a stream to its end.
     *
     * @param in   the log; not closed
     * @param name what messages call it
     * @return its rows
     * @throws TableFormatException as for {@link #read(Path)}
     * @throws IOException          if the stream cannot be read
     */
    public static RunLog read(InputStream in, String name) throws IOException {
        LogRows rows = LogRows.of(name);
        byte[] buffer = new byte[BUFFER_BYTES];
        int filled = in.readNBytes(buffer, 0, buffer.length);
        while (filled == buffer.length) {
            int read = rows.read(buffer, 0, filled);
            if (read == 0 && filled >= MAX_ROW_BYTES) {
                throw new TableFormatException(name, rows.line(), 0, "",
                        "the row has more than " + MAX_ROW_BYTES + " bytes");
            }
            filled -= read;
            byte[] target = read == 0 ? new byte[2 * filled] : buffer;
            System.arraycopy(buffer, read, target, 0, filled);
            buffer = target;
            filled += in.readNBytes(buffer, filled, buffer.length - filled);
        }
        readEnd(rows, Arrays.copyOf(buffer, filled + 1), filled, name);
        return rows.take();
    }

    /** Reads what is left, whose last row needs no line end. */
    private static void readEnd(LogRows rows, byte[] text, int filled, String name) {
        int read = rows.read(text, 0, filled);
        if (read < filled) {
            text[filled] = '\n';
            read = rows.read(text, read, filled + 1);
            if (read <= filled) {
                throw new TableFormatException(name, rows.line(), 0, "",
                        "a quoted cell is not ended by a quote and a comma or line end");
            }
        }
        if (rows.line() == 1) {
            throw new TableFormatException(name, 1, 0, "", "the file is empty, a header row is needed");
        }
    }
}
