package org.ternion.cli;

import java.util.ArrayList;
import java.util.List;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.picture.CellPicture;
import org.ternion.ca.picture.IndexedImage;
import org.ternion.ca.picture.Palette;
import org.ternion.ca.picture.Panel;
import org.ternion.ca.picture.PanelSheet;

/**
 * Draws generations, all alike: one layer fills the picture, several stand side by side with their names.
 *
 * @param palette of the first layer, null for the one that suits it
 * @param scale   pixels per side of a cell
 */
record CaPictures(Palette palette, int scale) {
    private static final int WANTED_PIXELS = 512;

    /** Cells as large as a picture of about 512 pixels a side allows. */
    static int fittingScale(CellGrid cells) {
        int fitting = WANTED_PIXELS / Math.max(cells.height(), cells.width());
        return Math.max(1, Math.min(CellPicture.MOST_SCALE, fitting));
    }

    IndexedImage draw(CaMoment moment) {
        List<CellGrid> layers = moment.layers();
        Automaton automaton = moment.automaton();
        if (layers.size() == 1) {
            return CellPicture.of(layers.get(0), palette(automaton, layers, 0), scale);
        }
        List<Panel> panels = new ArrayList<>();
        for (int layer = 0; layer < layers.size(); layer++) {
            panels.add(new Panel(automaton.layerName(layer), layers.get(layer), palette(automaton, layers, layer)));
        }
        return PanelSheet.draw("t=" + moment.generation(), List.of(panels), scale);
    }

    private Palette palette(Automaton automaton, List<CellGrid> layers, int layer) {
        CellGrid cells = layers.get(layer);
        if (palette != null && layer == 0) {
            return palette;
        }
        // The only layer of a rule of several states shows regions, which colours tell apart better than greys.
        return layers.size() == 1 && cells.lowest() == 0 ? Palette.forStates(cells.states())
                : Palette.forLayer(automaton.layerName(layer), cells);
    }
}
