package org.ternion.sphere.fill;

import java.util.Objects;
import org.ternion.sphere.Placement;

/**
 * A placement after rebalancing, and how it was reached.
 *
 * @param placement       the points in their new shells; those that moved are at the radius of their shell, the others
 *                        keep their radius
 * @param moves           the points that changed their shell
 * @param lowerBoundSteps least number of steps between neighbouring shells that reaches the goal
 * @param reason          why it ended
 */
public record Rebalance(Placement placement, MoveList moves, long lowerBoundSteps, StopReason reason) {
    /**
     * Checks the parts.
     *
     * @param placement       the points in their new shells
     * @param moves           the points that changed their shell
     * @param lowerBoundSteps least number of steps that reaches the goal
     * @param reason          why it ended
     * @throws NullPointerException if a part is null
     */
    public Rebalance {
        Objects.requireNonNull(placement, "placement");
        Objects.requireNonNull(moves, "moves");
        Objects.requireNonNull(reason, "reason");
    }

    /**
     * Steps still to be made.
     *
     * @return {@code >= 0}; 0 when {@link #reason()} is {@link StopReason#BALANCED}
     */
    public long residualSteps() {
        return lowerBoundSteps - moves.steps();
    }
}
