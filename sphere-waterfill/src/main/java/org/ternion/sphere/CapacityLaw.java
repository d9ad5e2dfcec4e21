package org.ternion.sphere;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ternion.core.Checks;

/**
 * How many of n points each shell should hold. The law is a choice of the user and no property of space: the same
 * exponent gives different densities for different layouts, as a capacity counts per shell and not per unit of radius.
 * Immutable.
 */
public final class CapacityLaw {
    private final double exponent;
    /** Null for a power of the radius. */
    private final double[] shares;

    private CapacityLaw(double exponent, double[] shares) {
        this.exponent = exponent;
        this.shares = shares;
    }

    /**
     * Capacities in proportion to {@code radius^exponent}.
     *
     * @param exponent finite; 0 gives equal capacities, 2 those of equal density on surfaces in three dimensions
     * @return the law
     * @throws IllegalArgumentException if {@code exponent} is not finite
     */
    public static CapacityLaw power(double exponent) {
        return new CapacityLaw(Checks.finite(exponent, "exponent"), null);
    }

    /**
     * The same capacity for every shell.
     *
     * @return the law
     */
    public static CapacityLaw equal() {
        return power(0);
    }

    /**
     * Capacities in proportion to given shares, for layouts of as many shells.
     *
     * @param shares one per shell, finite, {@code >= 0}, not all 0; copied. A shell without a share stays empty.
     * @return the law
     * @throws IllegalArgumentException if the shares break a rule
     */
    public static CapacityLaw shares(double... shares) {
        double largest = 0;
        for (int k = 0; k < shares.length; k++) {
            largest = Math.max(largest, Checks.inRange(shares[k], 0, Double.MAX_VALUE, "share of shell " + k));
        }
        Checks.positive(largest, "largest share");
        return new CapacityLaw(0, shares.clone());
    }

    /**
     * The real capacities.
     *
     * @param layout any layout; with {@link #shares} it must have as many shells
     * @param points {@code >= 0}
     * @return a new array of one capacity per shell, which add up to {@code points} but for rounding
     * @throws IllegalArgumentException if the number of shells or points does not fit
     */
    public double[] real(ShellLayout layout, long points) {
        Checks.inRange(points, 0, Long.MAX_VALUE, "points");
        double[] weights = weights(layout);
        double total = sum(weights);
        for (int k = 0; k < weights.length; k++) {
            weights[k] = points * weights[k] / total;
        }
        return weights;
    }

    /**
     * The integer capacities: {@link #real} rounded by {@link #largestRemainder}.
     *
     * @param layout any layout; with {@link #shares} it must have as many shells
     * @param points {@code >= 0}
     * @return a new array of one capacity per shell, which add up to {@code points}; each differs from the real one by
     *         less than 1
     * @throws IllegalArgumentException if the number of shells or points does not fit
     */
    public int[] apportion(ShellLayout layout, int points) {
        // The relative error of each real capacity is below 2^-51, together below 2^-20 points: the sum of the rounded
        // down ones cannot exceed the points, and no shell without a share is reached by the rest.
        return largestRemainder(real(layout, points), points);
    }

    /**
     * Rounds amounts to integers of a given sum: each is rounded down, then the largest fractions get one more, ties to
     * the smaller index. O(n log n).
     *
     * @param amounts finite, {@code >= 0}, not modified; they add up to {@code total} but for rounding
     * @param total   {@code >= 0}
     * @return a new array of the same length with sum {@code total}
     * @throws IllegalArgumentException if an amount is out of range, or {@code total} is below the sum of the amounts
     *                                  rounded down or exceeds it by more than their number
     */
    public static int[] largestRemainder(double[] amounts, int total) {
        int n = amounts.length;
        int[] rounded = new int[n];
        double[] fraction = new double[n];
        long rest = total;
        for (int k = 0; k < n; k++) {
            rounded[k] = (int) Checks.inRange(amounts[k], 0, Integer.MAX_VALUE, "amount " + k);
            fraction[k] = amounts[k] - rounded[k];
            rest -= rounded[k];
        }
        if (rest < 0 || rest > n) {
            throw new IllegalArgumentException(
                    "amounts that add up to " + sum(amounts) + " cannot be rounded to a sum of " + total);
        }
        IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(k -> -fraction[k])).limit(rest)
                .forEach(k -> rounded[k]++);
        return rounded;
    }

    private double[] weights(ShellLayout layout) {
        int shells = layout.shells();
        double[] weights = shares == null ? layout.radii() : shares.clone();
        if (weights.length != shells) {
            throw new IllegalArgumentException(weights.length + " shares for " + shells + " shells");
        }
        // Divided by the largest power or share, so that nothing overflows.
        double unit = shares != null ? Arrays.stream(shares).max().getAsDouble()
                : layout.radius(exponent < 0 ? 0 : shells - 1);
        for (int k = 0; k < shells; k++) {
            weights[k] = shares == null ? Math.pow(weights[k] / unit, exponent) : weights[k] / unit;
        }
        return weights;
    }

    /** Compensated, so that the error does not grow with the number of shells (Kahan). */
    private static double sum(double[] values) {
        double sum = 0;
        double lost = 0;
        for (double value : values) {
            double corrected = value - lost;
            double next = sum + corrected;
            lost = (next - sum) - corrected;
            sum = next;
        }
        return sum;
    }
}
