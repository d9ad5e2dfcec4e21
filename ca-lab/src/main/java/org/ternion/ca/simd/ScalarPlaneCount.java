package org.ternion.ca.simd;

/** Plain loop. */
final class ScalarPlaneCount implements PlaneCount {
    @Override
    public long ones(long[] plane, int from, int rows, int pitch, int words, long[] cells) {
        long sum = 0;
        for (int row = 0, at = from; row < rows; row++, at += pitch) {
            for (int w = 0; w < words; w++) {
                sum += Long.bitCount(plane[at + w] & cells[w]);
            }
        }
        return sum;
    }

    @Override
    public long differing(long[] a, long[] b, long[] c, long[] d, int from, int rows, int pitch, int words,
            long[] cells) {
        long sum = 0;
        for (int row = 0, at = from; row < rows; row++, at += pitch) {
            for (int w = 0; w < words; w++) {
                sum += Long.bitCount((a[at + w] ^ b[at + w] | c[at + w] ^ d[at + w]) & cells[w]);
            }
        }
        return sum;
    }
}
