package org.ternion.benchmarks.ca;

import java.util.SplittableRandom;
import org.ternion.ca.CellGrid;

/** Random grids and bytes, all states equally likely. */
final class CellSoups {
    private static final int DRAW_BITS = 16;

    private CellSoups() {
    }

    /** A square; at most 2^15 cells to a side. */
    static CellGrid square(int side, int states, long seed) {
        return CellGrid.wrap(bytes(Math.multiplyExact(side, side), states, seed), side, side, states);
    }

    /** Bytes below a number, four of them from one draw, which biases them by less than one in a hundred. */
    static byte[] bytes(int count, int states, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = new byte[count];
        long bits = 0;
        for (int i = 0; i < count; i++, bits >>>= DRAW_BITS) {
            if (i % (Long.SIZE / DRAW_BITS) == 0) {
                bits = random.nextLong();
            }
            bytes[i] = (byte) ((bits & (1 << DRAW_BITS) - 1) * states >> DRAW_BITS);
        }
        return bytes;
    }
}
