package org.ternion.trading.lob;

import java.util.Arrays;
import java.util.Objects;

/** Fills of a replay in columns, in the order of the exchange. */
public final class LobFills {
    /** After a second and after ten. */
    static final int HORIZONS = 2;

    private static final int FIRST_CAPACITY = 64;
    private static final int LONGS = 5;
    private static final int EXCHANGE = 0;
    private static final int LOCAL = 1;
    private static final int ARRIVAL = 2;
    private static final int ORDER = 3;
    private static final int LOTS = 4;
    private static final int DOUBLES = 5;
    private static final int PRICE = 0;
    private static final int FEE = 1;
    private static final int DECISION_MID = 2;
    private static final int ARRIVAL_MID = 3;
    private static final int MID = 4;

    private final DecimalStep lot;
    private int size;
    private long[] longs = new long[FIRST_CAPACITY * LONGS];
    private double[] doubles = new double[FIRST_CAPACITY * (DOUBLES + HORIZONS)];
    private boolean[] makers = new boolean[FIRST_CAPACITY];

    LobFills(DecimalStep lot) {
        this.lot = lot;
    }

    /** Adds a fill; the mids after it are NaN. */
    void add(long exchangeTime, long localTime, Order order, long lots, double price, double fee, boolean maker,
             double mid) {
        if (size == makers.length) {
            longs = Arrays.copyOf(longs, 2 * longs.length);
            doubles = Arrays.copyOf(doubles, 2 * doubles.length);
            makers = Arrays.copyOf(makers, 2 * size);
        }
        int at = size * LONGS;
        longs[at + EXCHANGE] = exchangeTime;
        longs[at + LOCAL] = localTime;
        longs[at + ARRIVAL] = order.arrivalTime;
        longs[at + ORDER] = order.id;
        longs[at + LOTS] = lots;
        int to = size * (DOUBLES + HORIZONS);
        doubles[to + PRICE] = price;
        doubles[to + FEE] = fee;
        doubles[to + DECISION_MID] = order.decisionMid;
        doubles[to + ARRIVAL_MID] = order.arrivalMid;
        doubles[to + MID] = mid;
        Arrays.fill(doubles, to + DOUBLES, to + DOUBLES + HORIZONS, Double.NaN);
        makers[size++] = maker;
    }

    void setMidLater(int horizon, int index, double mid) {
        doubles[index * (DOUBLES + HORIZONS) + DOUBLES + horizon] = mid;
    }

    private long whole(int index, int field) {
        return longs[Objects.checkIndex(index, size) * LONGS + field];
    }

    private double number(int index, int field) {
        return doubles[Objects.checkIndex(index, size) * (DOUBLES + HORIZONS) + field];
    }

    long lots(int index) {
        return whole(index, LOTS);
    }

    /** {@return the number of fills} */
    public int size() {
        return size;
    }

    /**
     * When a fill happened.
     *
     * @param index of the fill
     * @return nanoseconds of the exchange
     */
    public long exchangeTime(int index) {
        return whole(index, EXCHANGE);
    }

    /**
     * When a fill is known.
     *
     * @param index of the fill
     * @return nanoseconds of the desk
     */
    public long localTime(int index) {
        return whole(index, LOCAL);
    }

    /**
     * When the order of a fill reached the exchange.
     *
     * @param index of the fill
     * @return nanoseconds of the exchange
     */
    public long arrivalTime(int index) {
        return whole(index, ARRIVAL);
    }

    /**
     * The order of a fill.
     *
     * @param index of the fill
     * @return its number, from 1
     */
    public long orderId(int index) {
        return whole(index, ORDER);
    }

    /**
     * How much was filled.
     *
     * @param index of the fill
     * @return quantity, negative if sold
     */
    public double quantity(int index) {
        return lot.value(lots(index));
    }

    /**
     * At what price.
     *
     * @param index of the fill
     * @return a multiple of the tick size
     */
    public double price(int index) {
        return number(index, PRICE);
    }

    /**
     * What it cost.
     *
     * @param index of the fill
     * @return money, negative for a rebate
     */
    public double fee(int index) {
        return number(index, FEE);
    }

    /**
     * Whether a resting order was filled.
     *
     * @param index of the fill
     * @return false if it was filled on arrival
     */
    public boolean maker(int index) {
        return makers[Objects.checkIndex(index, size)];
    }

    /**
     * The mid the order was decided at.
     *
     * @param index of the fill
     * @return that of the desk
     */
    public double decisionMid(int index) {
        return number(index, DECISION_MID);
    }

    /**
     * The mid when the order reached the exchange.
     *
     * @param index of the fill
     * @return that of the exchange, NaN if a side was empty
     */
    public double arrivalMid(int index) {
        return number(index, ARRIVAL_MID);
    }

    double mid(int index) {
        return number(index, MID);
    }

    double midLater(int horizon, int index) {
        return number(index, DOUBLES + horizon);
    }
}
