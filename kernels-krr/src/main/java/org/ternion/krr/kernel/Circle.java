package org.ternion.krr.kernel;

/**
 * Points of the unit circle in place of angles: their chords replace sines of differences, which would have to be taken
 * for every pair. The strict functions, because results must not depend on the machine.
 */
final class Circle {
    private Circle() {
    }

    /** Sets cosines and sines of the coordinates of a point, each times {@code turn}. */
    static void put(double[] point, int offset, int d, double turn, double[] target, int targetOffset) {
        for (int c = 0; c < d; c++) {
            double angle = point[offset + c] * turn;
            target[targetOffset + 2 * c] = StrictMath.cos(angle);
            target[targetOffset + 2 * c + 1] = StrictMath.sin(angle);
        }
    }

    /** Adds {@code 4 sin^2((a - b) / 2)}, in the order of the loop over features. */
    static double addSquaredChord(double sum, double a, double b) {
        double cosines = StrictMath.cos(a) - StrictMath.cos(b);
        double sines = StrictMath.sin(a) - StrictMath.sin(b);
        return Math.fma(sines, sines, Math.fma(cosines, cosines, sum));
    }
}
