package org.ternion.krr.kernel;

import org.ternion.krr.simd.Exponential;
import org.ternion.krr.simd.TileDistances;

/** The Gaussian kernel of features: coordinates, points of circles or means of blocks. */
final class GaussianRow implements RowKernel {
    /** Features of a point. */
    @FunctionalInterface
    private interface Embedding {
        void apply(double[] point, int offset, double[] target, int targetOffset);
    }

    private final double rate;
    private final int features;
    private final Embedding embedding;

    private GaussianRow(double rate, int features, Embedding embedding) {
        this.rate = rate;
        this.features = features;
        this.embedding = embedding;
    }

    static GaussianRow of(Rbf kernel, int d) {
        return new GaussianRow(kernel.rate(), d,
                (point, offset, target, at) -> System.arraycopy(point, offset, target, at, d));
    }

    static GaussianRow of(PeriodicRbf kernel, int d) {
        double turn = kernel.turn();
        return new GaussianRow(kernel.rate(), 2 * d,
                (point, offset, target, at) -> Circle.put(point, offset, d, turn, target, at));
    }

    static GaussianRow of(TreeRbf kernel) {
        return new GaussianRow(kernel.rate(), kernel.nodes(), kernel::means);
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public void features(double[] point, int offset, double[] target, int targetOffset) {
        embedding.apply(point, offset, target, targetOffset);
    }

    @Override
    public void row(double[] x, int at, double[] tiles, int start, int count, double[] values) {
        TileDistances.CHOSEN.squared(x, at, features, tiles, start, PointTiles.TILE, count, values);
        Exponential.CHOSEN.scaled(rate, values, 0, count);
    }
}
