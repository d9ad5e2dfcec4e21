package org.ternion.vpm;

import java.util.Arrays;
import java.util.Objects;
import org.ternion.core.Checks;

/** A rectangle of 16-bit RGB samples, metrics down, documents across; either side may be 0. Immutable. */
public final class Tile {
    /** Channels of a pixel, in sample order: red value, green percentile, blue auxiliary. */
    public static final int CHANNELS = 3;

    private final int height;
    private final int width;
    private final char[] samples;

    private Tile(int height, int width, char[] samples) {
        this.height = height;
        this.width = width;
        this.samples = samples;
    }

    /**
     * Takes over samples without copying: do not modify them afterwards.
     *
     * @param height  rows
     * @param width   columns
     * @param samples {@code height * width * 3}, row-major, R G B
     * @return the tile
     * @throws IllegalArgumentException if the length does not fit the shape
     */
    public static Tile wrap(int height, int width, char[] samples) {
        Checks.shape(samples.length, height, Math.multiplyExact(width, CHANNELS));
        return new Tile(height, width, samples);
    }

    /**
     * Rows (metrics).
     *
     * @return {@code >= 0}
     */
    public int height() {
        return height;
    }

    /**
     * Columns (documents).
     *
     * @return {@code >= 0}
     */
    public int width() {
        return width;
    }

    /**
     * One sample.
     *
     * @param row     in {@code [0, height)}
     * @param column  in {@code [0, width)}
     * @param channel 0 red, 1 green, 2 blue
     * @return 0 to 65535
     * @throws IndexOutOfBoundsException if an index is out of range
     */
    public char get(int row, int column, int channel) {
        Objects.checkIndex(row, height);
        Objects.checkIndex(column, width);
        Objects.checkIndex(channel, CHANNELS);
        return samples[(row * width + column) * CHANNELS + channel];
    }

    /**
     * All samples, row-major, R G B.
     *
     * @return a new array
     */
    public char[] toArray() {
        return samples.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tile that && height == that.height && width == that.width
                && Arrays.equals(samples, that.samples);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * height + width) + Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return height + " x " + width + " tile";
    }
}
