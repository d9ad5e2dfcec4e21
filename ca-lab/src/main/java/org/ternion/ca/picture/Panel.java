package org.ternion.ca.picture;

import java.util.Objects;
import org.ternion.ca.CellGrid;

/**
 * A part of a sheet: the cells of one layer at one time.
 *
 * @param label   written above the cells, say {@code "gate t=20"}; may be empty; characters beyond ASCII become '?'
 * @param cells   states or trits
 * @param palette colours of their values
 */
public record Panel(String label, CellGrid cells, Palette palette) {
    /**
     * Refuses null.
     *
     * @param label   not null
     * @param cells   not null
     * @param palette not null
     */
    public Panel {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(cells, "cells");
        Objects.requireNonNull(palette, "palette");
    }
}
