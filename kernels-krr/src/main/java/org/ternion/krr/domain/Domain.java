package org.ternion.krr.domain;

import org.ternion.core.DoubleMatrix;

/**
 * Where the observations are. Every domain can give its points as coordinates; the special ones also say how the points
 * lie to each other, which the solvers use. Immutable.
 */
public sealed interface Domain permits Points, TorusGrid, ProductGrid, TreeLeaves, Residues {
    /**
     * Number of observations, the rows of the targets.
     *
     * @return {@code >= 1}
     */
    int size();

    /**
     * Number of coordinates of a point.
     *
     * @return {@code >= 1}
     */
    int dimension();

    /**
     * Coordinates of the observations, one per row.
     *
     * @return {@code size x dimension}
     */
    DoubleMatrix points();
}
