package org.ternion.ca.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.simd.Simd;

/** Counts bits of planes, for the numbers of cells in a state and of cells that a step has changed. */
public interface PlaneCount {
    /** The implementation in use. */
    PlaneCount CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaPlaneCount", ScalarPlaneCount::new);

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<PlaneCount> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaPlaneCount", ScalarPlaneCount::new);
    }

    /**
     * Number of bits that are set.
     *
     * @param plane not modified
     * @param from  index of the first word of the first row
     * @param rows  {@code >= 0}
     * @param pitch words from one row to the next, at least {@code words + CyclicStep.OVERRUN}
     * @param words words counted of a row, {@code >= 0}
     * @param cells for each word of a row, and {@link CyclicStep#OVERRUN} zeros behind, the bits that are counted
     * @return {@code >= 0}
     * @throws IndexOutOfBoundsException if the array is too short
     */
    long ones(long[] plane, int from, int rows, int pitch, int words, long[] cells);

    /**
     * Number of places where at least one of two pairs of planes differs.
     *
     * @param a      first plane of the first pair
     * @param b      second plane of the first pair
     * @param c      first plane of the second pair
     * @param d      second plane of the second pair
     * @param from   index of the first word of the first row
     * @param rows   {@code >= 0}
     * @param pitch  words from one row to the next, at least {@code words + CyclicStep.OVERRUN}
     * @param words  words compared of a row, {@code >= 0}
     * @param cells  for each word of a row, and {@link CyclicStep#OVERRUN} zeros behind, the bits that are compared
     * @return {@code >= 0}
     * @throws IndexOutOfBoundsException if an array is too short
     */
    long differing(long[] a, long[] b, long[] c, long[] d, int from, int rows, int pitch, int words, long[] cells);
}
