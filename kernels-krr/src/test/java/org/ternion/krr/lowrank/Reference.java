package org.ternion.krr.lowrank;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.core.random.CounterRandom;
import org.ternion.krr.dense.Cholesky;
import org.ternion.krr.dense.DenseAlgebra;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.solve.RidgeScores;

/** Ridge regression of one output as the formulas have it, with all matrices made; leaving out means solving again. */
final class Reference {
    private final Kernel kernel;
    private final DoubleMatrix x;
    private final double[] y;
    private final double lambda;
    private final Cholesky factor;

    Reference(Kernel kernel, DoubleMatrix x, double[] y, double lambda) {
        this.kernel = kernel;
        this.x = x;
        this.y = y;
        this.lambda = lambda;
        double[] gram = gram(x, x);
        for (int i = 0; i < y.length; i++) {
            gram[i * y.length + i] += lambda;
        }
        factor = Cholesky.inPlace(gram, y.length, DenseAlgebra.named("ojalgo"), RunOptions.DEFAULT).orElseThrow();
    }

    private double[] gram(DoubleMatrix a, DoubleMatrix b) {
        double[] gram = new double[a.rows() * b.rows()];
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < b.rows(); j++) {
                gram[i * b.rows() + j] = kernel.value(a.backingArray(), i * a.cols(), b.backingArray(), j * b.cols(),
                        a.cols());
            }
        }
        return gram;
    }

    private double[] solve(double[] b) {
        return factor.solve(DoubleMatrix.wrap(b, b.length, 1), RunOptions.DEFAULT).toArray();
    }

    double[] alpha() {
        return solve(y);
    }

    double[] fitted() {
        double[] alpha = alpha();
        return IntStream.range(0, y.length).mapToDouble(i -> y[i] - lambda * alpha[i]).toArray();
    }

    double[] predict(DoubleMatrix z) {
        double[] alpha = alpha();
        double[] gram = gram(z, x);
        return IntStream.range(0, z.rows()).mapToDouble(i -> IntStream.range(0, y.length)
                .mapToDouble(j -> gram[i * y.length + j] * alpha[j]).sum()).toArray();
    }

    double[] variance(DoubleMatrix z) {
        double[] gram = gram(z, x);
        double[] prior = gram(z, z);
        return IntStream.range(0, z.rows()).mapToDouble(i -> {
            double[] column = Arrays.copyOfRange(gram, i * y.length, (i + 1) * y.length);
            double[] solved = solve(column);
            return prior[i * z.rows() + i]
                    - IntStream.range(0, y.length).mapToDouble(j -> column[j] * solved[j]).sum();
        }).toArray();
    }

    /** By solving without these rows. */
    double[] leaveOut(int... rows) {
        int[] kept = IntStream.range(0, y.length).filter(i -> Arrays.stream(rows).noneMatch(r -> r == i)).toArray();
        Reference without = new Reference(kernel, pick(x, kept), LeaveOut.pick(y, kept), lambda);
        double[] predicted = without.predict(pick(x, rows));
        return IntStream.range(0, rows.length).mapToDouble(i -> y[rows[i]] - predicted[i]).toArray();
    }

    double[] loo() {
        double[] alpha = alpha();
        double[] diagonal = factor.inverseDiagonal(RunOptions.DEFAULT);
        return IntStream.range(0, y.length).mapToDouble(i -> alpha[i] / diagonal[i]).toArray();
    }

    RidgeScores scores() {
        int n = y.length;
        double[] alpha = alpha();
        double trace = Arrays.stream(factor.inverseDiagonal(RunOptions.DEFAULT)).sum();
        double squares = Arrays.stream(alpha).map(a -> a * a).sum();
        double fit = IntStream.range(0, n).mapToDouble(i -> alpha[i] * y[i]).sum();
        return new RidgeScores(lambda, n - lambda * trace, n * squares / (trace * trace),
                Arrays.stream(loo()).map(r -> r * r).sum() / n,
                -0.5 * (fit + factor.logDeterminant() + n * Math.log(2 * Math.PI)), lambda * lambda * squares / n);
    }

    static DoubleMatrix pick(DoubleMatrix x, int[] rows) {
        double[] picked = new double[rows.length * x.cols()];
        for (int i = 0; i < rows.length; i++) {
            x.copyRow(rows[i], picked, i * x.cols());
        }
        return DoubleMatrix.wrap(picked, rows.length, x.cols());
    }

    /** Uniform numbers of an interval. */
    static DoubleMatrix uniform(int rows, int cols, double from, double to, long seed) {
        CounterRandom random = CounterRandom.of(seed);
        double[] values = new double[rows * cols];
        Arrays.setAll(values, i -> from + (to - from) * random.nextDouble());
        return DoubleMatrix.wrap(values, rows, cols);
    }
}
