package org.ternion.ca.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ternion.ca.CellGrid;

/** A rule learned from frames. It predicts one layer of an automaton. */
public interface LearnedRule {
    /**
     * What the rule sees of a cell.
     *
     * @return not null
     */
    RuleFeatures features();

    /**
     * Predicts a cell.
     *
     * @param code as of {@link RuleFeatures#codes}
     * @return number of the state, the lowest of the alphabet being 0
     */
    int predict(long code);

    /**
     * Predicts the learned layer.
     *
     * @param world layers, the learned one first
     * @return the learned layer after one step
     * @throws IllegalArgumentException if the layers do not fit the features
     */
    default CellGrid predict(List<CellGrid> world) {
        CellGrid learned = world.get(0);
        long[] codes = features().codes(world);
        byte[] cells = new byte[codes.length];
        // The same few codes come again and again, and a prediction depends on the code alone.
        Map<Long, Integer> known = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) (known.computeIfAbsent(codes[i], this::predict) + learned.lowest());
        }
        return learned.lowest() < 0 ? CellGrid.wrapTrits(cells, learned.height(), learned.width())
                : CellGrid.wrap(cells, learned.height(), learned.width(), learned.states());
    }
}
