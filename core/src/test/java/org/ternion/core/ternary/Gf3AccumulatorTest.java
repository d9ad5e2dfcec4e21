package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Gf3AccumulatorTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 130, 1000})
    void computesWhatTheAlgebraOfNewVectorsDoes(int size) {
        Random random = new Random(size);
        TritVector x = RandomTrits.vector(random, size);
        TritVector y = RandomTrits.vector(random, size);
        assertEquals(PlaneAlgebra.addMod3(x, y), started(x).add(y).toVector());
        assertEquals(PlaneAlgebra.subMod3(x, y), started(x).subtract(y).toVector());
        assertEquals(PlaneAlgebra.product(x, y), started(x).multiply(y).toVector());
    }

    private static Gf3Accumulator started(TritVector x) {
        return new Gf3Accumulator(x.size()).set(x);
    }

    @Test
    void aLongSumIsThatOfTheAlgebra() {
        Random random = new Random(5);
        List<TritVector> summands = random.ints(50, 0, 1000).mapToObj(seed ->
                RandomTrits.vector(new Random(seed), 77)).toList();
        Gf3Accumulator sum = new Gf3Accumulator(77);
        summands.forEach(sum::add);
        assertEquals(PlaneAlgebra.sumMod3(summands), sum.toVector());
    }

    @Test
    void operandsStayAndCopiesDoNotFollow() {
        TritVector x = TritVector.parse("+0-+");
        Gf3Accumulator accumulator = started(x);
        TritVector before = accumulator.toVector();
        accumulator.add(x);
        assertEquals("+0-+", x.toString());
        assertEquals(x, before);
        assertEquals("-0+-", accumulator.toVector().toString());
        assertEquals("0000", accumulator.add(x).toVector().toString());
    }

    @Test
    void otherSizesAreRefused() {
        Gf3Accumulator accumulator = new Gf3Accumulator(64);
        TritVector longer = RandomTrits.vector(new Random(1), 65);
        assertEquals(64, accumulator.size());
        assertThrows(IllegalArgumentException.class, () -> accumulator.set(longer));
        assertThrows(IllegalArgumentException.class, () -> accumulator.add(longer));
        assertThrows(IllegalArgumentException.class, () -> accumulator.subtract(longer));
        assertThrows(IllegalArgumentException.class, () -> accumulator.multiply(longer));
        assertThrows(IllegalArgumentException.class, () -> new Gf3Accumulator(-1));
    }
}
