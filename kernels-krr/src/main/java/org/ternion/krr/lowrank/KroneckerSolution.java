package org.ternion.krr.lowrank;

import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeSolution;

/** Dual coefficients on a product grid. */
final class KroneckerSolution implements RidgeSolution {
    private final KroneckerSystem system;
    private final double[] lambdas;
    private final double[][] alphas;

    KroneckerSolution(KroneckerSystem system, double[] lambdas, double[][] alphas) {
        this.system = system;
        this.lambdas = lambdas;
        this.alphas = alphas;
    }

    @Override
    public DoubleMatrix alpha() {
        return Outputs.matrix(alphas);
    }

    @Override
    public DoubleMatrix fitted() {
        double[][] fitted = new double[lambdas.length][system.size()];
        for (int output = 0; output < lambdas.length; output++) {
            for (int row = 0; row < system.size(); row++) {
                fitted[output][row] = system.target(output, row) - lambdas[output] * alphas[output][row];
            }
        }
        return Outputs.matrix(fitted);
    }

    @Override
    public DoubleMatrix looResiduals() {
        double[][] residuals = new double[lambdas.length][system.size()];
        for (int output = 0; output < lambdas.length; output++) {
            double[] diagonal = system.inverseDiagonal(lambdas[output]);
            for (int row = 0; row < system.size(); row++) {
                residuals[output][row] = alphas[output][row] / diagonal[row];
            }
        }
        return Outputs.matrix(residuals);
    }

    /** O(N) for each pair of rows. */
    @Override
    public DoubleMatrix leaveOut(int[] rows) {
        return LeaveOut.residuals(rows, lambdas, alphas,
                output -> inverseBlock(rows, system.inverses(lambdas[output])));
    }

    private DoubleMatrix inverseBlock(int[] rows, double[] inverses) {
        int m = rows.length;
        double[] block = new double[m * m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                block[i * m + j] = KroneckerProduct.contract(inverses, vectorProducts(rows[i], rows[j]));
                block[j * m + i] = block[i * m + j];
            }
        }
        return DoubleMatrix.wrap(block, m, m);
    }

    /** Products of the elements of the eigenvectors of each axis at two points of the grid. */
    private double[][] vectorProducts(int left, int right) {
        double[][] products = new double[system.axes()][];
        int restLeft = left;
        int restRight = right;
        for (int axis = system.axes() - 1; axis >= 0; axis--) {
            DoubleMatrix vectors = system.vectors(axis);
            int n = vectors.rows();
            products[axis] = new double[n];
            for (int m = 0; m < n; m++) {
                products[axis][m] = vectors.get(restLeft % n, m) * vectors.get(restRight % n, m);
            }
            restLeft /= n;
            restRight /= n;
        }
        return products;
    }

    @Override
    public DoubleMatrix predict(DoubleMatrix x) {
        Outputs.checkPoints(x, system.axes());
        double[][] values = new double[lambdas.length][x.rows()];
        Parallel.ranges(system.parallelism(), x.rows(), 1, (from, to) -> {
            for (int row = from; row < to; row++) {
                double[][] columns = columns(x, row);
                for (int output = 0; output < lambdas.length; output++) {
                    values[output][row] = KroneckerProduct.contract(alphas[output], columns);
                }
            }
        });
        return Outputs.matrix(values);
    }

    private double[][] columns(DoubleMatrix x, int row) {
        double[][] columns = new double[system.axes()][];
        for (int axis = 0; axis < columns.length; axis++) {
            columns[axis] = system.column(axis, x.get(row, axis));
        }
        return columns;
    }

    @Override
    public DoubleMatrix predictDomain() {
        return fitted();
    }

    @Override
    public DoubleMatrix variance(DoubleMatrix x) {
        Outputs.checkPoints(x, system.axes());
        double[][] values = new double[lambdas.length][];
        for (int output = 0; output < lambdas.length; output++) {
            values[output] = output > 0 && lambdas[output] == lambdas[output - 1] ? values[output - 1]
                    : variance(x, system.inverses(lambdas[output]));
        }
        return Outputs.matrix(values);
    }

    private double[] variance(DoubleMatrix x, double[] inverses) {
        double[] variances = new double[x.rows()];
        Parallel.ranges(system.parallelism(), x.rows(), 1, (from, to) -> {
            for (int row = from; row < to; row++) {
                double explained = KroneckerProduct.contract(inverses, squaredTransforms(columns(x, row)));
                variances[row] = Math.max(0, system.prior(x, row) - explained);
            }
        });
        return variances;
    }

    private double[][] squaredTransforms(double[][] columns) {
        double[][] squares = new double[columns.length][];
        for (int axis = 0; axis < columns.length; axis++) {
            DoubleMatrix vectors = system.vectors(axis);
            squares[axis] = new double[columns[axis].length];
            for (int m = 0; m < squares[axis].length; m++) {
                double sum = 0;
                for (int j = 0; j < columns[axis].length; j++) {
                    sum = Math.fma(vectors.get(j, m), columns[axis][j], sum);
                }
                squares[axis][m] = sum * sum;
            }
        }
        return squares;
    }
}
