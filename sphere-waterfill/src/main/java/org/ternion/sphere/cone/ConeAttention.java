package org.ternion.sphere.cone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;

/**
 * Pools values of points that several cones around a query see. In a cone the logit of point j with key k, direction u
 * and shell s is
 * {@code (k W_k) . q / sqrt(size of k) + ln(weight of the band of s) - angle(u, axis)^2 / (2 aperture^2)};
 * points outside have none. The points with the largest logits share the output by softmax. All in double.
 *
 * <p>The projection of keys is applied to the query once, and not to every key. Immutable; safe for use by several
 * threads.
 */
public final class ConeAttention {
    /** An index holds directions rounded to float: its cones are widened by more than they moved. */
    private static final double ROUNDING = 1e-5;
    private static final double FINE = 0.5;
    private static final double COARSE = 2;

    private final DoubleMatrix keys;
    private final DoubleMatrix values;
    private final Directions directions;
    private final int[] shells;
    private final int shellCount;
    private final ConeIndex index;

    private ConeAttention(DoubleMatrix keys, DoubleMatrix values, Directions directions, int[] shells, int shellCount,
            ConeIndex index) {
        this.keys = keys;
        this.values = values;
        this.directions = directions;
        this.shells = shells;
        this.shellCount = shellCount;
        this.index = index;
    }

    /**
     * Attention over points, looking at every one for each cone.
     *
     * @param keys       one per row, finite
     * @param values     as many rows, finite
     * @param directions as many rows, finite, any norm; a zero direction is at a right angle to every axis
     * @param shells     one per row, in {@code [0, shellCount)}; copied
     * @param shellCount number of shells of the layout, {@code >= 1}
     * @return the attention
     * @throws IllegalArgumentException if the numbers of rows differ or a value is out of range
     */
    public static ConeAttention of(DoubleMatrix keys, DoubleMatrix values, DoubleMatrix directions, int[] shells,
            int shellCount) {
        int n = keys.rows();
        if (values.rows() != n || directions.rows() != n || shells.length != n) {
            throw new IllegalArgumentException(n + " keys, " + values.rows() + " values, " + directions.rows()
                    + " directions and " + shells.length + " shells: there must be as many of each");
        }
        Checks.inRange(shellCount, 1, Integer.MAX_VALUE, "shellCount");
        for (int shell : shells) {
            Checks.inRange(shell, 0, shellCount - 1, "shell");
        }
        requireFinite(keys, "key");
        requireFinite(values, "value");
        return new ConeAttention(keys, values, new Directions(directions), shells.clone(), shellCount, null);
    }

    private static void requireFinite(DoubleMatrix matrix, String name) {
        for (double value : matrix.backingArray()) {
            Checks.finite(value, name);
        }
    }

    /**
     * The same attention, looking only at points the index finds in a cone. The results are the same.
     *
     * @param newIndex built from the directions, rounded to float
     * @return a new attention
     * @throws IllegalArgumentException if the index has another number of points or dimension
     */
    public ConeAttention withIndex(ConeIndex newIndex) {
        if (newIndex.size() != directions.rows() || newIndex.dimension() != directions.dimension()) {
            throw new IllegalArgumentException("the index has " + newIndex + ", the attention " + directions.rows()
                    + " points of dimension " + directions.dimension());
        }
        return new ConeAttention(keys, values, directions, shells, shellCount, newIndex);
    }

    /**
     * Pools over some cones: the mean of their outputs, weighted by the gates of those that see a point.
     *
     * @param query  finite; as many components as keys have after the projections
     * @param cones  at least one, with axes of the dimension of the directions
     * @param params how many points, and how sharply
     * @return the result
     * @throws IllegalArgumentException if there is no cone, sizes do not fit or the query is not finite
     */
    public AttentionResult apply(double[] query, List<Cone> cones, AttentionParams params) {
        Checks.inRange(cones.size(), 1, Integer.MAX_VALUE, "number of cones");
        for (double component : query) {
            Checks.finite(component, "component of the query");
        }
        List<AttentionResult.Pooled> pooled = new ArrayList<>();
        double[] output = new double[cones.get(0).outputs(values.cols())];
        double gates = 0;
        for (Cone cone : cones) {
            AttentionResult.Pooled part = pool(query, cone, params);
            if (part.output().length != output.length) {
                throw new IllegalArgumentException("cones return " + output.length + " and " + part.output().length
                        + " components");
            }
            if (!part.isEmpty()) {
                gates += cone.gate();
                add(output, cone.gate(), part.output());
            }
            pooled.add(part);
        }
        for (int i = 0; gates > 0 && i < output.length; i++) {
            output[i] /= gates;
        }
        return new AttentionResult(output, pooled);
    }

    /**
     * Pools at two scales: twice as many cones of half the aperture with half as many points, and half as many cones of
     * twice the aperture with twice as many points; the two outputs are mixed by a softmax.
     *
     * @param query       finite
     * @param fine        {@code 2 params.cones()} cones, their apertures before they are halved
     * @param coarse      {@code max(1, params.cones() / 2)} cones, their apertures before they are doubled
     * @param fineLogit   finite, how much the fine output counts
     * @param coarseLogit finite, how much the coarse output counts
     * @param params      of the scale between
     * @return output; the fine cones first, then the coarse ones
     * @throws IllegalArgumentException as {@link #apply}, or if the numbers of cones do not fit
     */
    public AttentionResult applyTwoScales(double[] query, List<Cone> fine, List<Cone> coarse, double fineLogit,
            double coarseLogit, AttentionParams params) {
        requireCones(fine, params.fine(), "fine");
        requireCones(coarse, params.coarse(), "coarse");
        double difference = Checks.finite(coarseLogit, "coarseLogit") - Checks.finite(fineLogit, "fineLogit");
        double fineShare = 1 / (1 + Math.exp(difference));
        AttentionResult near = apply(query, widened(fine, FINE), params.fine());
        AttentionResult far = apply(query, widened(coarse, COARSE), params.coarse());
        double[] output = new double[near.output().length];
        if (far.output().length != output.length) {
            throw new IllegalArgumentException("fine cones return " + output.length + " components, coarse ones "
                    + far.output().length);
        }
        add(output, fineShare, near.output());
        add(output, 1 - fineShare, far.output());
        List<AttentionResult.Pooled> all = new ArrayList<>(near.pooled());
        all.addAll(far.pooled());
        return new AttentionResult(output, all);
    }

    private static void requireCones(List<Cone> cones, AttentionParams params, String scale) {
        if (cones.size() != params.cones()) {
            throw new IllegalArgumentException(cones.size() + " " + scale + " cones, " + params.cones() + " expected");
        }
    }

    private static List<Cone> widened(List<Cone> cones, double factor) {
        return cones.stream().map(cone -> cone.widened(factor)).toList();
    }

    private static void add(double[] sum, double factor, double[] values) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * values[i];
        }
    }

    private AttentionResult.Pooled pool(double[] query, Cone cone, AttentionParams params) {
        if (cone.unitAxis().length != directions.dimension()) {
            throw new IllegalArgumentException("axis has " + cone.unitAxis().length
                    + " components, directions have " + directions.dimension());
        }
        double[] turned = cone.keyQuery(query, keys.cols());
        int[] candidates = candidates(cone);
        double[] logits = new double[candidates.length];
        int inside = 0;
        for (int point : candidates) {
            double logit = logit(point, turned, cone);
            if (logit > Double.NEGATIVE_INFINITY) {
                candidates[inside] = point;
                logits[inside++] = logit;
            }
        }
        int kept = Math.min(inside, params.top());
        int[] order = IntStream.range(0, inside).boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -logits[i]).thenComparing(i -> candidates[i]))
                .limit(kept).mapToInt(Integer::intValue).toArray();
        double[] weights = softmax(order, logits, params.temperature());
        double[] sum = new double[values.cols()];
        int[] points = new int[kept];
        for (int i = 0; i < kept; i++) {
            points[i] = candidates[order[i]];
            for (int col = 0; col < sum.length; col++) {
                sum[col] += weights[i] * values.get(points[i], col);
            }
        }
        return new AttentionResult.Pooled(points, weights, cone.project(sum));
    }

    private int[] candidates(Cone cone) {
        if (index == null) {
            int[] all = new int[directions.rows()];
            Arrays.setAll(all, i -> i);
            return all;
        }
        float[] axis = new float[cone.unitAxis().length];
        for (int i = 0; i < axis.length; i++) {
            axis[i] = (float) cone.unitAxis()[i];
        }
        return index.cone(axis, cone.aperture() + ROUNDING).ids();
    }

    private double logit(int point, double[] turned, Cone cone) {
        double angle = directions.angle(point, cone.unitAxis());
        if (angle > cone.aperture()) {
            return Double.NEGATIVE_INFINITY;
        }
        double dot = 0;
        for (int i = 0; i < turned.length; i++) {
            dot += keys.get(point, i) * turned[i];
        }
        double away = angle / cone.aperture();
        return dot / Math.sqrt(turned.length) + cone.logWeight(shells[point], shellCount) - away * away / 2;
    }

    /** Weights in the order of the listed logits, the largest of which is the first. */
    private static double[] softmax(int[] order, double[] logits, double temperature) {
        double[] weights = new double[order.length];
        double sum = 0;
        for (int i = 0; i < order.length; i++) {
            weights[i] = Math.exp((logits[order[i]] - logits[order[0]]) / temperature);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
