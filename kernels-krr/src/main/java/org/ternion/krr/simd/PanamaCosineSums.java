package org.ternion.krr.simd;

import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Loop of the Vector API: lanes are sums, two vectors at a time, because each waits for its own last step. */
final class PanamaCosineSums implements CosineSums {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public void replace(double[] weights, double[] values, int count) {
        Objects.checkFromIndexSize(0, TileRanges.padded(count), values.length);
        DoubleVector minusHalf = DoubleVector.broadcast(SPECIES, -0.5);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        for (int i = 0; i < count; i += 2 * LANES) {
            DoubleVector cosine = minusHalf.fma(DoubleVector.fromArray(SPECIES, values, i), one);
            DoubleVector otherCosine = minusHalf.fma(DoubleVector.fromArray(SPECIES, values, i + LANES), one);
            DoubleVector twice = cosine.add(cosine);
            DoubleVector otherTwice = otherCosine.add(otherCosine);
            DoubleVector current = DoubleVector.zero(SPECIES);
            DoubleVector above = current;
            DoubleVector otherCurrent = current;
            DoubleVector otherAbove = current;
            for (int j = weights.length - 1; j > 0; j--) {
                DoubleVector weight = DoubleVector.broadcast(SPECIES, weights[j]);
                DoubleVector next = twice.fma(current, weight.sub(above));
                above = current;
                current = next;
                DoubleVector otherNext = otherTwice.fma(otherCurrent, weight.sub(otherAbove));
                otherAbove = otherCurrent;
                otherCurrent = otherNext;
            }
            current.fma(cosine, above.neg()).intoArray(values, i);
            otherCurrent.fma(otherCosine, otherAbove.neg()).intoArray(values, i + LANES);
        }
    }
}
