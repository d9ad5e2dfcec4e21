package org.ternion.krr.experiments;

import java.util.Arrays;
import org.ternion.core.random.CounterRandom;

/** Random numbers, the same on every machine and JDK: nothing here depends on the JDK's own algorithms. */
final class Draws {
    private final CounterRandom random;

    Draws(CounterRandom random) {
        this.random = random;
    }

    /** A stream of a seed. */
    static Draws of(long seed, int stream) {
        return new Draws(CounterRandom.of(seed).stream(stream));
    }

    /** Uniform in {@code [0, 1)}, a multiple of 2^-53. */
    double uniform() {
        return (random.nextLong() >>> 11) * 0x1p-53;
    }

    /** Standard normal by Box and Muller; the second number of each pair is not used. */
    double normal() {
        // 1 - uniform() is in (0, 1], so that the logarithm is finite
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * Math.PI * uniform());
    }

    /** Uniform in {@code [0, bound)}; the bias is below {@code bound * 2^-53}. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** {@code count} different numbers of {@code [0, bound)} in random order, by Fisher and Yates. */
    int[] distinct(int bound, int count) {
        int[] all = new int[bound];
        Arrays.setAll(all, i -> i);
        for (int i = 0; i < count; i++) {
            int other = i + below(bound - i);
            int swapped = all[i];
            all[i] = all[other];
            all[other] = swapped;
        }
        return Arrays.copyOf(all, count);
    }
}
