package org.ternion.sphere.cone;

import java.util.Arrays;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;

/**
 * Where one head of a {@link ConeAttention} looks and what it makes of what it sees: axis, aperture, a weight per band
 * of shells, projections of keys and values, and a gate. Immutable; each {@code with..} returns a changed copy.
 */
public final class Cone {
    /** Aperture of the prototype, in radians. */
    public static final double BASE_APERTURE = 0.5;

    private static final double LOWEST = 0.1;
    private static final double WIDEST = 1.5;

    private final double[] axis;
    private final double aperture;
    private final double[] bandWeights;
    private final DoubleMatrix keyProjection;
    private final DoubleMatrix valueProjection;
    private final double gate;

    private Cone(double[] axis, double aperture, double[] bandWeights, DoubleMatrix keyProjection,
            DoubleMatrix valueProjection, double gate) {
        this.axis = axis;
        this.aperture = aperture;
        this.bandWeights = bandWeights;
        this.keyProjection = keyProjection;
        this.valueProjection = valueProjection;
        this.gate = gate;
    }

    /**
     * A cone that sees all shells alike, takes keys and values as they are, and has the gate 1.
     *
     * @param axis     finite, not zero, any norm; copied
     * @param aperture angle between axis and rim in radians, in {@code (0, pi]}
     * @return the cone
     * @throws IllegalArgumentException if the axis is zero or not finite, or the aperture out of range
     */
    public static Cone of(double[] axis, double aperture) {
        Checks.inRange(aperture, Double.MIN_VALUE, Math.PI, "aperture");
        return new Cone(Directions.unit(axis), aperture, new double[] {1}, null, null, 1);
    }

    /**
     * Aperture learned as a number without range: {@code 0.1 + 1.4 / (1 + exp(-logit))}.
     *
     * @param logit any value but NaN
     * @return radians in {@code [0.1, 1.5]}
     * @throws IllegalArgumentException if {@code logit} is NaN
     */
    public static double apertureOf(double logit) {
        Checks.inRange(logit, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "logit");
        return LOWEST + (WIDEST - LOWEST) / (1 + Math.exp(-logit));
    }

    /**
     * The same with other weights of bands: all shells are divided into as many bands of neighbours as there are
     * weights.
     *
     * @param weights finite, {@code >= 0}, at least one; 0 hides a band; copied
     * @return a new cone
     * @throws IllegalArgumentException if a weight is out of range or there is none
     */
    public Cone withBandWeights(double... weights) {
        Checks.inRange(weights.length, 1, Integer.MAX_VALUE, "number of bands");
        for (int band = 0; band < weights.length; band++) {
            Checks.inRange(weights[band], 0, Double.MAX_VALUE, "weight of band " + band);
        }
        return new Cone(axis, aperture, weights.clone(), keyProjection, valueProjection, gate);
    }

    /**
     * The same with other projections.
     *
     * @param key   columns of keys x components of the query; a key k is compared as {@code k * key}
     * @param value columns of values x components of the output
     * @return a new cone
     */
    public Cone withProjections(DoubleMatrix key, DoubleMatrix value) {
        requireFinite(key, "key projection");
        requireFinite(value, "value projection");
        return new Cone(axis, aperture, bandWeights, key, value, gate);
    }

    /**
     * The same with another gate: its share in the output relative to the gates of other cones that see something.
     *
     * @param newGate finite, {@code >= 0}
     * @return a new cone
     * @throws IllegalArgumentException if it is out of range
     */
    public Cone withGate(double newGate) {
        Checks.inRange(newGate, 0, Double.MAX_VALUE, "gate");
        return new Cone(axis, aperture, bandWeights, keyProjection, valueProjection, newGate);
    }

    /** The same with an aperture multiplied, at most pi. */
    Cone widened(double factor) {
        return new Cone(axis, Math.min(Math.PI, aperture * factor), bandWeights, keyProjection, valueProjection, gate);
    }

    private static void requireFinite(DoubleMatrix matrix, String name) {
        for (double value : matrix.backingArray()) {
            Checks.finite(value, name);
        }
    }

    /**
     * Direction of the axis.
     *
     * @return a new array, a unit vector
     */
    public double[] axis() {
        return axis.clone();
    }

    /** Live array. */
    double[] unitAxis() {
        return axis;
    }

    /**
     * Angle between axis and rim.
     *
     * @return radians in {@code (0, pi]}
     */
    public double aperture() {
        return aperture;
    }

    /**
     * Share in the output.
     *
     * @return {@code >= 0}
     */
    public double gate() {
        return gate;
    }

    /** Logarithm of the weight of the band of a shell, negative infinity for a hidden one. */
    double logWeight(int shell, int shells) {
        int band = (int) Math.min((long) shell * bandWeights.length / shells, bandWeights.length - 1);
        return Math.log(bandWeights[band]);
    }

    /** The vector whose dot product with a raw key is that of the projected key with the query. */
    double[] keyQuery(double[] query, int keyColumns) {
        if (keyProjection == null) {
            requireColumns("query", query.length, keyColumns);
            return query;
        }
        requireColumns("key projection", keyProjection.rows(), keyColumns);
        requireColumns("query", query.length, keyProjection.cols());
        double[] turned = new double[keyColumns];
        for (int i = 0; i < keyColumns; i++) {
            for (int j = 0; j < query.length; j++) {
                turned[i] += keyProjection.get(i, j) * query[j];
            }
        }
        return turned;
    }

    /** Number of components of what the cone returns. */
    int outputs(int valueColumns) {
        return valueProjection == null ? valueColumns : valueProjection.cols();
    }

    double[] project(double[] pooled) {
        if (valueProjection == null) {
            return pooled;
        }
        requireColumns("value projection", valueProjection.rows(), pooled.length);
        double[] projected = new double[valueProjection.cols()];
        for (int i = 0; i < pooled.length; i++) {
            for (int j = 0; j < projected.length; j++) {
                projected[j] += pooled[i] * valueProjection.get(i, j);
            }
        }
        return projected;
    }

    private static void requireColumns(String name, int actual, int expected) {
        if (actual != expected) {
            throw new IllegalArgumentException(name + " has size " + actual + ", " + expected + " expected");
        }
    }

    @Override
    public String toString() {
        return "cone of " + aperture + " rad around " + Arrays.toString(axis);
    }
}
