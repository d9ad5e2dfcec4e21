package org.ternion.trading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

/** Compares logs bit by bit. */
final class RunLogAssert {
    private RunLogAssert() {
    }

    static void assertSame(RunLog expected, RunLog log) {
        assertEquals(expected.size(), log.size());
        assertPrefix(log, expected);
    }

    static void assertPrefix(RunLog part, RunLog whole) {
        assertEquals(whole.symbol(), part.symbol());
        assertEquals(whole.columns(), part.columns());
        assertArrayEquals(Arrays.copyOf(whole.times(), part.size()), part.times());
        for (LogColumn column : whole.columns()) {
            assertArrayEquals(bits(Arrays.copyOf(whole.column(column), part.size())), bits(part.column(column)),
                    () -> column.header() + " of the first " + part.size());
        }
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }
}
