package org.ternion.benchmarks.ca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ternion.benchmarks.ca.AbstractBenchmark.Rate;
import org.ternion.core.ternary.FiveTritBytes;
import org.ternion.core.ternary.PlaneAlgebra;
import org.ternion.core.ternary.TritVector;
import org.ternion.core.ternary.Trits;

/** The benchmarks of trits compute what loops over single trits do. */
class TritBenchmarkCorrectnessTest {
    private static final int TRITS = 1 << 12;

    private final Rate rate = new Rate();
    private final TritBenchmark benchmark = new TritBenchmark();
    private final byte[] x = TritBenchmark.vector(TRITS, 1).toBytes();
    private final byte[] y = TritBenchmark.vector(TRITS, 2).toBytes();

    @BeforeEach
    void size() {
        benchmark.trits = TRITS;
    }

    @Test
    void tritsAreEquallyLikelyAtAllSizes() {
        TritVector vector = TritBenchmark.vector(100_001, 3);
        assertEquals(100_001, vector.size());
        assertEquals(100_001 / 3, vector.plusCount(), 600);
        assertEquals(100_001 / 3, vector.minusCount(), 600);
    }

    @Test
    void bothDotProductsAreTheSumOfProducts() {
        TritBenchmark.Vectors vectors = new TritBenchmark.Vectors();
        vectors.draw(benchmark);
        TritBenchmark.Bytes bytes = new TritBenchmark.Bytes();
        bytes.draw(benchmark);
        int sum = 0;
        for (int i = 0; i < TRITS; i++) {
            sum += x[i] * y[i];
        }
        assertNotEquals(0, sum);
        assertEquals(sum, benchmark.dot(vectors, rate));
        assertEquals(sum, benchmark.dotBytes(bytes, rate));
        assertEquals(2e-9 * TRITS, rate.giga, 1e-12);
    }

    @Test
    void sumsAndProductsAreThoseOfTrits() {
        TritBenchmark.Sum sum = new TritBenchmark.Sum();
        sum.draw(benchmark);
        TritBenchmark.Sum product = new TritBenchmark.Sum();
        product.draw(benchmark);
        TritBenchmark.Vectors vectors = new TritBenchmark.Vectors();
        vectors.draw(benchmark);
        TritVector added = benchmark.add(sum, rate).toVector();
        TritVector multiplied = benchmark.multiply(product, rate).toVector();
        PlaneAlgebra.DigitAndCarry full = benchmark.fullAdd(vectors, rate);
        for (int i = 0; i < TRITS; i++) {
            assertEquals(Trits.addMod3(x[i], y[i]), added.get(i));
            assertEquals(x[i] * y[i], multiplied.get(i));
            assertEquals(2 * x[i] + y[i], full.digit().get(i) + 3 * full.carry().get(i));
        }
        assertEquals(3e-9 * TRITS, rate.giga, 1e-12);
    }

    @Test
    void theBaselineCopiesFourPlanes() {
        TritBenchmark.Planes planes = new TritBenchmark.Planes();
        planes.fill(benchmark);
        long[] copy = benchmark.baselineCopy(planes, rate);
        assertEquals(4 * TRITS / Long.SIZE, copy.length);
        assertEquals(copy.length - 1, copy[copy.length - 1]);
    }

    @Test
    void everyFormatHoldsTheSameTrits() {
        TritFormatBenchmark formats = new TritFormatBenchmark();
        formats.trits = 1003;
        formats.draw();
        byte[] packed = FiveTritBytes.pack(formats.vector().toBytes());
        assertArrayEquals(packed, formats.packStates(rate));
        assertArrayEquals(packed, formats.packVector(rate));
        assertArrayEquals(formats.states(), formats.unpackStates(rate));
        assertArrayEquals(formats.states(), formats.baselineCopy(rate));
        assertEquals(formats.vector(), formats.unpackVector(rate));
        assertEquals(16 * 13, formats.packWords(rate).length);
        assertEquals(formats.vector(), formats.unpackWords(rate));
        int[] differences = formats.differences(rate).toInts();
        for (int i = 0; i < differences.length; i++) {
            assertEquals(formats.difference(i), differences[i]);
        }
        assertEquals(8e-9 * 1003, rate.giga, 1e-12);
    }
}
