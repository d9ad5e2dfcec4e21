package org.ternion.vpm.simd;

import java.util.Arrays;
import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Loops of the Vector API. Lanes are independent, so the results have the bits of the scalar loops. */
final class PanamaWeightedSum implements WeightedSum {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = DOUBLES.length();
    /** Samples per step: the smallest short vector has four lanes. */
    private static final int STEP = Math.max(4, LANES);
    private static final VectorSpecies<Short> SHORTS =
            VectorSpecies.of(short.class, VectorShape.forBitSize(16 * STEP));
    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, VectorShape.forBitSize(32 * STEP));

    @Override
    public void sum(char[][] samples, double[] weights, int offset, double[] keys, int n) {
        Objects.checkFromIndexSize(0, n, keys.length);
        for (int j = 0; j < weights.length; j++) {
            Objects.checkFromIndexSize(offset, n, samples[j].length);
        }
        Arrays.fill(keys, 0, n, 0);
        int j = 0;
        // Four metrics per pass over the keys: a key is loaded and stored once for four additions, in the same order.
        for (; j + 4 <= weights.length; j += 4) {
            addFour(samples[j], samples[j + 1], samples[j + 2], samples[j + 3], weights, j, offset, keys, n);
        }
        for (; j < weights.length; j++) {
            add(samples[j], weights[j], offset, keys, n);
        }
    }

    private static void addFour(char[] a, char[] b, char[] c, char[] d, double[] weights, int j, int offset,
            double[] keys, int n) {
        double wa = weights[j];
        double wb = weights[j + 1];
        double wc = weights[j + 2];
        double wd = weights[j + 3];
        int i = 0;
        for (int end = n - n % STEP; i < end; i += STEP) {
            IntVector ia = load(a, offset + i);
            IntVector ib = load(b, offset + i);
            IntVector ic = load(c, offset + i);
            IntVector id = load(d, offset + i);
            for (int part = 0; part < STEP / LANES; part++) {
                int at = i + part * LANES;
                DoubleVector.fromArray(DOUBLES, keys, at)
                        .add(widen(ia, part).mul(wa)).add(widen(ib, part).mul(wb))
                        .add(widen(ic, part).mul(wc)).add(widen(id, part).mul(wd)).intoArray(keys, at);
            }
        }
        for (; i < n; i++) {
            int at = offset + i;
            keys[i] = keys[i] + wa * a[at] + wb * b[at] + wc * c[at] + wd * d[at];
        }
    }

    private static void add(char[] samples, double weight, int offset, double[] keys, int n) {
        int i = 0;
        for (int end = n - n % STEP; i < end; i += STEP) {
            IntVector ints = load(samples, offset + i);
            for (int part = 0; part < STEP / LANES; part++) {
                int at = i + part * LANES;
                DoubleVector.fromArray(DOUBLES, keys, at).add(widen(ints, part).mul(weight)).intoArray(keys, at);
            }
        }
        for (; i < n; i++) {
            keys[i] += weight * samples[offset + i];
        }
    }

    private static IntVector load(char[] samples, int at) {
        // Sign extension and a mask: ZERO_EXTEND_S2I throws on JDK 17.
        return ((IntVector) ShortVector.fromCharArray(SHORTS, samples, at)
                .convertShape(VectorOperators.S2I, INTS, 0)).and(0xFFFF);
    }

    private static DoubleVector widen(IntVector ints, int part) {
        return (DoubleVector) ints.convertShape(VectorOperators.I2D, DOUBLES, part);
    }

    @Override
    public int firstAtLeast(double[] keys, int from, int to, double threshold) {
        Objects.checkFromToIndex(from, to, keys.length);
        int i = from;
        for (int end = to - (to - from) % LANES; i < end; i += LANES) {
            VectorMask<Double> hits = DoubleVector.fromArray(DOUBLES, keys, i).compare(VectorOperators.GE, threshold);
            if (hits.anyTrue()) {
                return i + hits.firstTrue();
            }
        }
        for (; i < to; i++) {
            if (keys[i] >= threshold) {
                return i;
            }
        }
        return to;
    }
}
