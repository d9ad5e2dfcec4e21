package org.ternion.trading.lob;

import java.util.Arrays;
import org.ternion.core.Checks;
import org.ternion.core.io.TableFormatException;

/** Columns of events that grow as a file is read, and become steps of a grid at its end. */
final class LobEventColumns {
    /** Stamps within this range can be subtracted, and times to live added, without overflow. */
    static final long GREATEST_STAMP = 1L << 61;
    private static final int FIRST_CAPACITY = 1 << 12;

    private final String name;
    private int size;
    private long[] exchangeTimes = new long[FIRST_CAPACITY];
    private long[] localTimes = new long[FIRST_CAPACITY];
    private byte[] codes = new byte[FIRST_CAPACITY];
    private double[] prices = new double[FIRST_CAPACITY];
    private double[] quantities = new double[FIRST_CAPACITY];
    private long skipped;
    private long offGrid;

    LobEventColumns(String name) {
        this.name = name;
    }

    int size() {
        return size;
    }

    void skip() {
        skipped++;
    }

    /**
     * Adds an event; a clear event without price has NaN.
     *
     * @throws IllegalArgumentException with what is wrong, to which readers add the place
     */
    void add(long exchangeTime, long localTime, int code, double price, double quantity) {
        LobEventKind kind = LobEventKind.of(code & LobEvents.KIND_BITS);
        if (size == LobEvents.MOST_EVENTS) {
            throw new IllegalArgumentException("there are more than " + LobEvents.MOST_EVENTS + " events");
        }
        Checks.inRange(exchangeTime, -GREATEST_STAMP, GREATEST_STAMP, "the stamp of the exchange");
        Checks.inRange(localTime, -GREATEST_STAMP, GREATEST_STAMP, "the local stamp");
        boolean clear = kind == LobEventKind.CLEAR;
        if (!(price > 0 && price < Double.POSITIVE_INFINITY) && !clear) {
            throw new IllegalArgumentException("the price must be finite and > 0, was " + price);
        }
        if (!(quantity >= 0 && quantity < Double.POSITIVE_INFINITY) && !clear) {
            throw new IllegalArgumentException("the quantity must be finite and >= 0, was " + quantity);
        }
        if (size == codes.length) {
            grow();
        }
        exchangeTimes[size] = exchangeTime;
        localTimes[size] = localTime;
        codes[size] = (byte) code;
        prices[size] = price > 0 && price < Double.POSITIVE_INFINITY ? price : Double.NaN;
        quantities[size] = clear ? 0 : quantity;
        size++;
    }

    private void grow() {
        int capacity = Math.min(LobEvents.MOST_EVENTS, 2 * codes.length);
        exchangeTimes = Arrays.copyOf(exchangeTimes, capacity);
        localTimes = Arrays.copyOf(localTimes, capacity);
        codes = Arrays.copyOf(codes, capacity);
        prices = Arrays.copyOf(prices, capacity);
        quantities = Arrays.copyOf(quantities, capacity);
    }

    LobEvents build(LobGrid grid) {
        offGrid = 0;
        DecimalStep tick = step(grid.tickSize(), prices, "price", "tick size");
        DecimalStep lot = step(grid.lotSize(), quantities, "quantity", "lot size");
        long[] ticks = steps(prices, tick, "price");
        long[] lots = steps(quantities, lot, "quantity");
        return new LobEvents(name, size, exchangeTimes, localTimes, codes, ticks, lots, tick, lot, offGrid, skipped);
    }

    private DecimalStep step(double given, double[] values, String what, String stepName) {
        if (!Double.isNaN(given)) {
            return DecimalStep.of(given, stepName);
        }
        DecimalStep step = DecimalStep.ofAll(values, size);
        if (step == null) {
            throw problem("a " + what + " is too large or has more than 9 decimals; give a " + stepName);
        }
        return step;
    }

    private long[] steps(double[] values, DecimalStep step, String what) {
        long[] steps = new long[size];
        for (int i = 0; i < size; i++) {
            if (Double.isNaN(values[i])) {
                steps[i] = LobEvents.ALL_PRICES;
                continue;
            }
            steps[i] = step.count(values[i]);
            if (steps[i] == DecimalStep.OUT_OF_RANGE) {
                throw problem("event " + (i + 1) + ": the " + what + " " + values[i] + " is too large for steps of "
                        + step.size());
            }
            offGrid += step.isMultiple(values[i]) ? 0 : 1;
        }
        return steps;
    }

    private TableFormatException problem(String text) {
        return new TableFormatException(name, 0, 0, "", text);
    }
}
