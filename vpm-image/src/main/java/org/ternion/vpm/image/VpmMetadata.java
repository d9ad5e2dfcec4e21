package org.ternion.vpm.image;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.TileId;

/**
 * What a map file says about itself: the VMETA blob with its extension records. Immutable. Unsigned 64-bit fields are
 * {@code long}; compare them with {@link Long#compareUnsigned}.
 */
public final class VpmMetadata {
    /** The fields, written by the builder or the decoder and never after. */
    private final MetadataFields fields;
    private final List<String> problems;

    VpmMetadata(MetadataFields fields, List<String> problems) {
        this.fields = fields;
        this.problems = List.copyOf(problems);
    }

    /**
     * Starts the metadata of a map: level 0, raw, one document per column, no ids, no extension.
     *
     * @param metrics   number of metric rows, in {@code [0, 65535]}
     * @param documents number of logical documents, in {@code [0, 2^32)}
     * @return a builder
     * @throws IllegalArgumentException if a number is outside its range
     */
    public static VpmMetadataBuilder tile(int metrics, long documents) {
        return new VpmMetadataBuilder(MapKind.VPM, metrics, documents);
    }

    /**
     * Starts the metadata of a router frame: raw, no documents, task hash 0.
     *
     * @param lanes number of lane names, in {@code [0, 65535]}
     * @return a builder
     * @throws IllegalArgumentException if {@code lanes} is outside its range
     */
    public static VpmMetadataBuilder routerFrame(int lanes) {
        return new VpmMetadataBuilder(MapKind.ROUTER_FRAME, lanes, 0);
    }

    /**
     * Reads a blob with {@link Limits#DEFAULT}.
     *
     * @param blob       the bytes, not kept
     * @param strictness what to do about broken rules
     * @return the metadata; in lenient mode {@link #problems()} tells what was left out
     * @throws VpmFormatException if the blob is damaged; in lenient mode only if its fixed part or its pointers are
     */
    public static VpmMetadata decode(byte[] blob, Strictness strictness) {
        return decode(blob, strictness, Limits.DEFAULT);
    }

    /**
     * Reads a blob.
     *
     * @param blob       the bytes, not kept
     * @param strictness what to do about broken rules
     * @param limits     {@link Limits#maxMetadataBytes()} bounds the blob and its inflated records,
     *                   {@link Limits#maxWidth()} the length of lists of documents
     * @return the metadata; in lenient mode {@link #problems()} tells what was left out
     * @throws VpmFormatException if the blob is damaged; in lenient mode only if its fixed part or its pointers are
     */
    public static VpmMetadata decode(byte[] blob, Strictness strictness, Limits limits) {
        return new MetadataDecoder(blob, strictness, limits).decode();
    }

    /**
     * Hash of a task in the fixed part of the blob.
     *
     * @param task the task text
     * @return CRC-32 of its UTF-8 bytes, unsigned
     */
    public static int taskHash(String task) {
        CRC32 crc = new CRC32();
        crc.update(task.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    /**
     * The blob. Lists of documents above 4 KiB are compressed; their compressed bytes may differ between platforms.
     *
     * @return a new array
     * @throws VpmFormatException with LIMIT_EXCEEDED if the blob or its inflated records have more than
     *                            {@link Limits#maxMetadataBytes()} of {@link Limits#DEFAULT}
     */
    public byte[] encode() {
        return MetadataEncoder.encode(fields, Limits.DEFAULT);
    }

    /**
     * A builder with everything set as here, unknown records included, problems left out.
     *
     * @return a new builder
     */
    public VpmMetadataBuilder toBuilder() {
        return new VpmMetadataBuilder(fields.copy());
    }

    /**
     * What the blob describes.
     *
     * @return the kind
     */
    public MapKind kind() {
        return fields.kind;
    }

    /**
     * Level in a chain of maps, 0 the coarsest.
     *
     * @return in {@code [0, 65535]}
     */
    public int level() {
        return fields.level;
    }

    /**
     * How the columns were aggregated.
     *
     * @return the rule
     */
    public AggId agg() {
        return fields.agg;
    }

    /**
     * Number of metric rows.
     *
     * @return in {@code [0, 65535]}
     */
    public int metricCount() {
        return fields.metricCount;
    }

    /**
     * Number of logical documents; the columns of the raster behind them are padding.
     *
     * @return in {@code [0, 2^32)}, 0 for router frames
     */
    public long docCount() {
        return fields.docCount;
    }

    /**
     * Base documents per column.
     *
     * @return in {@code [0, 2^32)}, the true number also where the 16-bit field of the blob is clamped
     */
    public long docBlock() {
        return fields.docBlock;
    }

    /**
     * Hash of the task text, see {@link #taskHash(String)}.
     *
     * @return unsigned 32 bits, 0 for none
     */
    public int taskHash() {
        return fields.taskHash;
    }

    /**
     * Id of the map.
     *
     * @return 16 bytes, {@link TileId#NONE} for none
     */
    public TileId tile() {
        return fields.tile;
    }

    /**
     * Id of the parent.
     *
     * @return 16 bytes, {@link TileId#NONE} for none
     */
    public TileId parent() {
        return fields.parent;
    }

    /**
     * Step the map belongs to.
     *
     * @return unsigned 64 bits
     */
    public long stepId() {
        return fields.stepId;
    }

    /**
     * Step before.
     *
     * @return unsigned 64 bits
     */
    public long parentStepId() {
        return fields.parentStepId;
    }

    /**
     * Time of the map.
     *
     * @return nanoseconds since 1970, unsigned 64 bits, 0 for none
     */
    public long timestampNanos() {
        return fields.timestampNanos;
    }

    /**
     * Weights of the metrics.
     *
     * @return as many as metrics, or empty if the blob has none
     */
    public Optional<MetricWeights> weights() {
        return Optional.ofNullable(fields.weights);
    }

    /**
     * Links to other maps.
     *
     * @return in the order of the blob
     */
    public List<RouterPointer> pointers() {
        return fields.pointers;
    }

    /**
     * Ranges of the metrics in the units of the table, exact.
     *
     * @return one per metric row, or an empty list if the blob has none
     */
    public List<MetricRange> ranges() {
        return fields.ranges;
    }

    /**
     * Names of the metrics.
     *
     * @return one per metric row, unique, or an empty list if the blob has none
     */
    public List<String> metricNames() {
        return fields.metricNames;
    }

    /**
     * Ids of the documents.
     *
     * @return one per logical column, or an empty list if the blob has none; a text is decoded at each access
     */
    public List<String> documentIds() {
        return fields.documentIds;
    }

    /**
     * Which original document each column shows, among the documents of the map.
     *
     * @return a permutation, or empty if the blob has none
     */
    public Optional<IndexList> documentPermutation() {
        return Optional.ofNullable(fields.documentPermutation);
    }

    /**
     * Which row of the original table each column shows, where rows of the table were left out of the map.
     *
     * @return distinct row numbers, or empty if the blob has none
     */
    public Optional<IndexList> sourceRows() {
        return Optional.ofNullable(fields.sourceRows);
    }

    /**
     * Row of the original table behind a column: from the source rows, else the document permutation, else the column.
     *
     * @param column 0-based, below {@link #docCount()}
     * @return 0-based row number
     * @throws IndexOutOfBoundsException if {@code column} is outside
     */
    public int document(int column) {
        if (column < 0 || column >= docCount()) {
            throw new IndexOutOfBoundsException("column " + column + " of " + docCount());
        }
        if (fields.sourceRows != null) {
            return fields.sourceRows.get(column);
        }
        return fields.documentPermutation != null ? fields.documentPermutation.get(column) : column;
    }

    /**
     * Which original metric each metric row shows.
     *
     * @return a permutation, or empty if the blob has none
     */
    public Optional<IndexList> metricPermutation() {
        return Optional.ofNullable(fields.metricPermutation);
    }

    /**
     * Data rows per compressed group of the picture.
     *
     * @return at least 1, or 0 if the picture is not grouped
     */
    public int idatGroupRows() {
        return fields.idatGroupRows;
    }

    /**
     * The task the columns are ordered by.
     *
     * @return its text, or empty if the blob has none
     */
    public Optional<String> task() {
        return Optional.ofNullable(fields.task);
    }

    /**
     * How this map was made from a finer one.
     *
     * @return block and width, or empty for a base level
     */
    public Optional<ChildColumns> parentOf() {
        return Optional.ofNullable(fields.parentOf);
    }

    /**
     * SHA3-256 of the samples of the data rows, big-endian, red, green, blue, row by row, padding included.
     *
     * @return 64 lower-case hexadecimal digits, or empty if the blob has none
     */
    public Optional<String> dataSha3() {
        return Optional.ofNullable(fields.dataSha3);
    }

    /**
     * Whether an extension record is present; unknown records count.
     *
     * @return false if the blob ends with its pointers
     */
    public boolean hasExtension() {
        return fields.hasExtension();
    }

    /**
     * What {@link #decode} ignored or left out.
     *
     * @return one line each, empty for a sound blob
     */
    public List<String> problems() {
        return problems;
    }

    @Override
    public String toString() {
        return kind() + " " + metricCount() + " x " + docCount() + " level " + level() + " " + tile();
    }
}
