package org.ternion.trading.data;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.ternion.core.io.AtomicFile;

/**
 * Writes bars as CSV or NDJSON so that {@link BarFile} and {@link BarStream} read the same bars, bit by bit: stamps are
 * nanoseconds in a column {@code open_time_ns} or {@code close_time_ns}, unknown values are empty cells or null.
 * Infinite values cannot be written. Not safe for use by several threads.
 */
public final class BarWriter implements Closeable {
    private static final String[] NAMES = {"open", "high", "low", "close", "volume"};

    private final OutputStream out;
    private final String time;
    private final boolean json;
    private final StringBuilder line = new StringBuilder();

    private BarWriter(OutputStream out, BarSeries.Stamp stamp, boolean json) {
        this.out = new BufferedOutputStream(out);
        this.time = stamp == BarSeries.Stamp.OPEN ? "open_time_ns" : "close_time_ns";
        this.json = json;
    }

    /**
     * Begins a CSV file with a header.
     *
     * @param out   receives the text, is closed with this writer
     * @param stamp what the stamps of the bars mean
     * @return an open writer
     * @throws IOException if the header cannot be written
     */
    public static BarWriter csv(OutputStream out, BarSeries.Stamp stamp) throws IOException {
        BarWriter writer = new BarWriter(Objects.requireNonNull(out, "out"), stamp, false);
        writer.line.append(writer.time).append(',').append(String.join(",", NAMES));
        writer.endLine();
        return writer;
    }

    /**
     * Begins a file of JSON objects, one per line.
     *
     * @param out   receives the text, is closed with this writer
     * @param stamp what the stamps of the bars mean
     * @return an open writer
     */
    public static BarWriter ndjson(OutputStream out, BarSeries.Stamp stamp) {
        return new BarWriter(Objects.requireNonNull(out, "out"), stamp, true);
    }

    /**
     * Writes a whole file, which appears only when it is complete. No bars give an empty NDJSON file, which
     * {@link BarFile} refuses.
     *
     * @param bars what to write
     * @param file its name ends with {@code .csv}, {@code .ndjson} or {@code .jsonl}; replaced if it exists
     * @throws IOException              if the file cannot be written
     * @throws IllegalArgumentException if the name ends otherwise, or a value is infinite
     */
    public static void save(BarSeries bars, Path file) throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        boolean csv = name.endsWith(".csv");
        if (!csv && !name.endsWith(".ndjson") && !name.endsWith(".jsonl")) {
            throw new IllegalArgumentException("bars are written to .csv, .ndjson or .jsonl, not to " + file);
        }
        try (AtomicFile target = AtomicFile.create(file)) {
            try (BarWriter writer = csv ? csv(target.stream(), bars.stamp()) : ndjson(target.stream(), bars.stamp())) {
                writer.write(bars);
            }
            target.commit();
        }
    }

    /**
     * Writes a bar.
     *
     * @param bar its stamp means what was said at the begin
     * @throws IOException              if it cannot be written
     * @throws IllegalArgumentException if a value is infinite; nothing of the bar is written then
     */
    public void write(Bar bar) throws IOException {
        row(bar.time(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    /**
     * Writes bars in their order.
     *
     * @param bars with stamps that mean what was said at the begin
     * @throws IOException              if they cannot be written
     * @throws IllegalArgumentException if a value is infinite; the bars before it are written then
     */
    public void write(BarSeries bars) throws IOException {
        for (int i = 0; i < bars.size(); i++) {
            row(bars.times()[i], bars.open()[i], bars.high()[i], bars.low()[i], bars.close()[i], bars.volume()[i]);
        }
    }

    private void row(long stamp, double... values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                throw new IllegalArgumentException(
                        NAMES[i] + " of the bar of " + StampReader.text(stamp) + " is infinite");
            }
        }
        if (json) {
            line.append("{\"").append(time).append("\":");
        }
        line.append(stamp);
        for (int i = 0; i < values.length; i++) {
            line.append(',');
            if (json) {
                line.append('"').append(NAMES[i]).append("\":");
            }
            if (!Double.isNaN(values[i])) {
                line.append(values[i]);
            } else if (json) {
                line.append("null");
            }
        }
        if (json) {
            line.append('}');
        }
        endLine();
    }

    private void endLine() throws IOException {
        out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
        line.setLength(0);
    }

    /**
     * Hands on all bars written so far.
     *
     * @throws IOException if they cannot be written
     */
    public void flush() throws IOException {
        out.flush();
    }

    /** Hands on all bars and closes the stream behind. */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
