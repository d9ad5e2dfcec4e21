package org.ternion.sphere.simd;

import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.ternion.core.simd.TaylorExponential;

/** Loops of the Vector API. Lanes are shells, each with the operations of the scalar loop. */
final class PanamaEntropicRow implements EntropicRow {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final double C13 = TaylorExponential.coefficient(13);
    private static final double C12 = TaylorExponential.coefficient(12);
    private static final double C11 = TaylorExponential.coefficient(11);
    private static final double C10 = TaylorExponential.coefficient(10);
    private static final double C9 = TaylorExponential.coefficient(9);
    private static final double C8 = TaylorExponential.coefficient(8);
    private static final double C7 = TaylorExponential.coefficient(7);
    private static final double C6 = TaylorExponential.coefficient(6);
    private static final double C5 = TaylorExponential.coefficient(5);
    private static final double C4 = TaylorExponential.coefficient(4);
    private static final double C3 = TaylorExponential.coefficient(3);

    @Override
    public double choose(double[] cost, int offset, double[] price, double sharpness, double[] plan, double[] columns) {
        int n = price.length;
        Objects.checkFromIndexSize(offset, n, cost.length);
        Objects.checkFromIndexSize(0, n, plan.length);
        Objects.checkFromIndexSize(0, n, columns.length);
        int whole = SPECIES.loopBound(n);
        DoubleVector top = DoubleVector.broadcast(SPECIES, Double.NEGATIVE_INFINITY);
        for (int k = 0; k < whole; k += LANES) {
            DoubleVector t = DoubleVector.fromArray(SPECIES, price, k)
                    .sub(DoubleVector.fromArray(SPECIES, cost, offset + k)).mul(sharpness);
            t.intoArray(plan, k);
            // Not max(): its treatment of NaN costs more, and there is none here.
            top = top.blend(t, t.compare(VectorOperators.GT, top));
        }
        double largest = top.reduceLanes(VectorOperators.MAX);
        for (int k = whole; k < n; k++) {
            plan[k] = (price[k] - cost[offset + k]) * sharpness;
            largest = plan[k] > largest ? plan[k] : largest;
        }
        for (int k = 0; k < whole; k += LANES) {
            exp(DoubleVector.fromArray(SPECIES, plan, k).sub(largest)).intoArray(plan, k);
        }
        for (int k = whole; k < n; k++) {
            plan[k] = ScalarEntropicRow.exp(plan[k] - largest);
        }
        double sum = ScalarEntropicRow.sum(plan, n);
        double scale = 1 / sum;
        for (int k = 0; k < whole; k += LANES) {
            DoubleVector share = DoubleVector.fromArray(SPECIES, plan, k).mul(scale);
            share.intoArray(plan, k);
            share.add(DoubleVector.fromArray(SPECIES, columns, k)).intoArray(columns, k);
        }
        for (int k = whole; k < n; k++) {
            plan[k] *= scale;
            columns[k] += plan[k];
        }
        return largest + StrictMath.log(sum);
    }

    private static DoubleVector exp(DoubleVector x) {
        VectorMask<Double> normal = x.compare(VectorOperators.GE, TaylorExponential.LOWEST);
        DoubleVector shifted = x.fma(broadcast(TaylorExponential.LOG2_E), broadcast(TaylorExponential.ROUND));
        DoubleVector k = shifted.sub(TaylorExponential.ROUND);
        DoubleVector r = k.fma(broadcast(-TaylorExponential.LN2_LOW), k.fma(broadcast(-TaylorExponential.LN2_HIGH), x));
        DoubleVector scale = shifted.reinterpretAsLongs().add(TaylorExponential.EXPONENT_BIAS)
                .lanewise(VectorOperators.LSHL, TaylorExponential.MANTISSA_BITS).reinterpretAsDoubles();
        return DoubleVector.zero(SPECIES).blend(taylor(r).mul(scale), normal);
    }

    /** Apart from {@link #exp}: together they would be too long to be inlined, and vectors would be allocated. */
    private static DoubleVector taylor(DoubleVector r) {
        return broadcast(C13).fma(r, broadcast(C12)).fma(r, broadcast(C11)).fma(r, broadcast(C10)).fma(r, broadcast(C9))
                .fma(r, broadcast(C8)).fma(r, broadcast(C7)).fma(r, broadcast(C6)).fma(r, broadcast(C5))
                .fma(r, broadcast(C4)).fma(r, broadcast(C3)).fma(r, broadcast(0.5)).fma(r, broadcast(1))
                .fma(r, broadcast(1));
    }

    private static DoubleVector broadcast(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
