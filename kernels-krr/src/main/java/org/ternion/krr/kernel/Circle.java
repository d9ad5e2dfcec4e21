package org.ternion.krr.kernel;

/**
 * Points of the unit circle in place of angles: their chords replace sines of differences, which would have to be taken
 * for every pair. The strict functions, because results must not depend on the machine.
 */
final class Circle {
    private Circle() {
    }

    /** Sets cosine and sine of an angle. */
    static void put(double angle, double[] target, int offset) {
        target[offset] = StrictMath.cos(angle);
        target[offset + 1] = StrictMath.sin(angle);
    }

    /** Adds {@code 4 sin^2((a - b) / 2)}, in the order of the loop over features. */
    static double addSquaredChord(double sum, double a, double b) {
        double cosines = StrictMath.cos(a) - StrictMath.cos(b);
        double sines = StrictMath.sin(a) - StrictMath.sin(b);
        return Math.fma(sines, sines, Math.fma(cosines, cosines, sum));
    }
}
