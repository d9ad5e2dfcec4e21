package org.ternion.sphere.cone;

import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;

/** Unit vectors in double, row by row; zero vectors stay zero and are at a right angle to everything. */
final class Directions {
    private final double[] units;
    private final int rows;
    private final int dimension;

    Directions(DoubleMatrix vectors) {
        units = vectors.toArray();
        rows = vectors.rows();
        dimension = vectors.cols();
        for (int row = 0; row < rows; row++) {
            normalise(units, row * dimension, dimension);
        }
    }

    /** Direction of a vector that must not be zero. */
    static double[] unit(double[] vector) {
        double[] unit = vector.clone();
        Checks.positive(normalise(unit, 0, unit.length), "norm of the axis");
        return unit;
    }

    /** Returns the largest component: 0 for a zero vector. */
    private static double normalise(double[] values, int offset, int n) {
        double largest = 0;
        for (int i = offset; i < offset + n; i++) {
            largest = Math.max(largest, Math.abs(Checks.finite(values[i], "component of a direction")));
        }
        if (largest > 0) {
            // Dividing by the largest first keeps the squares from overflow and underflow.
            double squares = 0;
            for (int i = offset; i < offset + n; i++) {
                values[i] /= largest;
                squares += values[i] * values[i];
            }
            double norm = Math.sqrt(squares);
            for (int i = offset; i < offset + n; i++) {
                values[i] /= norm;
            }
        }
        return largest;
    }

    int rows() {
        return rows;
    }

    int dimension() {
        return dimension;
    }

    /** Angle between a row and a unit vector, {@code 2 atan2(|u - v|, |u + v|)}. */
    double angle(int row, double[] axis) {
        double minus = 0;
        double plus = 0;
        for (int i = 0; i < dimension; i++) {
            double u = units[row * dimension + i];
            minus += (u - axis[i]) * (u - axis[i]);
            plus += (u + axis[i]) * (u + axis[i]);
        }
        return 2 * Math.atan2(Math.sqrt(minus), Math.sqrt(plus));
    }
}
