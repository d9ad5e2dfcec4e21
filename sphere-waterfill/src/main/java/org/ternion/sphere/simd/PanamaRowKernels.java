package org.ternion.sphere.simd;

import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.ternion.core.FloatMatrix;

/** Loops of the Vector API. Lanes are those of the contract, so the results have the bits of the scalar loops. */
final class PanamaRowKernels implements RowKernels {
    private static final int LANES = 16;
    /** Two double vectors must not have more lanes than the contract: 512 bits at most. */
    private static final int BITS = Math.min(512, DoubleVector.SPECIES_PREFERRED.vectorBitSize());
    private static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, VectorShape.forBitSize(BITS));
    /** Floats that fill a vector of doubles. */
    private static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, VectorShape.forBitSize(BITS / 2));
    private static final int STEP = DOUBLES.length();

    @Override
    public void sums(FloatMatrix x, int from, int to, double[] sum, double[] squares) {
        Objects.checkFromToIndex(from, to, x.rows());
        Objects.checkFromIndexSize(0, to - from, Math.min(sum.length, squares.length));
        float[] values = x.backingArray();
        int cols = x.cols();
        int whole = cols - cols % LANES;
        double[] sumLanes = new double[LANES];
        double[] squareLanes = new double[LANES];
        for (int row = from; row < to; row++) {
            int offset = row * cols;
            // One pass where two vectors hold 16 doubles; otherwise the row is in the cache after the first.
            for (int lane = 0; lane < LANES; lane += 2 * STEP) {
                add(values, offset + lane, offset + whole, lane, sumLanes, squareLanes);
            }
            ScalarRowKernels.add(values, offset, whole, cols, sumLanes, squareLanes);
            sum[row - from] = ScalarRowKernels.tree(sumLanes);
            squares[row - from] = ScalarRowKernels.tree(squareLanes);
        }
    }

    /** Sets the lanes from {@code lane} on, as many as two vectors have. */
    private static void add(float[] x, int from, int to, int lane, double[] sumLanes, double[] squareLanes) {
        DoubleVector sum0 = DoubleVector.zero(DOUBLES);
        DoubleVector sum1 = sum0;
        DoubleVector squares0 = sum0;
        DoubleVector squares1 = sum0;
        for (int i = from; i < to; i += LANES) {
            DoubleVector x0 = widen(x, i);
            DoubleVector x1 = widen(x, i + STEP);
            sum0 = sum0.add(x0);
            sum1 = sum1.add(x1);
            // Squares of floats are exact in double: fused or not, the bits are the same.
            squares0 = x0.fma(x0, squares0);
            squares1 = x1.fma(x1, squares1);
        }
        sum0.intoArray(sumLanes, lane);
        sum1.intoArray(sumLanes, lane + STEP);
        squares0.intoArray(squareLanes, lane);
        squares1.intoArray(squareLanes, lane + STEP);
    }

    private static DoubleVector widen(float[] x, int at) {
        return (DoubleVector) FloatVector.fromArray(FLOATS, x, at).convertShape(VectorOperators.F2D, DOUBLES, 0);
    }
}
