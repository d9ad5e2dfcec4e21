package org.ternion.sphere.fill;

import java.util.Arrays;

/** Amounts handed out by water-filling, with the level they were cut at. Immutable. */
public final class Allocation {
    private final double level;
    private final double[] amounts;
    private final boolean saturated;

    Allocation(double level, double[] amounts, boolean saturated) {
        this.level = level;
        this.amounts = amounts;
        this.saturated = saturated;
    }

    /**
     * The water level: the largest number whose amounts add up to what was handed out.
     *
     * @return finite, or positive infinity if {@link #saturated()}
     */
    public double level() {
        return level;
    }

    /**
     * Whether every receiver is at its cap; what is left of the budget was not handed out.
     *
     * @return true if the caps add up to at most the budget
     */
    public boolean saturated() {
        return saturated;
    }

    /**
     * Number of receivers.
     *
     * @return {@code >= 0}
     */
    public int size() {
        return amounts.length;
    }

    /**
     * What one receiver gets.
     *
     * @param i in {@code [0, size())}
     * @return {@code >= 0}
     * @throws IndexOutOfBoundsException if {@code i} is out of range
     */
    public double amount(int i) {
        return amounts[i];
    }

    /**
     * What each receiver gets, in the order of the arguments.
     *
     * @return a new array of {@link #size()}
     */
    public double[] toArray() {
        return amounts.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Allocation that && Double.compare(level, that.level) == 0
                && saturated == that.saturated && Arrays.equals(amounts, that.amounts);
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(level) + Arrays.hashCode(amounts);
    }

    @Override
    public String toString() {
        return amounts.length + " amounts, level " + level + (saturated ? ", saturated" : "");
    }
}
