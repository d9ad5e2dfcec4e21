package org.ternion.krr.domain;

import org.ternion.core.DoubleMatrix;

/** Finds numbers that are none. */
public final class Finite {
    private static final int NAMED = 3;

    private Finite() {
    }

    /**
     * Accepts a matrix of finite numbers.
     *
     * @param matrix any
     * @param what   what a row is called
     * @return {@code matrix}
     * @throws IllegalArgumentException if an element is NaN or infinite; the message names the first few, from 0
     */
    public static DoubleMatrix check(DoubleMatrix matrix, String what) {
        double[] values = matrix.backingArray();
        StringBuilder named = new StringBuilder();
        int bad = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]) && ++bad <= NAMED) {
                named.append(named.isEmpty() ? "" : ", ").append("row ").append(i / matrix.cols()).append(" column ")
                        .append(i % matrix.cols()).append(" is ").append(values[i]);
            }
        }
        if (bad > 0) {
            throw new IllegalArgumentException(what + "s must be finite: " + named
                    + (bad > NAMED ? " and " + (bad - NAMED) + " more" : ""));
        }
        return matrix;
    }
}
