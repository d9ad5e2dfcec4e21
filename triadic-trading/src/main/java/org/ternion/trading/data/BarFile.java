package org.ternion.trading.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.ternion.core.io.TableFormatException;

/**
 * Reads files of bars. The dialect is told from the content:
 * <ul>
 * <li>CSV with comma, semicolon or tab, with or without header. Columns are found by name in any case ({@code close}
 * or {@code price}; one of {@code ts}, {@code timestamp}, {@code date}, {@code datetime}, {@code time},
 * {@code open_time}, ..; {@code open}, {@code high}, {@code low}, {@code volume}), others are passed over; without a
 * header they are close, or time and close, or time, close and volume, or time, open, high, low, close and volume. The
 * three header rows of a well-known download tool are understood.</li>
 * <li>JSON: candles as objects with the same names ({@code start} or {@code endTime} too), values as numbers or
 * strings; in an array, in an array that is a field of an object, or one after the other, as in NDJSON.</li>
 * </ul>
 * Stamps are ISO-8601 with a blank or T, or numbers; they become nanoseconds. A file without stamps has 0, 1, 2, ...
 * An empty cell, {@code nan}, {@code null}, {@code none}, {@code na} or {@code n/a} is NaN; without a column of volumes
 * they are 1e6; prices are not judged, see {@link BarCheck}. Any other text is an error, which names file, line and
 * column. Parquet is not read.
 */
public final class BarFile {
    private static final int LOOKED_AT = 4096;

    private BarFile() {
    }

    /**
     * Bars that rise in time, whatever their order in the file.
     *
     * @param file   its name without folder and ending becomes the symbol
     * @param format what the file does not say
     * @return the bars, stamps strictly rising
     * @throws TableFormatException if the content is none of the dialects, or stamps repeat and the format rejects it
     * @throws IOException          if the file cannot be read
     */
    public static BarSeries read(Path file, BarFormat format) throws IOException {
        return ordered(asWritten(file, format), file.toString(), format);
    }

    /**
     * Bars of a stream that rise in time.
     *
     * @param in     read to its end, not closed
     * @param name   what messages call it, and the symbol
     * @param format what the stream does not say
     * @return the bars, stamps strictly rising
     * @throws TableFormatException as for {@link #read(Path, BarFormat)}
     * @throws IOException          if the stream cannot be read
     */
    public static BarSeries read(InputStream in, String name, BarFormat format) throws IOException {
        return ordered(asWritten(in, name, format), name, format);
    }

    /**
     * Bars in the order of the file, with duplicates: for {@link BarCheck}, and for trades, where close is the price
     * and volume the quantity.
     *
     * @param file   its name without folder and ending becomes the symbol
     * @param format what the file does not say; its rule for duplicates is not used
     * @return the bars
     * @throws TableFormatException if the content is none of the dialects
     * @throws IOException          if the file cannot be read
     */
    public static BarSeries asWritten(Path file, BarFormat format) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return asWritten(in, file.toString(), symbol(file), format);
        }
    }

    /**
     * Bars of a stream in its order, with duplicates.
     *
     * @param in     read to its end, not closed
     * @param name   what messages call it, and the symbol
     * @param format what the stream does not say; its rule for duplicates is not used
     * @return the bars
     * @throws TableFormatException if the content is none of the dialects
     * @throws IOException          if the stream cannot be read
     */
    public static BarSeries asWritten(InputStream in, String name, BarFormat format) throws IOException {
        return asWritten(in, name, name, format);
    }

    private static BarSeries asWritten(InputStream in, String name, String symbol, BarFormat format)
            throws IOException {
        InputStream buffered = new BufferedInputStream(in, LOOKED_AT);
        buffered.mark(LOOKED_AT);
        byte[] head = buffered.readNBytes(LOOKED_AT);
        buffered.reset();
        if (startsWith(head, 'P', 'A', 'R', '1')) {
            throw new TableFormatException(name, 0, 0, "", "Parquet is not read, convert it to CSV");
        }
        if (startsWith(head, 0x1F, 0x8B) || startsWith(head, 'P', 'K')) {
            throw new TableFormatException(name, 0, 0, "", "the file is compressed, unpack it first");
        }
        int first = firstText(head);
        if (first == '{' || first == '[') {
            return JsonBars.read(buffered, name, symbol, format);
        }
        return CsvBars.read(buffered, name, symbol, format);
    }

    private static boolean startsWith(byte[] head, int... bytes) {
        return head.length >= bytes.length
                && IntStream.range(0, bytes.length).allMatch(i -> head[i] == (byte) bytes[i]);
    }

    /** The first byte that is neither blank nor part of a byte order mark, -1 if there is none. */
    private static int firstText(byte[] head) {
        for (int i = startsWith(head, 0xEF, 0xBB, 0xBF) ? 3 : 0; i < head.length; i++) {
            if (head[i] != ' ' && head[i] != '\t' && head[i] != '\r' && head[i] != '\n') {
                return head[i];
            }
        }
        return -1;
    }

    private static String symbol(Path file) {
        String name = String.valueOf(file.getFileName());
        int point = name.lastIndexOf('.');
        return point > 0 ? name.substring(0, point) : name;
    }

    private static BarSeries ordered(BarSeries bars, String name, BarFormat format) {
        long[] times = bars.times();
        if (IntStream.range(1, times.length).allMatch(i -> times[i - 1] < times[i])) {
            return bars;
        }
        int[] order = bars.orderInTime();
        int kept = 0;
        for (int i : order) {
            if (kept == 0 || times[order[kept - 1]] != times[i]) {
                order[kept++] = i;
            } else if (format.duplicates() == Duplicates.LAST) {
                order[kept - 1] = i;
            } else if (format.duplicates() == Duplicates.REJECT) {
                throw new TableFormatException(name, 0, 0, "", "bars " + (order[kept - 1] + 1L) + " and " + (i + 1L)
                        + " have the same stamp, " + StampReader.text(times[i]));
            }
        }
        return bars.select(order, kept);
    }
}
