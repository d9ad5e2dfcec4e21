package org.ternion.vpm.image;

/**
 * One row of pixels as PNG stores it: undoes the row filters of any pixel size; applies them, splits and joins the
 * channels of 16-bit RGB.
 */
final class Scanline {
    /** Bytes of a 16-bit RGB pixel. */
    static final int PIXEL = 6;
    static final int NONE = 0;
    static final int SUB = 1;

    private Scanline() {
    }

    /** Bytes of a row with its filter byte. */
    static long bytes(int columns) {
        return 1 + (long) PIXEL * columns;
    }

    /**
     * Undoes a row filter in place.
     *
     * @param filter 0 to 4
     * @param row    filtered bytes in, raw bytes out
     * @param above  raw bytes of the row above; zeros for the first row
     * @param pixel  bytes of a pixel, 1 if it has less than a byte; at most the length of the row
     */
    static void unfilter(int filter, byte[] row, byte[] above, int pixel) {
        int n = row.length;
        switch (filter) {
            case 0 -> {
            }
            case 1 -> {
                for (int left = 0, i = pixel; i < n; left++, i++) {
                    row[i] += row[left];
                }
            }
            case 2 -> {
                for (int i = 0; i < n; i++) {
                    row[i] += above[i];
                }
            }
            case 3 -> {
                for (int i = 0; i < pixel; i++) {
                    row[i] += (byte) ((above[i] & 0xFF) >> 1);
                }
                for (int i = pixel; i < n; i++) {
                    row[i] += (byte) ((row[i - pixel] & 0xFF) + (above[i] & 0xFF) >> 1);
                }
            }
            case 4 -> {
                for (int i = 0; i < pixel; i++) {
                    row[i] += above[i];
                }
                for (int i = pixel; i < n; i++) {
                    row[i] += (byte) paeth(row[i - pixel] & 0xFF, above[i] & 0xFF, above[i - pixel] & 0xFF);
                }
            }
            default -> throw new IllegalArgumentException("row filter must be 0 to 4, was " + filter);
        }
    }

    /** The neighbour nearest to left + up - upLeft; without branches, which a processor cannot foresee in pixels. */
    private static int paeth(int left, int up, int upLeft) {
        int toLeft = up - upLeft;
        int toUp = left - upLeft;
        int toUpLeft = Math.abs(toLeft + toUp);
        toLeft = Math.abs(toLeft);
        toUp = Math.abs(toUp);
        // All bits are set where the second of two distances is smaller: of equal ones the first wins.
        int second = toUp - toLeft >> 31;
        int nearest = left ^ (left ^ up) & second;
        int third = toUpLeft - Math.min(toLeft, toUp) >> 31;
        return nearest ^ (nearest ^ upLeft) & third;
    }

    /** Splits raw bytes into channels; returns whether blue has a sample that is not 0. */
    static boolean split(byte[] row, int columns, char[] red, char[] green, char[] blue) {
        int anyBlue = 0;
        for (int c = 0, at = 0; c < columns; c++, at += PIXEL) {
            red[c] = (char) (row[at] << 8 | row[at + 1] & 0xFF);
            green[c] = (char) (row[at + 2] << 8 | row[at + 3] & 0xFF);
            char b = (char) (row[at + 4] << 8 | row[at + 5] & 0xFF);
            blue[c] = b;
            anyBlue |= b;
        }
        return anyBlue != 0;
    }

    /**
     * Joins the first {@code columns} samples of each channel to raw bytes from {@code at}; the rest stays as it is.
     */
    static void join(char[] red, char[] green, char[] blue, int columns, byte[] out, int at) {
        int to = at;
        for (int c = 0; c < columns; c++, to += PIXEL) {
            out[to] = (byte) (red[c] >> 8);
            out[to + 1] = (byte) red[c];
            out[to + 2] = (byte) (green[c] >> 8);
            out[to + 3] = (byte) green[c];
            out[to + 4] = (byte) (blue[c] >> 8);
            out[to + 5] = (byte) blue[c];
        }
    }

    /**
     * Applies the SUB filter to a part of a row.
     *
     * @param start  where the row begins in {@code raw}
     * @param offset first byte of the part in the row
     */
    static void filterSub(byte[] raw, int start, int offset, int length, byte[] out, int at) {
        int from = start + offset;
        int head = Math.max(0, Math.min(PIXEL - offset, length));
        System.arraycopy(raw, from, out, at, head);
        for (int i = head; i < length; i++) {
            out[at + i] = (byte) (raw[from + i] - raw[from + i - PIXEL]);
        }
    }
}
