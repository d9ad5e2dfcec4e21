package org.ternion.sphere;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.ternion.core.Checks;

/**
 * Radii of concentric shells, strictly increasing and positive, shell 0 innermost. A shell owns the radii nearer to it
 * than to any other; an exact midpoint belongs to the inner shell. Immutable.
 *
 * <p>In the formulas {@code t = k / (shells - 1)} for shell k. A layout of one shell has the radius {@code rMin}. The
 * factories throw {@link IllegalArgumentException} if {@code shells < 1}, unless {@code 0 < rMin < rMax} and both are
 * finite, and if two radii coincide in double.
 */
public final class ShellLayout {
    private final double[] radii;
    /** {@code upper[k]}: largest double not beyond the midpoint of shells k and k + 1. */
    private final double[] upper;
    private final ShellLookup lookup;

    private ShellLayout(double[] radii) {
        this.radii = radii;
        this.upper = new double[radii.length - 1];
        for (int k = 0; k < upper.length; k++) {
            upper[k] = midpoint(radii[k], radii[k + 1]);
        }
        this.lookup = new ShellLookup(upper);
    }

    /**
     * Radii {@code rMin + (rMax - rMin) * t^gamma}. For {@code gamma < 1} gaps are wide inside and narrow outside, for
     * {@code gamma > 1} the reverse.
     *
     * @param shells number of shells, {@code >= 1}
     * @param rMin   radius of shell 0, {@code > 0}
     * @param rMax   radius of the last shell, {@code > rMin}
     * @param gamma  {@code > 0} and finite
     * @return the layout
     * @throws IllegalArgumentException if an argument is out of range or two radii coincide
     */
    public static ShellLayout power(int shells, double rMin, double rMax, double gamma) {
        Checks.positive(gamma, "gamma");
        return closed(shells, rMin, rMax, k -> rMin + (rMax - rMin) * Math.pow((double) k / (shells - 1), gamma));
    }

    /**
     * {@link #power} with {@code gamma = 0.5}.
     *
     * @param shells number of shells, {@code >= 1}
     * @param rMin   radius of shell 0, {@code > 0}
     * @param rMax   radius of the last shell, {@code > rMin}
     * @return the layout
     * @throws IllegalArgumentException if an argument is out of range or two radii coincide
     */
    public static ShellLayout sqrt(int shells, double rMin, double rMax) {
        return power(shells, rMin, rMax, 0.5);
    }

    /**
     * {@link #power} with {@code gamma = 1}: equal gaps.
     *
     * @param shells number of shells, {@code >= 1}
     * @param rMin   radius of shell 0, {@code > 0}
     * @param rMax   radius of the last shell, {@code > rMin}
     * @return the layout
     * @throws IllegalArgumentException if an argument is out of range or two radii coincide
     */
    public static ShellLayout linear(int shells, double rMin, double rMax) {
        return power(shells, rMin, rMax, 1);
    }

    /**
     * Radii of constant ratio, {@code rMin * (rMax / rMin)^t}.
     *
     * @param shells number of shells, {@code >= 1}
     * @param rMin   radius of shell 0, {@code > 0}
     * @param rMax   radius of the last shell, {@code > rMin}
     * @return the layout
     * @throws IllegalArgumentException if an argument is out of range or two radii coincide
     */
    public static ShellLayout geometric(int shells, double rMin, double rMax) {
        return closed(shells, rMin, rMax, k -> rMin * Math.pow(rMax / rMin, (double) k / (shells - 1)));
    }

    /**
     * Radii of constant ratio that stop short of {@code rMax}: {@code rMin * (rMax / rMin)^(k / shells)}.
     *
     * @param shells number of shells, {@code >= 1}
     * @param rMin   radius of shell 0, {@code > 0}
     * @param rMax   radius the shell after the last one would have, {@code > rMin}
     * @return the layout
     * @throws IllegalArgumentException if an argument is out of range or two radii coincide
     */
    public static ShellLayout geometricOpen(int shells, double rMin, double rMax) {
        return open(shells, rMin, rMax, k -> rMin * Math.pow(rMax / rMin, (double) k / shells));
    }

    /**
     * Radii {@code rMin + (rMax - rMin) * sqrt((k + 1) / shells)}: from two shells on the first one is beyond
     * {@code rMin}.
     *
     * @param shells number of shells, {@code >= 1}
     * @param rMin   radius at which the square root is 0, {@code > 0}
     * @param rMax   radius of the last shell, {@code > rMin}
     * @return the layout
     * @throws IllegalArgumentException if an argument is out of range or two radii coincide
     */
    public static ShellLayout sqrtOpen(int shells, double rMin, double rMax) {
        return open(shells, rMin, rMax, k -> rMin + (rMax - rMin) * Math.sqrt((k + 1.0) / shells));
    }

    /**
     * Gaps that grow slowly outward: {@code rMin + (rMax - rMin) * y(k) / y(shells - 1)} with
     * {@code y(k) = x * (1 + ln(1 + x))}, {@code x = k / shells}.
     *
     * @param shells number of shells, {@code >= 1}
     * @param rMin   radius of shell 0, {@code > 0}
     * @param rMax   radius of the last shell, {@code > rMin}
     * @return the layout
     * @throws IllegalArgumentException if an argument is out of range or two radii coincide
     */
    public static ShellLayout xlogx(int shells, double rMin, double rMax) {
        IntToDoubleFunction y = k -> {
            double x = (double) k / shells;
            return x * (1 + Math.log1p(x));
        };
        return closed(shells, rMin, rMax,
                k -> rMin + (rMax - rMin) * (y.applyAsDouble(k) / y.applyAsDouble(shells - 1)));
    }

    /**
     * A layout of given radii.
     *
     * @param radii at least one, finite, positive, strictly increasing; copied
     * @return the layout
     * @throws IllegalArgumentException if the radii break a rule
     */
    public static ShellLayout ofRadii(double... radii) {
        if (radii.length == 0) {
            throw new IllegalArgumentException("a layout needs at least one radius");
        }
        for (int k = 0; k < radii.length; k++) {
            Checks.positive(radii[k], "radius of shell " + k);
            if (k > 0 && !(radii[k] > radii[k - 1])) {
                throw new IllegalArgumentException("radii must increase, shell " + (k - 1) + " has " + radii[k - 1]
                        + " and shell " + k + " has " + radii[k]);
            }
        }
        return new ShellLayout(radii.clone());
    }

    /** A layout that ends in {@code rMax} exactly, however the formula rounds. */
    private static ShellLayout closed(int shells, double rMin, double rMax, IntToDoubleFunction radius) {
        return open(shells, rMin, rMax, k -> k == shells - 1 ? rMax : radius.applyAsDouble(k));
    }

    private static ShellLayout open(int shells, double rMin, double rMax, IntToDoubleFunction radius) {
        Checks.inRange(shells, 1, Integer.MAX_VALUE, "shells");
        Checks.positive(rMin, "rMin");
        Checks.positive(rMax, "rMax");
        if (!(rMin < rMax)) {
            throw new IllegalArgumentException("rMin must be below rMax, was " + rMin + " and " + rMax);
        }
        double[] radii = new double[shells];
        radii[0] = rMin;
        if (shells > 1) {
            Arrays.setAll(radii, radius);
        }
        return ofRadii(radii);
    }

    /**
     * The midpoint rounded down. With it {@code r <= midpoint} holds for a double exactly when it holds in real
     * numbers, which a midpoint rounded up would break for one value.
     */
    private static double midpoint(double low, double high) {
        // Halves are exact and cannot overflow. What the sum lost is computed exactly (high >= low: Dekker).
        double a = high / 2;
        double b = low / 2;
        double sum = a + b;
        double lost = b - (sum - a);
        return lost < 0 ? Math.nextDown(sum) : sum;
    }

    /**
     * Number of shells.
     *
     * @return {@code >= 1}
     */
    public int shells() {
        return radii.length;
    }

    /**
     * Radius of a shell.
     *
     * @param shell in {@code [0, shells())}
     * @return {@code > 0}
     * @throws IndexOutOfBoundsException if there is no such shell
     */
    public double radius(int shell) {
        return radii[shell];
    }

    /**
     * All radii.
     *
     * @return a new array of {@link #shells()}
     */
    public double[] radii() {
        return radii.clone();
    }

    /**
     * Inner boundary of a shell, not owned by it: the midpoint to the next shell inward.
     *
     * @param shell in {@code [0, shells())}
     * @return the midpoint rounded down; negative infinity for shell 0
     * @throws IndexOutOfBoundsException if there is no such shell
     */
    public double lower(int shell) {
        Objects.checkIndex(shell, radii.length);
        return shell == 0 ? Double.NEGATIVE_INFINITY : upper[shell - 1];
    }

    /**
     * Outer boundary of a shell, owned by it: the midpoint to the next shell outward.
     *
     * @param shell in {@code [0, shells())}
     * @return the midpoint rounded down; positive infinity for the last shell
     * @throws IndexOutOfBoundsException if there is no such shell
     */
    public double upper(int shell) {
        Objects.checkIndex(shell, radii.length);
        return shell == upper.length ? Double.POSITIVE_INFINITY : upper[shell];
    }

    /**
     * The shell that owns a radius, the inner one of two equally near. O(log shells).
     *
     * @param radius finite, negative values belong to shell 0
     * @return in {@code [0, shells())}
     * @throws IllegalArgumentException if {@code radius} is not finite
     */
    public int nearest(double radius) {
        int at = Arrays.binarySearch(upper, Checks.finite(radius, "radius"));
        return at >= 0 ? at : -1 - at;
    }

    /**
     * The shells that own many radii, each the same as {@link #nearest(double)} gives. O(1) each by a table of the
     * layout; layouts too uneven for a table of 65,536 entries take O(log shells).
     *
     * @param radius   finite, not modified
     * @param shellOut receives a shell per radius; has the same length
     * @throws IllegalArgumentException if the lengths differ or a radius is not finite; {@code shellOut} is undefined
     *                                  then
     */
    public void nearest(float[] radius, int[] shellOut) {
        if (radius.length != shellOut.length) {
            throw new IllegalArgumentException(radius.length + " radii, but room for " + shellOut.length + " shells");
        }
        if (!lookup.apply(radius, shellOut)) {
            ScoreOrder.requireFinite(radius, "radius");
        }
    }

    /** Equal when the radii are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ShellLayout that && Arrays.equals(radii, that.radii);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(radii);
    }

    @Override
    public String toString() {
        return radii.length + " shells, radius " + radii[0] + " to " + radii[radii.length - 1];
    }
}
