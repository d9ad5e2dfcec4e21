package org.ternion.vpm.image;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ternion.core.Checks;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.TileId;

/** Collects a {@link VpmMetadata}. Each method checks its argument, sets a field and returns this builder. */
public final class VpmMetadataBuilder {
    private final MetadataFields fields;

    VpmMetadataBuilder(MapKind kind, int metrics, long documents) {
        fields = new MetadataFields();
        fields.kind = kind;
        fields.metricCount = Checks.inRange(metrics, 0, MetadataLayout.MAX_U16, "metrics");
        fields.docCount = Checks.inRange(documents, 0, MetadataLayout.MAX_U32, "documents");
    }

    VpmMetadataBuilder(MetadataFields fields) {
        this.fields = fields;
    }

    /**
     * Sets what the blob describes.
     *
     * @param kind the kind
     * @return this builder
     */
    public VpmMetadataBuilder kind(MapKind kind) {
        fields.kind = Objects.requireNonNull(kind, "kind");
        return this;
    }

    /**
     * Sets the level in a chain, 0 the coarsest.
     *
     * @param level in {@code [0, 65535]}
     * @return this builder
     * @throws IllegalArgumentException if the level is outside
     */
    public VpmMetadataBuilder level(int level) {
        fields.level = Checks.inRange(level, 0, MetadataLayout.MAX_U16, "level");
        return this;
    }

    /**
     * Sets how the columns were aggregated.
     *
     * @param agg the rule
     * @return this builder
     */
    public VpmMetadataBuilder agg(AggId agg) {
        fields.agg = Objects.requireNonNull(agg, "agg");
        return this;
    }

    /**
     * Sets the base documents per column. Above 65535 the 16-bit field is clamped and an extension record has the
     * number; it is also written whenever there are other extension records.
     *
     * @param documents in {@code [0, 2^32)}
     * @return this builder
     * @throws IllegalArgumentException if the number is outside
     */
    public VpmMetadataBuilder docBlock(long documents) {
        fields.docBlock = Checks.inRange(documents, 0, MetadataLayout.MAX_U32, "docBlock");
        return this;
    }

    /**
     * Sets only the hash of a task whose text is not stored; removes a text.
     *
     * @param hash unsigned 32 bits
     * @return this builder
     */
    public VpmMetadataBuilder taskHash(int hash) {
        fields.taskHash = hash;
        fields.task = null;
        return this;
    }

    /**
     * Sets the task text and its hash.
     *
     * @param task well-formed text
     * @return this builder
     * @throws IllegalArgumentException if the text has a lone surrogate
     */
    public VpmMetadataBuilder task(String task) {
        byte[] bytes = task.getBytes(StandardCharsets.UTF_8);
        if (!new String(bytes, StandardCharsets.UTF_8).equals(task)) {
            throw new IllegalArgumentException("task is not well-formed text");
        }
        fields.task = task;
        fields.taskHash = VpmMetadata.taskHash(task);
        return this;
    }

    /**
     * Sets the id of the map.
     *
     * @param id the id, {@link TileId#NONE} for none
     * @return this builder
     */
    public VpmMetadataBuilder tile(TileId id) {
        fields.tile = Objects.requireNonNull(id, "tile");
        return this;
    }

    /**
     * Sets the id of the parent.
     *
     * @param id the id, {@link TileId#NONE} for none
     * @return this builder
     */
    public VpmMetadataBuilder parent(TileId id) {
        fields.parent = Objects.requireNonNull(id, "parent");
        return this;
    }

    /**
     * Sets the step of the map and the step before.
     *
     * @param stepId       unsigned 64 bits
     * @param parentStepId unsigned 64 bits
     * @return this builder
     */
    public VpmMetadataBuilder steps(long stepId, long parentStepId) {
        fields.stepId = stepId;
        fields.parentStepId = parentStepId;
        return this;
    }

    /**
     * Sets the time of the map.
     *
     * @param nanos nanoseconds since 1970, unsigned 64 bits
     * @return this builder
     */
    public VpmMetadataBuilder timestampNanos(long nanos) {
        fields.timestampNanos = nanos;
        return this;
    }

    /**
     * Sets the weights of the metrics.
     *
     * @param weights one per metric; those of no metric are none
     * @return this builder
     * @throws IllegalArgumentException if the number differs from the metrics
     */
    public VpmMetadataBuilder weights(MetricWeights weights) {
        expect(fields.metricCount, weights.size(), "weights");
        fields.weights = weights.size() == 0 ? null : weights;
        return this;
    }

    /**
     * Sets the links to other maps.
     *
     * @param pointers at most 65535, copied
     * @return this builder
     * @throws IllegalArgumentException if there are too many
     */
    public VpmMetadataBuilder pointers(List<RouterPointer> pointers) {
        Checks.inRange(pointers.size(), 0, MetadataLayout.MAX_U16, "number of pointers");
        fields.pointers = List.copyOf(pointers);
        return this;
    }

    /**
     * Sets the ranges of the metrics.
     *
     * @param ranges one per metric, each with finite ends, copied; empty for none
     * @return this builder
     * @throws IllegalArgumentException if the number differs from the metrics or a range is unset
     */
    public VpmMetadataBuilder ranges(List<MetricRange> ranges) {
        if (!ranges.isEmpty()) {
            expect(fields.metricCount, ranges.size(), "ranges");
        }
        for (int m = 0; m < ranges.size(); m++) {
            if (!ranges.get(m).isSet()) {
                throw new IllegalArgumentException("range of metric " + m + " is not set");
            }
        }
        fields.ranges = List.copyOf(ranges);
        return this;
    }

    /**
     * Sets the names of the metrics.
     *
     * @param names one per metric, unique, not empty, at most 65535 UTF-8 bytes each, copied; an empty list for none
     * @return this builder
     * @throws IllegalArgumentException if the number differs from the metrics or a name breaks a rule
     */
    public VpmMetadataBuilder metricNames(List<String> names) {
        if (!names.isEmpty()) {
            expect(fields.metricCount, names.size(), "metric names");
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty() || !seen.add(name)) {
                throw new IllegalArgumentException(name.isEmpty() ? "a metric name is empty"
                        : "metric name \"" + name + "\" repeats");
            }
        }
        StoredTexts.copyOf(names, "metric name");
        fields.metricNames = List.copyOf(names);
        return this;
    }

    /**
     * Sets the ids of the documents.
     *
     * @param ids one per document in column order, at most 65535 UTF-8 bytes each, copied; an empty list for none
     * @return this builder
     * @throws IllegalArgumentException if the number differs from the documents or an id is too long or ill-formed
     */
    public VpmMetadataBuilder documentIds(List<String> ids) {
        if (!ids.isEmpty()) {
            expect(fields.docCount, ids.size(), "document ids");
        }
        fields.documentIds = ids.isEmpty() ? List.of() : StoredTexts.copyOf(ids, "document id");
        return this;
    }

    /**
     * Sets which row of the original table each column shows. A permutation is stored as such; otherwise rows were left
     * out and both the rows and their ranks are stored.
     *
     * @param rows distinct row numbers, one per document in column order
     * @return this builder
     * @throws IllegalArgumentException if the number differs from the documents or a row repeats
     */
    public VpmMetadataBuilder documents(IndexList rows) {
        expect(fields.docCount, rows.size(), "documents");
        boolean complete = rows.isPermutation();
        fields.documentPermutation = complete ? rows : rows.ranks();
        fields.sourceRows = complete ? null : rows;
        return this;
    }

    /** Record 4 alone. */
    VpmMetadataBuilder documentPermutation(IndexList permutation) {
        expect(fields.docCount, permutation.size(), "document permutation");
        fields.documentPermutation = permutation(permutation, "document permutation");
        return this;
    }

    /** Record 11 alone; record 4, if there is one, must hold its ranks. */
    VpmMetadataBuilder sourceRows(IndexList rows) {
        expect(fields.docCount, rows.size(), "source rows");
        IndexList ranks = rows.ranks();
        if (fields.documentPermutation != null && !fields.documentPermutation.equals(ranks)) {
            throw new IllegalArgumentException("document permutation does not hold the ranks of the source rows");
        }
        fields.sourceRows = rows;
        return this;
    }

    /**
     * Sets which original metric each metric row shows.
     *
     * @param permutation a permutation, one entry per metric
     * @return this builder
     * @throws IllegalArgumentException if it is not a permutation of the metrics
     */
    public VpmMetadataBuilder metricPermutation(IndexList permutation) {
        expect(fields.metricCount, permutation.size(), "metric permutation");
        fields.metricPermutation = permutation(permutation, "metric permutation");
        return this;
    }

    /**
     * Sets the data rows per compressed group of the picture.
     *
     * @param rows in {@code [0, 65535]}, 0 for a picture without groups
     * @return this builder
     * @throws IllegalArgumentException if the number is outside
     */
    public VpmMetadataBuilder idatGroupRows(int rows) {
        fields.idatGroupRows = Checks.inRange(rows, 0, MetadataLayout.MAX_U16, "idatGroupRows");
        return this;
    }

    /**
     * Sets how this map was made from a finer one.
     *
     * @param columns block and width of the finer map
     * @return this builder
     */
    public VpmMetadataBuilder parentOf(ChildColumns columns) {
        fields.parentOf = Objects.requireNonNull(columns, "parentOf");
        return this;
    }

    /**
     * Sets the SHA3-256 of the samples of the data rows.
     *
     * @param digest 32 bytes, not kept
     * @return this builder
     * @throws IllegalArgumentException if there are not 32 bytes
     */
    public VpmMetadataBuilder dataSha3(byte[] digest) {
        expect(MetadataLayout.SHA3_BYTES, digest.length, "SHA3 bytes");
        fields.dataSha3 = HexFormat.of().formatHex(digest);
        return this;
    }

    /**
     * The metadata collected so far.
     *
     * @return an immutable value; this builder may be used further
     */
    public VpmMetadata build() {
        MetadataFields built = fields.copy();
        built.docBlockRecord = built.docBlock > MetadataLayout.MAX_U16 || built.hasExtension();
        return new VpmMetadata(built, List.of());
    }

    private static void expect(long wanted, long got, String name) {
        if (wanted != got) {
            throw new IllegalArgumentException(wanted + " " + name + " expected, got " + got);
        }
    }

    private static IndexList permutation(IndexList list, String name) {
        if (!list.isPermutation()) {
            throw new IllegalArgumentException(name + " is not a permutation of 0.." + (list.size() - 1));
        }
        return list;
    }
}
