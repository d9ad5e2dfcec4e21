package org.ternion.core.ternary;

/**
 * The formulas of more than one gate, on 64 trits at once: (a, b) are the plus and minus word of the first operand,
 * (c, d) of the second, (e, f) of the third. Each method gives one plane; where two share terms the compiler merges
 * them after inlining. Lanes that are 0 in all operands are 0 in the result, so a clean tail stays clean.
 */
final class PlaneWords {
    private PlaneWords() {
    }

    static long addPlus(long a, long b, long c, long d) {
        return (b | d) ^ (a | d) ^ (b | c);
    }

    static long addMinus(long a, long b, long c, long d) {
        return (a | c) ^ (a | d) ^ (b | c);
    }

    static long productPlus(long a, long b, long c, long d) {
        return a & c | b & d;
    }

    static long productMinus(long a, long b, long c, long d) {
        return a & d | b & c;
    }

    /** Plus plane of the sign of the sum of two; exchange the planes of both operands for the minus plane. */
    static long clipAddPlus(long a, long b, long c, long d) {
        return a & ~d | c & ~b;
    }

    /**
     * Plus plane of the sign of the sum of three: some +1 and no -1, or two +1, against which one -1 does not matter.
     * Exchange the planes of all operands for the minus plane.
     */
    static long majorityPlus(long a, long b, long c, long d, long e, long f) {
        return (a | c | e) & ~(b | d | f) | a & c | (a | c) & e;
    }

    /**
     * Plus plane of the carry of x + y + z, where (p, q) is the sum of x and y in GF(3). The two partial carries are
     * never equal and not 0, since two equal digits leave the opposite one; if both occur they cancel.
     */
    static long carryPlus(long a, long b, long c, long d, long p, long q, long e, long f) {
        return (a & c | p & e) & ~(b & d | q & f);
    }
}
