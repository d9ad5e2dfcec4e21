package org.ternion.core.ternary;

/** Gauss-Jordan elimination over GF(3) on a matrix of its own, by adding and subtracting whole rows of planes. */
final class Gf3Elimination {
    private final TritMatrix reduced;
    /** Entry r is the column of the leading 1 of row r, for r below the rank. */
    private final int[] pivotColumns;
    private final int rank;

    /**
     * Brings a matrix to reduced row echelon form.
     *
     * @param own     the matrix, overwritten
     * @param columns pivots are taken from the first columns only; the others go along
     */
    Gf3Elimination(TritMatrix own, int columns) {
        reduced = own;
        pivotColumns = new int[Math.min(own.rows(), columns)];
        int found = 0;
        for (int col = 0; col < columns && found < own.rows(); col++) {
            int row = found;
            while (row < own.rows() && own.get(row, col) == 0) {
                row++;
            }
            if (row < own.rows()) {
                swapRows(own.plusWords(), row, found);
                swapRows(own.minusWords(), row, found);
                clearColumn(found, col);
                pivotColumns[found++] = col;
            }
        }
        rank = found;
    }

    TritMatrix reduced() {
        return reduced;
    }

    int rank() {
        return rank;
    }

    int pivotColumn(int row) {
        return pivotColumns[row];
    }

    private void clearColumn(int pivotRow, int col) {
        if (reduced.get(pivotRow, col) < 0) {
            negateRow(pivotRow);
        }
        for (int row = 0; row < reduced.rows(); row++) {
            int factor = reduced.get(row, col);
            if (row != pivotRow && factor != 0) {
                addRow(reduced, row, reduced, pivotRow, -factor);
            }
        }
    }

    private void swapRows(long[] plane, int a, int b) {
        int stride = reduced.stride();
        for (int w = 0; w < stride; w++) {
            long word = plane[a * stride + w];
            plane[a * stride + w] = plane[b * stride + w];
            plane[b * stride + w] = word;
        }
    }

    private void negateRow(int row) {
        for (int word = row * reduced.stride(); word < (row + 1) * reduced.stride(); word++) {
            long plus = reduced.plusWords()[word];
            reduced.plusWords()[word] = reduced.minusWords()[word];
            reduced.minusWords()[word] = plus;
        }
    }

    /** Adds a row of the source, times 1 or -1, to a row of the target, mod 3. */
    static void addRow(TritMatrix target, int row, TritMatrix source, int sourceRow, int factor) {
        long[] addPlus = factor > 0 ? source.plusWords() : source.minusWords();
        long[] addMinus = factor > 0 ? source.minusWords() : source.plusWords();
        Gf3Accumulator.add(target.plusWords(), target.minusWords(), row * target.stride(), addPlus, addMinus,
                sourceRow * source.stride(), target.stride());
    }
}
