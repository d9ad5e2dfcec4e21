package org.ternion.sphere.angular;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.ternion.core.Checks;
import org.ternion.core.FloatMatrix;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.sphere.UnitVectors;

/**
 * How evenly directions are spread, and how much of the neighbourhood in the data they were made from is left. To be
 * read together: repulsion alone spreads well and keeps no neighbours, attraction alone does the opposite.
 *
 * <p>With n points, the k nearest neighbours of each by cosine (equal cosines by smaller index) and r(i, j) the rank
 * of j among the neighbours of i, 1 for the nearest,
 * {@code trustworthiness = 1 - 2 / (n k (2n - 3k - 1)) * sum (r(i, j) - k)}, the sum over all i and those j that are
 * near i among the directions but not in the original, with ranks of the original. Continuity is the same with the
 * roles exchanged. Both are 1 if all neighbours are kept, 0 at worst, and near 1/2 for directions that have nothing
 * to do with the original.
 *
 * @param points          number of points n
 * @param neighbours      k: 10, or {@code (n - 1) / 2} if that is smaller, for which the measures are defined
 * @param minSeparation   smallest angle between two directions in radians; NaN with fewer than two points
 * @param energyPerPair   mean of {@code |u - v|^-s} over all pairs of directions, {@code -ln |u - v|} for s = 0; pairs
 *                        nearer than 1e-7 add 0, as in {@link AngularRelaxer}; NaN with fewer than two points
 * @param cosineBefore    mean cosine to the k nearest original neighbours, among the original vectors; this and what
 *                        follows are NaN with fewer than three points
 * @param cosineAfter     mean cosine to the same neighbours among the directions
 * @param trustworthiness in {@code [0, 1]}: low if there are false neighbours
 * @param continuity      in {@code [0, 1]}: low if true neighbours were torn apart
 * @see <a href="https://doi.org/10.1007/3-540-44668-0_68">Venna and Kaski (2001), Neighborhood preservation in
 *      nonlinear projection methods: an experimental study</a>
 */
public record AngularReport(int points, int neighbours, double minSeparation, double energyPerPair,
        double cosineBefore, double cosineAfter, double trustworthiness, double continuity) {
    /** Neighbours per point. */
    public static final int NEIGHBOURS = 10;
    private static final int STAGES = 3;

    /**
     * Measures directions. Compares all pairs: about n<sup>2</sup> (D + 3 d) multiply-adds for n points of D columns
     * and directions of d, and as much memory as the directions in double. The same bits for any number of threads.
     *
     * @param original   vectors the directions stand for, one per row, of any length, finite; a zero row stands for
     *                   (1, 0, 0, ..)
     * @param directions one per row in the same order, of any length and maybe another number of columns; compare the
     *                   original with itself for its own separation and energy
     * @param exponent   s of the energy, in {@code [0, 32]}
     * @param run        threads, and progress, which counts three times the points
     * @return the report
     * @throws IllegalArgumentException if numbers of rows differ, an element is not finite, rows have no columns, or
     *                                  the exponent is out of range
     * @throws CancellationException    if the progress asked to stop
     */
    public static AngularReport measure(FloatMatrix original, FloatMatrix directions, int exponent, RunOptions run) {
        Checks.inRange(exponent, 0, 32, "exponent");
        int n = original.rows();
        if (directions.rows() != n) {
            throw new IllegalArgumentException(directions.rows() + " directions for " + n + " vectors");
        }
        long total = (long) STAGES * n;
        SharedProgress progress = new SharedProgress(run.progress(), total);
        RunOptions start = run.withProgress((done, of) -> run.progress().report(0, total));
        FloatMatrix before = UnitVectors.of(original, start).matrix();
        FloatMatrix after = UnitVectors.of(directions, start).matrix();
        int k = Math.max(0, Math.min(NEIGHBOURS, (n - 1) / 2));
        Preservation kept = new Preservation(before, after, k);
        kept.compare(run.parallelism(), progress);
        double separation = NearestPair.angle(after, run.parallelism(), progress);
        double energy = energy(after, exponent, run.parallelism(),
                (done, of) -> run.progress().report(total - n, total));
        progress.add(n);
        double pairs = n * (n - 1.0) / 2;
        return new AngularReport(n, k, separation, n < 2 ? Double.NaN : energy / pairs, kept.cosineBefore(),
                kept.cosineAfter(), kept.trustworthiness(), kept.continuity());
    }

    private static double energy(FloatMatrix units, int exponent, int parallelism, Progress poll) {
        float[] values = units.backingArray();
        double[] points = new double[values.length];
        Arrays.setAll(points, i -> values[i]);
        double[] gradient = new double[points.length];
        double[] onSphere = new double[points.length];
        PairEnergy energy = new PairEnergy(units.rows(), units.cols(), exponent, null, parallelism, true);
        // Float directions are unit vectors to 1e-7 only: a step of length 0 brings them to the sphere.
        energy.step(points, gradient, 0, onSphere);
        return energy.evaluate(onSphere, gradient, poll).repulsion();
    }
}
