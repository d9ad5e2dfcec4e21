package org.ternion.vpm.edge;

import java.nio.ByteOrder;
import java.util.Arrays;
import org.ternion.core.Checks;
import org.ternion.vpm.EncodedTile;
import org.ternion.vpm.OutputPrecision;
import org.ternion.vpm.Tile;

/**
 * A tile as a device sees it: 8-bit R G B pixels, row-major, at a level and a place of that level. In the flat protocol
 * level and place are 0. A tile read leniently may have fewer or more pixel bytes than its size says. Immutable.
 */
public final class EdgeTile {
    /** Bytes of a pixel. */
    public static final int CHANNELS = 3;

    /** Samples of a policy map per step of a byte: 65535 / 255. */
    private static final int STEP = 257;

    private final int level;
    private final int width;
    private final int height;
    private final int x;
    private final int y;
    private final byte[] pixels;

    private EdgeTile(int level, int width, int height, int x, int y, byte[] pixels) {
        this.level = Checks.inRange(level, 0, 255, "level");
        this.width = Checks.inRange(width, 0, 0xFFFF, "width");
        this.height = Checks.inRange(height, 0, 0xFFFF, "height");
        this.x = Checks.inRange(x, 0, 255, "x");
        this.y = Checks.inRange(y, 0, 255, "y");
        this.pixels = pixels;
    }

    /**
     * A tile from its parts.
     *
     * @param level  0 to 255, 0 the most abstract
     * @param width  pixels of a row, 0 to 65535
     * @param height rows, 0 to 65535
     * @param x      place across, 0 to 255
     * @param y      place down, 0 to 255
     * @param pixels copied; {@code 3 * width * height} bytes make the tile complete
     * @return the tile
     * @throws IllegalArgumentException if a number is out of range
     */
    public static EdgeTile copyOf(int level, int width, int height, int x, int y, byte[] pixels) {
        return new EdgeTile(level, width, height, x, y, pixels.clone());
    }

    /**
     * A tile of a policy map with its 16-bit samples cut to their upper part: {@code floor(sample * 255 / 65535)}, that
     * is truncation as in the encoder, so half of the scale becomes 127.
     *
     * @param level 0 to 255
     * @param tile  samples
     * @return the tile at x = y = 0
     * @throws IllegalArgumentException if a number is out of range
     */
    public static EdgeTile of(int level, Tile tile) {
        char[] samples = tile.toArray();
        byte[] pixels = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            pixels[i] = (byte) (samples[i] / STEP);
        }
        return new EdgeTile(level, tile.width(), tile.height(), 0, 0, pixels);
    }

    /**
     * A tile of an encoded picture.
     *
     * @param level 0 to 255
     * @param tile  samples of type {@link OutputPrecision#U8}: the upper byte of another type would mean nothing
     * @return the tile at the same place
     * @throws IllegalArgumentException if the samples are not U8, or a number is out of range
     */
    public static EdgeTile of(int level, EncodedTile tile) {
        if (tile.picture().precision() != OutputPrecision.U8) {
            throw new IllegalArgumentException("devices read U8 samples, not " + tile.picture().precision());
        }
        return new EdgeTile(level, tile.picture().pixels(), tile.picture().documents(),
                (int) Checks.inRange(tile.x(), 0, 255, "x"), (int) Checks.inRange(tile.y(), 0, 255, "y"),
                tile.picture().toBytes(ByteOrder.BIG_ENDIAN));
    }

    /**
     * Level of the hierarchy.
     *
     * @return 0 to 255, 0 the most abstract
     */
    public int level() {
        return level;
    }

    /**
     * Pixels of a row.
     *
     * @return 0 to 65535
     */
    public int width() {
        return width;
    }

    /**
     * Number of rows.
     *
     * @return 0 to 65535
     */
    public int height() {
        return height;
    }

    /**
     * Place across.
     *
     * @return 0 to 255
     */
    public int x() {
        return x;
    }

    /**
     * Place down.
     *
     * @return 0 to 255
     */
    public int y() {
        return y;
    }

    /**
     * The pixel bytes.
     *
     * @return a new array, R G B, row-major
     */
    public byte[] pixels() {
        return pixels.clone();
    }

    /**
     * Whether there are exactly as many pixels as the size says, and at least one.
     *
     * @return true for every tile read strictly
     */
    public boolean isComplete() {
        return pixels.length > 0 && pixels.length == (long) CHANNELS * width * height;
    }

    /** The live pixel bytes, for the codecs. */
    byte[] backingArray() {
        return pixels;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EdgeTile that && level == that.level && width == that.width && height == that.height
                && x == that.x && y == that.y && Arrays.equals(pixels, that.pixels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new int[] {level, width, height, x, y}) * 31 + Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return width + " x " + height + " edge tile at level " + level + ", place " + x + ", " + y;
    }
}
