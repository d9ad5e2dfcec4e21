package org.ternion.core.ternary;

import java.math.BigInteger;
import java.util.Objects;
import org.ternion.core.Checks;

/**
 * How many trits a container of bits holds, and the containers {@code int} and {@code long}: the number
 * {@code sum (trit_i + 1) 3^i}, at most 20 trits in an unsigned {@code int} and 40 in an unsigned {@code long}. Five
 * trits in a byte are {@link FiveTritBytes}. All powers are exact.
 *
 * @param trits number of trits, {@code >= 1}
 * @param bits  number of bits, enough for them
 */
public record TritPacking(int trits, int bits) {
    /** The most trits in a {@code long}: 3^40 is less than 2^64, 3^41 is not. */
    public static final int TRITS_PER_LONG = 40;
    /** The most trits in an {@code int}: 3^20 is less than 2^32, 3^21 is not. */
    public static final int TRITS_PER_INT = 20;

    /** Beyond this a table is no use and powers get slow. */
    private static final int MOST_BITS = 1 << 16;
    private static final BigInteger THREE = BigInteger.valueOf(3);
    private static final long[] POWERS = powers();

    /**
     * Checks that the trits fit.
     *
     * @param trits {@code >= 1}
     * @param bits  {@code <= 65536}
     * @throws IllegalArgumentException if an argument is out of range or {@code 3^trits > 2^bits}
     */
    public TritPacking {
        Checks.inRange(bits, 2, MOST_BITS, "bits");
        Checks.inRange(trits, 1, bits, "trits");
        if (spare(trits, bits).signum() < 0) {
            throw new IllegalArgumentException(bits + " bits do not hold " + trits + " trits");
        }
    }

    /**
     * The packing of some trits with the least bits.
     *
     * @param trits in {@code [1, 41000]}
     * @return the packing with {@code ceil(trits log2 3)} bits
     * @throws IllegalArgumentException if {@code trits} is outside its range
     */
    public static TritPacking optimal(int trits) {
        Checks.inRange(trits, 1, 41_000, "trits");
        // 3^trits is odd, so its length in bits is the ceiling of its logarithm
        return new TritPacking(trits, THREE.pow(trits).bitLength());
    }

    /**
     * The most trits for which a container still has some codes to spare.
     *
     * @param bits     size of the container, in {@code [1, 65536]}
     * @param reserved codes to keep free, {@code >= 0}
     * @return the largest k with {@code 3^k + reserved <= 2^bits}, or 0 if there is none
     * @throws IllegalArgumentException if an argument is outside its range
     */
    public static int mostTrits(int bits, int reserved) {
        Checks.inRange(bits, 1, MOST_BITS, "bits");
        Checks.inRange(reserved, 0, Integer.MAX_VALUE, "reserved");
        BigInteger codes = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.valueOf(reserved));
        // the answer is at most bits log_3 2; come near it from below with one power, then step
        int trits = Math.max(0, (int) (bits * 0.6309) - 33);
        BigInteger power = THREE.pow(trits);
        if (power.compareTo(codes) > 0) {
            return 0;
        }
        for (power = power.multiply(THREE); power.compareTo(codes) <= 0; power = power.multiply(THREE)) {
            trits++;
        }
        return trits;
    }

    private static BigInteger spare(int trits, int bits) {
        return BigInteger.ONE.shiftLeft(bits).subtract(THREE.pow(trits));
    }

    /**
     * Codes of the container that stand for no trits.
     *
     * @return {@code 2^bits - 3^trits}
     */
    public BigInteger spareCodes() {
        return spare(trits, bits);
    }

    /**
     * Information in the trits per bit of the container.
     *
     * @return {@code trits log2(3) / bits}, in (0, 1)
     */
    public double efficiency() {
        return trits * (Math.log(3) / Math.log(2)) / bits;
    }

    /**
     * Packs trits into a word.
     *
     * @param trits -1, 0 or 1 each
     * @param from  index of the first trit, the lowest digit
     * @param count number of trits, in {@code [0, 40]}
     * @return {@code sum (trit_i + 1) 3^i} as an unsigned number below 3^count
     * @throws IllegalArgumentException  if {@code count} is above 40 or a value is no trit; the message names its index
     * @throws IndexOutOfBoundsException if the range is outside the array
     */
    public static long packLong(byte[] trits, int from, int count) {
        Checks.inRange(count, 0, TRITS_PER_LONG, "count");
        Objects.checkFromIndexSize(from, count, trits.length);
        long code = 0;
        for (int i = from + count - 1; i >= from; i--) {
            if (trits[i] < -1 || trits[i] > 1) {
                throw new IllegalArgumentException("trit " + i + " must be -1, 0 or 1, was " + trits[i]);
            }
            code = code * 3 + trits[i] + 1;
        }
        return code;
    }

    /**
     * Unpacks a word.
     *
     * @param code  what {@link #packLong} returned, unsigned
     * @param trits receives {@code count} values -1, 0 or 1
     * @param at    index of the first one
     * @param count number of trits, in {@code [0, 40]}
     * @throws IllegalArgumentException  if {@code count} is above 40, or the code is not below 3^count
     * @throws IndexOutOfBoundsException if the range is outside the array
     */
    public static void unpackLong(long code, byte[] trits, int at, int count) {
        Checks.inRange(count, 0, TRITS_PER_LONG, "count");
        Objects.checkFromIndexSize(at, count, trits.length);
        if (Long.compareUnsigned(code, POWERS[count]) >= 0) {
            throw new IllegalArgumentException("code " + Long.toUnsignedString(code) + " stands for no " + count
                    + " trits");
        }
        // two halves below 3^20, so that the digits come from signed division
        long high = Long.divideUnsigned(code, POWERS[TRITS_PER_INT]);
        long low = code - high * POWERS[TRITS_PER_INT];
        for (int i = 0; i < count; i++) {
            if (i == TRITS_PER_INT) {
                low = high;
            }
            trits[at + i] = (byte) (low % 3 - 1);
            low /= 3;
        }
    }

    /**
     * Packs trits into an {@code int}.
     *
     * @param trits -1, 0 or 1 each
     * @param from  index of the first trit, the lowest digit
     * @param count number of trits, in {@code [0, 20]}
     * @return {@code sum (trit_i + 1) 3^i} as an unsigned number below 3^count
     * @throws IllegalArgumentException  if {@code count} is above 20 or a value is no trit; the message names its index
     * @throws IndexOutOfBoundsException if the range is outside the array
     */
    public static int packInt(byte[] trits, int from, int count) {
        Checks.inRange(count, 0, TRITS_PER_INT, "count");
        return (int) packLong(trits, from, count);
    }

    /**
     * Unpacks an {@code int}.
     *
     * @param code  what {@link #packInt} returned, unsigned
     * @param trits receives {@code count} values -1, 0 or 1
     * @param at    index of the first one
     * @param count number of trits, in {@code [0, 20]}
     * @throws IllegalArgumentException  if {@code count} is above 20, or the code is not below 3^count
     * @throws IndexOutOfBoundsException if the range is outside the array
     */
    public static void unpackInt(int code, byte[] trits, int at, int count) {
        Checks.inRange(count, 0, TRITS_PER_INT, "count");
        unpackLong(Integer.toUnsignedLong(code), trits, at, count);
    }

    private static long[] powers() {
        long[] powers = new long[TRITS_PER_LONG + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 3;
        }
        return powers;
    }
}
