package org.ternion.krr.grid;

import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.dense.Cholesky;
import org.ternion.krr.dense.DenseAlgebra;

/**
 * Exact solution for few missing cells m. With {@code B = (K + lambda I)^-1} of the complete grid, a convolution, the
 * targets of the missing cells are set to {@code -B_mm^-1 (B y)_m}; then B y vanishes there and is the answer
 * elsewhere, and the values filled in are the predictions. O(m^3 + N log N).
 */
final class FillIn {
    /** Right sides of one triangular solve. */
    private static final int COLUMNS = 256;

    private final MaskedOperator operator;
    private final TorusSpectrum spectrum;
    private final double lambda;
    private final RunOptions run;
    private final double[] row;
    /** Of B_mm; null if nothing is missing. */
    private final Cholesky factor;

    FillIn(MaskedOperator operator, double lambda, RunOptions run) {
        this.operator = operator;
        this.lambda = lambda;
        this.run = run;
        spectrum = operator.spectrum();
        row = spectrum.inverseRow(lambda, 1);
        int m = operator.missing().length;
        factor = m == 0 ? null
                : Cholesky.ofRidge(spectrum.block(row, operator.missing()), 0, DenseAlgebra.best(), run);
    }

    private double[] inverse(double[] y) {
        HalfSpectrum transformed = spectrum.forward(y);
        spectrum.divide(transformed, lambda, transformed);
        return spectrum.inverse(transformed);
    }

    /** Coefficients in all cells, zero in the missing ones, of targets that are zero in the missing ones. */
    double[] solve(double[] y) {
        if (factor == null) {
            return inverse(y);
        }
        int[] missing = operator.missing();
        double[] first = inverse(y);
        double[] right = new double[missing.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = -first[missing[i]];
        }
        double[] filled = factor.solve(DoubleMatrix.wrap(right, right.length, 1), run).backingArray();
        double[] complete = y.clone();
        for (int i = 0; i < right.length; i++) {
            complete[missing[i]] = filled[i];
        }
        return operator.clearMissing(inverse(complete));
    }

    /** Logarithm of the determinant of the observed cells' matrix: that of the complete grid times {@code det B_mm}. */
    double logDeterminant() {
        return spectrum.logDeterminant(lambda) + (factor == null ? 0 : factor.logDeterminant());
    }

    /** Trace of the observed cells' inverse, {@code N b_0 - trace(B_mm^-1 (B^2)_mm)}. */
    double inverseTrace() {
        double sum = spectrum.cells() * row[0];
        if (factor != null) {
            DoubleMatrix solved = factor.solve(spectrum.block(spectrum.inverseRow(lambda, 2), operator.missing()),
                    run);
            for (int i = 0; i < solved.rows(); i++) {
                sum -= solved.get(i, i);
            }
        }
        return sum;
    }

    /** Diagonal of the observed cells' inverse, {@code b_0 - B_im B_mm^-1 B_mi}. O(n m^2). */
    double[] inverseDiagonal() {
        int[] observed = operator.observed();
        int[] missing = operator.missing();
        double[] diagonal = new double[observed.length];
        for (int from = 0; from < diagonal.length; from += COLUMNS) {
            int count = Math.min(COLUMNS, diagonal.length - from);
            for (int c = 0; c < count; c++) {
                diagonal[from + c] = row[0];
            }
            if (factor == null) {
                continue;
            }
            double[] right = new double[missing.length * count];
            for (int i = 0; i < missing.length; i++) {
                for (int c = 0; c < count; c++) {
                    right[i * count + c] = row[spectrum.difference(missing[i], observed[from + c])];
                }
            }
            DoubleMatrix half = factor.solveLower(DoubleMatrix.wrap(right, missing.length, count), run);
            for (int i = 0; i < missing.length; i++) {
                for (int c = 0; c < count; c++) {
                    diagonal[from + c] -= half.get(i, c) * half.get(i, c);
                }
            }
        }
        return diagonal;
    }
}
