package org.ternion.krr.experiments;

import org.ternion.core.DoubleMatrix;

/**
 * Two concentrations on a torus.
 *
 * @param u of the substrate
 * @param v of the activator, of the same shape
 */
public record Frame(DoubleMatrix u, DoubleMatrix v) {
    /**
     * Checks the shapes.
     *
     * @param u of the substrate
     * @param v of the activator
     * @throws IllegalArgumentException if the shapes differ or there is no cell
     */
    public Frame {
        if (u.rows() != v.rows() || u.cols() != v.cols() || u.rows() == 0 || u.cols() == 0) {
            throw new IllegalArgumentException("two fields of the same shape expected, got a " + u + " and a " + v);
        }
    }

    /** A row (u, v) for each cell, cells row by row. */
    DoubleMatrix cells() {
        double[] cells = new double[2 * size()];
        for (int i = 0; i < size(); i++) {
            cells[2 * i] = u.backingArray()[i];
            cells[2 * i + 1] = v.backingArray()[i];
        }
        return DoubleMatrix.wrap(cells, size(), 2);
    }

    /** The frame of this shape with given cells. */
    Frame withCells(DoubleMatrix cells) {
        return new Frame(DoubleMatrix.wrap(Rows.columns(cells, 0, 1).backingArray(), u.rows(), u.cols()),
                DoubleMatrix.wrap(Rows.columns(cells, 1, 2).backingArray(), u.rows(), u.cols()));
    }

    /** Number of cells. */
    int size() {
        return u.rows() * u.cols();
    }

    boolean isFinite() {
        for (int i = 0; i < size(); i++) {
            if (!Double.isFinite(u.backingArray()[i]) || !Double.isFinite(v.backingArray()[i])) {
                return false;
            }
        }
        return true;
    }

    /** Number of concentrations below 0 or above 1. */
    int outside() {
        int outside = 0;
        for (double value : cells().backingArray()) {
            outside += value < 0 || value > 1 ? 1 : 0;
        }
        return outside;
    }

    /**
     * Both concentrations moved into {@code [0, 1]}.
     *
     * @return a new frame, equal to this one if none was outside
     */
    public Frame clipped() {
        double[] cells = cells().backingArray();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Math.min(1, Math.max(0, cells[i]));
        }
        return withCells(DoubleMatrix.wrap(cells, size(), 2));
    }
}
