package org.ternion.sphere.fill;

import java.util.Objects;
import org.ternion.sphere.simd.EntropicRow;

/** A soft plan of points on shells and the assignment it was rounded to. Immutable. */
public final class SinkhornResult {
    private final CostTable table;
    private final int[] shells;
    private final double[] price;
    private final double epsilon;
    private final int iterations;
    private final boolean converged;
    private final double columnError;
    private final double planCost;
    private final double assignedCost;

    SinkhornResult(CostTable table, int[] shells, double[] price, double epsilon, int iterations, boolean converged,
            double columnError, double planCost, double assignedCost) {
        this.table = table;
        this.shells = shells;
        this.price = price;
        this.epsilon = epsilon;
        this.iterations = iterations;
        this.converged = converged;
        this.columnError = columnError;
        this.planCost = planCost;
        this.assignedCost = assignedCost;
    }

    /**
     * The shell of each point.
     *
     * @return a new array; the capacities are met exactly
     */
    public int[] toShells() {
        return shells.clone();
    }

    /**
     * Row of the plan: how much of a point the plan puts on each shell. O(S) time, plus making the costs.
     *
     * @param point in {@code [0, points)}
     * @return a new array, {@code >= 0}, adding up to 1 but for rounding
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public double[] planRow(int point) {
        Objects.checkIndex(point, table.points());
        double[] plan = new double[price.length];
        double[] row = new double[price.length];
        EntropicRow.CHOSEN.choose(table.array(point, row), table.offset(point), price, 1 / epsilon, plan,
                new double[price.length]);
        return plan;
    }

    /**
     * What a place on each shell costs in the plan, in units of the cost: dual variables, up to a common constant.
     *
     * @return a new array; negative infinity for a shell without capacity
     */
    public double[] prices() {
        return price.clone();
    }

    /**
     * Passes over the points.
     *
     * @return {@code >= 1}
     */
    public int iterations() {
        return iterations;
    }

    /**
     * Whether the tolerance was reached before the iterations ran out. The assignment meets the capacities either way.
     *
     * @return true if {@link #columnError()} is within the tolerance
     */
    public boolean converged() {
        return converged;
    }

    /**
     * How far the plan is from the capacities: the sum over shells of |column sum - capacity|.
     *
     * @return {@code >= 0}, in points
     */
    public double columnError() {
        return columnError;
    }

    /**
     * Cost of the plan, without the entropy.
     *
     * @return the sum of plan times cost
     */
    public double planCost() {
        return planCost;
    }

    /**
     * Cost of the assignment.
     *
     * @return the sum of the costs of the points on their shells
     */
    public double assignedCost() {
        return assignedCost;
    }
}
