package org.ternion.krr.lowrank;

import org.ternion.core.random.CounterRandom;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.Laplacian;
import org.ternion.krr.kernel.Matern;
import org.ternion.krr.kernel.Rbf;
import org.ternion.krr.kernel.Scaled;

/**
 * Frequencies drawn from the spectral density of a shift-invariant kernel (Bochner's theorem): normal for the Gaussian
 * kernel, Cauchy for the Laplacian, a multivariate t of 2 nu degrees for Matern of smoothness nu.
 */
final class SpectralFrequencies {
    private final CounterRandom random;
    /** The second of each pair of normal numbers. */
    private double spare = Double.NaN;

    private SpectralFrequencies(long seed) {
        random = CounterRandom.of(seed);
    }

    /** {@code k(x, x)}. */
    static double amplitude(Kernel kernel) {
        return kernel instanceof Scaled scaled ? scaled.factor() * amplitude(scaled.kernel()) : 1;
    }

    /** Frequencies, {@code count x d} row-major. */
    static double[] draw(Kernel kernel, int count, int d, long seed) {
        if (kernel instanceof Scaled scaled) {
            return draw(scaled.kernel(), count, d, seed);
        }
        SpectralFrequencies source = new SpectralFrequencies(seed);
        double[] frequencies = new double[Math.multiplyExact(count, d)];
        for (int i = 0; i < count; i++) {
            source.row(kernel, frequencies, i * d, d);
        }
        return frequencies;
    }

    private void row(Kernel kernel, double[] target, int offset, int d) {
        double ell;
        double divisor = 1;
        if (kernel instanceof Rbf rbf) {
            ell = rbf.ell();
        } else if (kernel instanceof Laplacian laplacian) {
            ell = laplacian.ell();
        } else if (kernel instanceof Matern matern) {
            ell = matern.ell();
            divisor = rootMeanSquare((int) Math.round(2 * matern.smoothness().nu()));
        } else {
            throw new IllegalArgumentException("random Fourier features need an rbf, laplacian or matern kernel, was "
                    + kernel);
        }
        for (int c = 0; c < d; c++) {
            double number = kernel instanceof Laplacian ? StrictMath.tan(Math.PI * (random.nextDouble() - 0.5))
                    : normal() / divisor;
            target[offset + c] = number / ell;
        }
    }

    /** Root of a chi-squared number divided by its degrees. */
    private double rootMeanSquare(int degrees) {
        double sum = 0;
        for (int i = 0; i < degrees; i++) {
            double number = normal();
            sum += number * number;
        }
        return Math.sqrt(sum / degrees);
    }

    /** Box and Muller: unlike the generator's own method the same for every release of Java. */
    private double normal() {
        if (!Double.isNaN(spare)) {
            double result = spare;
            spare = Double.NaN;
            return result;
        }
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        double angle = 2 * Math.PI * random.nextDouble();
        spare = radius * StrictMath.sin(angle);
        return radius * StrictMath.cos(angle);
    }
}
