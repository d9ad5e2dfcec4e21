package org.ternion.ca.measure;

import java.util.OptionalInt;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * How long cells remember: correlation of a layer with itself some steps ago, over all cells and all pairs of frames so
 * far apart. Holds as many frames as the longest lag. Not safe for use by several threads.
 */
public final class Memory {
    private final CellGrid[] recent;
    private final PairSums[] byLag;
    private long frames;

    /**
     * Starts without frames.
     *
     * @param lags longest lag in steps, {@code >= 1}; 64 is usual
     * @throws IllegalArgumentException if {@code lags < 1}
     */
    public Memory(int lags) {
        this.recent = new CellGrid[Checks.inRange(lags, 1, Integer.MAX_VALUE, "lags")];
        this.byLag = new PairSums[lags];
        for (int i = 0; i < lags; i++) {
            byLag[i] = new PairSums();
        }
    }

    /**
     * Counts the next frame.
     *
     * @param frame of the size and alphabet of those before
     * @throws IllegalArgumentException if it is of another kind
     */
    public void accept(CellGrid frame) {
        for (int lag = 1; lag <= Math.min(frames, recent.length); lag++) {
            add(byLag[lag - 1], recent[(int) ((frames - lag) % recent.length)], frame);
        }
        recent[(int) (frames % recent.length)] = frame;
        frames++;
    }

    private static void add(PairSums sums, CellGrid before, CellGrid after) {
        FrameShape.requireLike(before, after);
        byte[] old = before.backingArray();
        byte[] now = after.backingArray();
        for (int i = 0; i < old.length; i++) {
            sums.add(old[i] - before.lowest() & 0xFF, now[i] - after.lowest() & 0xFF);
        }
    }

    /**
     * Correlation of cells with themselves.
     *
     * @param lag steps ago, 1 to the longest lag
     * @return in [-1, 1]; NaN if there are no such frames or nothing varies
     * @throws IllegalArgumentException if {@code lag} is out of range
     */
    public double correlation(int lag) {
        return byLag[Checks.inRange(lag, 1, byLag.length, "lag") - 1].correlation();
    }

    /**
     * Memory depth: the first lag at which the correlation is below 1/e.
     *
     * @return empty if cells remember longer than was looked
     */
    public OptionalInt depth() {
        for (int lag = 1; lag <= byLag.length; lag++) {
            if (correlation(lag) < 1 / Math.E) {
                return OptionalInt.of(lag);
            }
        }
        return OptionalInt.empty();
    }
}
