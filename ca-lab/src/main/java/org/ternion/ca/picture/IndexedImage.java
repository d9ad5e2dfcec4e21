package org.ternion.ca.picture;

import java.util.Objects;
import org.ternion.core.Checks;

/** A picture of at most 256 colours: one palette index per pixel, rows from the top. Immutable. */
public final class IndexedImage {
    /** Most pixels of a picture, 16384 x 16384. */
    static final long MOST_PIXELS = 1L << 28;

    private final int width;
    private final int height;
    private final byte[] pixels;
    private final Palette palette;

    private IndexedImage(int width, int height, byte[] pixels, Palette palette) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
        this.palette = palette;
    }

    /**
     * A picture around an array of pixels.
     *
     * @param pixels  palette indices, pixel (x, y) at {@code y * width + x}; kept, do not modify afterwards
     * @param width   {@code > 0}
     * @param height  {@code > 0}
     * @param palette a colour for every index
     * @return the picture
     * @throws IllegalArgumentException if the size does not fit the array or a pixel has no colour
     */
    public static IndexedImage wrap(byte[] pixels, int width, int height, Palette palette) {
        size(width, height);
        Checks.shape(pixels.length, height, width);
        int colors = palette.size();
        for (int i = 0; i < pixels.length; i++) {
            if ((pixels[i] & 0xFF) >= colors) {
                throw new IllegalArgumentException("pixel (" + i % width + ", " + i / width + ") is "
                        + (pixels[i] & 0xFF) + ", the palette has " + colors + " colours");
            }
        }
        return new IndexedImage(width, height, pixels, Objects.requireNonNull(palette));
    }

    /** Number of pixels; refuses a size before anybody allocates it. */
    static int size(long width, long height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture has at least one pixel, was " + width + " x " + height);
        }
        if (width > MOST_PIXELS || height > MOST_PIXELS || width * height > MOST_PIXELS) {
            throw new IllegalArgumentException("a picture of " + width + " x " + height
                    + " pixels is too large, at most " + MOST_PIXELS + " pixels are drawn: choose a smaller scale");
        }
        return (int) (width * height);
    }

    /**
     * Pixels in a row.
     *
     * @return {@code > 0}
     */
    public int width() {
        return width;
    }

    /**
     * Rows.
     *
     * @return {@code > 0}
     */
    public int height() {
        return height;
    }

    /**
     * The colours.
     *
     * @return one for every index that a pixel has
     */
    public Palette palette() {
        return palette;
    }

    /**
     * One pixel.
     *
     * @param x column from the left
     * @param y row from the top
     * @return palette index
     * @throws IndexOutOfBoundsException if the pixel is outside
     */
    public int pixel(int x, int y) {
        return pixels[Objects.checkIndex(y, height) * width + Objects.checkIndex(x, width)] & 0xFF;
    }

    /** The live array, read-only by contract: for the encoders. */
    byte[] backingArray() {
        return pixels;
    }
}
