package org.ternion.sphere.patch;

import java.util.Arrays;

/**
 * How long the patches of a text are, in bytes. Patches of length 0 do not count; without any other all numbers are 0.
 *
 * @param count       number of patches
 * @param mean        mean length
 * @param shortest    smallest length
 * @param longest     largest length
 * @param p50         the length at {@code floor(count * 0.50)} in ascending order, an upper median
 * @param p75         the length at {@code floor(count * 0.75)}
 * @param p90         the length at {@code floor(count * 0.90)}
 * @param p95         the length at {@code floor(count * 0.95)}
 * @param upTo4       patches of at most 4 bytes
 * @param upTo12      patches of 5 to 12 bytes
 * @param upTo24      patches of 13 to 24 bytes
 * @param upTo48      patches of 25 to 48 bytes
 * @param upTo127     patches of 49 to 127 bytes
 * @param from128     patches of 128 bytes or more
 * @param longRatio   share of patches above 48 bytes
 * @param longDensity mean length of patches above 48 bytes
 */
public record PatchStats(int count, double mean, int shortest, int longest, int p50, int p75, int p90, int p95,
        int upTo4, int upTo12, int upTo24, int upTo48, int upTo127, int from128, double longRatio,
        double longDensity) {
    private static final int[] CLASS_ENDS = {4, 12, 24, 48, 127, Integer.MAX_VALUE};
    private static final int LONG_ABOVE = 48;

    /**
     * Describes patches.
     *
     * @param lengths in bytes, {@code >= 0}; not modified
     * @return the statistics
     * @throws IllegalArgumentException if a length is negative
     */
    public static PatchStats of(int[] lengths) {
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] < 0) {
                throw new IllegalArgumentException("patch " + i + " has length " + lengths[i]);
            }
        }
        int[] sorted = Arrays.stream(lengths).filter(length -> length > 0).sorted().toArray();
        int n = sorted.length;
        if (n == 0) {
            return new PatchStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }
        int[] classes = new int[CLASS_ENDS.length];
        long sum = 0;
        long longSum = 0;
        for (int length : sorted) {
            int at = 0;
            while (length > CLASS_ENDS[at]) {
                at++;
            }
            classes[at]++;
            sum += length;
            longSum += length > LONG_ABOVE ? length : 0;
        }
        int longs = classes[4] + classes[5];
        return new PatchStats(n, (double) sum / n, sorted[0], sorted[n - 1], at(sorted, 50), at(sorted, 75),
                at(sorted, 90), at(sorted, 95), classes[0], classes[1], classes[2], classes[3], classes[4], classes[5],
                (double) longs / n, longs == 0 ? 0 : (double) longSum / longs);
    }

    /**
     * Cuts a text and describes its patches.
     *
     * @param segmenter cuts
     * @param text      UTF-8; the segmenter gets a copy
     * @return the statistics
     * @throws IllegalArgumentException if a length is negative or the lengths do not add up to that of the text
     */
    public static PatchStats of(Segmenter segmenter, byte[] text) {
        int[] lengths = segmenter.lengths(text.clone());
        long sum = 0;
        for (int length : lengths) {
            sum += length;
        }
        if (sum != text.length) {
            throw new IllegalArgumentException("patches cover " + sum + " of " + text.length + " bytes");
        }
        return of(lengths);
    }

    private static int at(int[] sorted, int percent) {
        return sorted[(int) ((long) sorted.length * percent / 100)];
    }
}
