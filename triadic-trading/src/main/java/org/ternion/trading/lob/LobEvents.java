package org.ternion.trading.lob;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.ternion.core.io.CsvWriter;
import org.ternion.core.io.TableFormatException;
import org.ternion.trading.DecimalText;

/**
 * Events of one market in columns, in the order of their file. Prices and quantities are whole numbers of steps. Stamps
 * are nanoseconds of two clocks: that of the exchange, where an event happened, and that of the desk, where it was
 * known. Immutable.
 */
public final class LobEvents {
    /** Most events that are read. */
    public static final int MOST_EVENTS = 1 << 27;

    private static final List<String> COLUMNS = List.of("exch_ts", "local_ts", "kind", "side", "price", "qty");
    /** Ticks of a clear event that has no price. */
    static final long ALL_PRICES = Long.MIN_VALUE;
    static final int KIND_BITS = 7;
    static final int BUY = 8;
    static final int SELL = 16;
    static final int AT_EXCHANGE = 32;
    static final int AT_DESK = 64;

    private final String name;
    private final int size;
    private final long[] exchangeTimes;
    private final long[] localTimes;
    private final byte[] codes;
    private final long[] ticks;
    private final long[] lots;
    private final DecimalStep tick;
    private final DecimalStep lot;
    private final long offGrid;
    private final long skipped;

    /** Takes over the arrays, of which the first {@code size} values count. */
    LobEvents(String name, int size, long[] exchangeTimes, long[] localTimes, byte[] codes, long[] ticks, long[] lots,
              DecimalStep tick, DecimalStep lot, long offGrid, long skipped) {
        this.name = name;
        this.size = size;
        this.exchangeTimes = exchangeTimes;
        this.localTimes = localTimes;
        this.codes = codes;
        this.ticks = ticks;
        this.lots = lots;
        this.tick = tick;
        this.lot = lot;
        this.offGrid = offGrid;
        this.skipped = skipped;
    }

    /**
     * Reads a file with the steps its values have.
     *
     * @param file as for {@link #read(Path, LobGrid)}
     * @return the events
     * @throws TableFormatException as for {@link #read(Path, LobGrid)}
     * @throws IOException          if the file cannot be read
     */
    public static LobEvents read(Path file) throws IOException {
        return read(file, LobGrid.FROM_EVENTS);
    }

    /**
     * Reads a file; what it is, is told by its first bytes:
     * <ul>
     * <li>CSV with the header {@code exch_ts,local_ts,kind,side,price,qty}: kinds are {@code depth}, {@code trade},
     * {@code clear}, {@code snapshot} or 1 to 4; sides are {@code buy}, {@code sell}, or {@code none} for an event of
     * both; price and quantity of a clear event may be empty.</li>
     * <li>A NumPy array of records with the fields {@code ev}, {@code exch_ts}, {@code local_ts}, {@code px} and
     * {@code qty} in the layout of hftbacktest, alone ({@code .npy}) or in an archive ({@code .npz}), of which the
     * array {@code data} is taken, else the first. The flags of {@code ev} say at which clock an event counts. Events
     * of other kinds are passed over and counted. A price of a clear event that is not above 0 means all prices.</li>
     * </ul>
     *
     * @param file the file
     * @param grid steps of prices and quantities; what is no multiple goes to the nearest and is counted
     * @return the events
     * @throws TableFormatException if the content is neither, a stamp, price or quantity is none, or there are more
     *                              than {@link #MOST_EVENTS} events
     * @throws IOException          if the file cannot be read
     */
    public static LobEvents read(Path file, LobGrid grid) throws IOException {
        return LobEventFile.read(file, grid);
    }

    /** {@return where the events are from} */
    public String name() {
        return name;
    }

    /** {@return the number of events} */
    public int size() {
        return size;
    }

    /** {@return the step of prices} */
    public double tickSize() {
        return tick.size();
    }

    /** {@return the step of quantities} */
    public double lotSize() {
        return lot.size();
    }

    /**
     * When an event happened.
     *
     * @param index of the event
     * @return nanoseconds of the exchange
     */
    public long exchangeTime(int index) {
        return exchangeTimes[Objects.checkIndex(index, size)];
    }

    /**
     * When an event was known.
     *
     * @param index of the event
     * @return nanoseconds of the desk
     */
    public long localTime(int index) {
        return localTimes[Objects.checkIndex(index, size)];
    }

    /**
     * What an event says.
     *
     * @param index of the event
     * @return its kind
     */
    public LobEventKind kind(int index) {
        return LobEventKind.of(codes[Objects.checkIndex(index, size)] & KIND_BITS);
    }

    /**
     * The side of an event.
     *
     * @param index of the event
     * @return 1 for bids and buyers, -1 for asks and sellers, 0 if not told
     */
    public int side(int index) {
        return sideOf(codes[Objects.checkIndex(index, size)]);
    }

    /**
     * The price of an event.
     *
     * @param index of the event
     * @return a multiple of the tick size, NaN for a clear event of all prices
     */
    public double price(int index) {
        long steps = ticks[Objects.checkIndex(index, size)];
        return steps == ALL_PRICES ? Double.NaN : tick.value(steps);
    }

    /**
     * The quantity of an event.
     *
     * @param index of the event
     * @return a multiple of the lot size
     */
    public double quantity(int index) {
        return lot.value(lots[Objects.checkIndex(index, size)]);
    }

    /** {@return how many prices and quantities were no multiples of their steps} */
    public long offGrid() {
        return offGrid;
    }

    /** {@return how many events of the file are of kinds that are not replayed, or count at no clock} */
    public long skipped() {
        return skipped;
    }

    /**
     * Writes the events as the CSV that {@link #read(Path)} reads. Which clocks they count at is not written.
     *
     * @param out receives the text, is not closed
     * @throws IOException if it cannot be written
     */
    public void writeCsv(Writer out) throws IOException {
        // The writer behind belongs to the caller, so the table is not closed.
        CsvWriter table = new CsvWriter(out);
        table.row(COLUMNS);
        for (int i = 0; i < size; i++) {
            String side = side(i) > 0 ? "buy" : side(i) < 0 ? "sell" : "none";
            table.row(List.of(Long.toString(exchangeTimes[i]), Long.toString(localTimes[i]),
                    CsvEvents.text(kind(i)), side, DecimalText.of(price(i)), DecimalText.of(quantity(i))));
        }
    }

    static int sideOf(int code) {
        return (code & BUY) != 0 ? 1 : (code & SELL) != 0 ? -1 : 0;
    }

    static String header() {
        return String.join(",", COLUMNS);
    }

    DecimalStep tick() {
        return tick;
    }

    DecimalStep lot() {
        return lot;
    }

    // The live columns, for the loops of this package.

    long[] exchangeTimes() {
        return exchangeTimes;
    }

    long[] localTimes() {
        return localTimes;
    }

    byte[] codes() {
        return codes;
    }

    long[] ticks() {
        return ticks;
    }

    long[] lots() {
        return lots;
    }
}
