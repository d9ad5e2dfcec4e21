package org.ternion.ca.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlaneCountTest {
    private static final int PITCH = 37;

    static List<PlaneCount> implementations() {
        return PlaneCount.all();
    }

    private static long[] random(Random random) {
        return random.longs(5 * PITCH).toArray();
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void bitsOfCellsAreCounted(PlaneCount count) {
        Random random = new Random(3);
        long[] a = random(random);
        long[] b = random(random);
        long[] c = random(random);
        long[] d = random(random);
        for (int words = 0; words <= 30; words++) {
            long[] cells = Arrays.copyOf(random.longs(words).toArray(), words + CyclicStep.OVERRUN);
            int from = random.nextInt(PITCH);
            int ones = 0;
            int differing = 0;
            for (int row = 0; row < 3; row++) {
                for (int w = 0; w < words; w++) {
                    int i = from + row * PITCH + w;
                    ones += Long.bitCount(a[i] & cells[w]);
                    differing += Long.bitCount((a[i] ^ b[i] | c[i] ^ d[i]) & cells[w]);
                }
            }
            assertEquals(ones, count.ones(a, from, 3, PITCH, words, cells), words + " words");
            assertEquals(differing, count.differing(a, b, c, d, from, 3, PITCH, words, cells), words + " words");
        }
    }
}
