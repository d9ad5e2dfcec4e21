package org.ternion.ca.picture;

import java.util.Arrays;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/** Pictures of one layer of cells: each cell a square of one colour, the first row on top. */
public final class CellPicture {
    /** Largest side of a cell in pixels. */
    public static final int MOST_SCALE = 16;
    private static final int LEAST_SCALE_WITH_LINES = 3;
    private static final int LINE = 0x4A4A4A;

    private CellPicture() {
    }

    /**
     * A picture without lines between the cells. A state beyond the palette begins again at its start.
     *
     * @param cells   states or trits; the least value has the first colour
     * @param palette colours of the values
     * @param scale   pixels per side of a cell, 1..16
     * @return {@code width * scale} by {@code height * scale} pixels
     * @throws IllegalArgumentException if the scale is out of range or the picture would be too large
     */
    public static IndexedImage of(CellGrid cells, Palette palette, int scale) {
        Checks.inRange(scale, 1, MOST_SCALE, "scale");
        return IndexedImage.wrap(squares(cells, palette, scale), cells.width() * scale, cells.height() * scale,
                palette);
    }

    /**
     * A picture with a dark grey line at the right and lower edge of each cell, inside the cell.
     *
     * @param cells   states or trits; the least value has the first colour
     * @param palette colours of the values, at most 255
     * @param scale   pixels per side of a cell, 3..16
     * @return {@code width * scale} by {@code height * scale} pixels, and one colour more than {@code palette}
     * @throws IllegalArgumentException if scale or palette are out of range or the picture would be too large
     */
    public static IndexedImage withGridLines(CellGrid cells, Palette palette, int scale) {
        Checks.inRange(scale, LEAST_SCALE_WITH_LINES, MOST_SCALE, "scale of a picture with lines");
        Checks.inRange(palette.size(), 1, Palette.MOST_COLORS - 1, "number of colours beside that of the lines");
        int[] colors = Arrays.copyOf(palette.toArray(), palette.size() + 1);
        colors[palette.size()] = LINE;
        byte[] pixels = squares(cells, palette, scale);
        int width = cells.width() * scale;
        for (int i = 0; i < pixels.length; i++) {
            if (i % width % scale == scale - 1 || i / width % scale == scale - 1) {
                pixels[i] = (byte) palette.size();
            }
        }
        return IndexedImage.wrap(pixels, width, cells.height() * scale, Palette.of(palette.name(), colors));
    }

    /** Pixels of the squares of all cells; refuses too many. */
    static int size(CellGrid cells, int scale) {
        return IndexedImage.size((long) cells.width() * scale, (long) cells.height() * scale);
    }

    /** The squares alone; colours repeat. */
    private static byte[] squares(CellGrid cells, Palette palette, int scale) {
        byte[] indices = new byte[cells.states()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (byte) (i % palette.size());
        }
        byte[] pixels = new byte[size(cells, scale)];
        paint(cells, indices, scale, pixels, 0, cells.width() * scale);
        return pixels;
    }

    /** Fills the squares of the cells, from the pixel at {@code offset} of a picture of {@code stride} columns. */
    static void paint(CellGrid cells, byte[] indices, int scale, byte[] pixels, int offset, int stride) {
        byte[] values = cells.backingArray();
        int columns = cells.width();
        int lowest = cells.lowest();
        int mask = lowest < 0 ? -1 : 0xFF;
        for (int row = 0; row < cells.height(); row++) {
            int top = offset + row * scale * stride;
            int at = top;
            for (int column = 0; column < columns; column++) {
                byte index = indices[(values[row * columns + column] & mask) - lowest];
                for (int i = 0; i < scale; i++) {
                    pixels[at++] = index;
                }
            }
            for (int i = 1; i < scale; i++) {
                System.arraycopy(pixels, top, pixels, top + i * stride, columns * scale);
            }
        }
    }
}
