package org.ternion.vpm.image;

import org.ternion.vpm.image.VpmFormatException.Code;

/**
 * How a PNG stores its pixels, and how they become samples of whole bytes.
 *
 * @param width      columns, {@code >= 1}
 * @param height     rows, {@code >= 1}
 * @param depth      bits of a stored sample or palette index: 1, 2, 4, 8 or 16
 * @param colour     colour type of PNG: 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
 * @param interlaced whether the rows come in the seven passes of Adam7
 */
record SampleFormat(int width, int height, int depth, int colour, boolean interlaced) {
    static final int PALETTE = 3;

    SampleFormat {
        if (width <= 0 || height <= 0) {
            throw new VpmFormatException(Code.BAD_PNG, 16, "width and height must be 1 to 2^31-1");
        }
        boolean legal = switch (colour) {
            case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case 2, 4, 6 -> depth == 8 || depth == 16;
            default -> false;
        };
        if (!legal) {
            throw new VpmFormatException(Code.BAD_PNG, 24,
                    "bit depth " + depth + " does not exist for colour type " + colour);
        }
    }

    /** Samples or indexes of a stored pixel. */
    private int stored() {
        return switch (colour) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
    }

    /** Bytes of a stored row of {@code columns} pixels, without its filter byte. */
    long rowBytes(int columns) {
        return ((long) columns * stored() * depth + 7) / 8;
    }

    /** Distance the row filters look back. */
    int filterBytes() {
        return Math.max(1, stored() * depth / 8);
    }

    /** Samples of a delivered pixel. */
    int channels(boolean alpha) {
        return colour == PALETTE ? alpha ? 4 : 3 : stored();
    }

    /** Bytes of a delivered sample. */
    int sampleBytes() {
        return depth == 16 ? 2 : 1;
    }

    /** Whether stored rows are delivered as they are. */
    boolean isPlain() {
        return depth >= 8 && colour != PALETTE;
    }

    /**
     * Turns a stored row of grey below 8 bits, or of palette indexes, into samples.
     *
     * @param row     stored bytes
     * @param columns pixels of the row
     * @param palette {@code channels} bytes per entry; null for grey
     * @param out     gets {@code columns} pixels
     */
    void expand(byte[] row, int columns, byte[] palette, int channels, byte[] out) {
        int mask = (1 << depth) - 1;
        int scale = 255 / mask;
        int shift = 8 - depth;
        long bit = 0;
        for (int x = 0, to = 0; x < columns; x++, bit += depth) {
            // The first pixel of a byte is in its high bits.
            int value = row[(int) (bit >> 3)] >> shift - (int) (bit & 7) & mask;
            if (palette == null) {
                out[to++] = (byte) (value * scale);
                continue;
            }
            int from = value * channels;
            if (from >= palette.length) {
                throw new VpmFormatException(Code.BAD_PNG, -1, "a pixel has colour " + value + " of a palette of "
                        + palette.length / channels);
            }
            for (int c = 0; c < channels; c++) {
                out[to++] = palette[from + c];
            }
        }
    }
}
