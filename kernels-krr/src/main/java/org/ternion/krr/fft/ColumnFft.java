package org.ternion.krr.fft;

import java.util.Arrays;

/**
 * Complex transforms of all columns of a tile at once, in place: row j of the tile holds element j of every column,
 * each row is an array of its own. The inner loops run over columns and use the same index in all arrays, which is the
 * form that C2 turns into vector code. Decimation in frequency by factors up to {@link #LARGEST_FACTOR}, depth first so
 * that blocks stay in the cache; frequency k ends in row {@link #row}.
 */
final class ColumnFft {
    static final int LARGEST_FACTOR = 13;

    private final int n;
    private final int[] factors;
    private final int[] rowOf;
    private final double[] cos;
    private final double[] sin;

    /** Transforms of length n, which {@link #fits}. */
    ColumnFft(int n) {
        this.n = n;
        factors = factors(n);
        cos = new double[n];
        sin = new double[n];
        Roots roots = new Roots(n);
        rowOf = new int[n];
        for (int k = 0; k < n; k++) {
            cos[k] = roots.cos(k);
            sin[k] = roots.sin(k);
            int rest = k;
            int block = n;
            for (int factor : factors) {
                block /= factor;
                rowOf[k] += rest % factor * block;
                rest /= factor;
            }
        }
    }

    /** Whether a length has no prime factor above {@link #LARGEST_FACTOR}. */
    static boolean fits(int length) {
        int rest = length;
        for (int p = 2; p <= LARGEST_FACTOR; p++) {
            while (rest % p == 0) {
                rest /= p;
            }
        }
        return rest == 1;
    }

    /** Large factors first: the last pass, which needs no rotations, is then one by 4 where there is a 4. */
    private static int[] factors(int length) {
        int[] found = new int[32];
        int count = 0;
        int rest = length;
        for (int p : new int[] {13, 11, 7, 5, 3}) {
            for (; rest % p == 0; rest /= p) {
                found[count++] = p;
            }
        }
        if (Integer.numberOfTrailingZeros(rest) % 2 == 1) {
            found[count++] = 2;
            rest /= 2;
        }
        for (; rest > 1; rest /= 4) {
            found[count++] = 4;
        }
        return Arrays.copyOf(found, count);
    }

    int length() {
        return n;
    }

    /** Row of a frequency after {@link #transform}. */
    int row(int frequency) {
        return rowOf[frequency];
    }

    /** Transforms the first {@code width} columns; with real and imaginary parts exchanged, inversely. */
    void transform(Tile tile, double[][] re, double[][] im, int width) {
        if (n > 1) {
            block(tile, re, im, 0, n, 0, width);
        }
    }

    private void block(Tile tile, double[][] re, double[][] im, int base, int length, int level, int width) {
        int factor = factors[level];
        int part = length / factor;
        int step = n / length;
        for (int j = 0; j < part; j++) {
            butterfly(tile, re, im, base + j, part, factor, j * step, width);
        }
        if (part > 1) {
            for (int t = 0; t < factor; t++) {
                block(tile, re, im, base + t * part, part, level + 1, width);
            }
        }
    }

    private void butterfly(Tile tile, double[][] re, double[][] im, int at, int part, int factor, int root, int width) {
        switch (factor) {
            case 2 -> Butterflies.two(re[at], im[at], re[at + part], im[at + part], cos[root], sin[root], width);
            case 3 -> Butterflies.three(re[at], im[at], re[at + part], im[at + part], re[at + 2 * part],
                    im[at + 2 * part], cos[root], sin[root], cos[2 * root], sin[2 * root], width);
            case 4 -> four(re, im, at, part, root, width);
            case 5 -> {
                Butterflies.five(re[at], im[at], re[at + part], im[at + part], re[at + 2 * part], im[at + 2 * part],
                        re[at + 3 * part], im[at + 3 * part], re[at + 4 * part], im[at + 4 * part], width);
                rotate(re, im, at, part, factor, root, width);
            }
            default -> {
                odd(tile, re, im, at, part, factor, width);
                rotate(re, im, at, part, factor, root, width);
            }
        }
    }

    private void four(double[][] re, double[][] im, int at, int part, int root, int width) {
        int b = at + part;
        int c = b + part;
        int d = c + part;
        if (root == 0) {
            Butterflies.four(re[at], im[at], re[b], im[b], re[c], im[c], re[d], im[d], width);
        } else {
            Butterflies.four(re[at], im[at], re[b], im[b], re[c], im[c], re[d], im[d], cos[root], sin[root],
                    cos[2 * root], sin[2 * root], cos[3 * root], sin[3 * root], width);
        }
    }

    private void rotate(double[][] re, double[][] im, int at, int part, int factor, int root, int width) {
        if (root > 0) {
            for (int t = 1; t < factor; t++) {
                Butterflies.rotate(re[at + t * part], im[at + t * part], cos[t * root], sin[t * root], width);
            }
        }
    }

    /** Any odd factor r by r^2 / 2 operations, from the sums and differences of elements t and r - t. */
    private void odd(Tile tile, double[][] re, double[][] im, int at, int part, int factor, int width) {
        int half = factor / 2;
        for (int t = 1; t <= half; t++) {
            Butterflies.sumAndDifference(re[at + t * part], re[at + (factor - t) * part], width);
            Butterflies.sumAndDifference(im[at + t * part], im[at + (factor - t) * part], width);
        }
        double[][] outRe = tile.spareRe;
        double[][] outIm = tile.spareIm;
        int root = n / factor;
        for (int k = 0; k <= half; k++) {
            System.arraycopy(re[at], 0, outRe[k], 0, width);
            System.arraycopy(im[at], 0, outIm[k], 0, width);
            Arrays.fill(outRe[factor - k], 0, width, 0);
            Arrays.fill(outIm[factor - k], 0, width, 0);
            for (int t = 1; t <= half; t++) {
                int angle = k * t % factor * root;
                Butterflies.addMultiple(outRe[k], cos[angle], re[at + t * part], width);
                Butterflies.addMultiple(outIm[k], cos[angle], im[at + t * part], width);
                Butterflies.addMultiple(outRe[factor - k], sin[angle], im[at + (factor - t) * part], width);
                Butterflies.addMultiple(outIm[factor - k], -sin[angle], re[at + (factor - t) * part], width);
            }
        }
        System.arraycopy(outRe[0], 0, re[at], 0, width);
        System.arraycopy(outIm[0], 0, im[at], 0, width);
        for (int k = 1; k <= half; k++) {
            Butterflies.sumAndDifference(outRe[k], outRe[factor - k], re[at + k * part], re[at + (factor - k) * part],
                    width);
            Butterflies.sumAndDifference(outIm[k], outIm[factor - k], im[at + k * part], im[at + (factor - k) * part],
                    width);
        }
    }
}
