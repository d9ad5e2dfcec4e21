package org.ternion.ca.measure;

/** Sums over pairs of small integers for their correlation. */
final class PairSums {
    private long n;
    private long x;
    private long y;
    private long xx;
    private long yy;
    private long xy;

    void add(int first, int second) {
        n++;
        x += first;
        y += second;
        xx += (long) first * first;
        yy += (long) second * second;
        xy += (long) first * second;
    }

    /** Pearson's coefficient; NaN if one of the two does not vary. */
    double correlation() {
        double covariance = (double) n * xy - (double) x * y;
        return covariance / Math.sqrt(((double) n * xx - (double) x * x) * ((double) n * yy - (double) y * y));
    }
}
