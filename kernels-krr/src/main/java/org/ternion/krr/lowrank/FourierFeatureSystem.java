package org.ternion.krr.lowrank;

import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.core.random.CounterRandom;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.solve.Outputs;

/**
 * Approximate ridge regression with random Fourier features: a cosine and a sine at each of r / 2 frequencies drawn
 * from the spectral density of the kernel. Their inner products are right on average and off by about
 * {@code 1 / sqrt(r)}; {@link #kernelError} measures that. All scores are exact for the approximate kernel. Preparing
 * costs {@code O(n r d + n r^2 + r^3)} and {@code 8 n r} bytes, a ridge {@code O(n r)}. {@link NystromSystem} is
 * usually more accurate for the same r; this one looks at the data only after the features are fixed.
 *
 * @see <a href="https://papers.nips.cc/paper/3182">Rahimi and Recht (2007), Random features for large-scale kernel
 *      machines</a>
 */
public final class FourierFeatureSystem extends FeatureRidge {
    private static final int BLOCK = 256;
    /** Pairs of points on which the error is measured. */
    private static final int PAIRS = 4096;
    private static final int PAIR_STREAM = 1;

    private final double kernelError;

    private FourierFeatureSystem(FeatureMap map, OrthogonalFeatures features, double[][] targets, int dimension,
            double kernelError, int parallelism) {
        super(map, features, targets, dimension, parallelism);
        this.kernelError = kernelError;
    }

    /**
     * Draws frequencies and makes the features.
     *
     * @param kernel   Gaussian, Laplacian or Matern, perhaps scaled
     * @param x        points, {@code n x d}, {@code n >= 1}, finite
     * @param y        targets, {@code n x q}, finite
     * @param features r, {@code >= 1}; an odd number is taken as the next even one
     * @param run      seed and threads; progress in rows, three times each
     * @return the system
     * @throws IllegalArgumentException if the kernel is another one, shapes differ, {@code features < 1}, or n times
     *                                  the features is over 2^31 - 9
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static FourierFeatureSystem of(Kernel kernel, DoubleMatrix x, DoubleMatrix y, int features,
            RunOptions run) {
        int n = Checks.inRange(x.rows(), 1, Integer.MAX_VALUE, "points");
        int pairs = (Checks.inRange(features, 1, Integer.MAX_VALUE - 1, "features") + 1) / 2;
        double[][] targets = Outputs.columns(y, n);
        int size = OrthogonalFeatures.checkSize(n, 2 * pairs);
        double[] frequencies = SpectralFrequencies.draw(kernel, pairs, x.cols(), run.seed());
        CosineFeatures map = new CosineFeatures(frequencies, pairs, SpectralFrequencies.amplitude(kernel));
        SharedProgress done = new SharedProgress(run.progress(), 3L * n);
        double[] values = new double[size];
        fill(map, x, values, run, done);
        OrthogonalFeatures turned = OrthogonalFeatures.of(values, n, map.rank(), run, done);
        return new FourierFeatureSystem(map, turned, targets, x.cols(), error(kernel, map, x, run.seed()),
                run.parallelism());
    }

    private static void fill(CosineFeatures map, DoubleMatrix x, double[] values, RunOptions run, SharedProgress done) {
        int r = map.rank();
        Parallel.ranges(run.parallelism(), x.rows(), BLOCK, (from, to) -> {
            double[] block = new double[BLOCK * r];
            for (int begin = from; begin < to; begin += BLOCK) {
                done.check();
                int end = Math.min(to, begin + BLOCK);
                map.features(x, begin, end, block);
                System.arraycopy(block, 0, values, begin * r, (end - begin) * r);
                done.add(end - begin);
            }
        });
    }

    private static double error(Kernel kernel, CosineFeatures map, DoubleMatrix x, long seed) {
        CounterRandom random = CounterRandom.of(seed).stream(PAIR_STREAM);
        double[] left = new double[map.rank()];
        double[] right = new double[map.rank()];
        double sum = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            int i = random.nextInt(x.rows());
            int j = random.nextInt(x.rows());
            map.features(x, i, i + 1, left);
            map.features(x, j, j + 1, right);
            double difference = OrthogonalFeatures.dot(left, 0, right)
                    - kernel.value(x.backingArray(), i * x.cols(), x.backingArray(), j * x.cols(), x.cols());
            sum += difference * difference;
        }
        return Math.sqrt(sum / PAIRS);
    }

    /**
     * Error of the approximation.
     *
     * @return root mean square of the approximate minus the exact kernel over 4096 random pairs of observations
     */
    public double kernelError() {
        return kernelError;
    }

    @Override
    public String cost() {
        return "random Fourier features, kernel error " + kernelError + "; " + super.cost();
    }
}
