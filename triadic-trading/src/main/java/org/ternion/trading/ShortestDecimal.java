package org.ternion.trading;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Decimal text of doubles: the fewest digits that read back as the same number, of those the nearest, in the layout of
 * Python ({@code 0.0001}, {@code 2.5e-05}, {@code 1e+16}, {@code 3.0}). {@code Double.toString} of JDK 17 sometimes has
 * a digit too many. The digits are found by Schubfach; nothing is allocated.
 *
 * @see <a href="https://drive.google.com/file/d/1IEeATSVnEE6TkrHlCYNY2GjaraBjOT4f">R. Giulietti (2021), The Schubfach
 *      way to render doubles</a>
 */
final class ShortestDecimal {
    /** Longest text, such as {@code -2.2250738585072014e-308}. */
    static final int MAX_BYTES = 24;

    private static final int MIN_POWER = -324;
    private static final int MAX_POWER = 292;
    private static final long MASK_63 = (1L << 63) - 1;
    private static final long TWO_52 = 1L << 52;
    private static final long TWO_53 = 1L << 53;
    /** Upper and lower 63 bits of floor(10^-k 2^-r) + 1 for k from MIN_POWER, r such that the number has 126 bits. */
    private static final long[] POWERS = powers();
    /** 10^i. */
    private static final long[] TENS = tens();
    /** Two digits of each number below 100. */
    private static final byte[] PAIRS = pairs();
    private static final byte[] INFINITE = "inf".getBytes(StandardCharsets.US_ASCII);

    private ShortestDecimal() {
    }

    private static long[] powers() {
        long[] table = new long[2 * (MAX_POWER - MIN_POWER + 1)];
        BigInteger mask = BigInteger.valueOf(MASK_63);
        for (int k = MIN_POWER; k <= MAX_POWER; k++) {
            int r = log2OfPower10(-k) - 125;
            BigInteger power = BigInteger.TEN.pow(Math.abs(k));
            BigInteger g = k <= 0 ? power.shiftRight(r) : BigInteger.ONE.shiftLeft(-r).divide(power);
            g = g.add(BigInteger.ONE);
            table[2 * (k - MIN_POWER)] = g.shiftRight(63).longValueExact();
            table[2 * (k - MIN_POWER) + 1] = g.and(mask).longValueExact();
        }
        return table;
    }

    private static long[] tens() {
        long[] table = new long[19];
        table[0] = 1;
        for (int i = 1; i < table.length; i++) {
            table[i] = 10 * table[i - 1];
        }
        return table;
    }

    private static byte[] pairs() {
        byte[] table = new byte[200];
        for (int i = 0; i < 100; i++) {
            table[2 * i] = (byte) ('0' + i / 10);
            table[2 * i + 1] = (byte) ('0' + i % 10);
        }
        return table;
    }

    /** floor(log2(10^e)), right for |e| up to 1838394. */
    private static int log2OfPower10(int e) {
        return (int) (e * 913_124_641_741L >> 38);
    }

    /** floor(log10(2^e)), right for |e| up to 5456721. */
    private static int log10OfPower2(int e) {
        return (int) (e * 661_971_961_083L >> 41);
    }

    /** floor(log10(3/4 2^e)). */
    private static int log10OfThreeQuartersPower2(int e) {
        return (int) (e * 661_971_961_083L - 274_743_187_321L >> 41);
    }

    /**
     * Writes a number; NaN is no text at all.
     *
     * @param target has MAX_BYTES bytes from {@code at} on
     * @return the index behind the text
     */
    static int write(double value, byte[] target, int at) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> 52) & 0x7FF;
        long fraction = bits & TWO_52 - 1;
        if (exponent == 0x7FF && fraction != 0) {
            return at;
        }
        int end = at;
        if (bits < 0) {
            target[end++] = '-';
        }
        if (exponent == 0x7FF) {
            System.arraycopy(INFINITE, 0, target, end, INFINITE.length);
            return end + INFINITE.length;
        }
        double magnitude = Math.abs(value);
        if (magnitude < TWO_53 && (long) magnitude == magnitude) {
            return pointZero(target, integer((long) magnitude, target, end));
        }
        long c = exponent == 0 ? fraction : fraction | TWO_52;
        int q = exponent == 0 ? -1074 : exponent - 1075;
        return digits(c, q, target, end);
    }

    private static int pointZero(byte[] target, int at) {
        target[at] = '.';
        target[at + 1] = '0';
        return at + 2;
    }

    /** Schubfach for c 2^q; the borders of the interval belong to it if c is even. */
    private static int digits(long c, int q, byte[] target, int at) {
        int odd = (int) c & 1;
        long twice = c << 2;
        long below;
        int k;
        if (c != TWO_52 || q == -1074) {
            below = twice - 2;
            k = log10OfPower2(q);
        } else {
            below = twice - 1;
            k = log10OfThreeQuartersPower2(q);
        }
        int h = q + log2OfPower10(-k) + 2;
        long g1 = POWERS[2 * (k - MIN_POWER)];
        long g0 = POWERS[2 * (k - MIN_POWER) + 1];
        long v = rounded(g1, g0, twice << h);
        long low = rounded(g1, g0, below << h) + odd;
        long high = rounded(g1, g0, twice + 2 << h) - odd;
        long s = v >> 2;
        long tens = s / 10 * 10;
        boolean lowTens = low <= tens << 2;
        boolean highTens = tens + 10 << 2 <= high;
        if (lowTens != highTens) {
            return layout(lowTens ? tens : tens + 10, k, target, at);
        }
        boolean lowIn = low <= s << 2;
        boolean highIn = s + 1 << 2 <= high;
        if (lowIn != highIn) {
            return layout(lowIn ? s : s + 1, k, target, at);
        }
        long side = v - (2 * s + 1 << 1);
        return layout(side < 0 || side == 0 && (s & 1) == 0 ? s : s + 1, k, target, at);
    }

    /** The product with the power of ten, cut to an integer whose last bit says whether something was cut. */
    private static long rounded(long g1, long g0, long cp) {
        long x1 = Math.multiplyHigh(g0, cp);
        long y0 = g1 * cp;
        long y1 = Math.multiplyHigh(g1, cp);
        long z = (y0 >>> 1) + x1;
        long w = y1 + (z >>> 63);
        return w | (z & MASK_63) + MASK_63 >>> 63;
    }

    private static int layout(long digits, int power, byte[] target, int at) {
        long f = digits;
        int k = power;
        if (f % 100_000_000 == 0) {
            f /= 100_000_000;
            k += 8;
        }
        if (f % 10_000 == 0) {
            f /= 10_000;
            k += 4;
        }
        if (f % 100 == 0) {
            f /= 100;
            k += 2;
        }
        while (f % 10 == 0) {
            f /= 10;
            k++;
        }
        int n = length(f);
        int point = n + k;
        if (point > 16 || point <= -4) {
            return scientific(f, n, point - 1, target, at);
        }
        if (point <= 0) {
            int start = pointZeros(target, at, -point);
            place(f, target, start, n);
            return start + n;
        }
        place(f, target, at, n);
        if (point >= n) {
            for (int i = n; i < point; i++) {
                target[at + i] = '0';
            }
            return pointZero(target, at + point);
        }
        for (int i = n; i > point; i--) {
            target[at + i] = target[at + i - 1];
        }
        target[at + point] = '.';
        return at + n + 1;
    }

    private static int pointZeros(byte[] target, int at, int zeros) {
        target[at] = '0';
        target[at + 1] = '.';
        for (int i = 0; i < zeros; i++) {
            target[at + 2 + i] = '0';
        }
        return at + 2 + zeros;
    }

    private static int scientific(long f, int n, int exponent, byte[] target, int at) {
        place(f, target, at + 1, n);
        target[at] = target[at + 1];
        int end = at + 1;
        if (n > 1) {
            target[end] = '.';
            end = at + n + 1;
        }
        target[end++] = 'e';
        target[end++] = (byte) (exponent < 0 ? '-' : '+');
        int e = Math.abs(exponent);
        if (e >= 100) {
            target[end++] = (byte) ('0' + e / 100);
        }
        target[end++] = PAIRS[2 * (e % 100)];
        target[end++] = PAIRS[2 * (e % 100) + 1];
        return end;
    }

    /** Writes an integer; returns the index behind it. */
    static int integer(long value, byte[] target, int at) {
        if (value < 0) {
            if (value == Long.MIN_VALUE) {
                byte[] text = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(text, 0, target, at, text.length);
                return at + text.length;
            }
            target[at] = '-';
            return integer(-value, target, at + 1);
        }
        if (value < 10) {
            target[at] = (byte) ('0' + value);
            return at + 1;
        }
        int n = length(value);
        place(value, target, at, n);
        return at + n;
    }

    /** Digits of a number from 1 to Long.MAX_VALUE: log10(2) times its bits, or one more. */
    private static int length(long value) {
        int least = (64 - Long.numberOfLeadingZeros(value)) * 1233 >> 12;
        return value >= TENS[least] ? least + 1 : least;
    }

    private static void place(long value, byte[] target, int at, int n) {
        long rest = value;
        int i = at + n;
        while (rest > Integer.MAX_VALUE) {
            long above = rest / 100;
            int pair = (int) (rest - above * 100) * 2;
            rest = above;
            target[--i] = PAIRS[pair + 1];
            target[--i] = PAIRS[pair];
        }
        int small = (int) rest;
        while (small >= 100) {
            int above = small / 100;
            int pair = (small - above * 100) * 2;
            small = above;
            target[--i] = PAIRS[pair + 1];
            target[--i] = PAIRS[pair];
        }
        if (small >= 10) {
            target[--i] = PAIRS[small * 2 + 1];
            target[--i] = PAIRS[small * 2];
        } else {
            target[--i] = (byte) ('0' + small);
        }
    }
}
