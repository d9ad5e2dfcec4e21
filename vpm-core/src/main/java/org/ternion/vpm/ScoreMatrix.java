package org.ternion.vpm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ternion.core.Checks;

/**
 * A table of scores: documents (rows) by metrics (columns), row-major doubles in the caller's units, with unique metric
 * names and, if wanted, document ids. Immutable. NaN and infinities are accepted here and judged by the normaliser.
 */
public final class ScoreMatrix {
    private final List<String> metricNames;
    private final List<String> documentIds;
    private final int documents;
    private final double[] values;
    private final List<String> warnings;

    private ScoreMatrix(List<String> metricNames, List<String> documentIds, int documents, double[] values,
            List<String> warnings) {
        this.warnings = warnings;
        this.metricNames = metricNames;
        this.documentIds = documentIds;
        this.documents = documents;
        this.values = values;
    }

    /**
     * Copies a table.
     *
     * @param metricNames one name per column: not blank, unique
     * @param documents   number of rows, {@code >= 1}
     * @param rowMajor    {@code documents * metricNames.size()} scores, copied
     * @return the table, without ids
     * @throws IllegalArgumentException if the table is empty, a name is blank or repeated, or the length does not fit
     */
    public static ScoreMatrix copyOf(List<String> metricNames, int documents, double[] rowMajor) {
        return wrap(metricNames, documents, rowMajor.clone());
    }

    /**
     * Takes over an array without copying: do not modify it afterwards.
     *
     * @param metricNames one name per column: not blank, unique
     * @param documents   number of rows, {@code >= 1}
     * @param rowMajor    {@code documents * metricNames.size()} scores
     * @return the table, without ids
     * @throws IllegalArgumentException if the table is empty, a name is blank or repeated, or the length does not fit
     */
    public static ScoreMatrix wrap(List<String> metricNames, int documents, double[] rowMajor) {
        List<String> names = checkNames(metricNames);
        if (documents < 1) {
            throw new IllegalArgumentException("a score matrix needs at least one document");
        }
        Checks.shape(rowMajor.length, documents, names.size());
        return new ScoreMatrix(names, List.of(), documents, rowMajor, List.of());
    }

    /**
     * Copies single-precision scores; they are widened to double.
     *
     * @param metricNames one name per column: not blank, unique
     * @param documents   number of rows, {@code >= 1}
     * @param rowMajor    {@code documents * metricNames.size()} scores
     * @return the table, without ids
     * @throws IllegalArgumentException if the table is empty, a name is blank or repeated, or the length does not fit
     */
    public static ScoreMatrix ofFloats(List<String> metricNames, int documents, float[] rowMajor) {
        double[] wide = new double[rowMajor.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = rowMajor[i];
        }
        return wrap(metricNames, documents, wide);
    }

    /**
     * A table whose columns need not match the declared names. With {@link WidthPolicy#RECONCILE} the first names are
     * used when there are fewer columns, and surplus columns are called {@code col_i} by their index.
     *
     * @param declaredNames names of the columns expected: not blank, unique
     * @param documents     number of rows, {@code >= 1}
     * @param columns       number of columns, {@code >= 1}
     * @param rowMajor      {@code documents * columns} scores; kept, do not modify afterwards
     * @param policy        what to do when the widths differ
     * @return the table, with a warning when the names were adjusted
     * @throws ShapeException           if the widths differ and the policy is {@link WidthPolicy#STRICT}
     * @throws IllegalArgumentException if the table is empty, a name is blank or repeated, or the length does not fit
     */
    public static ScoreMatrix reconcile(List<String> declaredNames, int documents, int columns, double[] rowMajor,
            WidthPolicy policy) {
        int declared = declaredNames.size();
        if (columns == declared) {
            return wrap(declaredNames, documents, rowMajor);
        }
        String found = declared + " metrics declared, " + columns + " columns found";
        if (policy == WidthPolicy.STRICT) {
            throw new ShapeException(found);
        }
        List<String> names = new ArrayList<>(declaredNames.subList(0, Math.min(declared, columns)));
        for (int i = declared; i < columns; i++) {
            names.add("col_" + i);
        }
        ScoreMatrix table = wrap(names, documents, rowMajor);
        String warning = found + (columns < declared
                ? ": no scores for " + declaredNames.subList(columns, declared)
                : ": named " + names.subList(declared, columns));
        return new ScoreMatrix(table.metricNames, List.of(), documents, rowMajor, List.of(warning));
    }

    /**
     * The same table with document ids.
     *
     * @param ids one id per row, not null; may repeat
     * @return a table that shares the scores
     * @throws IllegalArgumentException if the number of ids is not {@code documents()}
     */
    public ScoreMatrix withIds(List<String> ids) {
        if (ids.size() != documents) {
            throw new IllegalArgumentException(documents + " document ids expected, got " + ids.size());
        }
        return new ScoreMatrix(metricNames, List.copyOf(ids), documents, values, warnings);
    }

    /**
     * Number of documents (rows).
     *
     * @return {@code >= 1}
     */
    public int documents() {
        return documents;
    }

    /**
     * Number of metrics (columns).
     *
     * @return {@code >= 1}
     */
    public int metrics() {
        return metricNames.size();
    }

    /**
     * Metric names, column by column.
     *
     * @return an unmodifiable list of {@code metrics()}
     */
    public List<String> metricNames() {
        return metricNames;
    }

    /**
     * Document ids, row by row.
     *
     * @return an unmodifiable list of {@code documents()}, or an empty one when the table has no ids
     */
    public List<String> documentIds() {
        return documentIds;
    }

    /**
     * What had to be adjusted to make this table.
     *
     * @return one line each, usually none
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * One score.
     *
     * @param document in {@code [0, documents())}
     * @param metric   in {@code [0, metrics())}
     * @return the score in the caller's units
     * @throws IndexOutOfBoundsException if an index is out of range
     */
    public double get(int document, int metric) {
        Objects.checkIndex(document, documents);
        Objects.checkIndex(metric, metrics());
        return values[document * metrics() + metric];
    }

    /**
     * The live array behind this table, read-only by contract: for loops that cannot afford a copy.
     *
     * @return {@code documents() * metrics()} scores, row-major
     */
    public double[] backingArray() {
        return values;
    }

    private static List<String> checkNames(List<String> metricNames) {
        if (metricNames.isEmpty()) {
            throw new IllegalArgumentException("a score matrix needs at least one metric");
        }
        Set<String> seen = new HashSet<>();
        for (String name : metricNames) {
            if (name == null || name.isBlank()) {
                throw new IllegalArgumentException("metric names must not be blank");
            }
            if (!seen.add(name)) {
                throw new IllegalArgumentException("metric name '" + name + "' is used twice");
            }
        }
        return List.copyOf(metricNames);
    }
}
