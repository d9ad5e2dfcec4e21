package org.ternion.trading.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ternion.trading.DecimalText;

/** The distinct numbers of a column, as names of an axis: none (NaN) first, then rising. */
final class Keys {
    private final double[] column;
    private final double[] distinct;
    private final boolean none;
    private final GridAxis axis;

    private Keys(double[] column, double[] distinct, boolean none, GridAxis axis) {
        this.column = column;
        this.distinct = distinct;
        this.none = none;
        this.axis = axis;
    }

    static Keys of(NumberTable table, String name, String label) {
        double[] column = table.column(name);
        boolean none = Arrays.stream(column).anyMatch(Double::isNaN);
        double[] distinct = Arrays.stream(column).filter(key -> !Double.isNaN(key)).map(key -> key + 0.0).sorted()
                .distinct().toArray();
        List<String> names = new ArrayList<>(none ? List.of("none") : List.of());
        for (double key : distinct) {
            names.add(text(key));
        }
        return new Keys(column, distinct, none, GridAxis.names(name, label, names));
    }

    private static String text(double key) {
        String text = DecimalText.of(key);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    GridAxis axis() {
        return axis;
    }

    int size() {
        return axis.size();
    }

    /** Index of the key in a row of the table. */
    int indexOf(int row) {
        double key = column[row];
        return Double.isNaN(key) ? 0 : Arrays.binarySearch(distinct, key + 0.0) + (none ? 1 : 0);
    }
}
