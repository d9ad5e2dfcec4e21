package org.ternion.ca.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.simd.Simd;

/**
 * One step of the cyclic rule of three states: a cell in state {@code s} becomes {@code t = (s + 1) mod 3} if at least
 * {@code k} of its eight neighbours are in state {@code t}.
 *
 * <p>Layout, the same for all steps of this package: a plane is an array of rows of {@code pitch} words. The neighbours
 * to the west and east of the cell of a bit are the same bit of the words before and after, so that nothing is shifted:
 * a row is 64 stretches of cells, one for each bit. The words before and after a row, and the rows above and below
 * those computed, hold the neighbours there and are the caller's business. This differs from ca-lab 16.1, which has 64
 * cells of a row in a word, and saves 12 of 50 operations.
 */
public interface CyclicStep {
    /** Most words that a step may write after the last word of a row; their values mean nothing. */
    int OVERRUN = 7;

    /** The implementation in use. */
    CyclicStep CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaCyclicStep", ScalarCyclicStep::new);

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<CyclicStep> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaCyclicStep", ScalarCyclicStep::new);
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
     * @param pitch  words from one row to the next, at least {@code words + OVERRUN + 2}
     * @param words  words of a row, {@code >= 1}
     * @param k      neighbours needed, in {@code [1, 8]}
     * @param cells  null, or for each word of a row, and {@link #OVERRUN} zeros behind, the bits that are counted
     * @return number of cells that advance, of those counted
     * @throws IndexOutOfBoundsException if an array is too short
     */
    long apply(long[] lo, long[] hi, long[] nextLo, long[] nextHi, int from, int rows, int pitch, int words, int k,
            long[] cells);
}
