package org.ternion.krr.dense;

/** What is added to the diagonal of a matrix that is singular to rounding. */
final class Jitter {
    /** The first one, in units of the mean of the diagonal. */
    private static final double FIRST = 1e-12;
    private static final int COUNT = 13;

    private Jitter() {
    }

    /** 0, then 1e-12, 1e-11, .., 1 times the mean of a diagonal of n elements: to be tried in this order. */
    static double[] trials(double trace, int n) {
        double[] trials = new double[COUNT + 1];
        trials[1] = FIRST * trace / n;
        for (int i = 2; i <= COUNT; i++) {
            trials[i] = 10 * trials[i - 1];
        }
        return trials;
    }
}
