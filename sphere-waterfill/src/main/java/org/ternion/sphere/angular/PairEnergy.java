package org.ternion.sphere.angular;

import java.util.Arrays;
import org.ternion.core.Parallel;
import org.ternion.core.Progress;
import org.ternion.core.SharedProgress;
import org.ternion.sphere.simd.PairForces;

/**
 * Energy and tangent gradient of n points on a sphere: repulsion of all pairs or of the pairs of a graph, attraction
 * of the pairs of another. Every row is summed by one thread in one order, and rows are added in order, so that the
 * bits do not depend on the threads.
 */
final class PairEnergy {
    /** Coordinates of rows between looks at the progress: against a tile, a few milliseconds of work. */
    private static final int CHECK_INTERVAL = 1 << 14;
    /** Rows of a thread are at least this many. */
    private static final int GRAIN = 32;

    private final int n;
    private final int dim;
    private final int exponent;
    private final int parallelism;
    private final int rowsPerCheck;
    private final NeighbourGraph attractive;
    private final double[] tiles;
    private final double[] rowRepulsion;
    private final double[] rowAttraction;
    private final double[] rowSquare;
    private NeighbourGraph repulsive;
    private double factor;

    /** Attraction is along a symmetric graph, or there is none if that is null. */
    PairEnergy(int n, int dim, int exponent, NeighbourGraph attractive, int parallelism, boolean allPairs) {
        this.n = n;
        this.dim = dim;
        this.exponent = exponent;
        this.attractive = attractive;
        this.parallelism = parallelism;
        // An empty matrix may have no columns.
        rowsPerCheck = Math.max(1, CHECK_INTERVAL / Math.max(1, dim));
        int tileCount = (n + PairForces.TILE - 1) / PairForces.TILE;
        tiles = allPairs ? new double[Math.multiplyExact(tileCount, dim * PairForces.TILE)] : null;
        rowRepulsion = new double[n];
        rowAttraction = new double[n];
        rowSquare = new double[n];
    }

    /** The pairs that repel, symmetric; without this all do. */
    void repelAlong(NeighbourGraph symmetric) {
        repulsive = symmetric;
    }

    void attractBy(double newFactor) {
        factor = newFactor;
    }

    /**
     * Computes the energy and sets {@code gradient} to its tangent gradient; {@code poll} is asked often enough to
     * stop.
     */
    RelaxResult.EnergyPair evaluate(double[] points, double[] gradient, Progress poll) {
        if (repulsive == null) {
            fillTiles(points);
        }
        SharedProgress shared = new SharedProgress(poll, n);
        Parallel.ranges(parallelism, n, GRAIN, (from, to) -> {
            Arrays.fill(gradient, from * dim, to * dim, 0);
            Arrays.fill(rowRepulsion, from, to, 0);
            double[] scratch = new double[PairForces.SCRATCH * (dim + 5)];
            if (repulsive == null) {
                repelAll(points, gradient, scratch, from, to, shared);
            }
            for (int i = from; i < to; i++) {
                if ((i - from) % rowsPerCheck == 0) {
                    shared.add(0);
                }
                addListed(points, gradient, scratch, i);
                rowSquare[i] = project(points, gradient, i);
            }
        });
        // Every pair was seen from both of its points.
        return new RelaxResult.EnergyPair(0.5 * sum(rowRepulsion), 0.5 * sum(rowAttraction));
    }

    private void repelAll(double[] points, double[] gradient, double[] scratch, int from, int to,
            SharedProgress shared) {
        for (int first = 0; first < n; first += PairForces.TILE) {
            int count = Math.min(n - first, PairForces.TILE);
            for (int i = from; i < to; i++) {
                if ((i - from) % rowsPerCheck == 0) {
                    shared.add(0);
                }
                rowRepulsion[i] += PairForces.CHOSEN.repelTile(tiles, first * dim, count, points, dim, i, exponent,
                        gradient, scratch);
            }
        }
    }

    private void addListed(double[] points, double[] gradient, double[] scratch, int i) {
        if (repulsive != null) {
            int[] starts = repulsive.starts();
            rowRepulsion[i] = PairForces.CHOSEN.repelListed(points, dim, i, repulsive.others(),
                    starts[i], starts[i + 1], exponent, gradient, scratch);
        }
        if (attractive != null) {
            int[] starts = attractive.starts();
            rowAttraction[i] = PairForces.CHOSEN.attractListed(points, dim, i, attractive.others(),
                    attractive.weights(), starts[i], starts[i + 1], factor, gradient, scratch);
        }
    }

    /** Takes the radial part out of a row of the gradient; returns the squared length of the rest. */
    private double project(double[] points, double[] gradient, int i) {
        double along = 0;
        for (int d = i * dim; d < (i + 1) * dim; d++) {
            along = Math.fma(gradient[d], points[d], along);
        }
        double square = 0;
        for (int d = i * dim; d < (i + 1) * dim; d++) {
            gradient[d] = Math.fma(-along, points[d], gradient[d]);
            square = Math.fma(gradient[d], gradient[d], square);
        }
        return square;
    }

    private void fillTiles(double[] points) {
        for (int i = 0; i < n; i++) {
            int at = i / PairForces.TILE * dim * PairForces.TILE + i % PairForces.TILE;
            for (int d = 0; d < dim; d++) {
                tiles[at + d * PairForces.TILE] = points[i * dim + d];
            }
        }
    }

    /** Sum of the squared gradient of the last evaluation. */
    double gradientSquare() {
        return sum(rowSquare);
    }

    /** Length of the longest row of the last gradient. */
    double longestGradient() {
        return Math.sqrt(Arrays.stream(rowSquare).max().orElse(0));
    }

    /** Median length of the rows of the last gradient. */
    double medianGradient() {
        double[] sorted = rowSquare.clone();
        Arrays.sort(sorted);
        return n == 0 ? 0 : Math.sqrt(sorted[n / 2]);
    }

    /** Moves every point against the gradient and back to the sphere. */
    void step(double[] points, double[] gradient, double size, double[] target) {
        for (int i = 0; i < n; i++) {
            double square = 0;
            for (int d = i * dim; d < (i + 1) * dim; d++) {
                target[d] = Math.fma(-size, gradient[d], points[d]);
                square = Math.fma(target[d], target[d], square);
            }
            double scale = 1 / Math.sqrt(square);
            for (int d = i * dim; d < (i + 1) * dim; d++) {
                target[d] *= scale;
            }
        }
    }

    private static double sum(double[] rows) {
        double sum = 0;
        for (double row : rows) {
            sum += row;
        }
        return sum;
    }
}
