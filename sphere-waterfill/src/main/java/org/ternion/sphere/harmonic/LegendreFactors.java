package org.ternion.sphere.harmonic;

/**
 * Factors of the recurrence of fully normalised associated Legendre functions,
 * {@code N(l) = forward * (z * N(l - 1) + back * N(l - 2))} for a fixed order, as a table for all degrees and orders up
 * to a limit.
 */
final class LegendreFactors {
    private final int maxDegree;
    private final double[] forward;
    private final double[] back;

    LegendreFactors(int maxDegree) {
        this.maxDegree = maxDegree;
        int size = (maxDegree + 1) * (maxDegree + 2) / 2;
        this.forward = new double[size];
        this.back = new double[size];
        for (int m = 0; m <= maxDegree; m++) {
            for (int l = m + 1; l <= maxDegree; l++) {
                forward[start(m) + l - m] = forward(l, m);
                back[start(m) + l - m] = back(l, m);
            }
        }
    }

    /** sqrt((4 l^2 - 1) / (l^2 - m^2)) for l above m. */
    static double forward(int l, int m) {
        double ll = (double) l * l;
        return Math.sqrt((4 * ll - 1) / (ll - (double) m * m));
    }

    /** -1 / forward(l - 1, m), and 0 where that degree is m - 1 or m. */
    static double back(int l, int m) {
        return l == m + 1 ? 0 : -1 / forward(l - 1, m);
    }

    /** Factor from the function of degree and order m - 1 to that of degree and order m, without the sine. */
    static double sectoral(int m) {
        return -Math.sqrt((2.0 * m + 1) / (2.0 * m));
    }

    /** Index of degree m and order m in the tables; higher degrees of the order follow. */
    int start(int m) {
        return m * (maxDegree + 1) - m * (m - 1) / 2;
    }

    double[] forward() {
        return forward;
    }

    double[] back() {
        return back;
    }
}
