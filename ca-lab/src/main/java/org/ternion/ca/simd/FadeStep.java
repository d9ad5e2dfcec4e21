package org.ternion.ca.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.simd.Simd;

/**
 * Second half of a step of a Generations rule, after {@link LifeStep}: cells that were alive and do not stay begin to
 * fade at age 1, fading cells grow older and end after their last age, and no cell is born where one fades. Plane 0
 * holds the live cells, planes 1 and up the binary digits of the ages, which are 0 elsewhere.
 */
public interface FadeStep {
    /** The implementation in use. */
    FadeStep CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaFadeStep", ScalarFadeStep::new);

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<FadeStep> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaFadeStep", ScalarFadeStep::new);
    }

    /**
     * Computes some rows.
     *
     * @param now     planes before the step, at least 2, not modified
     * @param next    plane 0 holds what {@link LifeStep} makes of the live cells and is corrected; the others receive
     *                the ages afterwards
     * @param from    index of the first word of the first row
     * @param rows    rows to compute, {@code >= 1}
     * @param pitch   words from one row to the next
     * @param words   words of a row, {@code >= 1}; up to {@link CyclicStep#OVERRUN} more may be written
     * @param lastAge age after which a cell is empty again, {@code >= 1}, of as many digits as there are planes of ages
     * @throws IndexOutOfBoundsException if an array is too short
     */
    void apply(long[][] now, long[][] next, int from, int rows, int pitch, int words, int lastAge);
}
