package org.ternion.sphere.harmonic;

import org.ternion.core.Checks;

/**
 * Points of the unit sphere with a complex amplitude each. Immutable.
 */
public final class Sources {
    private final double[] theta;
    private final double[] phi;
    private final double[] re;
    private final double[] im;

    private Sources(double[] theta, double[] phi, double[] re, double[] im) {
        this.theta = theta;
        this.phi = phi;
        this.re = re;
        this.im = im;
    }

    /**
     * Sources that interfere: amplitudes {@code amplitude * exp(i phase)}.
     *
     * @param theta     colatitudes in radians, in {@code [0, pi]}; arrays are copied
     * @param phi       azimuths in radians, finite
     * @param amplitude finite, of either sign
     * @param phase     radians, finite
     * @return as many sources as elements, maybe none
     * @throws IllegalArgumentException if lengths differ or an element is out of range
     */
    public static Sources of(double[] theta, double[] phi, double[] amplitude, double[] phase) {
        if (theta.length != phi.length || theta.length != amplitude.length || theta.length != phase.length) {
            throw new IllegalArgumentException("sources need arrays of one length, got " + theta.length + ", "
                    + phi.length + ", " + amplitude.length + ", " + phase.length);
        }
        double[] re = new double[theta.length];
        double[] im = new double[theta.length];
        for (int i = 0; i < theta.length; i++) {
            Checks.inRange(theta[i], 0, Math.PI, "theta " + i);
            Checks.finite(phi[i], "phi " + i);
            Checks.finite(amplitude[i], "amplitude " + i);
            Checks.finite(phase[i], "phase " + i);
            re[i] = amplitude[i] * Math.cos(phase[i]);
            im[i] = amplitude[i] * Math.sin(phase[i]);
        }
        return new Sources(theta.clone(), phi.clone(), re, im);
    }

    /**
     * Sources of phase 0, whose field is a density map.
     *
     * @param theta     colatitudes in radians, in {@code [0, pi]}; arrays are copied
     * @param phi       azimuths in radians, finite
     * @param amplitude finite
     * @return as many sources as elements, maybe none
     * @throws IllegalArgumentException if lengths differ or an element is out of range
     */
    public static Sources inPhase(double[] theta, double[] phi, double[] amplitude) {
        return of(theta, phi, amplitude, new double[theta.length]);
    }

    /**
     * Number of sources.
     *
     * @return {@code >= 0}
     */
    public int size() {
        return theta.length;
    }

    double theta(int i) {
        return theta[i];
    }

    double phi(int i) {
        return phi[i];
    }

    double re(int i) {
        return re[i];
    }

    double im(int i) {
        return im[i];
    }
}
