package org.ternion.krr.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops of the Vector API: lanes are points of the tile, four vectors at a time, their sums in registers. Vectors are
 * not passed to methods of our own: where these are not inlined, in a large caller, vectors would be allocated.
 */
final class PanamaTileDistances implements TileDistances {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** A divisor of {@link #GROUP}, so that there is no tail. */
    private static final int STEP = 4 * LANES;

    PanamaTileDistances() {
        if (GROUP % STEP != 0) {
            throw new IllegalStateException("vectors of " + LANES + " doubles do not divide groups of " + GROUP);
        }
    }

    @Override
    public void squared(double[] x, int offset, int components, double[] tile, int start, int stride, int count,
            double[] result) {
        TileRanges.check(x, offset, components, tile, start, stride, count, result);
        for (int j = 0; j < count; j += STEP) {
            DoubleVector a = DoubleVector.zero(SPECIES);
            DoubleVector b = a;
            DoubleVector c = a;
            DoubleVector d = a;
            int at = start + j;
            for (int i = offset; i < offset + components; i++) {
                DoubleVector own = DoubleVector.broadcast(SPECIES, x[i]);
                DoubleVector first = DoubleVector.fromArray(SPECIES, tile, at).sub(own);
                DoubleVector second = DoubleVector.fromArray(SPECIES, tile, at + LANES).sub(own);
                DoubleVector third = DoubleVector.fromArray(SPECIES, tile, at + 2 * LANES).sub(own);
                DoubleVector fourth = DoubleVector.fromArray(SPECIES, tile, at + 3 * LANES).sub(own);
                a = first.fma(first, a);
                b = second.fma(second, b);
                c = third.fma(third, c);
                d = fourth.fma(fourth, d);
                at += stride;
            }
            a.intoArray(result, j);
            b.intoArray(result, j + LANES);
            c.intoArray(result, j + 2 * LANES);
            d.intoArray(result, j + 3 * LANES);
        }
    }

    @Override
    public void absolute(double[] x, int offset, int components, double[] tile, int start, int stride, int count,
            double[] result) {
        TileRanges.check(x, offset, components, tile, start, stride, count, result);
        for (int j = 0; j < count; j += STEP) {
            DoubleVector a = DoubleVector.zero(SPECIES);
            DoubleVector b = a;
            DoubleVector c = a;
            DoubleVector d = a;
            int at = start + j;
            for (int i = offset; i < offset + components; i++) {
                DoubleVector own = DoubleVector.broadcast(SPECIES, x[i]);
                a = DoubleVector.fromArray(SPECIES, tile, at).sub(own).abs().add(a);
                b = DoubleVector.fromArray(SPECIES, tile, at + LANES).sub(own).abs().add(b);
                c = DoubleVector.fromArray(SPECIES, tile, at + 2 * LANES).sub(own).abs().add(c);
                d = DoubleVector.fromArray(SPECIES, tile, at + 3 * LANES).sub(own).abs().add(d);
                at += stride;
            }
            a.intoArray(result, j);
            b.intoArray(result, j + LANES);
            c.intoArray(result, j + 2 * LANES);
            d.intoArray(result, j + 3 * LANES);
        }
    }

    @Override
    public void products(double[] x, int offset, int components, double[] tile, int start, int stride, int count,
            double[] result) {
        TileRanges.check(x, offset, components, tile, start, stride, count, result);
        for (int j = 0; j < count; j += STEP) {
            DoubleVector a = DoubleVector.zero(SPECIES);
            DoubleVector b = a;
            DoubleVector c = a;
            DoubleVector d = a;
            int at = start + j;
            for (int i = offset; i < offset + components; i++) {
                DoubleVector own = DoubleVector.broadcast(SPECIES, x[i]);
                a = DoubleVector.fromArray(SPECIES, tile, at).fma(own, a);
                b = DoubleVector.fromArray(SPECIES, tile, at + LANES).fma(own, b);
                c = DoubleVector.fromArray(SPECIES, tile, at + 2 * LANES).fma(own, c);
                d = DoubleVector.fromArray(SPECIES, tile, at + 3 * LANES).fma(own, d);
                at += stride;
            }
            a.intoArray(result, j);
            b.intoArray(result, j + LANES);
            c.intoArray(result, j + 2 * LANES);
            d.intoArray(result, j + 3 * LANES);
        }
    }
}
