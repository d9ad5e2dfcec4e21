package org.ternion.sphere.harmonic;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.sphere.simd.ZonalSum;

/**
 * Spreads complex amplitudes of points over the sphere with the band-limited heat kernel: at x the field is the sum
 * over sources j and degrees l up to the band limit of
 * {@code amplitude_j exp(i phase_j) (2l + 1) / (4 pi) exp(-l (l + 1) tau) P_l(x . x_j)}. With equal
 * phases the intensity is a density map; with different ones sources cancel where they meet. This is summation of waves
 * on a sphere and nothing faster than that.
 *
 * <p>{@link #evaluate} takes the way over coefficients, whose cost per source does not depend on the grid;
 * {@link #zonalSums} adds the kernel directly at places of the caller's choice. Immutable and safe for use by several
 * threads.
 */
public final class InterferenceField {
    /** Sources of a block whose sums are added up before they are added to the total. */
    private static final int BLOCK = RunOptions.BLOCK_ROWS;

    private final HarmonicTransform transform;
    private final LegendreFactors factors;

    /**
     * Prepares fields on the grid of a transform.
     *
     * @param transform gives band limit and grid
     */
    public InterferenceField(HarmonicTransform transform) {
        this.transform = transform;
        this.factors = transform.factors();
    }

    /**
     * Field of sources on the calling thread, as {@link #evaluate(Sources, double, RunOptions)}.
     *
     * @param sources any number; without sources the field is zero
     * @param tau     time of the heat kernel, {@code >= 0} and finite; its width is about {@code sqrt(2 tau)} radians
     * @return the field on the grid of the transform
     * @throws IllegalArgumentException if {@code tau} is out of range
     */
    public Field evaluate(Sources sources, double tau) {
        return evaluate(sources, tau, RunOptions.DEFAULT);
    }

    /**
     * Field of sources. O(sources * L^2 + L^3) for band limit L. Sources are summed in blocks of 4096 that are added in
     * order, so that neither the number of threads nor the loops in use change a bit.
     *
     * @param sources any number; without sources the field is zero
     * @param tau     time of the heat kernel, {@code >= 0} and finite; its width is about {@code sqrt(2 tau)} radians
     * @param run     threads and progress, in sources; the seed has no effect
     * @return the field on the grid of the transform
     * @throws IllegalArgumentException if {@code tau} is out of range
     * @throws CancellationException    if the progress asked to stop
     */
    public Field evaluate(Sources sources, double tau, RunOptions run) {
        Checks.inRange(tau, 0, Double.MAX_VALUE, "tau");
        double[] sums = sums(sources, run);
        int bandLimit = transform.bandLimit();
        double[] re = new double[transform.coefficients()];
        double[] im = new double[transform.coefficients()];
        for (int m = 0; m <= bandLimit; m++) {
            int count = bandLimit - m + 1;
            int at = SourceSums.PARTS * factors.start(m);
            for (int l = m; l <= bandLimit; l++, at++) {
                double decay = Math.exp(-l * (l + 1.0) * tau) * (m == 0 ? 1 : Math.sqrt(2));
                int centre = l * l + l;
                re[centre - m] = decay * sums[at + count];
                re[centre + m] = decay * sums[at];
                im[centre - m] = decay * sums[at + 3 * count];
                im[centre + m] = decay * sums[at + 2 * count];
            }
        }
        return Field.of(transform, re, im);
    }

    private double[] sums(Sources sources, RunOptions run) {
        double[] total = new double[SourceSums.PARTS * factors.forward().length];
        int blocks = (int) (((long) sources.size() + BLOCK - 1) / BLOCK);
        int wave = Math.max(1, Math.min(run.parallelism(), blocks));
        SourceSums[] parts = new SourceSums[wave];
        Arrays.setAll(parts, i -> new SourceSums(transform.bandLimit(), factors));
        // As many blocks at a time as threads: the memory does not grow with the number of sources.
        for (int first = 0; first < blocks; first += wave) {
            int begin = first;
            int count = Math.min(wave, blocks - first);
            Parallel.ranges(count, count, 1, (from, to) -> {
                for (int i = from; i < to; i++) {
                    int start = (begin + i) * BLOCK;
                    parts[i].sum(sources, start, start + Math.min(BLOCK, sources.size() - start));
                }
            });
            for (int i = 0; i < count; i++) {
                parts[i].addTo(total);
            }
            long done = Math.min((long) (first + count) * BLOCK, sources.size());
            run.progress().reportOrCancel(done, sources.size());
        }
        return total;
    }

    /**
     * Values of the field at places of the caller's choice, kernel by kernel. O(sources * places * L).
     *
     * @param sources any number
     * @param tau     time of the heat kernel, {@code >= 0} and finite
     * @param theta   colatitudes of the places in radians, in {@code [0, pi]}
     * @param phi     azimuths of the places in radians, finite, as many
     * @return a row per place: real part, imaginary part
     * @throws IllegalArgumentException if {@code tau} or a coordinate is out of range or lengths differ
     */
    public DoubleMatrix zonalSums(Sources sources, double tau, double[] theta, double[] phi) {
        Checks.inRange(tau, 0, Double.MAX_VALUE, "tau");
        Sources places = Sources.inPhase(theta, phi, new double[theta.length]);
        int n = places.size();
        double[] xyz = new double[Math.multiplyExact(3, n)];
        double[] point = new double[3];
        for (int i = 0; i < n; i++) {
            unit(places, i, point);
            xyz[i] = point[0];
            xyz[n + i] = point[1];
            xyz[2 * n + i] = point[2];
        }
        double[] kernel = new double[transform.bandLimit() + 1];
        for (int l = 0; l < kernel.length; l++) {
            kernel[l] = (2 * l + 1) / (4 * Math.PI) * Math.exp(-l * (l + 1.0) * tau);
        }
        double[] re = new double[n];
        double[] im = new double[n];
        for (int j = 0; j < sources.size(); j++) {
            unit(sources, j, point);
            ZonalSum.CHOSEN.add(xyz, n, point, kernel, sources.re(j), sources.im(j), re, im);
        }
        double[] values = new double[Math.multiplyExact(2, n)];
        for (int i = 0; i < n; i++) {
            values[2 * i] = re[i];
            values[2 * i + 1] = im[i];
        }
        return DoubleMatrix.wrap(values, n, 2);
    }

    private static void unit(Sources points, int i, double[] out) {
        double sine = Math.sin(points.theta(i));
        out[0] = sine * Math.cos(points.phi(i));
        out[1] = sine * Math.sin(points.phi(i));
        out[2] = Math.cos(points.theta(i));
    }
}
