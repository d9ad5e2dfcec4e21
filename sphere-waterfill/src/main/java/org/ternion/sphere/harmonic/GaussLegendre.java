package org.ternion.sphere.harmonic;

import org.ternion.core.Checks;

/**
 * Gauss-Legendre quadrature of n nodes in the colatitude: the sum of {@code weight(i) * f(theta(i))} is the integral of
 * {@code f(theta) sin(theta)} over {@code [0, pi]} for every polynomial f of degree up to 2n - 1 in the cosine. Nodes
 * and weights are accurate to a few units in the last place, near the poles too. Immutable.
 *
 * @see <a href="https://doi.org/10.1137/06067016X">A. Glaser, X. Liu, V. Rokhlin (2007), A fast algorithm for the
 *      calculation of the roots of special functions</a>
 */
public final class GaussLegendre {
    /** Most nodes of a rule; the computation is O(n^2). */
    public static final int MAX_NODES = 1 << 13;

    private final double[] theta;
    private final double[] cosine;
    private final double[] weight;

    private GaussLegendre(int nodes) {
        theta = new double[nodes];
        cosine = new double[nodes];
        weight = new double[nodes];
        for (int i = 0; i < (nodes + 1) / 2; i++) {
            int mirror = nodes - 1 - i;
            double root = i == mirror ? Math.PI / 2 : root(nodes, i);
            double slope = new Polynomial(nodes, root).slope;
            theta[mirror] = Math.PI - root;
            theta[i] = root;
            // The middle node is on the equator exactly: half a turn has a cosine of 6e-17.
            double z = i == mirror ? 0 : Math.cos(root);
            cosine[mirror] = -z;
            cosine[i] = z;
            weight[i] = 2 / (slope * slope);
            weight[mirror] = weight[i];
        }
    }

    /**
     * Computes a rule. O(n^2).
     *
     * @param nodes n, in {@code [1, MAX_NODES]}
     * @return a new rule
     * @throws IllegalArgumentException if {@code nodes} is out of range
     */
    public static GaussLegendre of(int nodes) {
        return new GaussLegendre(Checks.inRange(nodes, 1, MAX_NODES, "nodes"));
    }

    /** Newton's method in the angle from Tricomi's approximation, whose error is O(n^-4). */
    private static double root(int n, int i) {
        double nn = (double) n * n;
        double start = (1 - 1 / (8 * nn) + 1 / (8 * nn * n)) * Math.cos(Math.PI * (4 * i + 3) / (4.0 * n + 2));
        double angle = Math.acos(start);
        for (int step = 0; step < 8; step++) {
            Polynomial p = new Polynomial(n, angle);
            double change = p.value / p.slope;
            angle -= change;
            // Convergence is quadratic: after a step this small the next one is below the last digit.
            if (Math.abs(change) < 1e-9 * angle) {
                break;
            }
        }
        return angle;
    }

    /** Legendre polynomial of degree n in the cosine of an angle in (0, pi/2], and its derivative by the angle. */
    private static final class Polynomial {
        final double value;
        final double slope;

        Polynomial(int n, double angle) {
            // Differences d(k) = P(k) - P(k-1), driven by 1 - cos, which keeps its digits near the pole where cos loses
            // them.
            double half = Math.sin(angle / 2);
            double versine = 2 * half * half;
            double p = 1;
            double difference = 0;
            for (int k = 0; k < n; k++) {
                difference = (k * difference - (2.0 * k + 1) * versine * p) / (k + 1);
                p += difference;
            }
            value = p;
            // sin(a) P'(a) = n (cos(a) P(n) - P(n-1)) = n (d(n) - (1 - cos(a)) P(n)).
            slope = n * (difference - versine * p) / Math.sin(angle);
        }
    }

    /**
     * Number of nodes.
     *
     * @return {@code >= 1}
     */
    public int size() {
        return theta.length;
    }

    /**
     * Colatitude of a node.
     *
     * @param i in {@code [0, size)}
     * @return radians in {@code (0, pi)}, ascending in {@code i}
     * @throws IndexOutOfBoundsException if {@code i} is out of range
     */
    public double theta(int i) {
        return theta[i];
    }

    /**
     * Cosine of the colatitude of a node; those of opposite nodes differ in sign only, and on the equator it is 0.
     *
     * @param i in {@code [0, size)}
     * @return in {@code (-1, 1)}, descending in {@code i}
     * @throws IndexOutOfBoundsException if {@code i} is out of range
     */
    public double cosine(int i) {
        return cosine[i];
    }

    /**
     * Weight of a node.
     *
     * @param i in {@code [0, size)}
     * @return {@code > 0}; the weights add up to 2
     * @throws IndexOutOfBoundsException if {@code i} is out of range
     */
    public double weight(int i) {
        return weight[i];
    }
}
