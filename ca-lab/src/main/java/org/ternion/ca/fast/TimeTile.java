package org.ternion.ca.fast;

/**
 * Computes several steps of a torus band by band in arrays small enough for a cache: a band of rows is copied with as
 * many rows above and below as there are steps. What the missing neighbours spoil grows inwards by a row per step and
 * does not reach the band. One per thread.
 */
final class TimeTile {
    private final PlaneRule rule;
    private final PlaneLayout grid;
    private final PlaneLayout tile;
    private final Seam seam;
    private final int bandRows;
    private final long[][] even;
    private final long[][] odd;

    TimeTile(PlaneRule rule, PlaneLayout grid, Blocking blocking) {
        this.rule = rule;
        this.grid = grid;
        bandRows = Math.min(blocking.rows(), grid.height);
        tile = new PlaneLayout(bandRows + 2 * blocking.depth(), grid.width);
        seam = new Seam(tile, true);
        even = tile.planes(rule.planes());
        odd = tile.planes(rule.planes());
    }

    /** Writes the cells of rows after some steps, at most the depth of the blocking. */
    void advance(long[][] now, long[][] next, int fromRow, int toRow, int steps) {
        for (int row = fromRow; row < toRow; row += bandRows) {
            advanceBand(now, next, row, Math.min(bandRows, toRow - row), steps);
        }
    }

    private void advanceBand(long[][] now, long[][] next, int row, int rows, int steps) {
        int all = rows + 2 * steps;
        int copied = tile.words + 2;
        for (int p = 0; p < now.length; p++) {
            for (int r = 0; r < all; r++) {
                int source = Math.floorMod(row - steps + r, grid.height);
                System.arraycopy(now[p], grid.start(source) - 1, even[p], tile.start(r) - 1, copied);
            }
        }
        long[][] from = even;
        long[][] to = odd;
        for (int step = 1; step <= steps; step++) {
            rule.step(from, to, tile.start(step), all - 2 * step, tile.pitch, tile.words, null);
            for (long[] plane : to) {
                seam.closeRows(plane, step, all - step);
            }
            long[][] done = to;
            to = from;
            from = done;
        }
        for (int p = 0; p < now.length; p++) {
            for (int r = 0; r < rows; r++) {
                System.arraycopy(from[p], tile.start(steps + r) - 1, next[p], grid.start(row + r) - 1, copied);
            }
        }
    }
}
