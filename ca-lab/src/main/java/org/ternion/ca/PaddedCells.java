package org.ternion.ca;

/** The cells of a grid with a border of ghost cells around them, so that loops over neighbours need no edge cases. */
final class PaddedCells {
    /** Row-major, {@link #pitch} cells per row; the first cell of the grid is at {@link #origin}. */
    final byte[] array;
    final int pitch;
    final int origin;
    private final int height;
    private final int width;

    PaddedCells(int height, int width, int range) {
        this.height = height;
        this.width = width;
        pitch = Math.addExact(width, 2 * range);
        origin = range * pitch + range;
        array = new byte[Math.multiplyExact(Math.addExact(height, 2 * range), pitch)];
    }

    void load(byte[] rowMajor) {
        for (int row = 0; row < height; row++) {
            System.arraycopy(rowMajor, row * width, array, origin + row * pitch, width);
        }
    }

    byte[] toArray() {
        byte[] cells = new byte[height * width];
        for (int row = 0; row < height; row++) {
            System.arraycopy(array, origin + row * pitch, cells, row * width, width);
        }
        return cells;
    }
}
