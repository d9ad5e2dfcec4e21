package org.ternion.krr.dense;

import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.kernel.Gram;
import org.ternion.krr.kernel.Kernel;

/** Eigenvalues of the Gram matrix of a kernel, as the experiments print them. Immutable. */
public final class KernelSpectrum {
    /** Added to the diagonal, as the reference scripts do; see the specification, section 3. */
    private static final double SHIFT = 1e-12;

    private final double[] values;

    private KernelSpectrum(double[] values) {
        this.values = values;
    }

    /**
     * The spectrum of {@code K + 1e-12 I}.
     *
     * @param kernel any
     * @param x      points, one per row, at least one, finite
     * @return n eigenvalues
     * @throws IllegalArgumentException if the kernel does not accept the number of columns
     */
    public static KernelSpectrum of(Kernel kernel, DoubleMatrix x) {
        return of(kernel, x, RunOptions.DEFAULT, DenseAlgebra.best());
    }

    /**
     * The spectrum of {@code K + 1e-12 I}.
     *
     * @param kernel  any
     * @param x       points, one per row, at least one, finite
     * @param run     threads; progress of the Gram matrix, in rows
     * @param algebra finds the eigenvalues
     * @return n eigenvalues
     * @throws IllegalArgumentException if the kernel does not accept the number of columns
     */
    public static KernelSpectrum of(Kernel kernel, DoubleMatrix x, RunOptions run, DenseAlgebra algebra) {
        kernel.checkDimension(x.cols());
        DoubleMatrix gram = Gram.symmetric(kernel, x, run);
        double[] shifted = gram.toArray();
        for (int i = 0; i < gram.rows(); i++) {
            shifted[i * gram.cols() + i] += SHIFT;
        }
        return new KernelSpectrum(algebra.eigenvalues(
                DoubleMatrix.wrap(shifted, gram.rows(), gram.cols()), run));
    }

    /**
     * Eigenvalues, descending.
     *
     * @return n numbers; a copy
     */
    public double[] values() {
        return values.clone();
    }

    /**
     * Number of directions that a ridge leaves alone, {@code sum of mu / (mu + lambda)}.
     *
     * @param lambda {@code > 0} and finite
     * @return in {@code (0, n)}, smaller for larger ridges
     * @throws IllegalArgumentException if the ridge is out of range
     */
    public double effectiveDimension(double lambda) {
        Checks.positive(lambda, "lambda");
        double sum = 0;
        for (double value : values) {
            sum += value / (value + lambda);
        }
        return sum;
    }

    /**
     * Condition number of {@code K + 1e-12 I}, largest through smallest eigenvalue.
     *
     * @return at least 1, infinite if the smallest eigenvalue came out as 0 or below
     */
    public double conditionNumber() {
        double smallest = values[values.length - 1];
        return smallest > 0 ? values[0] / smallest : Double.POSITIVE_INFINITY;
    }
}
