package org.ternion.sphere.legacy;

import java.util.Arrays;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.sphere.CapacityLaw;
import org.ternion.sphere.Placement;
import org.ternion.sphere.ShellLayout;

/**
 * The last optimiser of the prototype, for comparison only: it does not balance shells. Use
 * {@link org.ternion.sphere.fill.QuantileFill} to place points.
 *
 * <p>Radii start as a linear map of the norms. A pass finds the points whose norm sticks out of their shell, nudges the
 * angles of some of them, promotes the others by one shell, puts all points on the radii of their shells and pulls
 * overloaded shells inward by up to 2 % of the radius, which outside is more than a gap. Restated in double from the
 * specification, 3.6 and 3.12; the recorded passes are reproduced to 1e-9. Not safe for use by several threads.
 */
public final class LegacyLateral {
    private static final double POLE = 1e-6;
    private static final int DIRECTIONS = 16;
    private static final double LATERAL_SHARE = 0.3;
    private static final double STOP_OVERLOAD = 8;
    private static final double STOP_CHANGE = 0.001;

    private final ShellLayout layout;
    private final double[] capacity;
    private final double threshold;
    private final double[] norms;
    private final int[] direction;
    private final double[] uLateral;
    private final double[] radius;
    private final double[] theta;
    private final double[] phi;

    /**
     * What one pass did.
     *
     * @param lateral      prominent points whose angles were nudged
     * @param promotions   other prominent points; the prototype counted those already in the last shell too
     * @param meanOverload mean absolute overload per shell before the move, in points
     * @param meanChange   mean absolute change of radii and angles, units mixed and azimuths not wrapped
     */
    public record Pass(int lateral, int promotions, double meanOverload, double meanChange) {
    }

    /**
     * What a run did.
     *
     * @param passes       passes made
     * @param lateral      sum over the passes
     * @param promotions   sum over the passes
     * @param meanOverload that of the last pass, before its move
     * @param converged    whether nothing moved any more; false if the overload ended the run
     */
    public record Run(int passes, long lateral, long promotions, double meanOverload, boolean converged) {
    }

    /**
     * Computes the initial positions. Lateral flow is off if every element of {@code uLateral} is 1.
     *
     * @param x         one vector per row, finite
     * @param layout    the shells
     * @param exponent  of the capacity law, finite
     * @param threshold in units of the deviation within a shell plus 0.1, {@code >= 0}
     * @param uTheta    uniform number per row for the colatitude
     * @param uPhi      uniform number per row for the azimuth
     * @param uLateral  uniform number per row, the same in every pass: below 0.3, a prominent point is nudged
     * @throws IllegalArgumentException if lengths differ, a parameter is out of range or a row is not finite
     */
    public LegacyLateral(DoubleMatrix x, ShellLayout layout, double exponent, double threshold, double[] uTheta,
            double[] uPhi, double[] uLateral) {
        int n = x.rows();
        if (uTheta.length != n || uPhi.length != n || uLateral.length != n) {
            throw new IllegalArgumentException(n + " rows, but " + uTheta.length + ", " + uPhi.length + " and "
                    + uLateral.length + " random numbers");
        }
        this.layout = layout;
        this.capacity = CapacityLaw.power(exponent).real(layout, n);
        this.threshold = Checks.inRange(threshold, 0, Double.MAX_VALUE, "threshold");
        this.norms = LegacyScores.norms(x);
        for (int i = 0; i < n; i++) {
            Checks.finite(norms[i], "norm of row " + i);
        }
        this.direction = directions(x);
        this.uLateral = uLateral.clone();
        this.radius = InitialRadii.affine80(norms, layout.radius(0), layout.radius(layout.shells() - 1));
        this.theta = initialTheta(LegacyScores.variances(x), uTheta);
        this.phi = initialPhi(norms, uPhi);
    }

    private static double[] initialTheta(double[] variances, double[] uniform) {
        double scale = Arrays.stream(variances).max().orElse(0) + 1e-8;
        double[] theta = new double[variances.length];
        for (int i = 0; i < theta.length; i++) {
            double angle = Math.PI * (0.3 + 0.4 * variances[i] / scale) + 0.2 * Math.PI * uniform[i];
            theta[i] = InitialRadii.clip(angle, POLE, Math.PI - POLE);
        }
        return theta;
    }

    private static double[] initialPhi(double[] norms, double[] uniform) {
        double scale = Arrays.stream(norms).max().orElse(0) + 1e-8;
        double[] phi = new double[norms.length];
        for (int i = 0; i < phi.length; i++) {
            phi[i] = wrap(2 * Math.PI * norms[i] / scale + Math.PI * uniform[i]);
        }
        return phi;
    }

    /** A hash of the components, not a search. */
    private static int[] directions(DoubleMatrix x) {
        double[] sums = LegacyScores.sums(x);
        int[] direction = new int[sums.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = (int) (Math.floor(Math.abs(sums[i]) * DIRECTIONS) % DIRECTIONS);
        }
        return direction;
    }

    /** Remainder of a number above -2 pi, in [0, 2 pi]. */
    private static double wrap(double angle) {
        double turn = 2 * Math.PI;
        double remainder = angle % turn;
        return remainder < 0 ? remainder + turn : remainder;
    }

    /**
     * Makes one pass. O(n log shells).
     *
     * @return what it did
     */
    public Pass step() {
        ShellLoad load = ShellLoad.nearest(layout, radius, capacity);
        int[] shell = load.shells();
        boolean[] promoted = LegacyProminence.promoted(shell, layout.shells(), norms, threshold);
        int lateral = 0;
        int promotions = 0;
        double change = 0;
        for (int i = 0; i < shell.length; i++) {
            int target = shell[i];
            if (promoted[i] && uLateral[i] < LATERAL_SHARE) {
                lateral++;
                change += nudge(i);
            } else if (promoted[i]) {
                promotions++;
                target = Math.min(target + 1, layout.shells() - 1);
            }
            // The pull is that of the shell the point comes from.
            double pull = Math.tanh(load.overload(shell[i]) / (capacity[shell[i]] + 1));
            double moved = layout.radius(target) * (1 - 0.02 * pull);
            change += Math.abs(moved - radius[i]);
            radius[i] = moved;
        }
        return new Pass(lateral, promotions, load.meanAbsolute(), shell.length == 0 ? 0 : change / (3 * shell.length));
    }

    /** Moves the angles of a point; returns by how much. */
    private double nudge(int i) {
        double angle = 2 * Math.PI * direction[i] / DIRECTIONS;
        double newTheta = InitialRadii.clip(theta[i] + 0.1 * 0.15 * Math.sin(2.1 * angle), POLE, Math.PI - POLE);
        double newPhi = wrap(phi[i] + 0.1 * 0.30 * Math.cos(3.7 * angle));
        double change = Math.abs(newTheta - theta[i]) + Math.abs(newPhi - phi[i]);
        theta[i] = newTheta;
        phi[i] = newPhi;
        return change;
    }

    /**
     * Makes passes until the mean overload before one of them is at most 8 points, or one changes positions by less
     * than 0.001 on average.
     *
     * @param maxPasses passes at most, {@code >= 1}; the prototype made 25
     * @return what they did
     * @throws IllegalArgumentException if {@code maxPasses < 1}
     */
    public Run run(int maxPasses) {
        Checks.inRange(maxPasses, 1, Integer.MAX_VALUE, "passes");
        long lateral = 0;
        long promotions = 0;
        for (int passes = 1;; passes++) {
            Pass pass = step();
            lateral += pass.lateral();
            promotions += pass.promotions();
            boolean converged = pass.meanChange() < STOP_CHANGE;
            if (converged || pass.meanOverload() <= STOP_OVERLOAD || passes == maxPasses) {
                return new Run(passes, lateral, promotions, pass.meanOverload(), converged);
            }
        }
    }

    /**
     * The shells that own the current radii.
     *
     * @return a placement of all rows, radii rounded to float
     */
    public Placement placement() {
        float[] rounded = new float[radius.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) radius[i];
        }
        return Placement.wrap(layout, ShellLoad.nearest(layout, radius, capacity).shells(), rounded);
    }

    /**
     * The current positions; the angles say nothing about the direction of a vector.
     *
     * @return a new {@code rows x 3} matrix: radius, colatitude, azimuth in {@code [0, 2 pi]}
     */
    public DoubleMatrix positions() {
        double[] values = new double[3 * radius.length];
        for (int i = 0; i < radius.length; i++) {
            values[3 * i] = radius[i];
            values[3 * i + 1] = theta[i];
            values[3 * i + 2] = phi[i];
        }
        return DoubleMatrix.wrap(values, radius.length, 3);
    }
}
