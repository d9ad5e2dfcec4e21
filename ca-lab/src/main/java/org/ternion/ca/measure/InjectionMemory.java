package org.ternion.ca.measure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * What a tape keeps of what was put in: correlation of the symbol injected into a row with the cell of that row that
 * has moved on by as many columns as steps have passed. Not safe for use by several threads.
 */
public final class InjectionMemory {
    private final int rows;
    private final PairSums[] byLag;
    /** Newest first. */
    private final Deque<byte[]> injected = new ArrayDeque<>();

    /**
     * Starts without observations.
     *
     * @param rows  features of the tape, {@code >= 1}
     * @param width columns of the tape, {@code >= 1}; lags are 0 to {@code width - 1}
     * @throws IllegalArgumentException if a dimension is below 1
     */
    public InjectionMemory(int rows, int width) {
        this.rows = Checks.inRange(rows, 1, Integer.MAX_VALUE, "rows");
        this.byLag = new PairSums[Checks.inRange(width, 1, Integer.MAX_VALUE, "width")];
        for (int lag = 0; lag < width; lag++) {
            byLag[lag] = new PairSums();
        }
    }

    /**
     * Counts one observation.
     *
     * @param symbols one per row, as injected into column 0 in this step; copied
     * @param layer   of the tape after the step
     * @throws IllegalArgumentException if a size does not fit
     */
    public void accept(byte[] symbols, CellGrid layer) {
        FrameShape.require(layer, rows, byLag.length, layer.states());
        Checks.inRange(symbols.length, rows, rows, "symbols");
        injected.addFirst(symbols.clone());
        if (injected.size() > byLag.length) {
            injected.removeLast();
        }
        int lag = 0;
        for (byte[] past : injected) {
            for (int row = 0; row < rows; row++) {
                byLag[lag].add(past[row], layer.get(row, lag));
            }
            lag++;
        }
    }

    /**
     * Correlation by age of the symbol.
     *
     * @return one value per lag from 0, in [-1, 1]; NaN where one of the two does not vary
     */
    public List<Double> correlations() {
        List<Double> correlations = new ArrayList<>();
        for (PairSums sums : byLag) {
            correlations.add(sums.correlation());
        }
        return List.copyOf(correlations);
    }
}
