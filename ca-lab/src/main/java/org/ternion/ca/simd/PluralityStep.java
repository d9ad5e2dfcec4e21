package org.ternion.ca.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.simd.Simd;

/**
 * One step of the plurality rule of three states: a cell takes the state that strictly most of the nine cells of its
 * block have, and stays as it is if no state has. Layout and reach are those of {@link CyclicStep}.
 */
public interface PluralityStep {
    /** The implementation in use. */
    PluralityStep CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaPluralityStep", ScalarPluralityStep::new);

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<PluralityStep> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaPluralityStep", ScalarPluralityStep::new);
    }

    /**
     * Computes some rows.
     *
     * @param lo     bits of the cells in state 1, not modified
     * @param hi     bits of the cells in state 2, not modified; no bit is set in both
     * @param nextLo receives the cells that are in state 1 afterwards
     * @param nextHi receives the cells that are in state 2 afterwards
     * @param from   index of the first word of the first row; words from {@code from - pitch - 1} on are read
     * @param rows   rows to compute, {@code >= 1}
     * @param pitch  words from one row to the next, at least {@code words + CyclicStep.OVERRUN + 2}
     * @param words  words of a row, {@code >= 1}
     * @throws IndexOutOfBoundsException if an array is too short
     */
    void apply(long[] lo, long[] hi, long[] nextLo, long[] nextHi, int from, int rows, int pitch, int words);
}
