package org.ternion.krr.domain;

import java.util.Arrays;
import java.util.BitSet;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;

/**
 * Cells of a uniform grid on a torus: on each axis of n cells the coordinates are {@code 2 pi j / n}. Cells are
 * numbered row-major, the last axis fastest. Some cells may be without observation. Immutable.
 */
public final class TorusGrid implements Domain {
    /** Numbers of the observed cells, rising; null if all are. */
    private final int[] observed;
    private final int[] shape;
    private final int cells;

    private TorusGrid(int[] shape, int[] observed) {
        Checks.inRange(shape.length, 1, 16, "axes");
        cells = CellNumbers.count(shape, "cells of an axis", "cells");
        this.shape = shape.clone();
        this.observed = observed;
    }

    /**
     * A grid with an observation in every cell.
     *
     * @param shape cells of each axis, {@code >= 1}
     * @return the grid
     * @throws IllegalArgumentException if there is no axis, one has no cell, or there are more than 2^31 - 9 cells
     */
    public static TorusGrid of(int... shape) {
        return new TorusGrid(shape, null);
    }

    /**
     * A grid with observations in some cells.
     *
     * @param observed numbers of these cells
     * @param shape    cells of each axis, {@code >= 1}
     * @return the grid
     * @throws IllegalArgumentException as {@link #of}, or if no cell is observed or one outside of the grid
     */
    public static TorusGrid masked(BitSet observed, int... shape) {
        TorusGrid all = of(shape);
        if (observed.isEmpty()) {
            throw new IllegalArgumentException("the mask leaves no observed cell");
        }
        if (observed.length() > all.cells) {
            throw new IllegalArgumentException("cell " + (observed.length() - 1) + " is observed, the grid has "
                    + all.cells);
        }
        return observed.cardinality() == all.cells ? all : new TorusGrid(shape, observed.stream().toArray());
    }

    /**
     * Cells of each axis.
     *
     * @return a copy
     */
    public int[] shape() {
        return shape.clone();
    }

    /**
     * Number of cells, observed or not.
     *
     * @return {@code >= 1}
     */
    public int cells() {
        return cells;
    }

    /**
     * Whether every cell is observed.
     *
     * @return true if so
     */
    public boolean isComplete() {
        return observed == null;
    }

    /**
     * Cell of an observation.
     *
     * @param row in {@code [0, size())}
     * @return number of the cell, rising with the row
     */
    public int cell(int row) {
        return observed == null ? row : observed[row];
    }

    /** Observed cells. */
    @Override
    public int size() {
        return observed == null ? cells : observed.length;
    }

    @Override
    public int dimension() {
        return shape.length;
    }

    @Override
    public DoubleMatrix points() {
        return CellNumbers.angles(shape, size(), this::cell);
    }

    @Override
    public String toString() {
        String text = Arrays.stream(shape).mapToObj(Integer::toString).reduce((a, b) -> a + " x " + b).orElseThrow();
        return text + " torus grid" + (observed == null ? "" : " with " + observed.length + " observed cells");
    }
}
