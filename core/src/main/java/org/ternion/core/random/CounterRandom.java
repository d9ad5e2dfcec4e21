package org.ternion.core.random;

import java.util.random.RandomGenerator;

/**
 * Counter-based random numbers: Philox4x32-10. The number at a position is a function of seed, stream and position
 * only, so that any part of a sequence can be computed alone, in any order, on any machine.
 *
 * <p>The seed is the 64-bit key; the counter holds the block number in its low and the stream in its high 64 bits; each
 * block gives two longs, low words first. A stream has 2<sup>64</sup> longs and then repeats. Streams of one seed do
 * not overlap. Not safe for use by several threads: give each its own stream. Not for secrets.
 *
 * @see <a href="https://doi.org/10.1145/2063384.2063405">Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers:
 *      as easy as 1, 2, 3, section 3.3</a>
 */
public final class CounterRandom implements RandomGenerator {
    private static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final long LOW_WORD = 0xFFFFFFFFL;
    /** No block has this number: positions are shifted right without sign. */
    private static final long NO_BLOCK = -1;

    private final long seed;
    private final long stream;
    private long position;
    private long block = NO_BLOCK;
    private long even;
    private long odd;

    private CounterRandom(long seed, long stream, long position) {
        this.seed = seed;
        this.stream = stream;
        this.position = position;
    }

    /**
     * Stream 0 of a seed, at position 0.
     *
     * @param seed any value
     * @return a new generator
     */
    public static CounterRandom of(long seed) {
        return new CounterRandom(seed, 0, 0);
    }

    /**
     * Another stream of the same seed, at position 0. Streams are numbered flat: {@code stream(a).stream(b)} is
     * {@code stream(b)}.
     *
     * @param key any value
     * @return a new generator; this one is not changed
     */
    public CounterRandom stream(long key) {
        return new CounterRandom(seed, key, 0);
    }

    /**
     * The same seed and stream at another position. O(1).
     *
     * @param index number of longs before the next one, unsigned
     * @return a new generator; this one is not changed
     */
    public CounterRandom at(long index) {
        return new CounterRandom(seed, stream, index);
    }

    /**
     * Number of longs taken from the stream so far, where {@link #at} counts as taken.
     *
     * @return an unsigned number
     */
    public long position() {
        return position;
    }

    @Override
    public long nextLong() {
        long wanted = position >>> 1;
        if (wanted != block) {
            fill(wanted);
        }
        return (position++ & 1) == 0 ? even : odd;
    }

    /** Any block, also those beyond the last position: the two longs of the known-answer tests. */
    long[] block(long number) {
        fill(number);
        return new long[] {even, odd};
    }

    private void fill(long wanted) {
        int c0 = (int) wanted;
        int c1 = (int) (wanted >>> 32);
        int c2 = (int) stream;
        int c3 = (int) (stream >>> 32);
        int k0 = (int) seed;
        int k1 = (int) (seed >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = (c0 & LOW_WORD) * MULTIPLIER_0;
            long product1 = (c2 & LOW_WORD) * MULTIPLIER_1;
            c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c3 = (int) product0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        even = (c0 & LOW_WORD) | (long) c1 << 32;
        odd = (c2 & LOW_WORD) | (long) c3 << 32;
        block = wanted;
    }
}
