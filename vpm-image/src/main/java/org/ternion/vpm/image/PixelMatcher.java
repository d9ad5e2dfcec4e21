package org.ternion.vpm.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds pixels that occurred before. A match starts with a pixel and is whole pixels long; nothing else is tried,
 * which makes it fast. Pixels are looked up by themselves and in pairs: alone the nearest equal one is best, since all
 * are one pixel long; a longer match is nearly always worth more than a nearer one.
 */
final class PixelMatcher {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long PIXEL_MASK = (1L << 8 * Scanline.PIXEL) - 1;
    private static final int PIXEL = Scanline.PIXEL;

    private final byte[] window;
    private final int singleDepth;
    private final int pairDepth;
    private final RecentPixels singles = new RecentPixels();
    private final RecentPixels pairs = new RecentPixels();

    PixelMatcher(byte[] window, int level) {
        this.window = window;
        singleDepth = level < 4 ? 1 : level < 7 ? 8 : 64;
        pairDepth = level < 4 ? 1 : level < 7 ? 16 : 128;
    }

    void clear() {
        singles.clear();
        pairs.clear();
    }

    void slide(int distance) {
        singles.slide(distance);
        pairs.slide(distance);
    }

    /**
     * Turns pixels of the window into tokens.
     *
     * @param from first byte of the first pixel
     * @param to   end of the last pixel
     */
    void match(int from, int to, DeflateBlock block) {
        for (int at = from; at < to;) {
            long pixel = pixel(at);
            int hash = RecentPixels.hash(pixel);
            int near = nearest(singles.put(hash, at), at, pixel);
            int far = at + 2 * PIXEL <= to ? longest(at, to, pixel) : -1;
            if (far < 0 && near < 0) {
                block.literalPixel();
                at += PIXEL;
                continue;
            }
            int start = far >= 0 ? far : near;
            int length = length(start, at, Math.min(DeflateBlock.MOST_LENGTH, to - at));
            block.match(length, at - start);
            for (int end = at + length; (at += PIXEL) < end;) {
                insert(at, to);
            }
        }
    }

    private long pixel(int at) {
        return (long) LONG.get(window, at) & PIXEL_MASK;
    }

    private void insert(int at, int to) {
        long pixel = pixel(at);
        singles.put(RecentPixels.hash(pixel), at);
        if (at + 2 * PIXEL <= to) {
            pairs.put(RecentPixels.hash(RecentPixels.pair(pixel, pixel(at + PIXEL))), at);
        }
    }

    /** The nearest equal pixel, or -1. */
    private int nearest(int first, int at, long pixel) {
        int candidate = first;
        for (int left = singleDepth; at - candidate <= PixelDeflater.HISTORY; candidate = singles.before(candidate)) {
            if (pixel(candidate) == pixel) {
                return candidate;
            }
            if (--left == 0) {
                break;
            }
        }
        return -1;
    }

    /** The longest match of two pixels or more, the nearest of these, or -1. */
    private int longest(int at, int to, long pixel) {
        long next = pixel(at + PIXEL);
        int candidate = pairs.put(RecentPixels.hash(RecentPixels.pair(pixel, next)), at);
        int most = Math.min(DeflateBlock.MOST_LENGTH, to - at);
        int best = -1;
        int bestLength = PIXEL;
        for (int left = pairDepth; left > 0 && at - candidate <= PixelDeflater.HISTORY; left--) {
            // A longer match agrees in the pixel behind the best one, too: most candidates end here.
            if (pixel(candidate + bestLength) == pixel(at + bestLength)) {
                int length = pixel(candidate) == pixel ? length(candidate, at, most) : 0;
                if (length > bestLength) {
                    best = candidate;
                    bestLength = length;
                    if (length == most) {
                        break;
                    }
                }
            }
            candidate = pairs.before(candidate);
        }
        return best;
    }

    /** Length of a match whose first pixels are known to be equal. */
    private int length(int start, int at, int most) {
        int length = PIXEL;
        while (length < most && pixel(start + length) == pixel(at + length)) {
            length += PIXEL;
        }
        return length;
    }
}
