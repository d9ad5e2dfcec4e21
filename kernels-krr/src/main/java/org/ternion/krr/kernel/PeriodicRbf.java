package org.ternion.krr.kernel;

import java.util.List;
import java.util.Optional;
import org.ternion.core.Checks;
import org.ternion.krr.simd.Exponential;

/**
 * Periodic Gaussian kernel {@code exp(-sum_i (P / pi sin(pi (x_i - y_i) / P))^2 / (2 ell^2))} (kernel K3 of the
 * specification): the Gaussian kernel of points on circles of radius {@code P / (2 pi)}, a product over the components.
 *
 * @param ell    lengthscale, in {@code [1e-100, 1e100]}
 * @param period P of every component, in {@code [1e-100, 1e100]}
 */
public record PeriodicRbf(double ell, double period) implements Kernel {
    /** The period of angles. */
    public static final double TURN = 2 * Math.PI;

    /**
     * Checks the parameters.
     *
     * @param ell    lengthscale
     * @param period of every component
     * @throws IllegalArgumentException if one is out of range
     */
    public PeriodicRbf {
        Lengthscale.check(ell, "ell");
        Lengthscale.check(period, "period");
        // The rate must be a number that 0 can be multiplied by.
        Checks.inRange(period / ell, 0, 1e150, "period / ell");
    }

    /**
     * The kernel of period 2 pi.
     *
     * @param ell lengthscale, in {@code [1e-100, 1e100]}
     * @return the kernel
     * @throws IllegalArgumentException if {@code ell} is out of range
     */
    public static PeriodicRbf of(double ell) {
        return new PeriodicRbf(ell, TURN);
    }

    /**
     * The kernel that the published primes experiment calls periodic (K4 of the specification), {@code exp(-sum_i (2 pi
     * sin((x_i - y_i) / 2))^2 / (2 ell^2))}: the kernel of period 2 pi with {@code ell / pi}.
     *
     * @param ell the experiment's lengthscale
     * @return the kernel
     * @throws IllegalArgumentException if {@code ell} is out of range
     */
    public static PeriodicRbf primes(double ell) {
        return of(ell / Math.PI);
    }

    /** Factor of the squared distance on circles of radius 1 in the exponent. */
    double rate() {
        double radius = period / TURN / ell;
        return -0.5 * radius * radius;
    }

    /** Angle of the coordinate 1. */
    double turn() {
        return TURN / period;
    }

    @Override
    public double value(double[] x, int xOffset, double[] y, int yOffset, int dimension) {
        double squared = 0;
        double turn = turn();
        for (int c = 0; c < dimension; c++) {
            squared = Circle.addSquaredChord(squared, x[xOffset + c] * turn, y[yOffset + c] * turn);
        }
        return Exponential.of(rate() * squared);
    }

    @Override
    public void checkDimension(int dimension) {
        Dimension.atLeastOne(dimension);
    }

    /**
     * The series with {@code a_j = exp(-k) I_j(k)}, {@code k = 1 / ell^2}, cut below 1e-17 of the largest. Empty unless
     * the period is 2 pi, and for {@code ell < 1e-4}, where a grid that resolves the kernel would have more than 1e5
     * cells along each axis.
     */
    @Override
    public Optional<List<AxisSeries>> fourierSeries(int dimension) {
        double kappa = 1 / (ell * ell);
        if (period != TURN || !(kappa <= BesselSeries.LARGEST)) {
            return Optional.empty();
        }
        return Optional.of(List.of(new AxisSeries(BesselSeries.scaled(kappa), 1, 0)));
    }

    @Override
    public Optional<List<Kernel>> axisFactors(int dimension) {
        return Dimension.same(this, dimension);
    }

    @Override
    public String toString() {
        return "periodic:ell=" + ell + (period == TURN ? "" : ",period=" + period);
    }
}
