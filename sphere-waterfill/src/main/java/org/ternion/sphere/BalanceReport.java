package org.ternion.sphere;

import java.util.Arrays;
import java.util.Locale;
import org.ternion.core.Checks;

/**
 * How well the occupancy of shells meets their capacities. With n points, shells k, counts {@code n_k}, capacities
 * {@code c_k} of the same sum and overloads {@code o_k = n_k - c_k}. Without points every number is 0 and the rank
 * correlation NaN. Immutable.
 */
public final class BalanceReport {
    /** Misplaced fraction that usually counts as balanced. */
    public static final double DEFAULT_TOLERANCE = 0.01;

    private final int[] counts;
    private final int[] capacity;
    private final double spearman;
    private final long points;
    private long absOverload;
    private long maxAbsOverload;
    private double squaredOverload;
    private double chi2;
    private long flow;
    private int emptyShells;

    private BalanceReport(int[] counts, int[] capacity, double spearman) {
        this.counts = counts;
        this.capacity = capacity;
        this.spearman = spearman;
        this.points = Arrays.stream(counts).asLongStream().sum();
        long boundaryFlow = 0;
        for (int k = 0; k < counts.length; k++) {
            long overload = (long) counts[k] - capacity[k];
            absOverload += Math.abs(overload);
            maxAbsOverload = Math.max(maxAbsOverload, Math.abs(overload));
            squaredOverload += (double) overload * overload;
            chi2 += overload == 0 ? 0 : (double) overload * overload / capacity[k];
            boundaryFlow += overload;
            flow += Math.abs(boundaryFlow);
            emptyShells += points > 0 && counts[k] == 0 ? 1 : 0;
        }
    }

    /** Takes over both arrays, one entry per shell. */
    static BalanceReport of(int[] counts, int[] capacity, double spearman) {
        if (counts.length != capacity.length) {
            throw new IllegalArgumentException(capacity.length + " capacities for " + counts.length + " shells");
        }
        for (int k = 0; k < capacity.length; k++) {
            Checks.inRange(capacity[k], 0, Integer.MAX_VALUE, "capacity of shell " + k);
        }
        long points = Arrays.stream(counts).asLongStream().sum();
        long room = Arrays.stream(capacity).asLongStream().sum();
        if (points != room) {
            throw new IllegalArgumentException("capacities add up to " + room + " for " + points + " points");
        }
        return new BalanceReport(counts, capacity, spearman);
    }

    /**
     * Points per shell.
     *
     * @return a new array
     */
    public int[] counts() {
        return counts.clone();
    }

    /**
     * Capacity per shell.
     *
     * @return a new array
     */
    public int[] capacity() {
        return capacity.clone();
    }

    /**
     * Mean of {@code |o_k|} over the shells, in points.
     *
     * @return {@code >= 0}, at most {@link #avgAbsOverloadBound()}
     */
    public double avgAbsOverload() {
        return (double) absOverload / counts.length;
    }

    /**
     * Largest value {@link #avgAbsOverload()} can have, {@code 2 n / shells}: without it that number says little.
     *
     * @return {@code >= 0}
     */
    public double avgAbsOverloadBound() {
        return 2.0 * points / counts.length;
    }

    /**
     * Largest {@code |o_k|}, in points.
     *
     * @return {@code >= 0}
     */
    public double maxAbsOverload() {
        return maxAbsOverload;
    }

    /**
     * Fraction of points that are in a wrong shell at least, {@code sum |o_k| / 2n}: the total variation distance of
     * occupancy and capacity.
     *
     * @return in {@code [0, 1]}
     */
    public double misplacedFraction() {
        return points == 0 ? 0 : absOverload / (2.0 * points);
    }

    /**
     * Mean of {@code o_k^2} over the shells.
     *
     * @return {@code >= 0}
     */
    public double overloadVariance() {
        return squaredOverload / counts.length;
    }

    /**
     * Sum of {@code o_k^2 / c_k}.
     *
     * @return {@code >= 0}; infinite if a shell of capacity 0 holds points
     */
    public double chi2() {
        return chi2;
    }

    /**
     * Shells a point has to cross on average to restore the balance, {@code sum_k |sum_(j <= k) o_j| / n}: the earth
     * mover's distance of occupancy and capacity.
     *
     * @return {@code >= 0}
     */
    public double emdShells() {
        return points == 0 ? 0 : (double) flow / points;
    }

    /**
     * Number of shells without points.
     *
     * @return {@code >= 0}; 0 if there are no points at all
     */
    public int emptyShells() {
        return emptyShells;
    }

    /**
     * Spearman's rank correlation of score and shell, tied values at their mean rank.
     *
     * @return in {@code [-1, 1]}; NaN if scores were not given, or scores or shells are all equal
     */
    public double spearman() {
        return spearman;
    }

    /**
     * Whether few enough points are misplaced.
     *
     * @param tolerance largest fraction accepted, in {@code [0, 1]}, say {@link #DEFAULT_TOLERANCE}
     * @return whether {@link #misplacedFraction()} is at most {@code tolerance}
     * @throws IllegalArgumentException if {@code tolerance} is out of range
     */
    public boolean balanced(double tolerance) {
        return misplacedFraction() <= Checks.inRange(tolerance, 0, 1, "tolerance");
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d points, %d shells: misplaced %.6f, mean overload %.3f of at most %.3f, "
                + "largest %d, distance %.6f shells, %d empty, rank correlation %.6f", points, counts.length,
                misplacedFraction(), avgAbsOverload(), avgAbsOverloadBound(), maxAbsOverload, emdShells(), emptyShells,
                spearman);
    }
}
