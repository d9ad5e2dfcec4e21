package org.ternion.vpm.image;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.ternion.core.Checks;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.TileId;
import org.ternion.vpm.image.VpmFormatException.Code;

/** Reads the metadata blob. Every length is checked against the bytes that are there before memory is taken for it. */
final class MetadataDecoder {
    /** Deflate expands a byte to at most 1032 bytes (a bit of distance and one of length for each match of 258). */
    private static final long MAX_EXPANSION = 1032;

    private final byte[] blob;
    private final Strictness strictness;
    private final Limits limits;
    private final List<String> problems = new ArrayList<>();
    private final MetadataFields fields = new MetadataFields();
    private final VpmMetadataBuilder builder = new VpmMetadataBuilder(fields);
    private long inflatedBytes;

    MetadataDecoder(byte[] blob, Strictness strictness, Limits limits) {
        this.blob = blob;
        this.strictness = strictness;
        this.limits = limits;
    }

    VpmMetadata decode() {
        if (blob.length > limits.maxMetadataBytes()) {
            throw new VpmFormatException(Code.LIMIT_EXCEEDED, 0, "metadata of " + blob.length
                    + " bytes is above the limit of " + limits.maxMetadataBytes());
        }
        if (blob.length < MetadataLayout.FIXED_BYTES) {
            throw new VpmFormatException(Code.TRUNCATED, blob.length, "metadata has at least 84 bytes");
        }
        int weightsLength = readFixed();
        int pointerCount = Short.toUnsignedInt(ByteBuffer.wrap(blob).getShort(MetadataLayout.POINTER_COUNT_OFFSET));
        int pointersAt = MetadataLayout.FIXED_BYTES + weightsLength;
        int extensionAt = pointersAt + RouterPointer.BYTES * pointerCount;
        if (extensionAt > blob.length) {
            throw new VpmFormatException(Code.TRUNCATED, blob.length, weightsLength + " bytes of weights and "
                    + pointerCount + " pointers end at byte " + extensionAt);
        }
        readWeights(weightsLength);
        readPointers(pointersAt, pointerCount);
        try {
            readExtension(extensionAt);
        } catch (VpmFormatException e) {
            tolerate(e);
        }
        return new VpmMetadata(fields, problems);
    }

    private int readFixed() {
        ByteBuffer in = ByteBuffer.wrap(blob);
        if (!startsWith(MetadataLayout.magic(), 0)) {
            throw new VpmFormatException(Code.BAD_MAGIC, 0, "metadata does not start with VMETA");
        }
        int version = Byte.toUnsignedInt(blob[MetadataLayout.VERSION_OFFSET]);
        if (version != MetadataLayout.VERSION) {
            throw new VpmFormatException(Code.UNSUPPORTED_VERSION, MetadataLayout.VERSION_OFFSET,
                    "metadata version " + version);
        }
        int kind = Byte.toUnsignedInt(blob[MetadataLayout.KIND_OFFSET]);
        fields.kind = MapKind.ofNumber(kind).orElseThrow(() -> new VpmFormatException(Code.UNKNOWN_KIND,
                MetadataLayout.KIND_OFFSET, "metadata kind " + kind));
        if (blob[MetadataLayout.RESERVED_OFFSET] != 0) {
            tolerate(bad(MetadataLayout.RESERVED_OFFSET, "reserved byte is not zero"));
        }
        fields.level = Short.toUnsignedInt(in.getShort(MetadataLayout.LEVEL_OFFSET));
        int agg = Short.toUnsignedInt(in.getShort(MetadataLayout.AGG_OFFSET));
        AggId.ofNumber(agg).ifPresentOrElse(builder::agg,
                () -> tolerate(bad(MetadataLayout.AGG_OFFSET, "unknown aggregation " + agg + ", taken as raw")));
        fields.metricCount = Short.toUnsignedInt(in.getShort(MetadataLayout.METRIC_COUNT_OFFSET));
        fields.docCount = Integer.toUnsignedLong(in.getInt(MetadataLayout.DOC_COUNT_OFFSET));
        fields.docBlock = Short.toUnsignedInt(in.getShort(MetadataLayout.DOC_BLOCK_OFFSET));
        fields.taskHash = in.getInt(MetadataLayout.TASK_HASH_OFFSET);
        fields.tile = new TileId(in.getLong(MetadataLayout.TILE_ID_OFFSET),
                in.getLong(MetadataLayout.TILE_ID_OFFSET + 8));
        fields.parent = new TileId(in.getLong(MetadataLayout.PARENT_ID_OFFSET),
                in.getLong(MetadataLayout.PARENT_ID_OFFSET + 8));
        fields.stepId = in.getLong(MetadataLayout.STEP_ID_OFFSET);
        fields.parentStepId = in.getLong(MetadataLayout.PARENT_STEP_ID_OFFSET);
        fields.timestampNanos = in.getLong(MetadataLayout.TIMESTAMP_OFFSET);
        return Short.toUnsignedInt(in.getShort(MetadataLayout.WEIGHTS_LENGTH_OFFSET));
    }

    private void readWeights(int length) {
        if (length == 0) {
            return;
        }
        int at = MetadataLayout.FIXED_BYTES;
        if (length != MetricWeights.bytes(fields.metricCount)) {
            tolerate(bad(MetadataLayout.WEIGHTS_LENGTH_OFFSET,
                    length + " bytes of weights for " + fields.metricCount + " metrics"));
        } else if ((fields.metricCount & 1) == 1 && (blob[at + length - 1] & 15) != 0) {
            tolerate(bad(at + length - 1L, "unused half of the last weight byte is not zero"));
        }
        fields.weights = MetricWeights.ofNibbles(Arrays.copyOfRange(blob, at, at + length), fields.metricCount);
    }

    private void readPointers(int start, int count) {
        List<RouterPointer> pointers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            try {
                pointers.add(RouterPointer.decode(blob, start + RouterPointer.BYTES * i));
            } catch (VpmFormatException e) {
                tolerate(e);
            }
        }
        fields.pointers = List.copyOf(pointers);
    }

    private void readExtension(int start) {
        if (start == blob.length) {
            return;
        }
        if (!startsWith(MetadataLayout.extensionMagic(), start)) {
            problems.add(blob.length - start + " bytes after the pointers are not an extension and are ignored");
            return;
        }
        ByteBuffer in = ByteBuffer.wrap(blob);
        in.position(start + 4);
        need(in, MetadataLayout.EXTENSION_HEADER_BYTES - 4);
        int version = Byte.toUnsignedInt(in.get());
        if (version != MetadataLayout.EXTENSION_VERSION) {
            throw new VpmFormatException(Code.UNSUPPORTED_VERSION, start + 4L, "extension version " + version);
        }
        if (in.get() != 0) {
            tolerate(bad(start + 5L, "reserved byte of the extension is not zero"));
        }
        int count = Short.toUnsignedInt(in.getShort());
        int recordsAt = in.position();
        skipRecords(in, count);
        int end = in.position();
        need(in, MetadataLayout.CRC_BYTES);
        CRC32 crc = new CRC32();
        crc.update(blob, 0, end);
        if ((int) crc.getValue() != in.getInt()) {
            throw bad(end, "CRC-32 of the metadata does not fit its bytes");
        }
        if (in.hasRemaining()) {
            tolerate(new VpmFormatException(Code.TRAILING_DATA, in.position(),
                    in.remaining() + " bytes follow the extension"));
        }
        in.position(recordsAt);
        readRecords(in, count);
        checkTogether();
    }

    private void skipRecords(ByteBuffer in, int count) {
        for (int i = 0; i < count; i++) {
            need(in, MetadataLayout.RECORD_HEADER_BYTES);
            int at = in.position();
            int tag = Short.toUnsignedInt(in.getShort());
            int flags = Short.toUnsignedInt(in.getShort());
            long length = Integer.toUnsignedLong(in.getInt());
            if (!MetadataLayout.isKnown(tag) && (flags & MetadataLayout.CRITICAL) != 0) {
                throw bad(at, "unknown critical record " + tag);
            }
            need(in, length);
            in.position(in.position() + (int) length);
        }
    }

    private void readRecords(ByteBuffer in, int count) {
        List<MetadataRecord> unknown = new ArrayList<>();
        int previous = -1;
        for (int i = 0; i < count; i++) {
            int at = in.position();
            int tag = Short.toUnsignedInt(in.getShort());
            int flags = Short.toUnsignedInt(in.getShort());
            int start = in.position() + 4;
            int length = in.getInt();
            in.position(start + length);
            if (tag <= previous) {
                tolerate(bad(at, "record " + tag + " follows record " + previous + " and is ignored"));
                continue;
            }
            previous = tag;
            if (!MetadataLayout.isKnown(tag)) {
                unknown.add(new MetadataRecord(tag, flags, Arrays.copyOfRange(blob, start, start + length)));
                continue;
            }
            try {
                readRecord(tag, payload(tag, flags, start, length));
            } catch (IllegalArgumentException e) {
                tolerate(new VpmFormatException(Code.BAD_METADATA, at, "record " + tag + ": " + e.getMessage(), e));
            } catch (VpmFormatException e) {
                tolerate(e);
            }
        }
        fields.unknown = List.copyOf(unknown);
    }

    private ByteBuffer payload(int tag, int flags, int start, int length) {
        if ((flags & ~(MetadataLayout.CRITICAL | MetadataLayout.COMPRESSED)) != 0) {
            tolerate(bad(start, "record " + tag + " has unknown flags " + flags));
        }
        ByteBuffer stored = ByteBuffer.wrap(blob, start, length).slice();
        return (flags & MetadataLayout.COMPRESSED) == 0 ? stored : inflate(stored, start);
    }

    private ByteBuffer inflate(ByteBuffer stored, int start) {
        if (stored.remaining() < 4) {
            throw bad(start, "compressed record without its length");
        }
        long rawLength = Integer.toUnsignedLong(stored.getInt());
        inflatedBytes += rawLength;
        if (inflatedBytes > limits.maxMetadataBytes()) {
            throw new VpmFormatException(Code.LIMIT_EXCEEDED, start, "inflated records of " + inflatedBytes
                    + " bytes are above the limit of " + limits.maxMetadataBytes());
        }
        if (rawLength > MAX_EXPANSION * stored.remaining()) {
            throw bad(start, stored.remaining() + " compressed bytes cannot hold " + rawLength);
        }
        byte[] raw = new byte[(int) rawLength];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(stored);
            int filled = 0;
            while (filled < raw.length) {
                int n = inflater.inflate(raw, filled, raw.length - filled);
                if (n == 0) {
                    throw bad(start, "compressed record ends after " + filled + " of " + rawLength + " bytes");
                }
                filled += n;
            }
            // The Adler-32 of the stream is checked when its end is read, so ask for one byte more.
            if (inflater.inflate(new byte[1]) != 0 || !inflater.finished() || inflater.getRemaining() != 0) {
                throw bad(start, "compressed record does not end after " + rawLength + " bytes");
            }
        } catch (DataFormatException e) {
            throw new VpmFormatException(Code.BAD_METADATA, start, "compressed record: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
        return ByteBuffer.wrap(raw);
    }

    /** One record; the builder methods check its content. */
    private void readRecord(int tag, ByteBuffer in) {
        switch (tag) {
            case MetadataLayout.MINMAX -> builder.ranges(ranges(in));
            case MetadataLayout.METRIC_NAMES -> builder.metricNames(StoredTexts.read(in, fields.metricCount));
            case MetadataLayout.DOC_IDS -> builder.documentIds(StoredTexts.read(in, documents(in)));
            case MetadataLayout.DOC_PERMUTATION -> builder.documentPermutation(numbers(in));
            case MetadataLayout.METRIC_PERMUTATION -> builder.metricPermutation(metrics(in));
            case MetadataLayout.IDAT_GROUP_ROWS -> {
                exactly(in, 2);
                builder.idatGroupRows(Checks.inRange(Short.toUnsignedInt(in.getShort()), 1, 65535, "group rows"));
            }
            case MetadataLayout.DOC_BLOCK -> readDocBlock(in);
            case MetadataLayout.TASK_TEXT -> fields.task = text(in);
            case MetadataLayout.PARENT_OF -> {
                exactly(in, 8);
                builder.parentOf(new ChildColumns(Integer.toUnsignedLong(in.getInt()),
                        Integer.toUnsignedLong(in.getInt())));
            }
            case MetadataLayout.DATA_SHA3 -> {
                byte[] digest = new byte[exactly(in, MetadataLayout.SHA3_BYTES)];
                in.get(digest);
                builder.dataSha3(digest);
            }
            case MetadataLayout.SOURCE_ROWS -> builder.sourceRows(numbers(in));
            default -> throw new AssertionError("record " + tag);
        }
    }

    private List<MetricRange> ranges(ByteBuffer in) {
        exactly(in, 16L * fields.metricCount);
        List<MetricRange> ranges = new ArrayList<>(fields.metricCount);
        while (in.hasRemaining()) {
            ranges.add(new MetricRange(in.getDouble(), in.getDouble()));
        }
        return ranges;
    }

    private IndexList metrics(ByteBuffer in) {
        int[] metrics = new int[exactly(in, 2L * fields.metricCount) / 2];
        for (int m = 0; m < metrics.length; m++) {
            metrics[m] = Short.toUnsignedInt(in.getShort());
        }
        return IndexList.wrap(metrics);
    }

    private IndexList numbers(ByteBuffer in) {
        int n = documents(in);
        exactly(in, 4L * n);
        int[] values = new int[n];
        in.asIntBuffer().get(values);
        return IndexList.wrap(values);
    }

    private int documents(ByteBuffer in) {
        if (in.remaining() < 4) {
            throw new IllegalArgumentException("no room for the number of documents");
        }
        long n = Integer.toUnsignedLong(in.getInt());
        if (n != fields.docCount) {
            throw new IllegalArgumentException(fields.docCount + " documents expected, got " + n);
        }
        if (n > limits.maxWidth()) {
            throw new VpmFormatException(Code.LIMIT_EXCEEDED, MetadataLayout.DOC_COUNT_OFFSET,
                    n + " documents are above the limit of " + limits.maxWidth());
        }
        return (int) n;
    }

    private void readDocBlock(ByteBuffer in) {
        exactly(in, 4);
        long block = Integer.toUnsignedLong(in.getInt());
        if (fields.docBlock != Math.min(block, MetadataLayout.MAX_U16)) {
            throw new IllegalArgumentException("block of " + block + " documents disagrees with the field "
                    + fields.docBlock);
        }
        builder.docBlock(block);
        fields.docBlockRecord = true;
    }

    private static String text(ByteBuffer in) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text is not UTF-8", e);
        }
    }

    /** Rules between a record and the fixed part; in lenient mode both stay. */
    private void checkTogether() {
        if (fields.task != null && fields.taskHash != VpmMetadata.taskHash(fields.task)) {
            tolerate(bad(MetadataLayout.TASK_HASH_OFFSET, "task hash is not the CRC-32 of the task text"));
        }
    }

    private static int exactly(ByteBuffer in, long bytes) {
        if (in.remaining() != bytes) {
            throw new IllegalArgumentException(bytes + " bytes expected, got " + in.remaining());
        }
        return (int) bytes;
    }

    private static void need(ByteBuffer in, long bytes) {
        if (in.remaining() < bytes) {
            throw new VpmFormatException(Code.TRUNCATED, in.position(),
                    "extension ends " + (bytes - in.remaining()) + " bytes too early");
        }
    }

    private boolean startsWith(byte[] magic, int at) {
        return at + magic.length <= blob.length
                && Arrays.equals(blob, at, at + magic.length, magic, 0, magic.length);
    }

    private static VpmFormatException bad(long offset, String detail) {
        return new VpmFormatException(Code.BAD_METADATA, offset, detail);
    }

    private void tolerate(VpmFormatException problem) {
        if (strictness == Strictness.STRICT) {
            throw problem;
        }
        problems.add(problem.getMessage());
    }
}
