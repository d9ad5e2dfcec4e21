package org.ternion.benchmarks.sphere;

import java.util.Arrays;

/** Loops that do nothing but read or multiply, as fast as the machine allows: the lower bounds of the others. */
final class Limits {
    /** Fused multiply-adds per element and pass: enough that loads and stores do not matter. */
    static final int DEPTH = 8;
    /** Elements of the arrays of {@link #multiply}: they stay in the first-level cache. */
    static final int CACHED = 2048;

    private Limits() {
    }

    /**
     * Reads an array once: compares it with itself, for which the JDK has a vector loop and no shortcut. The second
     * read of an element finds it in the cache.
     */
    static int read(float[] values) {
        return Arrays.mismatch(values, 0, values.length, values, 0, values.length);
    }

    /** As the other one. */
    static int read(double[] values) {
        return Arrays.mismatch(values, 0, values.length, values, 0, values.length);
    }

    /** Replaces each element x by x * factor + term, {@link #DEPTH} times; compiles to vector instructions. */
    static void multiply(float[] values, float factor, float term) {
        for (int i = 0; i < values.length; i++) {
            float x = Math.fma(values[i], factor, term);
            x = Math.fma(x, factor, term);
            x = Math.fma(x, factor, term);
            x = Math.fma(x, factor, term);
            x = Math.fma(x, factor, term);
            x = Math.fma(x, factor, term);
            x = Math.fma(x, factor, term);
            values[i] = Math.fma(x, factor, term);
        }
    }

    /** As the other one. */
    static void multiply(double[] values, double factor, double term) {
        for (int i = 0; i < values.length; i++) {
            double x = Math.fma(values[i], factor, term);
            x = Math.fma(x, factor, term);
            x = Math.fma(x, factor, term);
            x = Math.fma(x, factor, term);
            x = Math.fma(x, factor, term);
            x = Math.fma(x, factor, term);
            x = Math.fma(x, factor, term);
            values[i] = Math.fma(x, factor, term);
        }
    }
}
