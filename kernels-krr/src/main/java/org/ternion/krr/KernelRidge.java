package org.ternion.krr;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.krr.dense.DenseAlgebra;
import org.ternion.krr.domain.Domain;
import org.ternion.krr.domain.Finite;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.solve.RidgeSystem;

/**
 * Kernel ridge regression: finds {@code f} of the smallest {@code |f - y|^2 + lambda |f|_k^2}. The domain of the
 * observations and the kernel decide how that is solved; {@link RidgeFit#method} says which way was taken and {@link
 * RidgeFit#reason} why. Immutable: each method gives a new one.
 *
 * <pre>{@code
 * RidgeFit fit = KernelRidge.of(new Rbf(1)).select(Criterion.LOO).fit(new Points(x), y);
 * DoubleMatrix predicted = fit.predict(z);
 * }</pre>
 */
public final class KernelRidge {
    /** Ridge unless said otherwise. */
    public static final double DEFAULT_LAMBDA = 1e-3;

    private final Kernel kernel;
    private final double[] lambdas;
    private final Criterion criterion;
    private final boolean perOutput;
    private final LambdaGrid grid;
    private final Method method;
    private final int rank;
    private final DenseAlgebra algebra;
    private final RunOptions run;

    private KernelRidge(Kernel kernel, double[] lambdas, Criterion criterion, boolean perOutput, LambdaGrid grid,
            Method method, int rank, DenseAlgebra algebra, RunOptions run) {
        this.kernel = kernel;
        this.lambdas = lambdas;
        this.criterion = criterion;
        this.perOutput = perOutput;
        this.grid = grid;
        this.method = method;
        this.rank = rank;
        this.algebra = algebra;
        this.run = run;
    }

    /**
     * Regression with a kernel, ridge {@value #DEFAULT_LAMBDA}, on the calling thread.
     *
     * @param kernel of points
     * @return the regression
     */
    public static KernelRidge of(Kernel kernel) {
        return new KernelRidge(Objects.requireNonNull(kernel, "kernel"), new double[] {DEFAULT_LAMBDA}, null, false,
                LambdaGrid.DEFAULT, null, MethodChoice.DEFAULT_RANK, DenseAlgebra.best(), RunOptions.DEFAULT);
    }

    /**
     * Takes given ridges.
     *
     * @param ridges one for all outputs, or one for each, {@code > 0}; they are added to the diagonal as they are, not
     *               multiplied with the number of observations
     * @return a new regression
     * @throws IllegalArgumentException if there is none, or one is not positive and finite
     */
    public KernelRidge lambda(double... ridges) {
        Checks.inRange(ridges.length, 1, Integer.MAX_VALUE, "number of ridges");
        for (double ridge : ridges) {
            Checks.positive(ridge, "lambda");
        }
        return new KernelRidge(kernel, ridges.clone(), null, false, grid, method, rank, algebra, run);
    }

    /**
     * Chooses one ridge for all outputs, by the mean of their errors or the sum of their evidence.
     *
     * @param best what it should be best in
     * @return a new regression
     */
    public KernelRidge select(Criterion best) {
        return new KernelRidge(kernel, lambdas, Objects.requireNonNull(best, "best"), false, grid, method, rank,
                algebra, run);
    }

    /**
     * Chooses a ridge for each output.
     *
     * @param best what it should be best in
     * @return a new regression
     */
    public KernelRidge selectPerOutput(Criterion best) {
        return new KernelRidge(kernel, lambdas, Objects.requireNonNull(best, "best"), true, grid, method, rank,
                algebra, run);
    }

    /**
     * Chooses among other ridges.
     *
     * @param tried the ridges tried first
     * @return a new regression
     */
    public KernelRidge among(LambdaGrid tried) {
        return new KernelRidge(kernel, lambdas, criterion, perOutput, Objects.requireNonNull(tried, "tried"), method,
                rank, algebra, run);
    }

    /**
     * Solves in a certain way instead of the best one.
     *
     * @param forced the way
     * @return a new regression; fitting throws if kernel and domain do not allow it
     */
    public KernelRidge method(Method forced) {
        return new KernelRidge(kernel, lambdas, criterion, perOutput, grid, Objects.requireNonNull(forced, "forced"),
                rank, algebra, run);
    }

    /**
     * Sets the number of points or features of approximations; 1000 unless said otherwise.
     *
     * @param features {@code >= 1}
     * @return a new regression
     * @throws IllegalArgumentException if {@code features < 1}
     */
    public KernelRidge rank(int features) {
        return new KernelRidge(kernel, lambdas, criterion, perOutput, grid, method,
                Checks.inRange(features, 1, Integer.MAX_VALUE, "rank"), algebra, run);
    }

    /**
     * Factors the matrix of {@link Method#DENSE} by another library; other methods always use {@link
     * DenseAlgebra#best}.
     *
     * @param dense say {@code DenseAlgebra.named("openblas")}; its bits may depend on threads
     * @return a new regression
     */
    public KernelRidge algebra(DenseAlgebra dense) {
        return new KernelRidge(kernel, lambdas, criterion, perOutput, grid, method, rank,
                Objects.requireNonNull(dense, "dense"), run);
    }

    /**
     * Sets seed, threads and progress. Results do not depend on the number of threads.
     *
     * @param options how to run
     * @return a new regression
     */
    public KernelRidge run(RunOptions options) {
        return new KernelRidge(kernel, lambdas, criterion, perOutput, grid, method, rank, algebra,
                Objects.requireNonNull(options, "options"));
    }

    /**
     * Fits.
     *
     * @param domain where the observations are
     * @param y      targets, a row per observation and a column per output, finite; not centred
     * @return the fit
     * @throws IllegalArgumentException      if shapes differ, a target is not finite (the message names its row), the
     *                                       kernel is not defined for the domain, or a forced method is not possible
     * @throws UnsupportedOperationException if the method cannot say what the criterion asks for
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public RidgeFit fit(Domain domain, DoubleMatrix y) {
        if (y.rows() != domain.size()) {
            throw new IllegalArgumentException(y.rows() + " rows of targets for " + domain.size() + " observations");
        }
        Checks.inRange(y.cols(), 1, Integer.MAX_VALUE, "outputs");
        Finite.check(y, "target");
        if (criterion == null && lambdas.length != 1 && lambdas.length != y.cols()) {
            throw new IllegalArgumentException(lambdas.length + " ridges for " + y.cols() + " outputs");
        }
        kernel.checkDimension(domain.dimension());
        MethodChoice choice = MethodChoice.of(kernel, domain, method, criterion != null);
        RidgeSystem system = choice.system(this, domain, y);
        return criterion == null ? solved(choice, system, domain, y) : selected(choice, system, domain, y);
    }

    private RidgeFit solved(MethodChoice choice, RidgeSystem system, Domain domain, DoubleMatrix y) {
        double[] all = new double[system.outputs()];
        Arrays.setAll(all, output -> lambdas[lambdas.length == 1 ? 0 : output]);
        return new RidgeFit(this, domain, y, choice, system, all, List.of());
    }

    private RidgeFit selected(MethodChoice choice, RidgeSystem system, Domain domain, DoubleMatrix y) {
        int outputs = system.outputs();
        SharedProgress progress = new SharedProgress(run.progress(),
                (perOutput ? outputs : 1L) * RidgeSearch.steps(grid));
        List<RidgeSearch> searches = perOutput ? RidgeSearch.perOutput(system, criterion, grid, progress)
                : List.of(RidgeSearch.common(system, 0, outputs, criterion, grid, progress));
        double[] chosen = new double[outputs];
        Arrays.setAll(chosen, output -> searches.get(perOutput ? output : 0).lambda());
        return new RidgeFit(this, domain, y, choice, system, chosen, searches.get(0).path());
    }

    Kernel kernel() {
        return kernel;
    }

    int rank() {
        return rank;
    }

    DenseAlgebra algebra() {
        return algebra;
    }

    RunOptions run() {
        return run;
    }
}
