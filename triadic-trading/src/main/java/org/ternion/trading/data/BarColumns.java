package org.ternion.trading.data;

import java.util.Arrays;

/** Columns of bars that grow. */
final class BarColumns {
    private static final int FIRST_ROWS = 1 << 10;
    private static final int MOST_ROWS = Integer.MAX_VALUE - 8;

    private long[] times = new long[FIRST_ROWS];
    private final double[][] values = new double[BarField.ALL.size() - 1][FIRST_ROWS];
    private int size;

    int size() {
        return size;
    }

    /**
     * Adds a bar.
     *
     * @param bar open, high, low, close, volume
     * @throws IllegalArgumentException if there are too many
     */
    void add(long time, double[] bar) {
        if (size == times.length) {
            grow();
        }
        times[size] = time;
        for (int f = 0; f < values.length; f++) {
            values[f][size] = bar[f];
        }
        size++;
    }

    void add(Bar bar) {
        add(bar.time(), new double[] {bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()});
    }

    private void grow() {
        if (size == MOST_ROWS) {
            throw new IllegalArgumentException("there are more than " + MOST_ROWS + " bars");
        }
        int length = (int) Math.min(MOST_ROWS, 2L * size);
        times = Arrays.copyOf(times, length);
        for (int f = 0; f < values.length; f++) {
            values[f] = Arrays.copyOf(values[f], length);
        }
    }

    /** The bars; nothing may be added afterwards. */
    BarSeries series(String symbol, BarSeries.Stamp stamp) {
        double[][] v = new double[values.length][];
        Arrays.setAll(v, f -> Arrays.copyOf(values[f], size));
        return BarSeries.wrap(symbol, stamp, Arrays.copyOf(times, size), v[0], v[1], v[2], v[3], v[4]);
    }
}
