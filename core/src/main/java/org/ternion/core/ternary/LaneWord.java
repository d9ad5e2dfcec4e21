package org.ternion.core.ternary;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * Words of twelve lanes of five bits (UTES-5), lane i at bit 5i, the top four bits 0; kept to read signals stored that
 * way. A normal lane is 0 to 26, three states {@code t0 + 3 t1 + 9 t2}. Special lanes are 27 quiet void, 28 quiet
 * paradox, 29 signalling void, 30 signalling paradox and 31 meta. New work is better off with {@link TritVector}.
 */
public final class LaneWord {
    /** Lanes in a word. */
    public static final int LANES = 12;
    /** Bit of {@link #flags}: a lane of an operand was signalling. */
    public static final int SIGNALLED = 1;
    /** Bit of {@link #flags}: a lane of an operand was special. */
    public static final int SPECIAL = 2;

    private static final int BITS = 5;
    private static final int CODES = 1 << BITS;
    private static final int VALUES = 27;
    private static final int QUIET_PARADOX = 28;
    private static final int SIGNALLING_PARADOX = 30;
    private static final int FROM_SIGNALLING_TO_QUIET = 2;
    /** Result and flags &lt;&lt; 5 of the lanes a and b, at a &lt;&lt; 5 | b. */
    private static final byte[] XOR = xorTable();

    private LaneWord() {
    }

    private static byte[] xorTable() {
        byte[] table = new byte[CODES * CODES];
        for (int a = 0; a < CODES; a++) {
            for (int b = 0; b < CODES; b++) {
                table[a << BITS | b] = (byte) (laneXor(quiet(a), quiet(b)) | laneFlags(a, b) << BITS);
            }
        }
        return table;
    }

    private static int laneXor(int a, int b) {
        if (a < VALUES && b < VALUES) {
            return (a + b) % 3 + 3 * ((a / 3 + b / 3) % 3) + 9 * ((a / 9 + b / 9) % 3);
        }
        return severity(b) > severity(a) ? b : a;
    }

    private static int laneFlags(int a, int b) {
        boolean signalled = quiet(a) != a || quiet(b) != b;
        return (signalled ? SIGNALLED : 0) | (a >= VALUES || b >= VALUES ? SPECIAL : 0);
    }

    private static int quiet(int lane) {
        return lane > QUIET_PARADOX && lane <= SIGNALLING_PARADOX ? lane - FROM_SIGNALLING_TO_QUIET : lane;
    }

    /** 1 for void, 2 for paradox, 0 for all others: meta gives way to both, normal lanes do not give way to it. */
    private static int severity(int quietLane) {
        return quietLane == VALUES || quietLane == QUIET_PARADOX ? quietLane - VALUES + 1 : 0;
    }

    /**
     * Builds a word.
     *
     * @param lanes at most twelve values 0 to 31; further lanes are 0
     * @return the word
     * @throws IllegalArgumentException if there are more than twelve lanes or one is outside its range
     */
    public static long of(int... lanes) {
        Checks.inRange(lanes.length, 0, LANES, "number of lanes");
        long word = 0;
        for (int i = 0; i < lanes.length; i++) {
            word |= (long) Checks.inRange(lanes[i], 0, CODES - 1, "lane " + i) << BITS * i;
        }
        return word;
    }

    /**
     * One lane.
     *
     * @param word a word
     * @param lane in {@code [0, 12)}
     * @return 0 to 31
     * @throws IllegalArgumentException  if the top bits of the word are set
     * @throws IndexOutOfBoundsException if the lane is out of range
     */
    public static int lane(long word, int lane) {
        Objects.checkIndex(lane, LANES);
        check(word);
        return at(word, lane);
    }

    /**
     * Adds the three states of each lane mod 3, without carry. Signalling lanes are made quiet first. If a lane of
     * either word is special, the result is the lane of higher severity: paradox, then void, then all others; of equal
     * severity, that of {@code a}. So meta against a normal lane gives the left one, and the operation does not commute
     * there.
     *
     * @param a a word
     * @param b a word
     * @return the word of the results
     * @throws IllegalArgumentException if the top bits of a word are set
     */
    public static long xor(long a, long b) {
        check(a);
        check(b);
        long result = 0;
        for (int lane = 0; lane < LANES; lane++) {
            result |= (XOR[at(a, lane) << BITS | at(b, lane)] & CODES - 1L) << BITS * lane;
        }
        return result;
    }

    /**
     * What {@link #xor} met in its operands.
     *
     * @param a a word
     * @param b a word
     * @return {@link #SIGNALLED} and {@link #SPECIAL}, or-ed
     * @throws IllegalArgumentException if the top bits of a word are set
     */
    public static int flags(long a, long b) {
        check(a);
        check(b);
        int flags = 0;
        for (int lane = 0; lane < LANES; lane++) {
            flags |= XOR[at(a, lane) << BITS | at(b, lane)] >> BITS;
        }
        return flags;
    }

    /**
     * Counts lanes above a threshold.
     *
     * @param word      a word
     * @param threshold any integer
     * @return number of normal lanes whose value is greater
     * @throws IllegalArgumentException if the top bits of the word are set
     */
    public static int countAbove(long word, int threshold) {
        check(word);
        int count = 0;
        for (int lane = 0; lane < LANES; lane++) {
            int value = at(word, lane);
            count += value < VALUES && value > threshold ? 1 : 0;
        }
        return count;
    }

    /**
     * Product of two words.
     *
     * @param a a word
     * @param b a word
     * @return the sum of the products of their lanes, each 0 to 26
     * @throws IllegalArgumentException if a lane is special or the top bits of a word are set
     */
    public static int dot(long a, long b) {
        checkNormal(a);
        checkNormal(b);
        int sum = 0;
        for (int lane = 0; lane < LANES; lane++) {
            sum += at(a, lane) * at(b, lane);
        }
        return sum;
    }

    /**
     * Lanes whose lowest state is a given one.
     *
     * @param word  a word
     * @param state 0, 1 or 2
     * @return bit i is set if lane i is normal and its value mod 3 is {@code state}
     * @throws IllegalArgumentException if {@code state} is outside its range or the top bits of the word are set
     */
    public static int lowDigitPlane(long word, int state) {
        Checks.inRange(state, 0, 2, "state");
        check(word);
        int plane = 0;
        for (int lane = 0; lane < LANES; lane++) {
            int value = at(word, lane);
            plane |= (value < VALUES && value % 3 == state ? 1 : 0) << lane;
        }
        return plane;
    }

    /**
     * Sum of the lowest states of all lanes mod 3.
     *
     * @param word a word
     * @return 0, 1 or 2
     * @throws IllegalArgumentException if a lane is special or the top bits of the word are set
     */
    public static int parity(long word) {
        checkNormal(word);
        return (Integer.bitCount(lowDigitPlane(word, 1)) + 2 * Integer.bitCount(lowDigitPlane(word, 2))) % 3;
    }

    /**
     * Adds the values of each lane mod 27, which unlike {@link #xor} carries from state to state.
     *
     * @param a a word
     * @param b a word
     * @return the word of the sums
     * @throws IllegalArgumentException if a lane is special or the top bits of a word are set
     */
    public static long addMod27(long a, long b) {
        checkNormal(a);
        checkNormal(b);
        long sum = 0;
        for (int lane = 0; lane < LANES; lane++) {
            sum |= (long) ((at(a, lane) + at(b, lane)) % VALUES) << BITS * lane;
        }
        return sum;
    }

    private static int at(long word, int lane) {
        return (int) (word >>> BITS * lane) & CODES - 1;
    }

    private static void check(long word) {
        if (word >>> BITS * LANES != 0) {
            throw new IllegalArgumentException("the top four bits must be 0, the word is " + Long.toHexString(word));
        }
    }

    private static void checkNormal(long word) {
        check(word);
        for (int lane = 0; lane < LANES; lane++) {
            if (at(word, lane) >= VALUES) {
                throw new IllegalArgumentException("lane " + lane + " is special: " + at(word, lane));
            }
        }
    }
}
