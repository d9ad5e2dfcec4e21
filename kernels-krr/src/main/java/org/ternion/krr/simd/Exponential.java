package org.ternion.krr.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.simd.Simd;
import org.ternion.core.simd.TaylorExponential;

/**
 * Exponentials of many numbers: a range reduction by ln 2 and a Taylor polynomial of degree 13 in fused multiply-adds,
 * within 2 ulp for results in the normal range. Arguments below -708 give 0 (the true value is below 3.4e-308), NaN
 * gives NaN; arguments above 709 are not allowed. Every implementation gives the same bits.
 */
public interface Exponential {
    /** The implementation in use. */
    Exponential CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaExponential", ScalarExponential::new);

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<Exponential> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaExponential", ScalarExponential::new);
    }

    /**
     * One exponential, with the bits of {@link #scaled}.
     *
     * @param x at most 709
     * @return {@code exp(x)}
     */
    static double of(double x) {
        return TaylorExponential.exp(x);
    }

    /**
     * Replaces each number v by {@code exp(factor * v)}, the product rounded.
     *
     * @param factor any number whose products with the values are at most 709
     * @param values replaced at {@code [offset, offset + n)}
     * @param offset index of the first one
     * @param n      how many, {@code >= 0}
     * @throws IndexOutOfBoundsException if the range is not inside the array
     */
    void scaled(double factor, double[] values, int offset, int n);
}
