package org.ternion.trading.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.io.TableFormatException;

/**
 * Bars of an endless stream of NDJSON, one at a time: {@link #advance} waits for the next one. Lines are objects with
 * fields as {@link BarFile} knows them; blank lines are passed over. Nothing but the running line and bar is kept.
 *
 * <p>After a {@link TableFormatException} the next call goes on with the next line, so that a caller may count bad
 * lines and live. The order of bars is not checked, the engine does that. Not safe for use by several threads.
 */
public final class BarStream {
    private final ByteLines lines;
    private final String name;
    private final JsonBars objects;
    /** Collects trades; null if the lines are bars. */
    private final TickBar running;
    private Bar bar;
    /** Whether the objects hold a trade that has ended a bar and is still to be added. */
    private boolean tradeLeft;

    private BarStream(InputStream in, String name, BarFormat format, TickBar running) {
        this.lines = new ByteLines(Objects.requireNonNull(in, "in"), Objects.requireNonNull(name, "name"));
        this.name = name;
        this.objects = new JsonBars(name, format, running == null ? CsvBars.NO_VOLUME : Double.NaN);
        this.running = running;
    }

    /**
     * A stream whose lines are bars.
     *
     * @param in     read as far as needed, not closed
     * @param name   what messages call it
     * @param format unit and zone of stamps; its rule for duplicates is not used
     * @return a stream before its first bar
     */
    public static BarStream bars(InputStream in, String name, BarFormat format) {
        return new BarStream(in, name, format, null);
    }

    /**
     * A stream whose lines are trades, with a stamp, a price and a quantity, which are joined to bars as by
     * {@link Ticks#toBars}. A bar comes out when the first trade of a later period arrives; the last one when the
     * stream ends. A trade of an earlier period than the running one is an error.
     *
     * @param in     read as far as needed, not closed
     * @param name   what messages call it
     * @param format unit and zone of stamps, and whether bars are stamped with their begin or end
     * @param period length of a bar in nanoseconds, {@code > 0}
     * @return a stream before its first bar
     * @throws IllegalArgumentException if the period is not positive
     */
    public static BarStream ticks(InputStream in, String name, BarFormat format, long period) {
        Checks.inRange(period, 1, Long.MAX_VALUE, "period");
        return new BarStream(in, name, format, new TickBar(period, format.stamp()));
    }

    /**
     * Goes to the next bar.
     *
     * @return false if the stream has ended
     * @throws TableFormatException if a line is no bar or trade; names the line
     * @throws IOException          if the stream cannot be read
     */
    public boolean advance() throws IOException {
        bar = null;
        if (tradeLeft) {
            tradeLeft = false;
            addTrade();
        }
        while (lines.nextFilled()) {
            objects.line(lines.bytes(), lines.start(), lines.end(), lines.number());
            if (running == null) {
                double[] v = objects.values();
                bar = new Bar(objects.time(), v[0], v[1], v[2], v[3], v[4]);
                return true;
            }
            if (ended()) {
                tradeLeft = true;
                bar = running.take();
                return true;
            }
            addTrade();
        }
        if (running != null && running.begun()) {
            bar = running.take();
            return true;
        }
        return false;
    }

    private boolean ended() {
        try {
            return running.endedBy(objects.time());
        } catch (IllegalArgumentException e) {
            throw new TableFormatException(name, lines.number(), 0, "", e.getMessage());
        }
    }

    private void addTrade() {
        double[] v = objects.values();
        try {
            running.add(objects.time(), v[BarField.CLOSE.ordinal() - 1], v[BarField.VOLUME.ordinal() - 1]);
        } catch (IllegalArgumentException e) {
            throw new TableFormatException(name, lines.number(), 0, "", e.getMessage());
        }
    }

    /**
     * The bar to which the last call of {@link #advance} went.
     *
     * @return never null
     * @throws IllegalStateException if that call has not been made or has not returned true
     */
    public Bar bar() {
        if (bar == null) {
            throw new IllegalStateException("there is no bar, advance() has not returned true");
        }
        return bar;
    }

    /** {@return the number of the last line read, from 1; 0 before the first} */
    public long line() {
        return lines.number();
    }
}
