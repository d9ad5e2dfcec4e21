package org.ternion.ca.simd;

/** Plain loop; the single plane of three states has one of its own, which compilers vectorise. */
final class ScalarFadeStep implements FadeStep {
    @Override
    public void apply(long[][] now, long[][] next, int from, int rows, int pitch, int words, int lastAge) {
        for (int row = 0, at = from; row < rows; row++, at += pitch) {
            if (now.length == 2) {
                fadeOnce(now[0], now[1], next[0], next[1], at, at + words);
            } else {
                fade(now, next, at, at + words, lastAge);
            }
        }
    }

    private static void fadeOnce(long[] alive, long[] fading, long[] nextAlive, long[] nextFading, int from, int to) {
        for (int i = from; i < to; i++) {
            long grown = nextAlive[i];
            nextFading[i] = alive[i] & ~grown;
            nextAlive[i] = grown & ~fading[i];
        }
    }

    private static void fade(long[][] now, long[][] next, int from, int to, int lastAge) {
        for (int i = from; i < to; i++) {
            long fading = 0;
            long last = -1;
            for (int p = 1; p < now.length; p++) {
                long digit = now[p][i];
                fading |= digit;
                last &= digit ^ (lastAge >> p - 1 & 1) - 1L;
            }
            long grown = next[0][i];
            next[0][i] = grown & ~fading;
            long older = fading & ~last;
            // Adding 1: the lowest digit of cells that stay faded flips, and cells that begin to fade get it.
            long carry = now[1][i] & older;
            next[1][i] = older ^ carry | now[0][i] & ~grown;
            for (int p = 2; p < now.length; p++) {
                long digit = now[p][i] & older;
                next[p][i] = digit ^ carry;
                carry &= digit;
            }
        }
    }
}
