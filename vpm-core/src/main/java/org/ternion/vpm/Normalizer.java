package org.ternion.vpm;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.FloatMatrix;
import org.ternion.core.Parallel;
import org.ternion.vpm.simd.UnitScale;

/**
 * Maps every metric to [0, 1] by a range that may follow the data. Immutable: {@link #update} returns a new one.
 *
 * <p>A score x becomes {@code clamp((x - min) / (max - min), 0, 1)}, computed in double and rounded once to float. A
 * metric whose range is unset or narrower than {@value #CONSTANT_SPAN} becomes 0.5 throughout. The result never holds
 * -0.0.
 */
public final class Normalizer {
    /** Ranges narrower than this, in the units of the metric, count as constant. */
    public static final double CONSTANT_SPAN = 1e-12;

    /** Documents a thread gets at least. */
    private static final int GRAIN = 1 << 14;

    private final List<String> metricNames;
    private final double alpha;
    private final NonFinitePolicy policy;
    private final double[] min;
    private final double[] max;

    private Normalizer(List<String> metricNames, double alpha, NonFinitePolicy policy, double[] min, double[] max) {
        this.metricNames = metricNames;
        this.alpha = alpha;
        this.policy = policy;
        this.min = min;
        this.max = max;
    }

    /**
     * A normaliser without ranges.
     *
     * @param metricNames one name per column, not empty
     * @param alpha       weight of a new batch in the range, in [0, 1]
     * @param policy      what to do with NaN and infinities
     * @return the normaliser
     * @throws IllegalArgumentException if there is no name or {@code alpha} is outside [0, 1]
     */
    public static Normalizer empty(List<String> metricNames, double alpha, NonFinitePolicy policy) {
        if (metricNames.isEmpty()) {
            throw new IllegalArgumentException("a normaliser needs at least one metric");
        }
        Checks.inRange(alpha, 0, 1, "alpha");
        double[] unset = new double[metricNames.size()];
        Arrays.fill(unset, Double.NaN);
        return new Normalizer(List.copyOf(metricNames), alpha, Objects.requireNonNull(policy, "policy"), unset, unset);
    }

    /**
     * A normaliser with given ranges, which {@link #update} does not move.
     *
     * @param metricNames one name per column, not empty
     * @param ranges      a range for each name; other names are not used
     * @param policy      what to do with NaN and infinities
     * @return the normaliser
     * @throws IllegalArgumentException if there is no name or a name has no range
     */
    public static Normalizer fixed(List<String> metricNames, Map<String, MetricRange> ranges, NonFinitePolicy policy) {
        Normalizer empty = empty(metricNames, 0, policy);
        double[] min = new double[metricNames.size()];
        double[] max = new double[metricNames.size()];
        for (int j = 0; j < min.length; j++) {
            MetricRange range = ranges.get(metricNames.get(j));
            if (range == null || !range.isSet()) {
                throw new IllegalArgumentException("no range is given for metric '" + metricNames.get(j) + "'");
            }
            min[j] = range.min();
            max[j] = range.max();
        }
        return new Normalizer(empty.metricNames, 0, policy, min, max);
    }

    /**
     * Moves the ranges towards a batch: an unset range becomes that of the batch, any other
     * {@code (1 - alpha) * old + alpha * batch} at both ends. A column without finite scores changes nothing.
     *
     * @param batch a table with the metrics of this normaliser
     * @return the normaliser after the batch
     * @throws ShapeException     if the metrics differ
     * @throws NonFiniteException if a score is not finite and the policy rejects it
     */
    public Normalizer update(ScoreMatrix batch) {
        checkMetrics(batch);
        return update(ColumnExtent.of(batch, policy, 1));
    }

    Normalizer update(ColumnExtent batch) {
        double[] newMin = min.clone();
        double[] newMax = max.clone();
        for (int j = 0; j < newMin.length; j++) {
            if (Double.isNaN(batch.min(j))) {
                continue;
            }
            boolean unset = Double.isNaN(min[j]);
            newMin[j] = unset ? batch.min(j) : (1 - alpha) * min[j] + alpha * batch.min(j);
            newMax[j] = unset ? batch.max(j) : (1 - alpha) * max[j] + alpha * batch.max(j);
        }
        return new Normalizer(metricNames, alpha, policy, newMin, newMax);
    }

    /**
     * Maps a table to canonical values. O(elements).
     *
     * @param scores a table with the metrics of this normaliser
     * @return documents x metrics, in [0, 1], or NaN where {@link NonFinitePolicy#IGNORE} let a NaN through
     * @throws ShapeException     if the metrics differ
     * @throws NonFiniteException if a score is not finite and the policy rejects it
     */
    public FloatMatrix normalize(ScoreMatrix scores) {
        checkMetrics(scores);
        return normalize(scores, ColumnExtent.of(scores, policy, 1), 1);
    }

    /** As {@link #normalize(ScoreMatrix)} on several threads; the extent of the scores is known and accepted. */
    FloatMatrix normalize(ScoreMatrix scores, ColumnExtent extent, int parallelism) {
        double[] x = scores.backingArray();
        float[] out = new float[x.length];
        int cols = min.length;
        Scaling scaling = new Scaling(extent, x.length);
        Parallel.ranges(parallelism, scores.documents(), GRAIN, (from, to) ->
                scaling.apply(x, from * cols, to * cols, out));
        return FloatMatrix.wrap(out, scores.documents(), cols);
    }

    /** Canonical values of some metrics only, documents x these metrics. */
    FloatMatrix columns(ScoreMatrix scores, int[] metrics, int parallelism) {
        double[] x = scores.backingArray();
        float[] out = new float[Math.multiplyExact(scores.documents(), metrics.length)];
        Parallel.ranges(parallelism, scores.documents(), GRAIN, (from, to) -> {
            int at = from * metrics.length;
            for (int row = from; row < to; row++) {
                for (int metric : metrics) {
                    out[at++] = canonical(x[row * min.length + metric], metric);
                }
            }
        });
        return FloatMatrix.wrap(out, scores.documents(), metrics.length);
    }

    /** Maps whole rows, a strip of several at a time. */
    final class Scaling {
        private final boolean plain;
        private final double[] low;
        private final double[] span;

        /**
         * @param extent   of the scores to map
         * @param elements as many as will be mapped at once
         */
        Scaling(ColumnExtent extent, int elements) {
            int cols = min.length;
            boolean ordinary = extent.allFinite();
            for (int j = 0; j < cols; j++) {
                ordinary &= !constant(j) && Double.isFinite(max[j] - min[j]) && Double.isFinite(extent.max(j) - min[j])
                        && Double.isFinite(extent.min(j) - min[j]);
            }
            plain = ordinary;
            int strip = ColumnExtent.stripLength(cols, elements);
            low = new double[strip];
            span = new double[strip];
            for (int k = 0; k < strip; k++) {
                low[k] = min[k % cols];
                span[k] = max[k % cols] - min[k % cols];
            }
        }

        /** Elements {@code [from, to)} of {@code x}, which are whole rows, to the same places of {@code out}. */
        void apply(double[] x, int from, int to, float[] out) {
            if (!plain) {
                for (int at = from; at < to; at += min.length) {
                    for (int j = 0; j < min.length; j++) {
                        out[at + j] = canonical(x[at + j], j);
                    }
                }
                return;
            }
            for (int at = from; at < to; at += low.length) {
                UnitScale.CHOSEN.apply(x, at, Math.min(low.length, to - at), low, span, out);
            }
        }
    }

    /**
     * Metric names, column by column.
     *
     * @return an unmodifiable list
     */
    public List<String> metricNames() {
        return metricNames;
    }

    /**
     * Range of one metric.
     *
     * @param metric in {@code [0, metricNames().size())}
     * @return the range, {@link MetricRange#UNSET} before the first finite score
     */
    public MetricRange range(int metric) {
        return Double.isNaN(min[metric]) ? MetricRange.UNSET : new MetricRange(min[metric], max[metric]);
    }

    /**
     * Range of every metric.
     *
     * @return name to range, in column order
     */
    public Map<String, MetricRange> ranges() {
        Map<String, MetricRange> ranges = new LinkedHashMap<>();
        for (int j = 0; j < min.length; j++) {
            ranges.put(metricNames.get(j), range(j));
        }
        return Collections.unmodifiableMap(ranges);
    }

    private boolean constant(int j) {
        return !(max[j] - min[j] >= CONSTANT_SPAN);
    }

    private float canonical(double x, int j) {
        if (Double.isNaN(x)) {
            return Float.NaN;
        }
        if (Double.isInfinite(x)) {
            return x > 0 ? 1 : 0;
        }
        if (constant(j)) {
            return 0.5f;
        }
        // Quarters, so that a difference of the largest doubles does not overflow; exact unless the range is denormal.
        boolean wide = !Double.isFinite(max[j] - min[j]) || !Double.isFinite(x - min[j]);
        double unit = wide ? (x / 4 - min[j] / 4) / (max[j] / 4 - min[j] / 4) : (x - min[j]) / (max[j] - min[j]);
        return (float) Math.max(0.0, Math.min(1.0, unit));
    }

    private void checkMetrics(ScoreMatrix scores) {
        if (!scores.metricNames().equals(metricNames)) {
            throw new ShapeException("metrics " + metricNames + " expected, got " + scores.metricNames());
        }
    }
}
