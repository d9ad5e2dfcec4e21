package org.ternion.krr.tree;

/** Sum of logarithms of numbers {@code > 0}, by products that stay within the range of a double. */
final class LogProduct {
    private static final double LARGE = 1e150;

    private double sum;
    private double product = 1;

    void add(double factor) {
        if (!(factor < LARGE && factor > 1 / LARGE)) {
            sum += Math.log(factor);
            return;
        }
        product *= factor;
        if (!(product < LARGE && product > 1 / LARGE)) {
            sum += Math.log(product);
            product = 1;
        }
    }

    double log() {
        return sum + Math.log(product);
    }
}
