package org.ternion.sphere;

import org.ternion.core.FloatMatrix;

/** Finds the element to blame when a row is not finite. */
final class FiniteRows {
    private FiniteRows() {
    }

    /**
     * Throws {@link IllegalArgumentException} with row and column if the row is not finite.
     *
     * @param squares sum of squares of the row in double, which is finite exactly when the row is
     */
    static void require(FloatMatrix x, int row, double squares) {
        if (Double.isFinite(squares)) {
            return;
        }
        int col = 0;
        while (Float.isFinite(x.get(row, col))) {
            col++;
        }
        throw new IllegalArgumentException(
                "vectors must be finite: row " + row + ", column " + col + " is " + x.get(row, col));
    }
}
