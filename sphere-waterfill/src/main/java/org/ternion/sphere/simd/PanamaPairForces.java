package org.ternion.sphere.simd;

import java.util.Arrays;
import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Loops of the Vector API. Lanes are points of a tile, or coordinates of listed points. */
final class PanamaPairForces implements PairForces {
    /** At most eight lanes, the number the sums are defined with; 512 bits are the widest there are. */
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int STEP = ScalarPairForces.LANES;
    private static final int BLOCK = 4 * STEP;

    @Override
    public double repelTile(double[] tile, int offset, int count, double[] points, int dim, int i, int exponent,
            double[] gradient, double[] scratch) {
        ScalarPairForces.check(tile, offset, count, points, dim, i, gradient, scratch);
        LogProduct logs = ScalarPairForces.begin(scratch, dim, exponent);
        int whole = count - count % BLOCK;
        for (int j = 0; j < whole; j += BLOCK) {
            for (int part = 0; part < STEP; part += LANES) {
                addBlock(tile, offset + j + part, points, dim, i, exponent, scratch, part);
            }
            if (exponent == 0 && (j + BLOCK) % (STEP * ScalarPairForces.FACTORS) == 0) {
                ScalarPairForces.flush(logs, scratch, dim);
            }
        }
        for (int j = whole; j < count; j++) {
            ScalarPairForces.addPair(tile, offset + j, points, dim, i, exponent, scratch, j % STEP);
        }
        return ScalarPairForces.end(logs, scratch, dim, i, exponent, gradient);
    }

    /**
     * Four vectors of points, eight points apart so that they belong to the same lanes: a coordinate of the one point
     * and a sum of the gradient are loaded once for four. In three methods with memory between them, because one would
     * exceed what the compiler inlines, and vectors would be allocated.
     */
    private static void addBlock(double[] tile, int at, double[] points, int dim, int i, int exponent, double[] scratch,
            int lane) {
        int forces = STEP * (dim + 1);
        squares(tile, at, points, dim, i, scratch, forces);
        for (int part = 0; part < BLOCK; part += STEP) {
            force(exponent, scratch, forces + part, STEP * dim + lane);
        }
        addForces(tile, at, dim, scratch, forces, lane);
    }

    private static void squares(double[] tile, int at, double[] points, int dim, int i, double[] scratch, int squares) {
        DoubleVector squareA = DoubleVector.zero(SPECIES);
        DoubleVector squareB = squareA;
        DoubleVector squareC = squareA;
        DoubleVector squareD = squareA;
        for (int d = 0; d < dim; d++) {
            int row = at + d * TILE;
            DoubleVector point = DoubleVector.broadcast(SPECIES, points[i * dim + d]);
            DoubleVector a = load(tile, row).sub(point);
            DoubleVector b = load(tile, row + STEP).sub(point);
            DoubleVector c = load(tile, row + 2 * STEP).sub(point);
            DoubleVector e = load(tile, row + 3 * STEP).sub(point);
            squareA = a.fma(a, squareA);
            squareB = b.fma(b, squareB);
            squareC = c.fma(c, squareC);
            squareD = e.fma(e, squareD);
        }
        squareA.intoArray(scratch, squares);
        squareB.intoArray(scratch, squares + STEP);
        squareC.intoArray(scratch, squares + 2 * STEP);
        squareD.intoArray(scratch, squares + 3 * STEP);
    }

    /** Replaces squared distances by the factors of the gradient and adds their energies. */
    private static void force(int exponent, double[] scratch, int at, int energyAt) {
        DoubleVector square = load(scratch, at);
        VectorMask<Double> apart = square.compare(VectorOperators.GT, COINCIDENT);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        DoubleVector inverse = DoubleVector.zero(SPECIES).blend(one.div(square), apart);
        DoubleVector power = (exponent & 1) == 0 ? one : inverse.sqrt();
        for (int h = exponent / 2; h > 0; h--) {
            power = power.mul(inverse);
        }
        // Coincident pairs have inverse 0: they add nothing to the sum and to the gradient, and leave the product
        // alone.
        DoubleVector energy = load(scratch, energyAt);
        energy = exponent == 0 ? energy.mul(one.blend(square, apart)) : energy.add(power);
        energy.intoArray(scratch, energyAt);
        power.mul(inverse).mul(Math.max(exponent, 1)).intoArray(scratch, at);
    }

    private static void addForces(double[] tile, int at, int dim, double[] scratch, int forces, int lane) {
        DoubleVector forceA = load(scratch, forces);
        DoubleVector forceB = load(scratch, forces + STEP);
        DoubleVector forceC = load(scratch, forces + 2 * STEP);
        DoubleVector forceD = load(scratch, forces + 3 * STEP);
        for (int d = 0; d < dim; d++) {
            int row = at + d * TILE;
            DoubleVector sum = load(scratch, d * STEP + lane);
            sum = forceA.fma(load(tile, row), sum);
            sum = forceB.fma(load(tile, row + STEP), sum);
            sum = forceC.fma(load(tile, row + 2 * STEP), sum);
            forceD.fma(load(tile, row + 3 * STEP), sum).intoArray(scratch, d * STEP + lane);
        }
    }

    private static DoubleVector load(double[] x, int at) {
        return DoubleVector.fromArray(SPECIES, x, at);
    }

    @Override
    public double repelListed(double[] points, int dim, int i, int[] others, int from, int to, int exponent,
            double[] gradient, double[] scratch) {
        ScalarPairForces.checkListed(points, dim, i, others, from, to, gradient, scratch);
        double energy = 0;
        LogProduct logs = new LogProduct();
        for (int e = from; e < to; e++) {
            int j = Objects.checkIndex(others[e], points.length / dim);
            double square = squareDistance(points, dim, i, j, scratch);
            if (square > COINCIDENT) {
                double inverse = 1 / square;
                double power = ScalarPairForces.power(inverse, exponent);
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
        ScalarPairForces.checkListed(points, dim, i, others, from, to, gradient, scratch);
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

    private static double squareDistance(double[] points, int dim, int i, int j, double[] scratch) {
        int whole = dim - dim % STEP;
        Arrays.fill(scratch, 0, STEP, 0);
        for (int part = 0; part < STEP; part += LANES) {
            DoubleVector sum = DoubleVector.zero(SPECIES);
            for (int d = part; d < whole; d += STEP) {
                DoubleVector difference = DoubleVector.fromArray(SPECIES, points, j * dim + d)
                        .sub(DoubleVector.fromArray(SPECIES, points, i * dim + d));
                sum = difference.fma(difference, sum);
            }
            sum.intoArray(scratch, part);
        }
        ScalarPairForces.addSquares(points, dim, i, j, whole, scratch);
        return ScalarPairForces.tree(scratch, 0);
    }

    private static void addScaled(double factor, double[] points, int dim, int i, int j, double[] gradient) {
        int whole = SPECIES.loopBound(dim);
        for (int d = 0; d < whole; d += LANES) {
            DoubleVector.fromArray(SPECIES, points, j * dim + d)
                    .fma(DoubleVector.broadcast(SPECIES, factor),
                            DoubleVector.fromArray(SPECIES, gradient, i * dim + d))
                    .intoArray(gradient, i * dim + d);
        }
        for (int d = whole; d < dim; d++) {
            gradient[i * dim + d] = Math.fma(factor, points[j * dim + d], gradient[i * dim + d]);
        }
    }
}
