package org.ternion.sphere.harmonic;

/**
 * A local maximum of the intensity of a field.
 *
 * @param theta     colatitude in radians, in {@code [0, pi]}
 * @param phi       azimuth in radians, in {@code [0, 2 pi)}
 * @param intensity squared absolute value of the field there
 */
public record Peak(double theta, double phi, double intensity) {
}
