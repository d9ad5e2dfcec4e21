package org.ternion.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What to do about cells without a value, which are NaN in a {@link TableContent}. */
enum MissingCells {
    /** They are an error. */
    REJECT {
        @Override
        TableContent treat(TableContent table, List<String> warnings) {
            List<String> first = new ArrayList<>();
            int count = 0;
            for (int m = 0; m < table.metrics(); m++) {
                count += countMissing(table.column(m));
            }
            for (int r = 0; r < table.documents() && first.size() < NAMED_CELLS; r++) {
                for (int m = 0; m < table.metrics() && first.size() < NAMED_CELLS; m++) {
                    if (Double.isNaN(table.column(m)[r])) {
                        first.add(table.place(r, m));
                    }
                }
            }
            if (count > 0) {
                throw new BadInputException(table.source() + ", " + first.get(0) + ": no value"
                        + (count > 1 ? ", " + count + " cells of the table have none ("
                                + first.stream().skip(1).map(place -> "also " + place).collect(Collectors.joining(", "))
                                + (count > first.size() ? ", .." : "") + ")" : "")
                        + "; use --missing drop to leave such rows out or --missing median to fill them");
            }
            return table;
        }
    },
    /** Their rows are left out. */
    DROP {
        @Override
        TableContent treat(TableContent table, List<String> warnings) {
            int[] kept = new int[table.documents()];
            int n = 0;
            for (int r = 0; r < kept.length; r++) {
                boolean complete = true;
                for (int m = 0; m < table.metrics() && complete; m++) {
                    complete = !Double.isNaN(table.column(m)[r]);
                }
                if (complete) {
                    kept[n++] = r;
                }
            }
            if (n == kept.length) {
                return table;
            }
            if (n == 0) {
                throw new BadInputException(table.source() + ": every row has a cell without a value, none is left");
            }
            warnings.add(kept.length - n + " of " + kept.length + " rows left out for cells without a value");
            return table.keep(Arrays.copyOf(kept, n));
        }
    },
    /** They get the median of their column. */
    MEDIAN {
        @Override
        TableContent treat(TableContent table, List<String> warnings) {
            for (int m = 0; m < table.metrics(); m++) {
                double[] column = table.column(m);
                double[] present = Arrays.stream(column).filter(x -> !Double.isNaN(x)).sorted().toArray();
                int missing = column.length - present.length;
                if (missing == 0) {
                    continue;
                }
                if (present.length == 0) {
                    throw new BadInputException(table.source() + ", column '" + table.names().get(m)
                            + "': no cell has a value, there is no median");
                }
                double median = median(present);
                for (int r = 0; r < column.length; r++) {
                    if (Double.isNaN(column[r])) {
                        column[r] = median;
                    }
                }
                warnings.add(missing + (missing == 1 ? " cell" : " cells") + " without a value in '"
                        + table.names().get(m) + "' filled with the median " + median);
            }
            return table;
        }
    };

    private static final int NAMED_CELLS = 3;

    /** Returns a table without NaN, the same one where possible; says what was done in {@code warnings}. */
    abstract TableContent treat(TableContent table, List<String> warnings);

    private static int countMissing(double[] column) {
        int count = 0;
        for (double x : column) {
            count += Double.isNaN(x) ? 1 : 0;
        }
        return count;
    }

    /** Half of each middle value first, because their sum may overflow. */
    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }
}
