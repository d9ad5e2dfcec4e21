package org.ternion.krr.tree;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.ternion.core.DoubleMatrix;

/**
 * One output of a tree solved with the whole matrix, in decimal arithmetic of 34 digits: an elimination in double
 * precision loses more digits than the solvers that are compared with it.
 */
final class DenseTree {
    private static final MathContext DIGITS = MathContext.DECIMAL128;

    private final int p;
    private final double[] g;
    private final int[] leaf;
    private final BigDecimal[][] inverse;
    private final BigDecimal[] exactAlpha;
    final double[] alpha;
    final double logDeterminant;

    DenseTree(int p, double[] g, int[] leaf, double[] noise, double[] y, double lambda) {
        this.p = p;
        this.g = g;
        this.leaf = leaf;
        int n = leaf.length;
        inverse = new BigDecimal[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse[i][j] = kernel(leaf[i], leaf[j]);
            }
            inverse[i][i] = inverse[i][i].add(new BigDecimal(lambda).multiply(new BigDecimal(noise[i])), DIGITS);
        }
        logDeterminant = invert(inverse);
        exactAlpha = new BigDecimal[n];
        for (int i = 0; i < n; i++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int j = 0; j < n; j++) {
                sum = sum.add(inverse[i][j].multiply(new BigDecimal(y[j]), DIGITS), DIGITS);
            }
            exactAlpha[i] = sum;
        }
        alpha = Arrays.stream(exactAlpha).mapToDouble(BigDecimal::doubleValue).toArray();
    }

    private BigDecimal kernel(int a, int b) {
        int depth = g.length - 1;
        int x = a;
        int y = b;
        for (; x != y; depth--) {
            x /= p;
            y /= p;
        }
        return new BigDecimal(g[depth]);
    }

    /** Gauss-Jordan in place, no pivots: the matrix is positive definite. Returns the logarithm of the determinant. */
    private static double invert(BigDecimal[][] a) {
        double log = 0;
        for (int k = 0; k < a.length; k++) {
            BigDecimal pivot = a[k][k];
            log += Math.log(pivot.doubleValue());
            a[k][k] = BigDecimal.ONE;
            for (int j = 0; j < a.length; j++) {
                a[k][j] = a[k][j].divide(pivot, DIGITS);
            }
            for (int i = 0; i < a.length; i++) {
                if (i != k) {
                    BigDecimal factor = a[i][k];
                    a[i][k] = BigDecimal.ZERO;
                    for (int j = 0; j < a.length; j++) {
                        a[i][j] = a[i][j].subtract(factor.multiply(a[k][j], DIGITS), DIGITS);
                    }
                }
            }
        }
        return log;
    }

    double predict(int x) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < leaf.length; i++) {
            sum = sum.add(kernel(x, leaf[i]).multiply(exactAlpha[i], DIGITS), DIGITS);
        }
        return sum.doubleValue();
    }

    double variance(int x) {
        BigDecimal result = kernel(x, x);
        for (int i = 0; i < leaf.length; i++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int j = 0; j < leaf.length; j++) {
                sum = sum.add(inverse[i][j].multiply(kernel(leaf[j], x), DIGITS), DIGITS);
            }
            result = result.subtract(kernel(x, leaf[i]).multiply(sum, DIGITS), DIGITS);
        }
        return result.doubleValue();
    }

    double loo(int i) {
        return exactAlpha[i].divide(inverse[i][i], DIGITS).doubleValue();
    }

    /** Diagonal element of {@code (K + lambda N)^-1}. */
    double diagonal(int i) {
        return inverse[i][i].doubleValue();
    }

    /** Sum of all of them. */
    double trace() {
        return IntStream.range(0, leaf.length).mapToDouble(this::diagonal).sum();
    }

    /** Trace of {@code K (K + lambda N)^-1}. */
    double dof(double[] noise, double lambda) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < leaf.length; i++) {
            BigDecimal share = inverse[i][i].multiply(new BigDecimal(lambda), DIGITS)
                    .multiply(new BigDecimal(noise[i]), DIGITS);
            sum = sum.add(BigDecimal.ONE.subtract(share, DIGITS), DIGITS);
        }
        return sum.doubleValue();
    }

    static DoubleMatrix targets(Random random, int rows, int cols) {
        return DoubleMatrix.wrap(random.doubles((long) rows * cols).map(u -> 4 * u - 1.5).toArray(), rows, cols);
    }

    /** Weights that never fall; every third level gains nothing. */
    static double[] risingWeights(Random random, int depth) {
        double[] g = new double[depth + 1];
        double sum = 0;
        for (int level = 0; level <= depth; level++) {
            sum += level % 3 == 1 ? 0 : random.nextDouble();
            g[level] = sum;
        }
        return g;
    }

    static double[] column(DoubleMatrix matrix, int col) {
        double[] result = new double[matrix.rows()];
        for (int row = 0; row < result.length; row++) {
            result[row] = matrix.get(row, col);
        }
        return result;
    }
}
