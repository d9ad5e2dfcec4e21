package org.ternion.trading.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ternion.core.io.TableFormatException;

/**
 * Closes and volumes as the prototype's loader took them from a CSV file: rows without a number as close or without a
 * date are dropped in silence, rows are sorted by date, volumes that are not positive become the median of the positive
 * ones. {@link BarFile} is the reader that hides nothing.
 *
 * <p>Dates are read as {@link BarFile} reads them; the prototype knew more ways to write a date. Equal dates stay in
 * the order of the file, which the prototype left open.
 */
public final class PriceFile {
    /** Greatest size of a file in bytes. */
    static final int MAX_BYTES = 1 << 30;
    private static final int LEAST_ROWS = 10;
    private static final double NO_VOLUME = 1e6;
    private static final List<String> CLOSE = List.of("close", "zamkniecie");
    private static final List<String> DATE = List.of("date", "data", "datetime");
    private static final List<String> VOLUME = List.of("volume", "wolumen");

    private final double[] close;
    private final double[] volume;
    private final long[] times;

    private PriceFile(double[] close, double[] volume, long[] times) {
        this.close = close;
        this.volume = volume;
        this.times = times;
    }

    /**
     * Reads a file.
     *
     * @param file CSV with a header in its first or third line
     * @return at least 10 prices
     * @throws TableFormatException if there is no column of closes, a row has more cells than the header, fewer than 10
     *                              rows are left, no close is finite, or the file has more than 1 GiB
     * @throws IOException          if the file cannot be read
     */
    public static PriceFile reference(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return reference(in, file.toString());
        }
    }

    /**
     * Reads a stream.
     *
     * @param in   CSV with a header in its first or third line; read to its end, not closed
     * @param name what messages call it
     * @return at least 10 prices
     * @throws TableFormatException as for {@link #reference(Path)}
     * @throws IOException          if the stream cannot be read
     */
    public static PriceFile reference(InputStream in, String name) throws IOException {
        byte[] text = in.readNBytes(MAX_BYTES + 1);
        if (text.length > MAX_BYTES) {
            throw new TableFormatException(name, 0, 0, "", "the file has more than " + MAX_BYTES + " bytes");
        }
        try {
            return attempt(text, name, 0);
        } catch (TableFormatException plain) {
            try {
                return attempt(text, name, 2);
            } catch (TableFormatException skipped) {
                // What is wrong with the plain reading says more to the owner of a common file.
                plain.addSuppressed(skipped);
                throw plain;
            }
        }
    }

    private static PriceFile attempt(byte[] text, String name, int skipped) throws IOException {
        ByteLines lines = new ByteLines(new ByteArrayInputStream(text), name);
        for (int i = 0; i < skipped; i++) {
            lines.next();
        }
        if (!lines.nextFilled()) {
            throw new TableFormatException(name, 0, 0, "", "there is no header");
        }
        List<String> header = cells(lines);
        int closeAt = column(header, CLOSE);
        int dateAt = column(header, DATE);
        int volumeAt = column(header, VOLUME);
        if (closeAt < 0) {
            throw new TableFormatException(name, lines.number(), 0, "", "no column is named close or zamkniecie");
        }
        BarColumns rows = new BarColumns();
        StampReader stamps = new StampReader(StampUnit.BY_MAGNITUDE, ZoneOffset.UTC);
        double[] row = new double[BarField.ALL.size() - 1];
        while (lines.nextFilled()) {
            List<String> cells = cells(lines);
            if (cells.size() > header.size()) {
                throw new TableFormatException(name, lines.number(), 0, "",
                        "the row has " + cells.size() + " cells, the header has " + header.size());
            }
            row[BarField.CLOSE.ordinal() - 1] = number(cells, closeAt);
            row[BarField.VOLUME.ordinal() - 1] = volumeAt < 0 ? NO_VOLUME : number(cells, volumeAt);
            addIfValid(rows, row, stamps, cells, dateAt);
        }
        return of(rows.series(name, BarSeries.Stamp.CLOSE), dateAt >= 0, name);
    }

    private static void addIfValid(BarColumns rows, double[] row, StampReader stamps, List<String> cells, int dateAt) {
        if (Double.isNaN(row[BarField.CLOSE.ordinal() - 1])) {
            return;
        }
        long time = rows.size();
        if (dateAt >= 0) {
            if (dateAt >= cells.size()) {
                return;
            }
            byte[] date = cells.get(dateAt).getBytes(StandardCharsets.UTF_8);
            try {
                time = stamps.read(date, 0, date.length);
            } catch (IllegalArgumentException e) {
                // The rule of this loader: a row without a date does not exist.
                return;
            }
        }
        rows.add(time, row);
    }

    private static PriceFile of(BarSeries rows, boolean dated, String name) {
        if (rows.size() < LEAST_ROWS) {
            throw new TableFormatException(name, 0, 0, "",
                    "only " + rows.size() + " rows have a close" + (dated ? " and a date" : "") + ", " + LEAST_ROWS
                            + " are needed");
        }
        if (Arrays.stream(rows.close()).noneMatch(Double::isFinite)) {
            throw new TableFormatException(name, 0, 0, "", "no close is finite");
        }
        BarSeries sorted = rows.select(rows.orderInTime(), rows.size());
        return new PriceFile(sorted.close(), repaired(sorted.volume()), dated ? sorted.times() : null);
    }

    private static double[] repaired(double[] volume) {
        double[] positive = Arrays.stream(volume).filter(PriceFile::usable).sorted().toArray();
        int half = positive.length / 2;
        double median = positive.length == 0 ? NO_VOLUME
                : positive.length % 2 == 1 ? positive[half] : (positive[half - 1] + positive[half]) / 2;
        return Arrays.stream(volume).map(v -> usable(v) ? v : median).toArray();
    }

    private static boolean usable(double volume) {
        return volume > 0 && volume < Double.POSITIVE_INFINITY;
    }

    private static List<String> cells(ByteLines lines) {
        return CsvCells.split(lines.bytes(), lines.start(), lines.end(), (byte) ',');
    }

    private static int column(List<String> header, List<String> names) {
        List<String> lower = header.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
        return names.stream().mapToInt(lower::indexOf).filter(c -> c >= 0).findFirst().orElse(-1);
    }

    private static double number(List<String> cells, int column) {
        if (column >= cells.size()) {
            return Double.NaN;
        }
        String cell = cells.get(column);
        byte[] text = cell.getBytes(StandardCharsets.UTF_8);
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> Decimal.parse(text, 0, text.length);
        };
    }

    /** {@return the number of rows, at least 10} */
    public int size() {
        return close.length;
    }

    /** {@return the closes, a copy; no NaN, but zero, negative and infinite ones as in the file} */
    public double[] close() {
        return close.clone();
    }

    /** {@return the volumes, a copy; positive and finite} */
    public double[] volume() {
        return volume.clone();
    }

    /** {@return whether the file has a column of dates} */
    public boolean dated() {
        return times != null;
    }

    /**
     * The dates.
     *
     * @return nanoseconds since 1970, a copy, not falling
     * @throws IllegalStateException if the file has none
     */
    public long[] times() {
        if (times == null) {
            throw new IllegalStateException("the file has no dates");
        }
        return times.clone();
    }

    /**
     * The rows as the prototype ran them: stamped 0, 1, 2, ..., without open, high and low.
     *
     * @param symbol name of the market
     * @return the bars
     */
    public BarSeries series(String symbol) {
        BarSeries closes = BarSeries.ofCloses(symbol, close);
        return BarSeries.wrap(symbol, closes.stamp(), closes.times(), closes.open(), closes.high(), closes.low(),
                closes.close(), volume.clone());
    }
}
