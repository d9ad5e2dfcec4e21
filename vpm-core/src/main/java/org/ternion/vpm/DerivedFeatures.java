package org.ternion.vpm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ternion.core.FloatMatrix;

/** The derived columns of a {@link FeatureHint} for given metrics. */
final class DerivedFeatures {
    private final List<String> names;
    private final List<Column> columns;

    private DerivedFeatures(List<String> names, List<Column> columns) {
        this.names = names;
        this.columns = columns;
    }

    static DerivedFeatures of(FeatureHint hint, List<String> metricNames) {
        List<Column> columns = new ArrayList<>();
        int m = metricNames.size();
        switch (hint) {
            case NONE -> { }
            case XOR -> {
                if (m >= 2) {
                    columns.add(new Column(Rule.PRODUCT, 0, 1, "hint_product_" + join(metricNames, 0, 1)));
                    columns.add(new Column(Rule.ABS_DIFF, 0, 1, "hint_abs_diff_" + join(metricNames, 0, 1)));
                }
            }
            case RADIAL -> {
                if (m >= 2) {
                    columns.add(new Column(Rule.DISTANCE, 0, 1, "hint_radial_distance"));
                    columns.add(new Column(Rule.ANGLE, 0, 1, "hint_radial_angle"));
                }
            }
            case PRODUCT -> pairs(Rule.PRODUCT, "feature_product_", Math.min(4, m), metricNames, columns);
            case AUTO, AUTO_DIFF -> {
                pairs(Rule.PRODUCT, "auto_product_", Math.min(3, m), metricNames, columns);
                for (int i = 0; i < Math.min(2, m); i++) {
                    columns.add(new Column(Rule.PRODUCT, i, i, "auto_square_" + metricNames.get(i)));
                }
                if (hint == FeatureHint.AUTO_DIFF) {
                    pairs(Rule.ABS_DIFF, "auto_abs_diff_", Math.min(3, m), metricNames, columns);
                }
            }
        }
        List<String> names = new ArrayList<>(metricNames);
        Set<String> seen = new HashSet<>(metricNames);
        for (Column column : columns) {
            if (!seen.add(column.name())) {
                throw new IllegalArgumentException("derived metric name '" + column.name() + "' is already in use");
            }
            names.add(column.name());
        }
        return new DerivedFeatures(List.copyOf(names), columns);
    }

    /** Names of the base metrics, then of the derived ones. */
    List<String> names() {
        return names;
    }

    /** Whether nothing is derived. */
    boolean isEmpty() {
        return columns.isEmpty();
    }

    /** The base columns, then the derived ones; {@code base} itself when nothing is derived. */
    FloatMatrix widen(FloatMatrix base) {
        if (columns.isEmpty()) {
            return base;
        }
        int m = base.cols();
        int width = names.size();
        float[] in = base.backingArray();
        float[] out = new float[Math.multiplyExact(base.rows(), width)];
        for (int row = 0; row < base.rows(); row++) {
            System.arraycopy(in, row * m, out, row * width, m);
            for (int k = m; k < width; k++) {
                Column column = columns.get(k - m);
                double x = in[row * m + column.first()];
                double y = in[row * m + column.second()];
                out[row * width + k] = (float) column.rule().apply(x, y) + 0.0f;
            }
        }
        return FloatMatrix.wrap(out, base.rows(), width);
    }

    private static void pairs(Rule rule, String prefix, int first, List<String> names, List<Column> columns) {
        for (int i = 0; i < first; i++) {
            for (int j = i + 1; j < first; j++) {
                columns.add(new Column(rule, i, j, prefix + join(names, i, j)));
            }
        }
    }

    private static String join(List<String> names, int i, int j) {
        return names.get(i) + "_" + names.get(j);
    }

    private enum Rule {
        PRODUCT, ABS_DIFF, DISTANCE, ANGLE;

        double apply(double x, double y) {
            return switch (this) {
                case PRODUCT -> x * y;
                case ABS_DIFF -> Math.abs(x - y);
                case DISTANCE -> Math.sqrt((x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5));
                // StrictMath: the values enter the tile id, which must not depend on the platform.
                case ANGLE -> StrictMath.atan2(y - 0.5, x - 0.5);
            };
        }
    }

    private record Column(Rule rule, int first, int second, String name) {
    }
}
