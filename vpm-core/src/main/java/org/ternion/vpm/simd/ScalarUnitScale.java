package org.ternion.vpm.simd;

import java.util.Objects;

/** Plain loops. */
final class ScalarUnitScale implements UnitScale {
    @Override
    public void apply(double[] x, int from, int n, double[] low, double[] span, float[] out) {
        Objects.checkFromIndexSize(from, n, x.length);
        Objects.checkFromIndexSize(from, n, out.length);
        // Two loops, because the compiler turns the first one into vector code, which a conversion to float prevents.
        double[] unit = new double[n];
        for (int k = 0; k < n; k++) {
            // The outer max comes last and yields +0.0 for -0.0, as Math.max orders the zeros.
            unit[k] = Math.max(0.0, Math.min(1.0, (x[from + k] - low[k]) / span[k]));
        }
        for (int k = 0; k < n; k++) {
            out[from + k] = (float) unit[k];
        }
    }
}
