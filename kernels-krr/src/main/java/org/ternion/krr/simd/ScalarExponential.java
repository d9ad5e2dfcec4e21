package org.ternion.krr.simd;

import java.util.Objects;
import org.ternion.core.simd.TaylorExponential;

/** Plain loop. */
final class ScalarExponential implements Exponential {
    @Override
    public void scaled(double factor, double[] values, int offset, int n) {
        Objects.checkFromIndexSize(offset, n, values.length);
        for (int i = offset; i < offset + n; i++) {
            values[i] = TaylorExponential.exp(factor * values[i]);
        }
    }
}
