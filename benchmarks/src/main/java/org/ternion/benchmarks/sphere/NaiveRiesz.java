package org.ternion.benchmarks.sphere;

/**
 * Repelling points on a sphere by plain loops, as a peer: each pair once, energy 1 / distance. A step is that of the
 * relaxer: the fastest point moves by 0.1, and half as far until the energy falls enough.
 */
final class NaiveRiesz {
    private static final double FIRST_MOVE = 0.1;
    private static final double ARMIJO = 1e-4;

    private final int n;
    private final int dim;
    private double[] points;
    private double energy;

    /** Takes unit vectors and brings them to the sphere in double. */
    NaiveRiesz(float[] units, int n, int dim) {
        this.n = n;
        this.dim = dim;
        double[] widened = new double[n * dim];
        for (int i = 0; i < widened.length; i++) {
            widened[i] = units[i];
        }
        points = moved(widened, new double[n * dim], 0);
    }

    /** Makes one step. */
    void step() {
        double[] gradient = new double[n * dim];
        double before = evaluate(points, gradient);
        double slope = 0;
        double longest = 0;
        for (int i = 0; i < n; i++) {
            double square = dot(gradient, i, gradient, i);
            slope += square;
            longest = Math.max(longest, Math.sqrt(square));
        }
        double size = FIRST_MOVE / longest;
        double[] target = moved(points, gradient, size);
        energy = evaluate(target, new double[n * dim]);
        while (energy > before - ARMIJO * size * slope) {
            size /= 2;
            target = moved(points, gradient, size);
            energy = evaluate(target, new double[n * dim]);
        }
        points = target;
    }

    /** Energy and tangent gradient. */
    private double evaluate(double[] at, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double square = 0;
                for (int d = 0; d < dim; d++) {
                    double difference = at[i * dim + d] - at[j * dim + d];
                    square += difference * difference;
                }
                double distance = Math.sqrt(square);
                double force = 1 / (square * distance);
                sum += 1 / distance;
                for (int d = 0; d < dim; d++) {
                    double difference = force * (at[i * dim + d] - at[j * dim + d]);
                    gradient[i * dim + d] -= difference;
                    gradient[j * dim + d] += difference;
                }
            }
        }
        for (int i = 0; i < n; i++) {
            double along = dot(gradient, i, at, i);
            for (int d = i * dim; d < (i + 1) * dim; d++) {
                gradient[d] -= along * at[d];
            }
        }
        return sum;
    }

    private double[] moved(double[] from, double[] gradient, double size) {
        double[] target = new double[n * dim];
        for (int i = 0; i < n; i++) {
            for (int d = i * dim; d < (i + 1) * dim; d++) {
                target[d] = from[d] - size * gradient[d];
            }
            double norm = Math.sqrt(dot(target, i, target, i));
            for (int d = i * dim; d < (i + 1) * dim; d++) {
                target[d] /= norm;
            }
        }
        return target;
    }

    private double dot(double[] x, int i, double[] y, int j) {
        double sum = 0;
        for (int d = 0; d < dim; d++) {
            sum += x[i * dim + d] * y[j * dim + d];
        }
        return sum;
    }

    double[] points() {
        return points;
    }

    double energy() {
        return energy;
    }
}
