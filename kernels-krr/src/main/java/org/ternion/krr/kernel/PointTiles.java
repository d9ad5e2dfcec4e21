package org.ternion.krr.kernel;

/**
 * Features of many points, so that one feature of neighbouring points is in neighbouring elements: feature f of point j
 * of a tile is at {@code start + f * TILE + j}. Read-only after construction.
 */
final class PointTiles {
    /** Points of a tile. */
    static final int TILE = 128;

    private final double[] data;
    private final int features;
    private final int points;

    private PointTiles(double[] data, int features, int points) {
        this.data = data;
        this.features = features;
        this.points = points;
    }

    /** Packs the points {@code [from, to)}. */
    static PointTiles of(RowKernel kernel, double[] x, int from, int to, int d) {
        int features = kernel.features();
        int points = to - from;
        int tiles = (points + TILE - 1) / TILE;
        double[] data = new double[Math.multiplyExact(Math.multiplyExact(tiles, features), TILE)];
        double[] own = new double[features];
        for (int point = 0; point < points; point++) {
            kernel.features(x, (from + point) * d, own, 0);
            int at = point / TILE * features * TILE + point % TILE;
            for (int f = 0; f < features; f++) {
                data[at + f * TILE] = own[f];
            }
        }
        return new PointTiles(data, features, points);
    }

    int tiles() {
        return (points + TILE - 1) / TILE;
    }

    /** Points of a tile; the last one may have fewer. */
    int count(int tile) {
        return Math.min(TILE, points - tile * TILE);
    }

    int start(int tile) {
        return tile * features * TILE;
    }

    double[] data() {
        return data;
    }

    /** The features of a point, in order. */
    void copy(int point, double[] target, int offset) {
        int at = start(point / TILE) + point % TILE;
        for (int f = 0; f < features; f++) {
            target[offset + f] = data[at + f * TILE];
        }
    }
}
