package org.ternion.krr.simd;

import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.ternion.core.simd.TaylorExponential;

/**
 * Loop of the Vector API: each lane with the operations of the scalar loop. One long method, because vectors passed to
 * methods of our own would be allocated wherever these are not inlined, as in the loops over a kernel matrix.
 */
final class PanamaExponential implements Exponential {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public void scaled(double factor, double[] values, int offset, int n) {
        Objects.checkFromIndexSize(offset, n, values.length);
        DoubleVector log2e = DoubleVector.broadcast(SPECIES, TaylorExponential.LOG2_E);
        DoubleVector round = DoubleVector.broadcast(SPECIES, TaylorExponential.ROUND);
        DoubleVector high = DoubleVector.broadcast(SPECIES, -TaylorExponential.LN2_HIGH);
        DoubleVector low = DoubleVector.broadcast(SPECIES, -TaylorExponential.LN2_LOW);
        DoubleVector c13 = DoubleVector.broadcast(SPECIES, TaylorExponential.coefficient(13));
        DoubleVector c12 = DoubleVector.broadcast(SPECIES, TaylorExponential.coefficient(12));
        DoubleVector c11 = DoubleVector.broadcast(SPECIES, TaylorExponential.coefficient(11));
        DoubleVector c10 = DoubleVector.broadcast(SPECIES, TaylorExponential.coefficient(10));
        DoubleVector c9 = DoubleVector.broadcast(SPECIES, TaylorExponential.coefficient(9));
        DoubleVector c8 = DoubleVector.broadcast(SPECIES, TaylorExponential.coefficient(8));
        DoubleVector c7 = DoubleVector.broadcast(SPECIES, TaylorExponential.coefficient(7));
        DoubleVector c6 = DoubleVector.broadcast(SPECIES, TaylorExponential.coefficient(6));
        DoubleVector c5 = DoubleVector.broadcast(SPECIES, TaylorExponential.coefficient(5));
        DoubleVector c4 = DoubleVector.broadcast(SPECIES, TaylorExponential.coefficient(4));
        DoubleVector c3 = DoubleVector.broadcast(SPECIES, TaylorExponential.coefficient(3));
        DoubleVector half = DoubleVector.broadcast(SPECIES, 0.5);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        int end = offset + n;
        int whole = offset + SPECIES.loopBound(n);
        for (int i = offset; i < whole; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, values, i).mul(factor);
            VectorMask<Double> tooLow = x.compare(VectorOperators.LT, TaylorExponential.LOWEST);
            DoubleVector shifted = x.fma(log2e, round);
            DoubleVector k = shifted.sub(round);
            DoubleVector r = k.fma(low, k.fma(high, x));
            DoubleVector scale = shifted.reinterpretAsLongs().add(TaylorExponential.EXPONENT_BIAS)
                    .lanewise(VectorOperators.LSHL, TaylorExponential.MANTISSA_BITS).reinterpretAsDoubles();
            DoubleVector sum = c13.fma(r, c12).fma(r, c11).fma(r, c10).fma(r, c9).fma(r, c8).fma(r, c7).fma(r, c6)
                    .fma(r, c5).fma(r, c4).fma(r, c3).fma(r, half).fma(r, one).fma(r, one);
            sum.mul(scale).blend(0, tooLow).intoArray(values, i);
        }
        for (int i = whole; i < end; i++) {
            values[i] = TaylorExponential.exp(factor * values[i]);
        }
    }
}
