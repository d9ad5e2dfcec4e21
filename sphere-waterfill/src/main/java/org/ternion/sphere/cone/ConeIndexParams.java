package org.ternion.sphere.cone;

import org.ternion.core.Checks;

/**
 * How a {@link ConeIndex} is built.
 *
 * @param cells              number of cells at most, {@code >= 0}; 0 for {@code 2 sqrt(points)}. More cells make better
 *                           searches and slower builds.
 * @param maxIterations      passes of the clustering at most, {@code >= 1}
 * @param calibrationQueries members searched for when the index is built, to learn which recall costs how many cells;
 *                           {@code >= 0}, 0 for an index that knows no recall targets
 */
public record ConeIndexParams(int cells, int maxIterations, int calibrationQueries) {
    /** {@code 2 sqrt(points)} cells, 12 passes, 256 queries. */
    public static final ConeIndexParams DEFAULT = new ConeIndexParams(0, 12, 256);

    /**
     * Checks the numbers.
     *
     * @param cells              {@code >= 0}
     * @param maxIterations      {@code >= 1}
     * @param calibrationQueries in {@code [0, 65536]}
     * @throws IllegalArgumentException if one is out of range
     */
    public ConeIndexParams {
        Checks.inRange(cells, 0, Integer.MAX_VALUE, "cells");
        Checks.inRange(maxIterations, 1, Integer.MAX_VALUE, "maxIterations");
        Checks.inRange(calibrationQueries, 0, 1 << 16, "calibrationQueries");
    }

    /**
     * The same with another number of cells.
     *
     * @param newCells {@code >= 0}
     * @return new parameters
     * @throws IllegalArgumentException if it is negative
     */
    public ConeIndexParams withCells(int newCells) {
        return new ConeIndexParams(newCells, maxIterations, calibrationQueries);
    }

    /**
     * The same with another number of passes.
     *
     * @param iterations {@code >= 1}
     * @return new parameters
     * @throws IllegalArgumentException if it is not positive
     */
    public ConeIndexParams withMaxIterations(int iterations) {
        return new ConeIndexParams(cells, iterations, calibrationQueries);
    }

    /**
     * The same with another number of calibration queries.
     *
     * @param queries {@code >= 0}
     * @return new parameters
     * @throws IllegalArgumentException if it is out of range
     */
    public ConeIndexParams withCalibrationQueries(int queries) {
        return new ConeIndexParams(cells, maxIterations, queries);
    }

    /** Cells for a number of points that have a direction. */
    int cellsFor(int points) {
        long wanted = cells > 0 ? cells : Math.round(2 * Math.sqrt(points));
        return (int) Math.min(wanted, points);
    }
}
