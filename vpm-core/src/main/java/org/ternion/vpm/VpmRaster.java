package org.ternion.vpm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;

/**
 * A policy map in memory. Metrics are rows, documents are columns in task order; there is no padding. Immutable and
 * safe for use by several threads, as long as nobody writes to the live arrays it hands out.
 *
 * <p>Memory: four bytes per metric and document; blue rows that are all zero share one array.
 */
public final class VpmRaster implements PolicyMap {
    private final int documents;
    private final List<String> metricNames;
    private final List<String> documentIds;
    private final int[] rowNumbers;
    private final int[] metricOrder;
    private final MetricRange[] ranges;
    private final String task;
    private final TileId tileId;
    private final char[][] red;
    private final char[][] green;
    private final char[][] blue;

    private VpmRaster(Builder builder) {
        documents = builder.documents;
        metricNames = builder.metricNames.isEmpty() ? numbered(builder.metrics) : builder.metricNames;
        documentIds = builder.documentIds;
        rowNumbers = builder.rowNumbers;
        metricOrder = builder.metricOrder;
        ranges = builder.ranges.clone();
        task = builder.task;
        tileId = builder.tileId;
        red = builder.red.clone();
        green = builder.green.clone();
        blue = builder.blue.clone();
    }

    /**
     * A map of scores that are already in task order. Each metric is scaled by its own minimum and maximum: red is
     * {@code rint((x - min) / (max - min) * 65535)}, 0 everywhere for a constant metric; green is
     * {@code rint(rank / (documents - 1) * 65535)}, 32767 for a single document.
     *
     * @param metricNames         one name per row: not blank, unique; or empty
     * @param metricsByDocuments  finite scores, one row per metric; at least 1 x 1, not kept
     * @param ties                how equal scores of a metric share green values
     * @return the map
     * @throws IllegalArgumentException if the matrix is empty, a score is not finite or the names do not fit
     */
    public static VpmRaster ofMetricRows(List<String> metricNames, DoubleMatrix metricsByDocuments, TieRule ties) {
        Builder builder = builder(metricsByDocuments.rows(), metricsByDocuments.cols()).ties(ties);
        if (!metricNames.isEmpty()) {
            builder.metricNames(metricNames);
        }
        double[] row = new double[metricsByDocuments.cols()];
        for (int m = 0; m < metricsByDocuments.rows(); m++) {
            metricsByDocuments.copyRow(m, row, 0);
            builder.scores(m, row, null);
        }
        return builder.build();
    }

    /**
     * Starts a map of known size.
     *
     * @param metrics   number of rows, {@code >= 1}
     * @param documents number of columns, {@code >= 1}
     * @return a builder that still needs samples for every metric
     * @throws IllegalArgumentException if a number is not positive
     */
    public static Builder builder(int metrics, int documents) {
        return new Builder(Checks.inRange(metrics, 1, Integer.MAX_VALUE, "metrics"),
                Checks.inRange(documents, 1, Integer.MAX_VALUE, "documents"));
    }

    @Override
    public int metrics() {
        return red.length;
    }

    @Override
    public int documents() {
        return documents;
    }

    @Override
    public List<String> metricNames() {
        return metricNames;
    }

    @Override
    public List<String> documentIds() {
        return documentIds;
    }

    @Override
    public int document(int column) {
        Objects.checkIndex(column, documents);
        return rowNumbers == null ? column : rowNumbers[column];
    }

    @Override
    public int originalMetric(int metric) {
        Objects.checkIndex(metric, metrics());
        return metricOrder == null ? metric : metricOrder[metric];
    }

    @Override
    public Optional<MetricRange> range(int metric) {
        return Optional.ofNullable(ranges[metric]);
    }

    @Override
    public Optional<String> task() {
        return Optional.ofNullable(task);
    }

    @Override
    public Optional<TileId> tileId() {
        return Optional.ofNullable(tileId);
    }

    @Override
    public char[] red(int metric) {
        return red[metric];
    }

    @Override
    public char[] green(int metric) {
        return green[metric];
    }

    @Override
    public char[] blue(int metric) {
        return blue[metric];
    }

    @Override
    public String toString() {
        return metrics() + " metrics x " + documents + " documents";
    }

    private static List<String> numbered(int metrics) {
        List<String> names = new ArrayList<>(metrics);
        for (int m = 0; m < metrics; m++) {
            names.add("m" + m);
        }
        return List.copyOf(names);
    }

    /**
     * Collects the parts of a map. Samples are required for every metric, everything else is optional. Settings hold
     * for the calls after them. Not safe for use by several threads.
     */
    public static final class Builder {
        private final int metrics;
        private final int documents;
        private final MetricRange[] ranges;
        private final char[][] red;
        private final char[][] green;
        private final char[][] blue;
        private List<String> metricNames = List.of();
        private List<String> documentIds = List.of();
        private int[] rowNumbers;
        private int[] metricOrder;
        private String task;
        private TileId tileId;
        private TieRule ties = TieRule.MID_RANK;
        private char[] zeros;

        private Builder(int metrics, int documents) {
            this.metrics = metrics;
            this.documents = documents;
            ranges = new MetricRange[metrics];
            red = new char[metrics][];
            green = new char[metrics][];
            blue = new char[metrics][];
        }

        /**
         * Names the metrics.
         *
         * @param names one per row: not blank, unique
         * @return this builder
         * @throws IllegalArgumentException if the number is wrong or a name is blank or repeated
         */
        public Builder metricNames(List<String> names) {
            Checks.inRange(names.size(), metrics, metrics, "number of metric names");
            Set<String> seen = new HashSet<>();
            for (String name : names) {
                if (name == null || name.isBlank()) {
                    throw new IllegalArgumentException("metric names must not be blank");
                }
                if (!seen.add(name)) {
                    throw new IllegalArgumentException("metric name '" + name + "' is used twice");
                }
            }
            metricNames = List.copyOf(names);
            return this;
        }

        /**
         * Names the documents.
         *
         * @param ids one per column, not null; may repeat; empty for a map without ids
         * @return this builder
         * @throws IllegalArgumentException if the number is wrong
         */
        public Builder documentIds(List<String> ids) {
            if (!ids.isEmpty()) {
                Checks.inRange(ids.size(), documents, documents, "number of document ids");
            }
            documentIds = List.copyOf(ids);
            return this;
        }

        /**
         * Says where the columns come from; without this call column c is row c of the table.
         *
         * @param rows row numbers in the original table, column by column: distinct, {@code >= 0}; copied
         * @return this builder
         * @throws IllegalArgumentException if the number is wrong or a row number is negative or repeated
         */
        public Builder documents(int[] rows) {
            Checks.inRange(rows.length, documents, documents, "number of row numbers");
            int[] copy = rows.clone();
            checkDistinct(copy);
            rowNumbers = copy;
            return this;
        }

        /**
         * Says where the rows come from; without this call row m is metric m of the table.
         *
         * @param order a permutation of {@code 0 .. metrics-1}: number of the original metric, row by row; copied
         * @return this builder
         * @throws IllegalArgumentException if it is not a permutation
         */
        public Builder metricOrder(int[] order) {
            metricOrder = Checks.permutation(order.clone(), metrics, "metric order");
            return this;
        }

        /**
         * Says what the columns are ordered by.
         *
         * @param task the task text
         * @return this builder
         */
        public Builder task(String task) {
            this.task = Objects.requireNonNull(task, "task");
            return this;
        }

        /**
         * Gives the map an id.
         *
         * @param tileId names the content
         * @return this builder
         */
        public Builder tileId(TileId tileId) {
            this.tileId = Objects.requireNonNull(tileId, "tileId");
            return this;
        }

        /**
         * Chooses how equal scores share green values in later calls of {@link #scores}.
         *
         * @param ties {@link TieRule#MID_RANK} unless set
         * @return this builder
         */
        public Builder ties(TieRule ties) {
            this.ties = Objects.requireNonNull(ties, "ties");
            return this;
        }

        /**
         * Computes the samples of one metric. Red is {@code rint(clamp((x - min) / (max - min), 0, 1) * 65535)}, 0 when
         * {@code min == max}; green ranks {@code (x - min) / (max - min)} before clamping; blue is 0. O(n).
         *
         * @param metric row, in {@code [0, metrics)}
         * @param values finite scores, column by column; not kept
         * @param range  scores shown as 0 and 65535, or null for the smallest and largest of {@code values}
         * @return this builder
         * @throws IllegalArgumentException  if the length is wrong, a score is not finite or the range is not set
         * @throws IndexOutOfBoundsException if {@code metric} is out of range
         */
        public Builder scores(int metric, double[] values, MetricRange range) {
            Objects.checkIndex(metric, metrics);
            Checks.inRange(values.length, documents, documents, "number of scores");
            if (range != null && !range.isSet()) {
                throw new IllegalArgumentException("range of " + label(metric) + " must be set");
            }
            MetricRange own = ownRange(metric, values);
            MetricRange used = range == null ? own : range;
            double[] unit = Channels.unit(values, own, used);
            ranges[metric] = used;
            red[metric] = Channels.red(unit, used);
            green[metric] = Channels.green(unit, ties);
            blue[metric] = zeros();
            return this;
        }

        /**
         * Takes over the samples of one metric without copying: do not modify them afterwards. The range stays unknown.
         *
         * @param metric row, in {@code [0, metrics)}
         * @param red    unit scores times 65535, at least {@code documents} samples
         * @param green  percentiles times 65535, at least {@code documents} samples
         * @param blue   auxiliary samples, at least {@code documents}, or null for zeros
         * @return this builder
         * @throws IllegalArgumentException  if a channel is too short
         * @throws IndexOutOfBoundsException if {@code metric} is out of range
         */
        public Builder channels(int metric, char[] red, char[] green, char[] blue) {
            Objects.checkIndex(metric, metrics);
            char[] third = blue == null ? zeros() : blue;
            for (char[] channel : new char[][] {red, green, third}) {
                Checks.inRange(channel.length, documents, Integer.MAX_VALUE, "number of samples");
            }
            ranges[metric] = null;
            this.red[metric] = red;
            this.green[metric] = green;
            this.blue[metric] = third;
            return this;
        }

        /**
         * Makes the map.
         *
         * @return an immutable map
         * @throws IllegalStateException if a metric has no samples
         */
        public VpmRaster build() {
            for (int m = 0; m < metrics; m++) {
                if (red[m] == null) {
                    throw new IllegalStateException(label(m) + " has no samples");
                }
            }
            return new VpmRaster(this);
        }

        private char[] zeros() {
            if (zeros == null) {
                zeros = new char[documents];
            }
            return zeros;
        }

        private MetricRange ownRange(int metric, double[] values) {
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < values.length; c++) {
                double x = values[c];
                if (!Double.isFinite(x)) {
                    throw new IllegalArgumentException(label(metric) + ", column " + c + ": scores must be finite, was "
                            + x);
                }
                min = Math.min(min, x);
                max = Math.max(max, x);
            }
            return new MetricRange(min, max);
        }

        private String label(int metric) {
            return "metric " + metric + (metricNames.isEmpty() ? "" : " '" + metricNames.get(metric) + "'");
        }

        private static void checkDistinct(int[] rows) {
            int max = 0;
            for (int row : rows) {
                max = Math.max(max, Checks.inRange(row, 0, Integer.MAX_VALUE, "row number"));
            }
            if (max / 64 <= rows.length) {
                BitSet seen = new BitSet(max + 1);
                for (int row : rows) {
                    if (seen.get(row)) {
                        throw repeated(row);
                    }
                    seen.set(row);
                }
                return;
            }
            // Few rows of a large table: a bit for every row of the table would be larger than the rows themselves.
            int[] sorted = rows.clone();
            Arrays.sort(sorted);
            for (int i = 1; i < sorted.length; i++) {
                if (sorted[i] == sorted[i - 1]) {
                    throw repeated(sorted[i]);
                }
            }
        }

        private static IllegalArgumentException repeated(int row) {
            return new IllegalArgumentException("row number " + row + " is used twice");
        }
    }
}
