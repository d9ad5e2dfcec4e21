package org.ternion.benchmarks;

import java.util.Arrays;

/** Loops that do nothing but read or multiply, as fast as the machine allows: the lower bounds of the others. */
public final class Limits {
    /** Fused multiply-adds per element and pass: enough that loads and stores do not matter. */
    public static final int DEPTH = 8;
    /** Elements of the arrays of {@link #multiply}: they stay in the first-level cache. */
    public static final int CACHED = 2048;

    private Limits() {
    }

    /**
     * Reads an array once: compares it with itself, for which the JDK has a vector loop and no shortcut. The second
     * read of an element finds it in the cache.
     */
    public static int read(float[] values) {
        return Arrays.mismatch(values, 0, values.length, values, 0, values.length);
    }

    /** As the other one. */
    public static int read(double[] values) {
        return Arrays.mismatch(values, 0, values.length, values, 0, values.length);
    }

    /** As the other ones. */
    public static int read(int[] values) {
        return Arrays.mismatch(values, 0, values.length, values, 0, values.length);
    }

    /** Replaces each element x by x * factor + term, {@link #DEPTH} times; compiles to vector instructions. */
    public static void multiply(float[] values, float factor, float term) {
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
    public static void multiply(double[] values, double factor, double term) {
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
