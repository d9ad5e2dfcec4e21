package org.ternion.krr.domain;

import java.util.Arrays;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;

/**
 * Integers seen through their residues: the coordinates of n are the angles {@code 2 pi (n mod m) / m} of some moduli
 * m. There are at most as many different points as the product of the moduli. Immutable.
 */
public final class Residues implements Domain {
    private final int[] moduli;
    private final int[] cellOf;
    private final int cells;

    private Residues(int[] moduli, long[] numbers) {
        Checks.inRange(moduli.length, 1, 16, "moduli");
        cells = CellNumbers.count(moduli, "modulus", "residue cells");
        if (numbers.length == 0) {
            throw new IllegalArgumentException("at least one number expected");
        }
        this.moduli = moduli.clone();
        cellOf = new int[numbers.length];
        for (int row = 0; row < numbers.length; row++) {
            for (int m : moduli) {
                cellOf[row] = cellOf[row] * m + Math.floorMod(numbers[row], m);
            }
        }
    }

    /**
     * Numbers and their residues.
     *
     * @param numbers any integers, at least one
     * @param moduli  each {@code >= 1}, their product at most 2^31 - 9
     * @return the domain
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Residues of(long[] numbers, int... moduli) {
        return new Residues(moduli, numbers);
    }

    /**
     * The moduli.
     *
     * @return a copy
     */
    public int[] moduli() {
        return moduli.clone();
    }

    /**
     * Number of combinations of residues.
     *
     * @return product of the moduli
     */
    public int cells() {
        return cells;
    }

    /**
     * Residues of an observation as one number, those of the last modulus fastest.
     *
     * @param row in {@code [0, size())}
     * @return in {@code [0, cells())}
     */
    public int cell(int row) {
        return cellOf[row];
    }

    @Override
    public int size() {
        return cellOf.length;
    }

    @Override
    public int dimension() {
        return moduli.length;
    }

    @Override
    public DoubleMatrix points() {
        return CellNumbers.angles(moduli, size(), this::cell);
    }

    @Override
    public String toString() {
        return size() + " numbers modulo " + Arrays.toString(moduli);
    }
}
