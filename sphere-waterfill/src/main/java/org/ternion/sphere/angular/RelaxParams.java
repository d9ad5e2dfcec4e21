package org.ternion.sphere.angular;

import java.util.Objects;
import java.util.OptionalDouble;
import org.ternion.core.Checks;

/**
 * How directions are relaxed.
 *
 * @param exponent   s of the Riesz energy {@code sum |u - v|^-s} of a pair, in {@code [0, 32]}; 0 is the logarithmic
 *                   energy {@code -ln |u - v|}. The specification allows any real s; whole numbers need no power
 *                   function, so that all machines give the same bits
 * @param attraction factor of the attraction, finite and {@code >= 0}; empty makes the median lengths of the two
 *                   gradients equal at the start
 * @param maxSteps   steps accepted at most, {@code >= 0}
 */
public record RelaxParams(int exponent, OptionalDouble attraction, int maxSteps) {
    /** Coulomb energy (s = 1), balanced attraction, 200 steps. */
    public static final RelaxParams DEFAULT = new RelaxParams(1, OptionalDouble.empty(), 200);

    /**
     * Checks the parameters.
     *
     * @param exponent   s of the energy
     * @param attraction factor of the attraction, or empty
     * @param maxSteps   steps accepted at most
     * @throws IllegalArgumentException if a number is out of range
     */
    public RelaxParams {
        Checks.inRange(exponent, 0, 32, "exponent");
        Objects.requireNonNull(attraction, "attraction");
        if (attraction.isPresent()) {
            Checks.inRange(attraction.getAsDouble(), 0, Double.MAX_VALUE, "attraction");
        }
        Checks.inRange(maxSteps, 0, Integer.MAX_VALUE, "maxSteps");
    }

    /**
     * The same with another exponent.
     *
     * @param s in {@code [0, 32]}
     * @return new parameters
     */
    public RelaxParams withExponent(int s) {
        return new RelaxParams(s, attraction, maxSteps);
    }

    /**
     * The same with a fixed factor of the attraction.
     *
     * @param factor finite and {@code >= 0}
     * @return new parameters
     */
    public RelaxParams withAttraction(double factor) {
        return new RelaxParams(exponent, OptionalDouble.of(factor), maxSteps);
    }

    /**
     * The same with another limit of steps.
     *
     * @param steps {@code >= 0}
     * @return new parameters
     */
    public RelaxParams withMaxSteps(int steps) {
        return new RelaxParams(exponent, attraction, steps);
    }
}
