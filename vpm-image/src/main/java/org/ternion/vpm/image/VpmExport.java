package org.ternion.vpm.image;

import java.math.BigInteger;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.ternion.vpm.MetricRange;

/** A picture as a tree for JSON: header, metadata and, if wanted, samples. */
public final class VpmExport {
    private static final double FULL = 65535;

    private final VpmImage image;
    private final ExportOptions options;

    private VpmExport(VpmImage image, ExportOptions options) {
        this.image = image;
        this.options = options;
    }

    /**
     * The picture as maps, lists, strings, numbers, booleans and null. Reads every metric row if samples are wanted and
     * keeps two bytes per sample.
     *
     * @param image   an open picture
     * @param options which samples
     * @return a new map; its lists of samples compute their numbers when asked and cannot be changed
     * @throws VpmFormatException if a row that is read is damaged
     */
    public static Map<String, Object> tree(VpmImage image, ExportOptions options) {
        return new VpmExport(image, options).tree();
    }

    private Map<String, Object> tree() {
        VpmHeader header = image.header();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", "VPM-IMG/v1");
        tree.put("magic", "VPM1");
        tree.put("version", VpmHeader.VERSION);
        tree.put("M", image.metrics());
        tree.put("D_physical", header.columns());
        tree.put("D_logical", image.documents());
        tree.put("h_meta", header.headerRows());
        tree.put("level", header.level());
        tree.put("doc_block_size", header.docBlock());
        tree.put("agg_id", header.agg().number());
        tree.put("normalized_flag", header.normFlag() ? 1 : 0);
        List<MetricRange> ranges = IntStream.range(0, image.metrics())
                .mapToObj(m -> image.range(m).orElse(MetricRange.UNSET)).toList();
        boolean known = ranges.stream().allMatch(MetricRange::isSet);
        tree.put("min_vals", known ? ranges.stream().map(MetricRange::min).toList() : null);
        tree.put("max_vals", known ? ranges.stream().map(MetricRange::max).toList() : null);
        tree.put("vmeta", image.metadata().map(VpmExport::metadata).orElse(null));
        if (options.values() != ExportOptions.Values.NONE) {
            tree.put("data", data());
        }
        return tree;
    }

    private static Map<String, Object> metadata(VpmMetadata m) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("version", MetadataLayout.VERSION);
        tree.put("kind", m.kind().number());
        tree.put("level", m.level());
        tree.put("agg_id", m.agg().number());
        tree.put("metric_count", m.metricCount());
        tree.put("doc_count", m.docCount());
        tree.put("doc_block_size", m.docBlock());
        tree.put("task_hash", Integer.toUnsignedLong(m.taskHash()));
        tree.put("tile_id_hex", m.tile().hex());
        tree.put("parent_id_hex", m.parent().hex());
        tree.put("step_id", unsigned(m.stepId()));
        tree.put("parent_step_id", unsigned(m.parentStepId()));
        tree.put("timestamp_ns", unsigned(m.timestampNanos()));
        tree.put("weights_len", m.weights().map(w -> MetricWeights.bytes(w.size())).orElse(0));
        tree.put("ptr_count", m.pointers().size());
        return tree;
    }

    /** A number that JSON writers print without a sign. */
    private static Number unsigned(long value) {
        return value >= 0 ? (Number) value : new BigInteger(Long.toUnsignedString(value));
    }

    private Map<String, Object> data() {
        int end = Math.min(image.documents(), options.maxColumns());
        int n = (int) ((end + (long) options.step() - 1) / options.step());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("doc_indices", new Numbers(n, i -> i * options.step()));
        tree.put("channels_included", options.channels().name());
        tree.put("mode", options.values().key());
        List<Map<String, Object>> rows = new ArrayList<>(image.metrics());
        for (int m = 0; m < image.metrics(); m++) {
            List<char[]> row = List.of(image.red(m), image.green(m), image.blue(m));
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("metric_index", m);
            for (int c = 0; c < options.channels().name().length(); c++) {
                entry.put(options.channels().name().substring(c, c + 1), values(row.get(c), n, m, c == 0));
            }
            rows.add(entry);
        }
        tree.put("rows", rows);
        return tree;
    }

    private List<Number> values(char[] samples, int n, int metric, boolean red) {
        char[] picked = new char[n];
        for (int i = 0; i < n; i++) {
            picked[i] = samples[i * options.step()];
        }
        if (options.values() == ExportOptions.Values.RAW) {
            return new Numbers(n, i -> (int) picked[i]);
        }
        Optional<MetricRange> range = red && options.values() == ExportOptions.Values.ORIGINAL
                ? image.range(metric) : Optional.empty();
        DoubleUnaryOperator restore = range.<DoubleUnaryOperator>map(
                r -> unit -> r.min() + unit * (r.max() - r.min())).orElse(DoubleUnaryOperator.identity());
        return new Numbers(n, i -> restore.applyAsDouble(picked[i] / FULL));
    }

    /** One number per column. */
    @FunctionalInterface
    private interface ColumnValue {
        Number of(int index);
    }

    /** A list that computes its numbers, so that long rows are not boxed in memory. */
    private static final class Numbers extends AbstractList<Number> {
        private final int size;
        private final ColumnValue value;

        Numbers(int size, ColumnValue value) {
            this.size = size;
            this.value = value;
        }

        @Override
        public Number get(int index) {
            return value.of(Objects.checkIndex(index, size));
        }

        @Override
        public int size() {
            return size;
        }
    }
}
