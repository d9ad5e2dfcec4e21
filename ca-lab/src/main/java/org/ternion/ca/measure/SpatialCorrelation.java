package org.ternion.ca.measure;

import org.ternion.ca.CellGrid;

/** Correlation of a frame with itself, shifted on the torus. */
public final class SpatialCorrelation {
    private SpatialCorrelation() {
    }

    /**
     * Correlation of the values of the cells.
     *
     * @param frame not null
     * @param dy    rows, any
     * @param dx    columns, any
     * @return in [-1, 1]; NaN if all cells are equal
     */
    public static double ofValues(CellGrid frame, int dy, int dx) {
        byte[] cells = frame.backingArray();
        int[] values = new int[cells.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells[i] - frame.lowest() & 0xFF;
        }
        return correlation(values, frame, dy, dx);
    }

    /**
     * Correlation of whether cells hold a value.
     *
     * @param frame not null
     * @param value looked for
     * @param dy    rows, any
     * @param dx    columns, any
     * @return in [-1, 1]; NaN if no cell or every cell holds the value
     */
    public static double ofState(CellGrid frame, int value, int dy, int dx) {
        byte[] cells = frame.backingArray();
        int[] values = new int[cells.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells[i] == (byte) value ? 1 : 0;
        }
        return correlation(values, frame, dy, dx);
    }

    /** In integers: both factors have the same mean and variance, because a shift only permutes the cells. */
    private static double correlation(int[] values, CellGrid frame, int dy, int dx) {
        int width = frame.width();
        long sum = 0;
        long squares = 0;
        long products = 0;
        for (int i = 0; i < values.length; i++) {
            int y = Math.floorMod(i / width + dy, frame.height());
            int x = Math.floorMod(i % width + dx, width);
            sum += values[i];
            squares += (long) values[i] * values[i];
            products += (long) values[i] * values[y * width + x];
        }
        double mean = sum / (double) values.length;
        return (products - sum * mean) / (squares - sum * mean);
    }
}
