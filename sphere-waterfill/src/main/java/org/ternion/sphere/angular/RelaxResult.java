package org.ternion.sphere.angular;

import org.ternion.core.FloatMatrix;

/** Relaxed directions and how they were reached. Immutable. */
public final class RelaxResult {
    /** Why a relaxation ended. */
    public enum StopReason {
        /** The largest move of a point in one step fell below 1e-5. */
        SMALL_STEP,
        /** Five steps lowered the energy by less than 1e-6 of it. */
        SMALL_DECREASE,
        /** The limit of steps was reached. */
        STEP_LIMIT
    }

    private final FloatMatrix directions;
    private final double attraction;
    private final EnergyPair before;
    private final EnergyPair after;
    private final double[] energies;
    private final StopReason reason;

    RelaxResult(FloatMatrix directions, double attraction, EnergyPair before, EnergyPair after, double[] energies,
            StopReason reason) {
        this.directions = directions;
        this.attraction = attraction;
        this.before = before;
        this.after = after;
        this.energies = energies;
        this.reason = reason;
    }

    /** The two parts of an energy. */
    record EnergyPair(double repulsion, double attraction) {
        double sum() {
            return repulsion + attraction;
        }
    }

    /**
     * The directions, in the order given.
     *
     * @return unit vectors, one per row
     */
    public FloatMatrix directions() {
        return directions;
    }

    /**
     * The factor of the attraction in use: the one given, or the balanced one.
     *
     * @return {@code >= 0}
     */
    public double attraction() {
        return attraction;
    }

    /**
     * Repulsive energy at the start.
     *
     * @return the sum over the pairs that repelled
     */
    public double repulsionBefore() {
        return before.repulsion();
    }

    /**
     * Repulsive energy at the end. With more points than {@link AngularRelaxer#EXACT_POINTS} the pairs may be others
     * than at the start.
     *
     * @return the sum over the pairs that repelled
     */
    public double repulsionAfter() {
        return after.repulsion();
    }

    /**
     * Attractive energy at the start, its factor included.
     *
     * @return the sum over the pairs of the attraction graph
     */
    public double attractionBefore() {
        return before.attraction();
    }

    /**
     * Attractive energy at the end, its factor included.
     *
     * @return the sum over the pairs of the attraction graph
     */
    public double attractionAfter() {
        return after.attraction();
    }

    /**
     * Total energy at the start and after each accepted step. It does not grow from one to the next, except where the
     * pairs that repel were chosen anew, every {@link AngularRelaxer#REFRESH_STEPS} steps for more than
     * {@link AngularRelaxer#EXACT_POINTS} points.
     *
     * @return a new array of {@link #steps()} + 1
     */
    public double[] energies() {
        return energies.clone();
    }

    /**
     * Accepted steps.
     *
     * @return {@code >= 0}
     */
    public int steps() {
        return energies.length - 1;
    }

    /**
     * Why it ended.
     *
     * @return the reason
     */
    public StopReason reason() {
        return reason;
    }
}
