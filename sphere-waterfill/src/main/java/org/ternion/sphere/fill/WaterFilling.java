package org.ternion.sphere.fill;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.ternion.core.Checks;
import org.ternion.core.RunOptions;
import org.ternion.sphere.CapacityLaw;
import org.ternion.sphere.ScoreOrder;

/**
 * Classical water-filling: hands out an amount so that it stands at one level above uneven ground. Exact, without
 * iteration to a tolerance: the linear piece that holds the amount is found among the breakpoints and solved in doubled
 * precision, so that the amounts add up to the budget within a relative 2<sup>-51</sup>, whatever its size against the
 * ground. All methods are deterministic and keep the order of their arguments.
 *
 * @see <a href="https://web.stanford.edu/~boyd/cvxbook/">Boyd and Vandenberghe (2004), Convex optimization, example
 *       5.2</a>
 */
public final class WaterFilling {
    private WaterFilling() {
    }

    /**
     * Maximises {@code sum w[i] * ln(1 + p[i] / noise[i])} over {@code sum p = power}, {@code 0 <= p[i] <= cap[i]};
     * the gain of channel i is {@code 1 / noise[i]}. The solution is
     * {@code p[i] = clip(w[i] * level - noise[i], 0, cap[i])}. The same as the longer form with
     * {@link LevelSearch#SELECTION}: O(n) time expected, about 64 n bytes.
     *
     * @param noise   finite and {@code > 0}, not modified
     * @param power   budget, finite and {@code >= 0}; for 0 the level is the smallest {@code noise[i] / w[i]} of a
     *                channel with a cap above 0
     * @param weights finite and {@code > 0}, one per channel, not modified; null for 1
     * @param caps    {@code >= 0}, positive infinity allowed, one per channel, not modified; null for none
     * @return the powers; saturated at the caps if they add up to at most {@code power}
     * @throws IllegalArgumentException if a number is outside its range (the message names the first), lengths differ,
     *                                  or the level is too large for a double
     */
    public static Allocation maximizeLog(double[] noise, double power, double[] weights, double[] caps) {
        return maximizeLog(noise, power, weights, caps, LevelSearch.SELECTION);
    }

    /**
     * Maximises {@code sum w[i] * ln(1 + p[i] / noise[i])} as the shorter form, with a choice of the search.
     *
     * @param noise   finite and {@code > 0}, not modified
     * @param power   budget, finite and {@code >= 0}
     * @param weights finite and {@code > 0}, one per channel, not modified; null for 1
     * @param caps    {@code >= 0}, positive infinity allowed, one per channel, not modified; null for none
     * @param search  how the level is found; the result does not depend on it
     * @return the powers; saturated at the caps if they add up to at most {@code power}
     * @throws IllegalArgumentException if a number is outside its range (the message names the first), lengths differ,
     *                                  or the level is too large for a double
     */
    public static Allocation maximizeLog(double[] noise, double power, double[] weights, double[] caps,
            LevelSearch search) {
        amount(power, "power");
        for (int i = 0; i < noise.length; i++) {
            if (!(noise[i] > 0 && noise[i] < Double.POSITIVE_INFINITY)) {
                Checks.positive(noise[i], "noise[" + i + "]");
            }
        }
        if (weights != null) {
            sameLength(weights, noise.length, "weights");
            for (int i = 0; i < weights.length; i++) {
                if (!(weights[i] > 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                    Checks.positive(weights[i], "weights[" + i + "]");
                }
            }
        }
        if (capsWithin(noise.length, caps, power)) {
            return new Allocation(Double.POSITIVE_INFINITY, caps == null ? new double[0] : caps.clone(), true);
        }
        return new LevelEquation(noise, weights, caps, power).solve(search);
    }

    /** Whether the caps, checked here, add up to at most the power. */
    private static boolean capsWithin(int channels, double[] caps, double power) {
        if (caps == null) {
            return channels == 0;
        }
        sameLength(caps, channels, "caps");
        CompensatedSum rest = new CompensatedSum();
        rest.add(power);
        boolean bounded = true;
        for (int i = 0; i < channels; i++) {
            if (!(caps[i] >= 0)) {
                throw new IllegalArgumentException("caps[" + i + "] must be >= 0, was " + caps[i]);
            }
            if (caps[i] < Double.POSITIVE_INFINITY) {
                rest.add(-caps[i]);
            } else {
                bounded = false;
            }
        }
        rest.normalise();
        return bounded && rest.high >= 0;
    }

    /**
     * Adds an amount to shells without moving what is there: minimises {@code sum (occupancy[k] + x[k])^2 / share[k]}
     * over {@code sum x = amount}, {@code x >= 0}. The solution is
     * {@code x[k] = max(0, share[k] * level - occupancy[k])}: every shell that receives something ends at the same
     * ratio of content to share. O(S) time expected.
     *
     * @param occupancy finite and {@code >= 0}, not modified
     * @param share     finite and {@code >= 0}, one per shell, not modified; a shell with share 0 gets nothing
     * @param amount    finite and {@code >= 0}
     * @return the additions; saturated only if no shell has a share
     * @throws IllegalArgumentException if a number is outside its range, lengths differ, or there is an amount but no
     *                                  share
     */
    public static Allocation incremental(double[] occupancy, double[] share, double amount) {
        amount(amount, "amount");
        sameLength(share, occupancy.length, "share");
        boolean receives = false;
        for (int k = 0; k < occupancy.length; k++) {
            Checks.inRange(occupancy[k], 0, Double.MAX_VALUE, "occupancy[" + k + "]");
            Checks.inRange(share[k], 0, Double.MAX_VALUE, "share[" + k + "]");
            receives |= share[k] > 0;
        }
        if (!receives) {
            if (amount > 0) {
                throw new IllegalArgumentException("an amount of " + amount + " needs a shell with a share > 0");
            }
            return new Allocation(Double.POSITIVE_INFINITY, new double[occupancy.length], true);
        }
        return new LevelEquation(occupancy, share, null, amount).solve(LevelSearch.SELECTION);
    }

    /**
     * Adds a number of points to shells without moving residents: {@link #incremental} rounded down, the points left
     * over given to the largest fractions, equal fractions by lower shell.
     *
     * @param occupancy points per shell, {@code >= 0}, not modified
     * @param share     finite and {@code >= 0}, one per shell, not modified; a shell with share 0 gets nothing
     * @param arrivals  number of points, {@code >= 0}
     * @return points added per shell, adding up to {@code arrivals}
     * @throws IllegalArgumentException if a number is outside its range, lengths differ, or there are arrivals but no
     *                                  share
     */
    public static int[] incrementalCounts(int[] occupancy, double[] share, int arrivals) {
        Checks.inRange(arrivals, 0, Integer.MAX_VALUE, "arrivals");
        Allocation real = incremental(Arrays.stream(occupancy).asDoubleStream().toArray(), share, arrivals);
        return CapacityLaw.largestRemainder(real.toArray(), arrivals);
    }

    /**
     * Gives each arriving point its shell: points by ascending score, equal scores by ascending index, fill the shells
     * from the innermost one outwards. O(M) time.
     *
     * @param scores one per arriving point, finite, not modified
     * @param counts points to add per shell, {@code >= 0}, as of {@link #incrementalCounts}, not modified
     * @param run    threads and progress
     * @return shell of each point
     * @throws IllegalArgumentException if a score is not finite, a count negative, or the counts do not add up to the
     *                                  points
     * @throws CancellationException    if the progress asked to stop
     */
    public static int[] handOut(float[] scores, int[] counts, RunOptions run) {
        long total = 0;
        for (int k = 0; k < counts.length; k++) {
            total += Checks.inRange(counts[k], 0, Integer.MAX_VALUE, "counts[" + k + "]");
        }
        if (total != scores.length) {
            throw new IllegalArgumentException("counts must add up to " + scores.length + " points, add up to "
                    + total);
        }
        int[] order = ScoreOrder.ascending(scores, run);
        int[] shells = new int[scores.length];
        int next = 0;
        for (int k = 0; k < counts.length; k++) {
            for (int end = next + counts[k]; next < end; next++) {
                shells[order[next]] = k;
            }
        }
        return shells;
    }

    /**
     * Projects a point onto the simplex {@code sum x = total}, {@code x >= 0}: the nearest point in Euclidean distance,
     * {@code x[i] = max(y[i] - tau, 0)}. O(n) time expected.
     *
     * @param y     finite, at least one number unless {@code total} is 0, not modified
     * @param total finite and {@code >= 0}
     * @return a new array as long as {@code y}
     * @throws IllegalArgumentException if a number is outside its range, or {@code y} is empty and {@code total > 0}
     * @see <a href="https://doi.org/10.1145/1390156.1390191">Duchi et al. (2008), Efficient projections onto the
     *      l1-ball, figure 2</a>
     */
    public static double[] projectSimplex(double[] y, double total) {
        amount(total, "total");
        double[] ground = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            ground[i] = Double.isFinite(y[i]) ? -y[i] : Checks.finite(y[i], "y[" + i + "]");
        }
        if (y.length == 0) {
            if (total > 0) {
                throw new IllegalArgumentException("an empty point cannot add up to " + total);
            }
            return ground;
        }
        return new LevelEquation(ground, null, null, total).solve(LevelSearch.SELECTION).toArray();
    }

    private static void amount(double value, String name) {
        Checks.inRange(value, 0, Double.MAX_VALUE, name);
    }

    private static void sameLength(double[] values, int expected, String name) {
        if (values.length != expected) {
            throw new IllegalArgumentException(name + " must have " + expected + " entries, has " + values.length);
        }
    }
}
