package org.ternion.core.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterRandomTest {
    /** philox4x32 10 of Random123's kat_vectors; words are written low word first. */
    @ParameterizedTest
    @CsvSource({
        "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1",
    })
    void givesTheKnownAnswersOfRandom123(String counter, String key, String answer) {
        CounterRandom random = CounterRandom.of(words(key, 0)).stream(words(counter, 2));
        assertArrayEquals(new long[] {words(answer, 0), words(answer, 2)}, random.block(words(counter, 0)));
    }

    @Test
    void startsWithTheBlockZero() {
        CounterRandom random = CounterRandom.of(0);
        assertEquals(words("6627e8d5 e169c58d", 0), random.nextLong());
        assertEquals(words("bc57ac4c 9b00dbd8", 0), random.nextLong());
        assertEquals(2, random.position());
    }

    @Property(tries = 100)
    void aPositionIsReachedByStepsAndByJump(@ForAll long seed, @ForAll long key, @ForAll long from,
            @ForAll @IntRange(max = 9) int steps) {
        CounterRandom walking = CounterRandom.of(seed).stream(key).at(from);
        for (int i = 0; i < steps; i++) {
            walking.nextLong();
        }
        assertEquals(CounterRandom.of(seed).stream(key).at(from + steps).nextLong(), walking.nextLong());
    }

    @Test
    void streamsOfOneSeedDiffer() {
        Set<Long> seen = new HashSet<>();
        for (int key = 0; key < 100; key++) {
            CounterRandom random = CounterRandom.of(7).stream(key);
            for (int i = 0; i < 100; i++) {
                seen.add(random.nextLong());
            }
        }
        assertEquals(10_000, seen.size());
    }

    @Test
    void leavesTheOriginalWhereItWas() {
        CounterRandom random = CounterRandom.of(7);
        long first = CounterRandom.of(7).nextLong();
        random.stream(3).nextLong();
        random.at(1000).nextLong();
        assertEquals(first, random.nextLong());
    }

    /** Seed 11: the bound is five standard deviations of a mean of 100,000 uniform numbers. */
    @Test
    void doublesAreUniformOnTheUnitInterval() {
        CounterRandom random = CounterRandom.of(11);
        int n = 100_000;
        double sum = 0;
        int[] bins = new int[10];
        for (int i = 0; i < n; i++) {
            double x = random.nextDouble();
            sum += x;
            bins[(int) (x * 10)]++;
        }
        assertEquals(0.5, sum / n, 5 * Math.sqrt(1.0 / 12 / n));
        for (int count : bins) {
            assertEquals(n / 10.0, count, 5 * Math.sqrt(n * 0.1 * 0.9));
        }
    }

    /** These come from default methods of the JDK: results must not change with its version. */
    @Test
    void derivedNumbersAreTheSameOnEveryJdk() {
        CounterRandom random = CounterRandom.of(1);
        long first = random.nextLong();
        assertEquals((int) (first >>> 32), random.at(0).nextInt());
        assertEquals((first >>> 11) * 0x1p-53, random.at(0).nextDouble());
        assertEquals(first < 0, random.at(0).nextBoolean());
        int bounded = random.at(0).nextInt(10);
        assertEquals(((int) (first >>> 32) >>> 1) % 10, bounded);
        double gaussian = random.at(0).nextGaussian();
        assertTrue(Math.abs(gaussian) < 10);
    }

    private static long words(String hex, int first) {
        String[] word = hex.split(" ");
        return Long.parseLong(word[first], 16) | Long.parseLong(word[first + 1], 16) << 32;
    }
}
