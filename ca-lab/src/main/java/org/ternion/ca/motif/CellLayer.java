package org.ternion.ca.motif;

import org.ternion.ca.CellGrid;

/** What an automaton shows of itself, however it is stored. */
interface CellLayer {
    String name();

    int height();

    int width();

    /** The present cells, a copy. */
    CellGrid grid();
}
