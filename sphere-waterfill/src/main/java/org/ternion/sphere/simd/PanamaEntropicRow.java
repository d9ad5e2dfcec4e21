package org.ternion.sphere.simd;

import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Loops of the Vector API. Lanes are shells, each with the operations of the scalar loop. */
final class PanamaEntropicRow implements EntropicRow {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final double[] TAYLOR = ScalarEntropicRow.TAYLOR;
    private static final double C13 = TAYLOR[0];
    private static final double C12 = TAYLOR[1];
    private static final double C11 = TAYLOR[2];
    private static final double C10 = TAYLOR[3];
    private static final double C9 = TAYLOR[4];
    private static final double C8 = TAYLOR[5];
    private static final double C7 = TAYLOR[6];
    private static final double C6 = TAYLOR[7];
    private static final double C5 = TAYLOR[8];
    private static final double C4 = TAYLOR[9];
    private static final double C3 = TAYLOR[10];

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
        VectorMask<Double> normal = x.compare(VectorOperators.GE, ScalarEntropicRow.LOWEST);
        DoubleVector shifted = x.fma(broadcast(ScalarEntropicRow.LOG2_E), broadcast(ScalarEntropicRow.ROUND));
        DoubleVector k = shifted.sub(ScalarEntropicRow.ROUND);
        DoubleVector r = k.fma(broadcast(-ScalarEntropicRow.LN2_LOW), k.fma(broadcast(-ScalarEntropicRow.LN2_HIGH), x));
        DoubleVector scale = shifted.reinterpretAsLongs().add(ScalarEntropicRow.EXPONENT_BIAS)
                .lanewise(VectorOperators.LSHL, ScalarEntropicRow.MANTISSA_BITS).reinterpretAsDoubles();
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
