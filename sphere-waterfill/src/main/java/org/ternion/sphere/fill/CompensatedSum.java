package org.ternion.sphere.fill;

/**
 * Sum of doubles with the rounding errors kept beside it: {@code high + low} is the exact sum up to about
 * n<sup>2</sup> 2<sup>-106</sup> times the sum of absolute values.
 *
 * @see <a href="https://doi.org/10.1137/030601818">Ogita, Rump and Oishi (2005), Accurate sum and dot product, Sum2</a>
 */
final class CompensatedSum {
    double high;
    double low;

    void add(double x) {
        double sum = high + x;
        double part = sum - high;
        low += high - (sum - part) + (x - part);
        high = sum;
    }

    /** Makes {@code high} the sum rounded once. */
    void normalise() {
        double sum = high + low;
        low -= sum - high;
        high = sum;
    }
}
