package org.ternion.sphere;

import org.ternion.core.Checks;

/**
 * Random numbers by position: each is a function of seed, stream and index alone, so that loops may be split over any
 * number of threads. Every use has a stream of its own. Same bits on every machine. Not for secrets.
 *
 * <p>The generator is SplitMix64 with a key per seed and stream: {@code key = mix(seed + G * (stream + 1))}, the i-th
 * word is {@code mix(key + G * (i + 1))}, with the constants of the paper.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea and Flood (2014), Fast splittable pseudorandom
 *      number generators, figure 16</a>
 */
public final class CounterRng {
    /** 2<sup>64</sup> divided by the golden ratio, odd. */
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private CounterRng() {
    }

    /**
     * Uniform number, a multiple of 2<sup>-53</sup>.
     *
     * @param seed   any value
     * @param stream any value; names the use
     * @param i      any value
     * @return in {@code [0, 1)}
     */
    public static double uniform(long seed, long stream, long i) {
        long key = mix(seed + GAMMA * (stream + 1));
        return (mix(key + GAMMA * (i + 1)) >>> 11) * 0x1p-53;
    }

    /**
     * Uniform integer {@code floor(bound * uniform(seed, stream, i))}. Its bias is below {@code bound * 2^-53}.
     *
     * @param seed   any value
     * @param stream any value
     * @param i      any value
     * @param bound  {@code >= 1}
     * @return in {@code [0, bound)}
     * @throws IllegalArgumentException if {@code bound < 1}
     */
    public static int index(long seed, long stream, long i, int bound) {
        Checks.inRange(bound, 1, Integer.MAX_VALUE, "bound");
        return (int) (bound * uniform(seed, stream, i));
    }

    /**
     * Standard normal number. Numbers 2j (cosine) and 2j + 1 (sine) are the Box-Muller pair of the uniform numbers with
     * these two indices, so normal and uniform numbers of one stream are not independent.
     *
     * @param seed   any value
     * @param stream any value
     * @param i      any value
     * @return finite, absolute value below 8.6
     * @see <a href="https://doi.org/10.1214/aoms/1177706645">Box and Muller (1958), A note on the generation of random
     *      normal deviates</a>
     */
    public static double normal(long seed, long stream, long i) {
        // 1 - u is in (0, 1]: the logarithm is finite. StrictMath because Math may differ in the last bit by machine.
        double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform(seed, stream, i & ~1L)));
        double angle = 2 * Math.PI * uniform(seed, stream, i | 1L);
        return radius * ((i & 1) == 0 ? StrictMath.cos(angle) : StrictMath.sin(angle));
    }

    /** Finaliser of SplitMix64 (variant 13 of Stafford). */
    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }
}
