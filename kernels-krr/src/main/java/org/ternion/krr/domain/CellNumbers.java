package org.ternion.krr.domain;

import java.util.function.IntUnaryOperator;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;

/** Cells of several axes, numbered row-major: the last axis fastest. */
final class CellNumbers {
    private CellNumbers() {
    }

    /** Number of cells; the texts are what a size and the cells are called. */
    static int count(int[] sizes, String size, String cells) {
        long product = 1;
        for (int n : sizes) {
            product = Checks.inRange(product * Checks.inRange(n, 1, Integer.MAX_VALUE, size), 1, Integer.MAX_VALUE - 8,
                    cells);
        }
        return (int) product;
    }

    /** The angles {@code 2 pi j / n} of the cells of some rows. */
    static DoubleMatrix angles(int[] sizes, int rows, IntUnaryOperator cellOf) {
        int d = sizes.length;
        double[] x = new double[Math.multiplyExact(rows, d)];
        for (int row = 0; row < rows; row++) {
            int rest = cellOf.applyAsInt(row);
            for (int axis = d - 1; axis >= 0; axis--) {
                x[row * d + axis] = 2 * Math.PI * (rest % sizes[axis]) / sizes[axis];
                rest /= sizes[axis];
            }
        }
        return DoubleMatrix.wrap(x, rows, d);
    }
}
