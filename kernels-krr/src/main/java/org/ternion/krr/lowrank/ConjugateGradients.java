package org.ternion.krr.lowrank;

import java.util.ArrayList;
import java.util.List;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.SharedProgress;
import org.ternion.krr.kernel.KernelProduct;

/**
 * Preconditioned conjugate gradients on several right sides, each with a ridge of its own: they share the products with
 * the kernel matrix, which cost nearly all of the time.
 */
final class ConjugateGradients {
    private final KernelProduct kernel;
    private final DoubleMatrix x;
    private final Preconditioner preconditioner;
    private int iterations;

    ConjugateGradients(KernelProduct kernel, DoubleMatrix x, Preconditioner preconditioner) {
        this.kernel = kernel;
        this.x = x;
        this.preconditioner = preconditioner;
    }

    /** One right side. */
    private final class Column {
        private final double lambda;
        private final double target;
        private final double[] solution;
        private final double[] residual;
        private final double[] direction;
        private double product;

        private Column(double[] b, double lambda, double tolerance) {
            this.lambda = lambda;
            target = tolerance * Math.sqrt(dot(b, b));
            solution = new double[b.length];
            residual = b.clone();
            direction = preconditioner.apply(residual, lambda);
            product = dot(residual, direction);
        }

        private boolean isDone() {
            return Math.sqrt(dot(residual, residual)) <= target;
        }

        private void step(double[] kernelTimesDirection) {
            for (int i = 0; i < direction.length; i++) {
                kernelTimesDirection[i] = Math.fma(lambda, direction[i], kernelTimesDirection[i]);
            }
            double length = product / dot(direction, kernelTimesDirection);
            for (int i = 0; i < direction.length; i++) {
                solution[i] = Math.fma(length, direction[i], solution[i]);
                residual[i] = Math.fma(-length, kernelTimesDirection[i], residual[i]);
            }
            double[] next = preconditioner.apply(residual, lambda);
            double nextProduct = dot(residual, next);
            double share = nextProduct / product;
            for (int i = 0; i < direction.length; i++) {
                direction[i] = Math.fma(share, direction[i], next[i]);
            }
            product = nextProduct;
        }
    }

    /**
     * Solves {@code (K + lambda_c I) x_c = b_c}.
     *
     * @param tolerance of the residual relative to the right side
     * @param limit     iterations at most
     * @param done      is told about rows of products, {@code limit * n} in all
     */
    double[][] solve(double[][] b, double[] lambdas, double tolerance, int limit, SharedProgress done) {
        Column[] columns = new Column[b.length];
        for (int c = 0; c < b.length; c++) {
            columns[c] = new Column(b[c], lambdas[c], tolerance);
        }
        iterations = 0;
        List<Column> open = open(columns);
        while (!open.isEmpty() && iterations < limit) {
            double[][] products = kernel.times(x, open.stream().map(column -> column.direction)
                    .toArray(double[][]::new), done);
            for (int c = 0; c < products.length; c++) {
                open.get(c).step(products[c]);
            }
            iterations++;
            open = open(columns);
        }
        double[][] solutions = new double[b.length][];
        for (int c = 0; c < b.length; c++) {
            solutions[c] = columns[c].solution;
        }
        return solutions;
    }

    private static List<Column> open(Column[] columns) {
        List<Column> open = new ArrayList<>();
        for (Column column : columns) {
            if (!column.isDone()) {
                open.add(column);
            }
        }
        return open;
    }

    /** Iterations of the last {@link #solve}. */
    int iterations() {
        return iterations;
    }

    private static double dot(double[] a, double[] b) {
        return OrthogonalFeatures.dot(a, 0, b);
    }
}
