package org.ternion.ca;

/** Which cells of a padded grid are copies of which others. */
final class GhostCells {
    private final int[] targets;
    private final int[] sources;

    /** Ghosts of a plane stay what they are in a new padded grid, 0. */
    GhostCells(Topology topology, int height, int width, int range) {
        topology.check(height, width, range);
        int pitch = width + 2 * range;
        long around = (height + 2L * range) * pitch - (long) height * width;
        long ghosts = topology.kind() == Topology.Kind.PLANE ? 0 : around;
        targets = new int[Math.toIntExact(ghosts)];
        sources = new int[targets.length];
        int count = 0;
        for (int row = -range; row < height + range && ghosts > 0; row++) {
            boolean edge = row < 0 || row >= height;
            for (int column = -range; column < width + range; column++) {
                if (!edge && column == 0) {
                    column = width;
                }
                int source = topology.source(row, column, height, width);
                targets[count] = (row + range) * pitch + column + range;
                sources[count++] = (source / width + range) * pitch + source % width + range;
            }
        }
    }

    void refresh(byte[] padded) {
        for (int i = 0; i < targets.length; i++) {
            padded[targets[i]] = padded[sources[i]];
        }
    }
}
