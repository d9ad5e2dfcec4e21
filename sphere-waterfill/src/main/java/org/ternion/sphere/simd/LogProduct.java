package org.ternion.sphere.simd;

/** Logarithm of a product, without a logarithm per factor: mantissas are multiplied, exponents added. */
final class LogProduct {
    private static final double LN2 = StrictMath.log(2);

    private double mantissa = 1;
    private long exponent;

    /** Multiplies by a normal positive number. */
    void multiply(double factor) {
        double product = mantissa * factor;
        int e = Math.getExponent(product);
        // Exact: the bits of the exponent field are replaced.
        mantissa = Double.longBitsToDouble(Double.doubleToRawLongBits(product) - ((long) e << 52));
        exponent += e;
    }

    double log() {
        return StrictMath.log(mantissa) + exponent * LN2;
    }
}
