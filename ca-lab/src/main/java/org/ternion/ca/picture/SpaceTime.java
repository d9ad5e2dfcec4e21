package org.ternion.ca.picture;

import java.util.List;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/** Space-time strips of rings and tapes: the same row of all frames, time downwards. */
public final class SpaceTime {
    private SpaceTime() {
    }

    /**
     * Collects a row of every frame.
     *
     * @param frames at least one, all of one width and alphabet, in the order of time
     * @param row    which row, 0-based
     * @return row t is that row of frame t
     * @throws IllegalArgumentException  if there is no frame, frames differ or they have too many cells together
     * @throws IndexOutOfBoundsException if a frame has no such row
     */
    public static CellGrid strip(List<CellGrid> frames, int row) {
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("a strip needs at least one frame");
        }
        CellGrid first = frames.get(0);
        int width = first.width();
        byte[] cells = new byte[(int) Checks.inRange((long) frames.size() * width, 1, Integer.MAX_VALUE - 8L,
                "number of cells of a strip")];
        for (int t = 0; t < frames.size(); t++) {
            CellGrid frame = frames.get(t);
            if (frame.width() != width || frame.states() != first.states() || frame.lowest() != first.lowest()) {
                throw new IllegalArgumentException("frame " + t + " is " + frame + ", the first one is " + first);
            }
            frame.copyRow(row, cells, t * width);
        }
        return first.lowest() < 0 ? CellGrid.wrapTrits(cells, frames.size(), width)
                : CellGrid.wrap(cells, frames.size(), width, first.states());
    }
}
