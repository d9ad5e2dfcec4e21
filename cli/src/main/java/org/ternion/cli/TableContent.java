package org.ternion.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.ternion.vpm.ScoreMatrix;

/** The numeric columns of a table file, NaN where a cell has no value, and where they came from. */
final class TableContent {
    private final String source;
    private final List<String> names;
    private final List<String> ids;
    private final double[][] columns;
    private final int[] rows;
    private final int documents;
    private final IntFunction<String> rowPlace;

    private TableContent(String source, List<String> names, List<String> ids, double[][] columns, int[] rows,
            int documents, IntFunction<String> rowPlace) {
        this.source = source;
        this.names = names;
        this.ids = ids;
        this.columns = columns;
        this.rows = rows;
        this.documents = documents;
        this.rowPlace = rowPlace;
    }

    /** Takes over the columns; {@code ids} is empty where there are none, {@code rowPlace} names a row for people. */
    static TableContent of(String source, List<String> names, List<String> ids, double[][] columns, int documents,
            IntFunction<String> rowPlace) {
        return new TableContent(source, names, ids, columns, null, documents, rowPlace);
    }

    String source() {
        return source;
    }

    List<String> names() {
        return names;
    }

    int metrics() {
        return names.size();
    }

    int documents() {
        return documents;
    }

    /** The live column. */
    double[] column(int metric) {
        return columns[metric];
    }

    String place(int row, int metric) {
        return rowPlace.apply(row) + ", column '" + names.get(metric) + "'";
    }

    /** The rows of these numbers only. */
    TableContent keep(int[] kept) {
        double[][] fewer = new double[columns.length][];
        for (int m = 0; m < fewer.length; m++) {
            double[] column = columns[m];
            fewer[m] = Arrays.stream(kept).mapToDouble(r -> column[r]).toArray();
        }
        List<String> fewerIds = ids.isEmpty() ? ids : Arrays.stream(kept).mapToObj(ids::get).toList();
        return new TableContent(source, names, fewerIds, fewer, kept, kept.length, r -> rowPlace.apply(kept[r]));
    }

    /** Row numbers in the file of the documents, or null where every row is kept. */
    int[] rows() {
        return rows;
    }

    ScoreMatrix toScores() {
        int width = names.size();
        double[] rowMajor;
        try {
            rowMajor = new double[Math.multiplyExact(documents, width)];
        } catch (ArithmeticException e) {
            throw new BadInputException(
                    source + ": " + documents + " x " + width + " cells are more than can be held", e);
        }
        for (int m = 0; m < width; m++) {
            double[] column = columns[m];
            for (int r = 0; r < documents; r++) {
                rowMajor[r * width + m] = column[r];
            }
        }
        ScoreMatrix scores = ScoreMatrix.wrap(names, documents, rowMajor);
        return ids.isEmpty() ? scores : scores.withIds(ids);
    }
}
