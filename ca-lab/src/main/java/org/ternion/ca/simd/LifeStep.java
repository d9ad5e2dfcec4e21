package org.ternion.ca.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.simd.Simd;

/**
 * One step of a Life-like rule of two states: a dead cell is born and a live one survives by the number of its eight
 * neighbours that are alive. Layout and reach are those of {@link CyclicStep}.
 */
public interface LifeStep {
    /** The implementation in use. */
    LifeStep CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaLifeStep", ScalarLifeStep::new);

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<LifeStep> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaLifeStep", ScalarLifeStep::new);
    }

    /**
     * Computes some rows.
     *
     * @param alive    bits of the live cells, not modified
     * @param next     receives the cells that are alive afterwards
     * @param from     index of the first word of the first row; words from {@code from - pitch - 1} on are read
     * @param rows     rows to compute, {@code >= 1}
     * @param pitch    words from one row to the next, at least {@code words + CyclicStep.OVERRUN + 2}
     * @param words    words of a row, {@code >= 1}
     * @param birth    bit {@code n} is set if a cell with {@code n} live neighbours is born, in {@code [0, 8]}
     * @param survival bit {@code n} is set if a cell with {@code n} live neighbours survives
     * @throws IndexOutOfBoundsException if an array is too short
     */
    void apply(long[] alive, long[] next, int from, int rows, int pitch, int words, int birth, int survival);
}
