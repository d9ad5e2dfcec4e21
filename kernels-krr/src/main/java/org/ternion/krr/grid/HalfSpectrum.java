package org.ternion.krr.grid;

/** Real and imaginary parts of the stored frequencies of a real array on a grid. The arrays may be written to. */
record HalfSpectrum(double[] re, double[] im) {
    /** Zeros. */
    HalfSpectrum(int size) {
        this(new double[size], new double[size]);
    }
}
