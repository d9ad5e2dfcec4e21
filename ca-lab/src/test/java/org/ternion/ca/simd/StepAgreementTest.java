package org.ternion.ca.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ternion.core.simd.Simd;

/** All loops on words that no engine would make, with any padding and any start. */
class StepAgreementTest {
    private static final int ROWS = 5;

    /** A step on planes a and b, b being left alone where there is one plane; returns what it counts. */
    private interface Loop {
        long run(boolean vector, long[] a, long[] b, long[] nextA, long[] nextB, int from, int pitch, int words);
    }

    private static <T> T pick(List<T> all, boolean vector) {
        return all.get(vector ? all.size() - 1 : 0);
    }

    @Test
    void cyclicStepsAgreeForEveryThreshold() {
        for (int k = 1; k <= 8; k++) {
            int threshold = k;
            agree(k, (vector, a, b, nextA, nextB, from, pitch, words) -> pick(CyclicStep.all(), vector)
                    .apply(a, b, nextA, nextB, from, ROWS, pitch, words, threshold, null));
            agree(-k, (vector, a, b, nextA, nextB, from, pitch, words) -> pick(CyclicStep.all(), vector)
                    .apply(a, b, nextA, nextB, from, ROWS, pitch, words, threshold, someCells(words)));
        }
    }

    @Test
    void pluralityStepsAgree() {
        agree(11, (vector, a, b, nextA, nextB, from, pitch, words) -> {
            pick(PluralityStep.all(), vector).apply(a, b, nextA, nextB, from, ROWS, pitch, words);
            return 0;
        });
    }

    @Test
    void lifeStepsAgreeForManyRules() {
        for (int rule = 0; rule < 40; rule++) {
            int birth = rule * 0x9E37 >> 3 & 0x1ff;
            int survival = rule * 0x85EB >> 2 & 0x1ff;
            agree(rule, (vector, a, b, nextA, nextB, from, pitch, words) -> {
                pick(LifeStep.all(), vector).apply(a, nextA, from, ROWS, pitch, words, birth, survival);
                return 0;
            });
        }
    }

    @Test
    void theVectorLoopIsAmongThemWhenItIsInUse() {
        int expected = Simd.enabled() ? 2 : 1;
        assertEquals(expected, CyclicStep.all().size());
        assertEquals(expected, LifeStep.all().size());
        assertEquals(expected, FadeStep.all().size());
        assertEquals(expected, PluralityStep.all().size());
        assertEquals(expected, PlaneCount.all().size());
    }

    private static long[] someCells(int words) {
        return Arrays.copyOf(new Random(words).longs(words).toArray(), words + CyclicStep.OVERRUN);
    }

    private static void agree(int seed, Loop loop) {
        Random random = new Random(seed);
        for (int words = 1; words <= 25; words++) {
            int pitch = words + CyclicStep.OVERRUN + 2 + random.nextInt(3);
            int from = pitch + 1 + random.nextInt(4);
            int length = from + (ROWS + 1) * pitch + 1;
            long[] a = random.longs(length).toArray();
            long[] b = random.longs(length).toArray();
            for (int i = 0; i < length; i++) {
                b[i] &= ~a[i];
            }
            long[][] scalar = new long[2][length];
            long[][] vector = new long[2][length];
            long counted = loop.run(false, a, b, scalar[0], scalar[1], from, pitch, words);
            assertEquals(counted, loop.run(true, a, b, vector[0], vector[1], from, pitch, words), words + " words");
            for (int row = -1; row <= ROWS; row++) {
                int start = from + row * pitch;
                // Before a row nothing is written, behind it up to the overrun.
                int first = row < 0 ? start : start - 1;
                int end = row == ROWS ? first + 1 : start + (row < 0 ? pitch - 1 : words);
                for (int i = first; i < end; i++) {
                    assertEquals(scalar[0][i], vector[0][i], words + " words, row " + row + ", word " + (i - start));
                    assertEquals(scalar[1][i], vector[1][i], words + " words, row " + row + ", word " + (i - start));
                }
            }
        }
    }
}
