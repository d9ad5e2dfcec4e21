package org.ternion.krr.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.simd.Simd;

/**
 * Cosine sums {@code s(d) = sum of weights[j] cos(j d)} for j in {@code [1, weights.length)}, from squared chords
 * {@code 4 sin^2(d / 2)} instead of angles, by Clenshaw's recurrence in fused multiply-adds. Every implementation gives
 * the same bits.
 */
public interface CosineSums {
    /** The implementation in use. */
    CosineSums CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaCosineSums", ScalarCosineSums::new);

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<CosineSums> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaCosineSums", ScalarCosineSums::new);
    }

    /**
     * One sum, with the bits of {@link #replace}.
     *
     * @param weights element 0 is not used
     * @param chord   squared chord, in {@code [0, 4]}
     * @return the sum
     */
    static double of(double[] weights, double chord) {
        return ScalarCosineSums.sum(weights, chord);
    }

    /**
     * Replaces squared chords by sums.
     *
     * @param weights element 0 is not used
     * @param values  replaced at {@code [0, count)}, anything up to the next multiple of {@link TileDistances#GROUP}
     * @param count   how many, {@code >= 0}
     * @throws IndexOutOfBoundsException if the array is too short for {@code count} rounded up to that group
     */
    void replace(double[] weights, double[] values, int count);
}
