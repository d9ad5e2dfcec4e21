package org.ternion.ca.simd;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this package: the preferred ones, but not above eight words, on which the padding of rows relies. */
final class PanamaLanes {
    static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED.length() <= CyclicStep.OVERRUN + 1
            ? LongVector.SPECIES_PREFERRED : LongVector.SPECIES_512;

    /** Counts the bits of lanes; null before JDK 19. */
    static final VectorOperators.Unary BIT_COUNT = bitCount();

    private PanamaLanes() {
    }

    private static VectorOperators.Unary bitCount() {
        try {
            return (VectorOperators.Unary) VectorOperators.class.getField("BIT_COUNT").get(null);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
