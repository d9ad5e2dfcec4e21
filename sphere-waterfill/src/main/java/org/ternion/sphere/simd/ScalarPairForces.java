package org.ternion.sphere.simd;

import java.util.Arrays;
import java.util.Objects;

/** Plain loops; also the checks, tails and ends of the vector implementation. */
final class ScalarPairForces implements PairForces {
    static final int LANES = 8;
    /** Squared distances are in [1e-14, 4]: a lane's product of this many stays in the normal range. */
    static final int FACTORS = 16;

    @Override
    public double repelTile(double[] tile, int offset, int count, double[] points, int dim, int i, int exponent,
            double[] gradient, double[] scratch) {
        check(tile, offset, count, points, dim, i, gradient, scratch);
        LogProduct logs = begin(scratch, dim, exponent);
        for (int j = 0; j < count; j++) {
            addPair(tile, offset + j, points, dim, i, exponent, scratch, j % LANES);
            if (exponent == 0 && (j + 1) % (LANES * FACTORS) == 0) {
                flush(logs, scratch, dim);
            }
        }
        return end(logs, scratch, dim, i, exponent, gradient);
    }

    static void check(double[] tile, int offset, int count, double[] points, int dim, int i, double[] gradient,
            double[] scratch) {
        Objects.checkFromIndexSize(0, count, TILE);
        Objects.checkFromIndexSize(offset, dim * TILE, tile.length);
        Objects.checkFromIndexSize(i * dim, dim, points.length);
        Objects.checkFromIndexSize(i * dim, dim, gradient.length);
        Objects.checkFromIndexSize(0, SCRATCH * (dim + 5), scratch.length);
    }

    /** Lanes 0: eight per dimension for the gradient, then eight for the energy: a sum, or a product of distances. */
    static LogProduct begin(double[] scratch, int dim, int exponent) {
        Arrays.fill(scratch, 0, LANES * dim, 0);
        Arrays.fill(scratch, LANES * dim, LANES * (dim + 1), exponent == 0 ? 1 : 0);
        return exponent == 0 ? new LogProduct() : null;
    }

    static void addPair(double[] tile, int at, double[] points, int dim, int i, int exponent, double[] scratch,
            int lane) {
        double square = 0;
        for (int d = 0; d < dim; d++) {
            double difference = tile[at + d * TILE] - points[i * dim + d];
            square = Math.fma(difference, difference, square);
        }
        if (!(square > COINCIDENT)) {
            return;
        }
        double inverse = 1 / square;
        double power = power(inverse, exponent);
        int energy = LANES * dim + lane;
        scratch[energy] = exponent == 0 ? scratch[energy] * square : scratch[energy] + power;
        double coefficient = Math.max(exponent, 1) * (power * inverse);
        for (int d = 0; d < dim; d++) {
            scratch[d * LANES + lane] = Math.fma(coefficient, tile[at + d * TILE], scratch[d * LANES + lane]);
        }
    }

    /** {@code inverse^(exponent / 2)} by multiplications, in this order. */
    static double power(double inverse, int exponent) {
        double power = (exponent & 1) == 0 ? 1 : Math.sqrt(inverse);
        for (int h = exponent / 2; h > 0; h--) {
            power *= inverse;
        }
        return power;
    }

    static void flush(LogProduct logs, double[] scratch, int dim) {
        for (int lane = LANES * dim; lane < LANES * (dim + 1); lane++) {
            logs.multiply(scratch[lane]);
            scratch[lane] = 1;
        }
    }

    /** Adds the lanes up; returns the energy. */
    static double end(LogProduct logs, double[] scratch, int dim, int i, int exponent, double[] gradient) {
        for (int d = 0; d < dim; d++) {
            gradient[i * dim + d] += tree(scratch, d * LANES);
        }
        if (exponent > 0) {
            return tree(scratch, dim * LANES);
        }
        flush(logs, scratch, dim);
        return -0.5 * logs.log();
    }

    static double tree(double[] x, int at) {
        return ((x[at] + x[at + 4]) + (x[at + 2] + x[at + 6])) + ((x[at + 1] + x[at + 5]) + (x[at + 3] + x[at + 7]));
    }

    @Override
    public double repelListed(double[] points, int dim, int i, int[] others, int from, int to, int exponent,
            double[] gradient, double[] scratch) {
        checkListed(points, dim, i, others, from, to, gradient, scratch);
        double energy = 0;
        LogProduct logs = new LogProduct();
        for (int e = from; e < to; e++) {
            int j = Objects.checkIndex(others[e], points.length / dim);
            double square = squareDistance(points, dim, i, j, scratch);
            if (square > COINCIDENT) {
                double inverse = 1 / square;
                double power = power(inverse, exponent);
                if (exponent == 0) {
                    logs.multiply(square);
                } else {
                    energy += power;
                }
                addScaled(Math.max(exponent, 1) * (power * inverse), points, dim, i, j, gradient);
            }
        }
        return exponent == 0 ? -0.5 * logs.log() : energy;
    }

    @Override
    public double attractListed(double[] points, int dim, int i, int[] others, double[] weights, int from, int to,
            double factor, double[] gradient, double[] scratch) {
        checkListed(points, dim, i, others, from, to, gradient, scratch);
        Objects.checkFromToIndex(from, to, weights.length);
        double energy = 0;
        for (int e = from; e < to; e++) {
            int j = Objects.checkIndex(others[e], points.length / dim);
            double weight = factor * weights[e];
            energy += weight * 0.5 * squareDistance(points, dim, i, j, scratch);
            addScaled(-weight, points, dim, i, j, gradient);
        }
        return energy;
    }

    static void checkListed(double[] points, int dim, int i, int[] others, int from, int to, double[] gradient,
            double[] scratch) {
        Objects.checkFromIndexSize(i * dim, dim, points.length);
        Objects.checkFromIndexSize(i * dim, dim, gradient.length);
        Objects.checkFromToIndex(from, to, others.length);
        Objects.checkFromIndexSize(0, LANES, scratch.length);
    }

    private static double squareDistance(double[] points, int dim, int i, int j, double[] scratch) {
        Arrays.fill(scratch, 0, LANES, 0);
        addSquares(points, dim, i, j, 0, scratch);
        return tree(scratch, 0);
    }

    /** Squared differences of the coordinates from {@code first} on, a multiple of the lanes. */
    static void addSquares(double[] points, int dim, int i, int j, int first, double[] scratch) {
        for (int d = first; d < dim; d++) {
            double difference = points[j * dim + d] - points[i * dim + d];
            scratch[d % LANES] = Math.fma(difference, difference, scratch[d % LANES]);
        }
    }

    private static void addScaled(double factor, double[] points, int dim, int i, int j, double[] gradient) {
        for (int d = 0; d < dim; d++) {
            gradient[i * dim + d] = Math.fma(factor, points[j * dim + d], gradient[i * dim + d]);
        }
    }
}
