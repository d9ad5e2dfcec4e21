package org.ternion.benchmarks.ca;

import org.ternion.core.Parallel;

/** Loops that do nothing but copy words or combine them bit by bit: the lower bounds of work on bit planes. */
final class PlaneLimits {
    /** Three-input operations per word and pass of {@link #combine}: enough that loads and stores do not matter. */
    static final int DEPTH = 16;
    /** Words of the array of {@link #combine}: they stay in the first-level cache. */
    static final int CACHED = 2048;

    private PlaneLimits() {
    }

    /** Copies words several times, on some threads, a part each. */
    static void copy(long[] from, long[] to, int times, int threads) {
        Parallel.ranges(threads, from.length, 1, (first, end) -> {
            for (int time = 0; time < times; time++) {
                System.arraycopy(from, first, to, first, end - first);
            }
        });
    }

    /** Words with different content. Zeros would do for a copy, but then their pages might all be the same one. */
    static long[] words(int count) {
        long[] words = new long[count];
        for (int i = 0; i < count; i++) {
            words[i] = i;
        }
        return words;
    }

    /**
     * Replaces each word by the result of {@link #DEPTH} operations of three inputs, one after the other. With AVX-512
     * each is one instruction, else two.
     */
    static void combine(long[] words, long a, long b) {
        for (int i = 0; i < words.length; i++) {
            long x = words[i];
            x = (x ^ a) & b;
            x = (x & b) ^ a;
            x = (x ^ b) | a;
            x = (x | a) ^ b;
            x = (x ^ a) & b;
            x = (x & b) ^ a;
            x = (x ^ b) | a;
            x = (x | a) ^ b;
            x = (x ^ a) & b;
            x = (x & b) ^ a;
            x = (x ^ b) | a;
            x = (x | a) ^ b;
            x = (x ^ a) & b;
            x = (x & b) ^ a;
            x = (x ^ b) | a;
            words[i] = (x | a) ^ b;
        }
    }
}
