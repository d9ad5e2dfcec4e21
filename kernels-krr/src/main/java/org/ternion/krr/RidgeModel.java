package org.ternion.krr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.core.io.SectionFileKind;
import org.ternion.core.io.SectionReader;
import org.ternion.core.io.SectionWriter;
import org.ternion.krr.domain.Domain;
import org.ternion.krr.domain.Finite;
import org.ternion.krr.domain.Points;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.KernelProduct;
import org.ternion.krr.kernel.Kernels;
import org.ternion.krr.solve.RidgeSolution;

/**
 * A fit of scattered points as it is kept in a file: kernel, method, ridges, points, targets and dual coefficients.
 * Methods whose coefficients are those of the points, {@link Method#DENSE}, {@link Method#AGGREGATED} and {@link
 * Method#CONJUGATE_GRADIENT}, predict from them at once. The others, and variances, fit again from what the file holds,
 * with the same bits as the first time unless {@link KernelRidge#algebra} had chosen another library, which the file
 * does not tell. Immutable; safe for use by several threads.
 *
 * <p>Sections: {@code shape} (int64: points, dimension, outputs, rank, seed), {@code kernel} and {@code method} (int32
 * per character), {@code lambdas} (float64 per output), {@code points}, {@code targets}, {@code alpha} (float64, row by
 * row).
 */
public final class RidgeModel {
    static final SectionFileKind KIND = new SectionFileKind("RIDG", 1, "a fitted regression");
    private static final String SHAPE = "shape";
    private static final String KERNEL = "kernel";
    private static final String METHOD = "method";
    private static final String LAMBDAS = "lambdas";
    private static final String POINTS = "points";
    private static final String TARGETS = "targets";
    private static final String ALPHA = "alpha";
    private static final int SHAPE_LENGTH = 5;

    private final Kernel kernel;
    private final Method method;
    private final int rank;
    private final long seed;
    private final double[] lambdas;
    private final Points points;
    private final DoubleMatrix targets;
    private final DoubleMatrix alpha;

    private RidgeModel(Kernel kernel, Method method, int rank, long seed, double[] lambdas, Points points,
            DoubleMatrix targets, DoubleMatrix alpha) {
        this.kernel = kernel;
        this.method = method;
        this.rank = rank;
        this.seed = seed;
        this.lambdas = lambdas;
        this.points = points;
        this.targets = targets;
        this.alpha = alpha;
    }

    static RidgeModel of(KernelRidge regression, RidgeFit fit, Domain domain, DoubleMatrix targets) {
        if (!(domain instanceof Points scattered)) {
            throw new IllegalArgumentException("only fits of scattered points are kept as models, this is of a "
                    + domain.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        }
        double[] lambdas = new double[fit.outputs()];
        for (int output = 0; output < lambdas.length; output++) {
            lambdas[output] = fit.lambda(output);
        }
        return new RidgeModel(regression.kernel(), fit.method(), regression.rank(), regression.run().seed(), lambdas,
                scattered, targets, fit.solution().alpha());
    }

    void save(Path file) throws IOException {
        long[] shape = {points.size(), points.dimension(), targets.cols(), rank, seed};
        new SectionWriter(KIND).add(SHAPE, shape).add(KERNEL, kernel.toString().chars().toArray())
                .add(METHOD, method.label().chars().toArray()).add(LAMBDAS, lambdas)
                .add(POINTS, points.points().backingArray()).add(TARGETS, targets.backingArray())
                .add(ALPHA, alpha.backingArray()).write(file);
    }

    /**
     * Reads a model.
     *
     * @param file written by {@link RidgeFit#save}
     * @return the model
     * @throws IOException if the file cannot be read
     * @throws org.ternion.core.io.SectionFileException if it is no file of a model, damaged, cut off, or of another
     *                                                  version
     */
    public static RidgeModel load(Path file) throws IOException {
        try (SectionReader reader = SectionReader.open(file, KIND)) {
            String section = SHAPE;
            try {
                long[] shape = reader.longs(SHAPE);
                Checks.inRange(shape.length, SHAPE_LENGTH, SHAPE_LENGTH, "numbers of the shape");
                int n = (int) Checks.inRange(shape[0], 1, Integer.MAX_VALUE, POINTS);
                int dimension = (int) Checks.inRange(shape[1], 1, Integer.MAX_VALUE, "dimension");
                int outputs = (int) Checks.inRange(shape[2], 1, Integer.MAX_VALUE, "outputs");
                int rank = (int) Checks.inRange(shape[3], 1, Integer.MAX_VALUE, "rank");
                section = KERNEL;
                Kernel kernel = Kernels.parse(text(reader.ints(KERNEL)));
                kernel.checkDimension(dimension);
                section = METHOD;
                Method method = Method.parse(text(reader.ints(METHOD)));
                section = LAMBDAS;
                double[] lambdas = ridges(reader.doubles(LAMBDAS), outputs);
                section = POINTS;
                Points points = new Points(DoubleMatrix.wrap(reader.doubles(POINTS), n, dimension));
                section = TARGETS;
                DoubleMatrix targets = numbers(reader, TARGETS, n, outputs);
                section = ALPHA;
                DoubleMatrix alpha = numbers(reader, ALPHA, n, outputs);
                return new RidgeModel(kernel, method, rank, shape[4], lambdas, points, targets, alpha);
            } catch (IllegalArgumentException e) {
                throw reader.problem(section, e.getMessage());
            }
        }
    }

    private static String text(int[] characters) {
        StringBuilder text = new StringBuilder(characters.length);
        for (int c : characters) {
            text.append((char) Checks.inRange(c, ' ', '~', "character"));
        }
        return text.toString();
    }

    private static double[] ridges(double[] lambdas, int outputs) {
        Checks.inRange(lambdas.length, outputs, outputs, "number of ridges");
        for (double lambda : lambdas) {
            Checks.positive(lambda, "lambda");
        }
        return lambdas;
    }

    private static DoubleMatrix numbers(SectionReader reader, String section, int rows, int cols) throws IOException {
        return Finite.check(DoubleMatrix.wrap(reader.doubles(section), rows, cols), section);
    }

    /**
     * The kernel.
     *
     * @return of points of {@link #dimension} coordinates
     */
    public Kernel kernel() {
        return kernel;
    }

    /**
     * How it was solved.
     *
     * @return the method
     */
    public Method method() {
        return method;
    }

    /**
     * Number of observations.
     *
     * @return n
     */
    public int size() {
        return points.size();
    }

    /**
     * Number of coordinates of a point.
     *
     * @return d
     */
    public int dimension() {
        return points.dimension();
    }

    /**
     * Predicts.
     *
     * @param x   points, one per row
     * @param run threads and progress, which counts points
     * @return a row per point and a column per output
     * @throws IllegalArgumentException if the points have another dimension or are not finite
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public DoubleMatrix predict(DoubleMatrix x, RunOptions run) {
        checkPoints(x);
        return method == Method.DENSE || method == Method.CONJUGATE_GRADIENT || method == Method.AGGREGATED
                ? new KernelProduct(kernel, points.points(), run.parallelism()).times(x, alpha,
                        new SharedProgress(run.progress(), x.rows())) : solution(run).predict(x);
    }

    /**
     * Posterior variances of the predictions, without noise. Fits again, which is as much work as the first time.
     *
     * @param x   points, one per row
     * @param run threads and progress
     * @return a row per point and a column per output
     * @throws IllegalArgumentException if the points have another dimension or are not finite
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public DoubleMatrix variance(DoubleMatrix x, RunOptions run) {
        checkPoints(x);
        return solution(run).variance(x);
    }

    private void checkPoints(DoubleMatrix x) {
        if (x.cols() != points.dimension()) {
            throw new IllegalArgumentException("points have " + x.cols() + " coordinates, the model has "
                    + points.dimension());
        }
        Finite.check(x, "point");
    }

    private RidgeSolution solution(RunOptions run) {
        return KernelRidge.of(kernel).method(method).rank(rank).run(run.withSeed(seed)).lambda(lambdas)
                .fit(points, targets).solution();
    }
}
