package org.ternion.vpm.simd;

import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Loops of the Vector API, which converts to float in lanes. */
final class PanamaUnitScale implements UnitScale {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = DOUBLES.length();
    private static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(Float.SIZE * LANES));

    @Override
    public void apply(double[] x, int from, int n, double[] low, double[] span, float[] out) {
        Objects.checkFromIndexSize(from, n, x.length);
        Objects.checkFromIndexSize(from, n, out.length);
        int k = 0;
        for (int end = n - n % LANES; k < end; k += LANES) {
            // The minimum and maximum of lanes order the zeros as those of Math do.
            DoubleVector unit = DoubleVector.fromArray(DOUBLES, x, from + k)
                    .sub(DoubleVector.fromArray(DOUBLES, low, k))
                    .div(DoubleVector.fromArray(DOUBLES, span, k)).min(1.0).max(0.0);
            ((FloatVector) unit.convertShape(VectorOperators.D2F, FLOATS, 0)).intoArray(out, from + k);
        }
        for (; k < n; k++) {
            out[from + k] = (float) Math.max(0.0, Math.min(1.0, (x[from + k] - low[k]) / span[k]));
        }
    }
}
