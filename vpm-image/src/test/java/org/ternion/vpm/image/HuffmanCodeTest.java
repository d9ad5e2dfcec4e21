package org.ternion.vpm.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.PriorityQueue;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HuffmanCodeTest {
    /** Sum of 2^(limit - length) over all codes; a complete code gives 2^limit. */
    private static long space(HuffmanCode code, int symbols, int limit) {
        long space = 0;
        for (int s = 0; s < symbols; s++) {
            int length = code.length(s);
            assertTrue(length <= limit, "symbol " + s + " has " + length + " bits");
            space += length == 0 ? 0 : 1L << limit - length;
        }
        return space;
    }

    private static int[] fibonacci(int n) {
        int[] f = new int[n];
        for (int i = 0; i < n; i++) {
            f[i] = i < 2 ? 1 : f[i - 1] + f[i - 2];
        }
        return f;
    }

    @ParameterizedTest
    @CsvSource({"10, 15", "16, 15", "17, 15", "30, 15", "40, 15", "19, 7", "19, 5"})
    void fibonacciFrequenciesStayCompleteWithinTheLimit(int symbols, int limit) {
        assertEquals(1L << limit, space(HuffmanCode.of(fibonacci(symbols), limit), symbols, limit));
    }

    @Test
    void sixteenFibonacciFrequenciesNeedTheWholeLimit() {
        HuffmanCode code = HuffmanCode.of(fibonacci(16), 15);
        assertEquals(15, code.length(0));
        assertEquals(1, code.length(15));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 29})
    void oneSymbolGetsAPartner(int symbol) {
        int[] f = new int[30];
        f[symbol] = 1000;
        HuffmanCode code = HuffmanCode.of(f, 15);
        assertEquals(1, code.length(symbol));
        assertEquals(2, space(code, 30, 1));
    }

    @Test
    void noSymbolGivesACompleteCodeOfTwo() {
        HuffmanCode code = HuffmanCode.of(new int[30], 15);
        assertEquals(2, space(code, 30, 1));
        assertEquals(2, code.used());
    }

    @Test
    void codesAreThoseOfTheExampleInTheRfc() {
        // RFC 1951, 3.2.2: lengths of A to H and their codes, first bit highest.
        int[] lengths = {3, 3, 3, 3, 3, 2, 4, 4};
        int[] codes = {0b010, 0b011, 0b100, 0b101, 0b110, 0b00, 0b1110, 0b1111};
        int[] wanted = new int[8];
        for (int s = 0; s < 8; s++) {
            wanted[s] = Integer.reverse(codes[s]) >>> 32 - lengths[s] << HuffmanCode.LENGTH_BITS | lengths[s];
        }
        assertArrayEquals(wanted, HuffmanCode.ofLengths(lengths).entries());
    }

    @Test
    void usedEndsBehindTheLastSymbolWithACode() {
        assertEquals(6, HuffmanCode.of(new int[] {0, 3, 0, 0, 0, 2, 0, 0}, 15).used());
    }

    @Property(tries = 200)
    void anyFrequenciesGiveACompleteCode(@ForAll("frequencies") int[] f) {
        int[] frequencies = f.clone();
        HuffmanCode code = HuffmanCode.of(frequencies, 15);
        assertArrayEquals(f, frequencies, "frequencies are not modified");
        assertEquals(1L << 15, space(code, f.length, 15));
        for (int s = 0; s < f.length; s++) {
            assertTrue(f[s] == 0 || code.length(s) > 0, "every symbol that occurs has a code");
        }
    }

    @Property(tries = 200)
    void codesWithinTheLimitAreAsShortAsHuffmans(@ForAll("smallFrequencies") int[] f) {
        HuffmanCode code = HuffmanCode.of(f, 15);
        long bits = 0;
        for (int s = 0; s < f.length; s++) {
            bits += (long) f[s] * code.length(s);
        }
        assertEquals(huffmanBits(f), bits);
    }

    @Provide
    Arbitrary<int[]> frequencies() {
        return Arbitraries.integers().between(0, 1 << 20).array(int[].class).ofMinSize(2).ofMaxSize(286);
    }

    /** A code of 16 bits needs frequencies that sum up to a Fibonacci number, 2584; these stay below. */
    @Provide
    Arbitrary<int[]> smallFrequencies() {
        return Arbitraries.integers().between(1, 9).array(int[].class).ofMinSize(2).ofMaxSize(286);
    }

    /** Length of a text with these frequencies in an optimal code: the sum of all inner nodes. */
    private static long huffmanBits(int[] f) {
        PriorityQueue<Long> queue = new PriorityQueue<>();
        Arrays.stream(f).forEach(x -> queue.add((long) x));
        long bits = 0;
        while (queue.size() > 1) {
            long node = queue.poll() + queue.poll();
            bits += node;
            queue.add(node);
        }
        return bits;
    }
}
