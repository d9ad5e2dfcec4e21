package org.ternion.sphere.legacy;

import org.ternion.core.DoubleMatrix;
import org.ternion.sphere.SphericalPoint;

/**
 * Energy-based variant (3.14): unadjusted Langevin steps of points in space, drawn to an ideal radius and to similar
 * points. The attraction has the range 1 and vanishes at the radii it is used at.
 */
final class LangevinSteps {
    private static final double STEP = 0.5;
    private static final double TEMPERATURE = 0.1;
    private static final double OUTER_RADIUS = 512;

    private final double[] ideal;
    /** Cosines, 0 on the diagonal. */
    private final double[][] similarity;

    LangevinSteps(DoubleMatrix x) {
        ideal = idealRadii(LegacyScores.norms(x));
        similarity = LegacyScores.cosines(x);
        for (int i = 0; i < similarity.length; i++) {
            similarity[i][i] = 0;
        }
    }

    private static double[] idealRadii(double[] norms) {
        int[] order = InitialRadii.ascending(norms);
        double[] ideal = new double[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            ideal[order[rank]] = OUTER_RADIUS * Math.pow((rank + 0.5) / order.length, 2.0 / 3);
        }
        return ideal;
    }

    /** Live. */
    double[] ideal() {
        return ideal;
    }

    /** Live. */
    double[][] similarity() {
        return similarity;
    }

    /** Attraction per point, Cartesian; positions are radius, colatitude, azimuth. */
    double[][] lateralForce(double[][] polar) {
        double[][] position = cartesian(polar);
        double[][] force = new double[position.length][3];
        for (int i = 0; i < position.length; i++) {
            for (int j = 0; j < position.length; j++) {
                double squares = 0;
                for (int a = 0; a < 3; a++) {
                    double apart = position[j][a] - position[i][a];
                    squares += apart * apart;
                }
                double pull = similarity[i][j] * Math.exp(-squares);
                for (int a = 0; a < 3; a++) {
                    force[i][a] += pull * (position[j][a] - position[i][a]);
                }
            }
        }
        return force;
    }

    /** Attraction plus the pull to the ideal radius, Cartesian. */
    double[][] totalForce(double[][] polar) {
        double[][] position = cartesian(polar);
        double[][] force = lateralForce(polar);
        for (int i = 0; i < position.length; i++) {
            double radius = polar[i][0];
            for (int a = 0; a < 3; a++) {
                force[i][a] -= 2 * (radius - ideal[i]) * position[i][a] / radius;
            }
        }
        return force;
    }

    /** Positions after a step with standard normal noise, which is Cartesian; azimuths are in [-pi, pi]. */
    double[][] step(double[][] polar, double[][] noise) {
        double[][] force = totalForce(polar);
        double[][] moved = cartesian(polar);
        double noiseScale = Math.sqrt(2 * STEP * TEMPERATURE);
        for (int i = 0; i < moved.length; i++) {
            double[] p = moved[i];
            for (int a = 0; a < 3; a++) {
                p[a] += STEP * force[i][a] + noiseScale * noise[i][a];
            }
            double radius = Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2] + 1e-8);
            moved[i] = new double[] {radius, Math.acos(p[2] / radius), Math.atan2(p[1], p[0])};
        }
        return moved;
    }

    private static double[][] cartesian(double[][] polar) {
        double[][] position = new double[polar.length][];
        for (int i = 0; i < position.length; i++) {
            SphericalPoint p = new SphericalPoint(polar[i][0], polar[i][1], polar[i][2]);
            position[i] = new double[] {p.x(), p.y(), p.z()};
        }
        return position;
    }
}
