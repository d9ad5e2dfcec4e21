package org.ternion.ca.measure;

import java.util.OptionalDouble;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/** How well the active cells of one frame are found again in a later one, shifted on the torus. Immutable. */
public final class Displacement {
    /** Reach where nobody asks for another one. */
    public static final int DEFAULT_REACH = 4;

    private final int reach;
    private final long[] found;
    private final long active;
    private final int best;

    private Displacement(int reach, long[] found, long active) {
        this.reach = reach;
        this.found = found;
        this.active = active;
        int at = found.length / 2;
        for (int i = 0; i < found.length; i++) {
            boolean nearer = length(i) < length(at);
            // Rows of shifts increase with i, then columns: the first of equally long shifts has the smaller dy, dx.
            boolean tie = found[i] == found[at] && (nearer || length(i) == length(at) && i < at);
            at = found[i] > found[at] || tie ? i : at;
        }
        this.best = at;
    }

    /**
     * Compares two frames at every shift of at most {@code reach} rows and columns.
     *
     * @param before     earlier frame
     * @param after      later frame, of the same size and alphabet
     * @param background value of cells that are not active
     * @param reach      {@code 0} to 64
     * @return the agreement at all shifts
     * @throws IllegalArgumentException if the frames are of different kinds or {@code reach} is out of range
     */
    public static Displacement of(CellGrid before, CellGrid after, int background, int reach) {
        Checks.inRange(reach, 0, 64, "reach");
        FrameShape.requireLike(before, after);
        int height = before.height();
        int width = before.width();
        byte[] old = before.backingArray();
        byte[] now = after.backingArray();
        int side = 2 * reach + 1;
        long[] found = new long[side * side];
        long active = 0;
        for (int i = 0; i < old.length; i++) {
            if (old[i] == (byte) background) {
                continue;
            }
            active++;
            int shift = 0;
            for (int dy = -reach; dy <= reach; dy++) {
                int row = Math.floorMod(i / width + dy, height) * width;
                for (int dx = -reach; dx <= reach; dx++) {
                    found[shift++] += now[row + Math.floorMod(i % width + dx, width)] == old[i] ? 1 : 0;
                }
            }
        }
        return new Displacement(reach, found, active);
    }

    private int length(int shift) {
        int dy = shift / (2 * reach + 1) - reach;
        int dx = shift % (2 * reach + 1) - reach;
        return dy * dy + dx * dx;
    }

    /**
     * Share of the active cells of the earlier frame that the later one holds at a shift.
     *
     * @param dy rows down, {@code |dy| <= reach}
     * @param dx columns to the right, {@code |dx| <= reach}
     * @return in {@code [0, 1]}; empty if no cell was active
     * @throws IllegalArgumentException if the shift is out of reach
     */
    public OptionalDouble agreement(int dy, int dx) {
        Checks.inRange(dy, -reach, reach, "dy");
        Checks.inRange(dx, -reach, reach, "dx");
        return Confusion.share(found[(dy + reach) * (2 * reach + 1) + dx + reach], active);
    }

    /**
     * Rows of the best shift: of those that agree best the shortest, then the least rows, then the least columns.
     *
     * @return in {@code [-reach, reach]}; 0 if no cell was active
     */
    public int dy() {
        return best / (2 * reach + 1) - reach;
    }

    /**
     * Columns of the best shift, see {@link #dy}.
     *
     * @return in {@code [-reach, reach]}; 0 if no cell was active
     */
    public int dx() {
        return best % (2 * reach + 1) - reach;
    }
}
