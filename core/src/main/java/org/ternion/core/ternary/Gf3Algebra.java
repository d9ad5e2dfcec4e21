package org.ternion.core.ternary;

import java.util.Optional;

/**
 * Linear algebra over the field of three elements, with -1 for 2. Matrices are worked on row by row, 64 elements at a
 * time, and without multiplications.
 */
public final class Gf3Algebra {
    private Gf3Algebra() {
    }

    /**
     * Product of two matrices mod 3. For the product over the integers see {@link TritDot#products}.
     *
     * @param a {@code m x k}
     * @param b {@code k x n}
     * @return {@code m x n}, each element the balanced remainder of the sum
     * @throws IllegalArgumentException if the inner dimensions differ
     */
    public static TritMatrix multiply(TritMatrix a, TritMatrix b) {
        checkEqual(a.cols(), b.rows(), "columns and rows of the factors");
        TritMatrix product = TritMatrix.zeros(a.rows(), b.cols());
        for (int row = 0; row < a.rows(); row++) {
            for (int k = 0; k < a.cols(); k++) {
                int factor = a.get(row, k);
                if (factor != 0) {
                    Gf3Elimination.addRow(product, row, b, k, factor);
                }
            }
        }
        return product;
    }

    /**
     * Product of a matrix and a vector mod 3.
     *
     * @param a {@code m x n}
     * @param x n elements
     * @return m elements, each the balanced remainder of the sum
     * @throws IllegalArgumentException if the sizes differ
     */
    public static TritVector multiply(TritMatrix a, TritVector x) {
        checkEqual(a.cols(), x.size(), "columns and elements of the factors");
        byte[] product = new byte[a.rows()];
        for (int row = 0; row < product.length; row++) {
            int dot = TritDot.dot(a.plusWords(), a.minusWords(), row * a.stride(), x.plusWords(), x.minusWords(), 0,
                    a.stride());
            product[row] = Trits.balanced(dot);
        }
        return TritVector.of(product);
    }

    /**
     * Rank of a matrix over GF(3).
     *
     * @param a any matrix
     * @return in {@code [0, min(rows, cols)]}
     */
    public static int rank(TritMatrix a) {
        return new Gf3Elimination(a.copy(), a.cols()).rank();
    }

    /**
     * Solves {@code a x = b} mod 3.
     *
     * @param a {@code m x n}
     * @param b m elements
     * @return the solution whose free elements are 0, those in the columns that depend on columns before them; empty
     *         if there is no solution
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Optional<TritVector> solve(TritMatrix a, TritVector b) {
        checkEqual(a.rows(), b.size(), "rows and elements of the right side");
        TritMatrix augmented = TritMatrix.zeros(a.rows(), Math.addExact(a.cols(), 1));
        copyInto(augmented, a);
        for (int row = 0; row < b.size(); row++) {
            set(augmented, row, a.cols(), b.get(row));
        }
        Gf3Elimination elimination = new Gf3Elimination(augmented, a.cols());
        for (int row = elimination.rank(); row < a.rows(); row++) {
            if (augmented.get(row, a.cols()) != 0) {
                return Optional.empty();
            }
        }
        TritVector.Builder x = TritVector.builder(a.cols());
        for (int row = 0; row < elimination.rank(); row++) {
            x.set(elimination.pivotColumn(row), augmented.get(row, a.cols()));
        }
        return Optional.of(x.build());
    }

    /**
     * Inverse of a matrix over GF(3).
     *
     * @param a {@code n x n}
     * @return the inverse; empty if the matrix is singular mod 3
     * @throws IllegalArgumentException if the matrix is not square
     */
    public static Optional<TritMatrix> inverse(TritMatrix a) {
        checkEqual(a.rows(), a.cols(), "rows and columns of the matrix");
        int n = a.rows();
        TritMatrix augmented = TritMatrix.zeros(n, Math.multiplyExact(2, n));
        copyInto(augmented, a);
        for (int i = 0; i < n; i++) {
            set(augmented, i, n + i, 1);
        }
        if (new Gf3Elimination(augmented, n).rank() < n) {
            return Optional.empty();
        }
        TritMatrix inverse = TritMatrix.zeros(n, n);
        for (int row = 0; row < n; row++) {
            for (int col = 0; col < n; col++) {
                set(inverse, row, col, augmented.get(row, n + col));
            }
        }
        return Optional.of(inverse);
    }

    /**
     * A basis of the vectors that a matrix maps to 0.
     *
     * @param a {@code m x n}
     * @return {@code (n - rank) x n}, a vector in each row
     */
    public static TritMatrix nullSpace(TritMatrix a) {
        Gf3Elimination elimination = new Gf3Elimination(a.copy(), a.cols());
        TritMatrix basis = TritMatrix.zeros(a.cols() - elimination.rank(), a.cols());
        int pivot = 0;
        for (int col = 0; col < a.cols(); col++) {
            if (pivot < elimination.rank() && elimination.pivotColumn(pivot) == col) {
                pivot++;
                continue;
            }
            // with this free element 1 and the others 0, each pivot element is minus the entry of its row
            int vector = col - pivot;
            set(basis, vector, col, 1);
            for (int row = 0; row < pivot; row++) {
                set(basis, vector, elimination.pivotColumn(row), -elimination.reduced().get(row, col));
            }
        }
        return basis;
    }

    /** Copies a matrix to the first columns of a wider one that is 0. */
    private static void copyInto(TritMatrix wide, TritMatrix a) {
        for (int row = 0; row < a.rows(); row++) {
            System.arraycopy(a.plusWords(), row * a.stride(), wide.plusWords(), row * wide.stride(), a.stride());
            System.arraycopy(a.minusWords(), row * a.stride(), wide.minusWords(), row * wide.stride(), a.stride());
        }
    }

    /** Sets an element that is 0. */
    private static void set(TritMatrix matrix, int row, int col, int trit) {
        int word = row * matrix.stride() + (col >> 6);
        matrix.plusWords()[word] |= (trit > 0 ? 1L : 0L) << col;
        matrix.minusWords()[word] |= (trit < 0 ? 1L : 0L) << col;
    }

    private static void checkEqual(int a, int b, String what) {
        if (a != b) {
            throw new IllegalArgumentException(what + " differ in number: " + a + " and " + b);
        }
    }
}
