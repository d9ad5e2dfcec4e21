package org.ternion.krr.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.krr.dense.DenseAlgebra;
import org.ternion.krr.dense.SymmetricEigen;
import org.ternion.krr.domain.TorusGrid;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.solve.Outputs;

/**
 * Outputs that depend on each other, on a complete torus grid: the covariance of output a in cell i and output b in
 * cell j is {@code K_ij B_ab}. With {@code B = V diag(b) V^T} the outputs times V are independent and have eigenvalues
 * {@code mu_m b_k}, so that {@code (K x B + lambda I) alpha = y} is exact in O(q N log N + q^2 N). Immutable.
 *
 * <p>For targets whose outputs are known to vary together, say the two concentrations of a reaction, and where B is
 * known or is compared by {@link #logEvidence}: a noisy output is then smoothed with the help of the others. {@code
 * KernelRidge} fits each output alone, as {@link CirculantSystem} does, which is the same when B is the identity.
 */
public final class CoregionalizedGrid {
    private static final double ROUNDING = 1e-12;

    private final TorusSpectrum spectrum;
    /** Column k is an eigenvector of B. */
    private final DoubleMatrix vectors;
    private final double[] scales;
    /** Transforms of the targets times {@link #vectors}. */
    private final List<HalfSpectrum> outputs;
    private final RunOptions run;

    private CoregionalizedGrid(TorusSpectrum spectrum, DoubleMatrix vectors, double[] scales,
            List<HalfSpectrum> outputs, RunOptions run) {
        this.spectrum = spectrum;
        this.vectors = vectors;
        this.scales = scales;
        this.outputs = outputs;
        this.run = run;
    }

    /**
     * Transforms the targets.
     *
     * @param kernel     of cells, with a Fourier series on the torus
     * @param grid       complete
     * @param y          finite targets, {@code N x q}
     * @param covariance of outputs, {@code q x q}, symmetric and positive semidefinite
     * @param run        threads and progress, one unit per output
     * @return the system
     * @throws IllegalArgumentException                   as {@link CirculantSystem#of}, or if the covariance has
     *                                                    another shape, is not symmetric, or has a negative eigenvalue
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static CoregionalizedGrid of(Kernel kernel, TorusGrid grid, DoubleMatrix y, DoubleMatrix covariance,
            RunOptions run) {
        int q = y.cols();
        Checks.inRange(covariance.rows(), q, q, "rows of the output covariance");
        Checks.inRange(covariance.cols(), q, q, "columns of the output covariance");
        CirculantSystem plain = CirculantSystem.of(kernel, grid, y, run);
        for (int a = 0; a < q; a++) {
            for (int b = 0; b < a; b++) {
                if (covariance.get(a, b) != covariance.get(b, a)) {
                    throw new IllegalArgumentException("output covariance must be symmetric, element (" + a + ", " + b
                            + ") is " + covariance.get(a, b) + " and (" + b + ", " + a + ") " + covariance.get(b, a));
                }
            }
        }
        SymmetricEigen eigen = DenseAlgebra.best().eigen(covariance);
        double[] scales = eigen.values();
        for (int k = 0; k < q; k++) {
            if (!(scales[k] >= -ROUNDING * Math.abs(scales[0]))) {
                throw new IllegalArgumentException("output covariance has the negative eigenvalue " + scales[k]);
            }
            scales[k] = Math.max(0, scales[k]);
        }
        List<HalfSpectrum> outputs = new ArrayList<>();
        for (int k = 0; k < q; k++) {
            HalfSpectrum sum = new HalfSpectrum(plain.spectrum().size());
            for (int a = 0; a < q; a++) {
                addMultiple(sum, eigen.vectors().get(a, k), plain.output(a));
            }
            outputs.add(sum);
        }
        return new CoregionalizedGrid(plain.spectrum(), eigen.vectors(), scales, outputs, run);
    }

    private static void addMultiple(HalfSpectrum sum, double factor, HalfSpectrum x) {
        for (int i = 0; i < sum.re().length; i++) {
            sum.re()[i] += factor * x.re()[i];
            sum.im()[i] += factor * x.im()[i];
        }
    }

    /**
     * The dual coefficients.
     *
     * @param lambda ridge of all outputs, {@code > 0} and finite
     * @return alpha, {@code N x q}
     * @throws IllegalArgumentException                   if lambda is out of range
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public DoubleMatrix alpha(double lambda) {
        return combination(lambda, false);
    }

    /**
     * Predictions of all outputs in all cells.
     *
     * @param lambda ridge of all outputs, {@code > 0} and finite
     * @return {@code K alpha B}, {@code N x q}
     * @throws IllegalArgumentException                   if lambda is out of range
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public DoubleMatrix fitted(double lambda) {
        return combination(lambda, true);
    }

    private DoubleMatrix combination(double lambda, boolean fit) {
        Checks.positive(lambda, "lambda");
        int q = scales.length;
        double[][] columns = new double[q][spectrum.cells()];
        SharedProgress done = new SharedProgress(run.progress(), q);
        for (int k = 0; k < q; k++) {
            HalfSpectrum scaled = new HalfSpectrum(spectrum.size());
            for (int i = 0; i < spectrum.size(); i++) {
                double eigenvalue = spectrum.mu()[i] * scales[k];
                double factor = (fit ? eigenvalue : 1) / (eigenvalue + lambda);
                scaled.re()[i] = outputs.get(k).re()[i] * factor;
                scaled.im()[i] = outputs.get(k).im()[i] * factor;
            }
            double[] independent = spectrum.inverse(scaled);
            for (int a = 0; a < q; a++) {
                double v = vectors.get(a, k);
                for (int i = 0; i < independent.length; i++) {
                    columns[a][i] += v * independent[i];
                }
            }
            done.add(1);
        }
        return Outputs.matrix(columns);
    }

    /**
     * Logarithm of the marginal likelihood of all targets, noise of variance lambda included. O(q N).
     *
     * @param lambda ridge of all outputs, {@code > 0} and finite
     * @return the evidence
     * @throws IllegalArgumentException if lambda is out of range
     */
    public double logEvidence(double lambda) {
        Checks.positive(lambda, "lambda");
        double sum = spectrum.cells() * (double) scales.length * Math.log(2 * Math.PI);
        for (int k = 0; k < scales.length; k++) {
            HalfSpectrum y = outputs.get(k);
            for (int i = 0; i < spectrum.size(); i++) {
                double total = spectrum.mu()[i] * scales[k] + lambda;
                double energy = (y.re()[i] * y.re()[i] + y.im()[i] * y.im()[i]) / spectrum.cells();
                sum += spectrum.multiplicity(i) * (energy / total + Math.log(total));
            }
        }
        return -0.5 * sum;
    }

    /**
     * Eigenvalues of the output covariance.
     *
     * @return the weight of each independent combination of outputs, falling
     */
    public double[] outputEigenvalues() {
        return Arrays.copyOf(scales, scales.length);
    }
}
