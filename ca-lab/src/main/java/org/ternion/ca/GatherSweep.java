package org.ternion.ca;

/** The definition of a step: every neighbour of every cell is counted. */
final class GatherSweep implements Sweep {
    private final LocalRule rule;
    private final int height;
    private final int width;
    private final int[] deltas;
    private final int[] counts;

    GatherSweep(LocalRule rule, int height, int width) {
        this.rule = rule;
        this.height = height;
        this.width = width;
        Neighbourhood neighbourhood = rule.neighbourhood();
        int pitch = width + 2 * neighbourhood.range();
        deltas = new int[neighbourhood.size()];
        for (int i = 0; i < deltas.length; i++) {
            deltas[i] = neighbourhood.rowOffset(i) * pitch + neighbourhood.columnOffset(i);
        }
        counts = new int[rule.states()];
    }

    @Override
    public void run(PaddedCells old, PaddedCells next) {
        byte[] from = old.array;
        byte[] to = next.array;
        for (int row = 0; row < height; row++) {
            int start = old.origin + row * old.pitch;
            for (int at = start; at < start + width; at++) {
                for (int delta : deltas) {
                    counts[from[at + delta] & 0xFF]++;
                }
                to[at] = Sweep.checked(rule, rule.next(from[at] & 0xFF, counts));
                // as many as neighbours at most are not zero
                for (int delta : deltas) {
                    counts[from[at + delta] & 0xFF] = 0;
                }
            }
        }
    }
}
