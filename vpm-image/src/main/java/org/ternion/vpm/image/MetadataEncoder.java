package org.ternion.vpm.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.ternion.vpm.MetricRange;

/** Writes the metadata blob. */
final class MetadataEncoder {
    private final MetadataFields fields;
    private final Limits limits;
    private final List<MetadataRecord> records = new ArrayList<>();
    private long rawBytes;

    private MetadataEncoder(MetadataFields fields, Limits limits) {
        this.fields = fields;
        this.limits = limits;
    }

    static byte[] encode(MetadataFields fields, Limits limits) {
        MetadataEncoder encoder = new MetadataEncoder(fields, limits);
        if (fields.hasExtension()) {
            encoder.collectRecords();
        }
        return encoder.assemble();
    }

    private byte[] assemble() {
        byte[] weights = fields.weights == null ? new byte[0] : fields.weights.toNibbles();
        long size = MetadataLayout.FIXED_BYTES + weights.length + (long) RouterPointer.BYTES * fields.pointers.size();
        if (!records.isEmpty()) {
            size += MetadataLayout.EXTENSION_HEADER_BYTES + MetadataLayout.CRC_BYTES;
            for (MetadataRecord record : records) {
                size += MetadataLayout.RECORD_HEADER_BYTES + record.stored.length;
            }
        }
        long largest = Math.max(size, rawBytes);
        if (largest > limits.maxMetadataBytes()) {
            throw new VpmFormatException(VpmFormatException.Code.LIMIT_EXCEEDED, -1,
                    "metadata of " + largest + " bytes is above the limit of " + limits.maxMetadataBytes());
        }
        ByteBuffer out = ByteBuffer.allocate((int) size);
        putFixed(out, weights.length);
        out.put(weights);
        for (RouterPointer pointer : fields.pointers) {
            out.put(pointer.encode());
        }
        if (!records.isEmpty()) {
            putExtension(out);
        }
        return out.array();
    }

    private void putFixed(ByteBuffer out, int weightsLength) {
        out.put(MetadataLayout.magic()).put((byte) MetadataLayout.VERSION).put((byte) fields.kind.number())
                .put((byte) 0).putShort((short) fields.level).putShort((short) fields.agg.number())
                .putShort((short) fields.metricCount).putInt((int) fields.docCount)
                .putShort((short) Math.min(fields.docBlock, MetadataLayout.MAX_U16)).putInt(fields.taskHash)
                .put(fields.tile.toBytes()).put(fields.parent.toBytes()).putLong(fields.stepId)
                .putLong(fields.parentStepId).putLong(fields.timestampNanos).putShort((short) weightsLength)
                .putShort((short) fields.pointers.size());
    }

    private void putExtension(ByteBuffer out) {
        out.put(MetadataLayout.extensionMagic()).put((byte) MetadataLayout.EXTENSION_VERSION).put((byte) 0)
                .putShort((short) records.size());
        for (MetadataRecord record : records) {
            out.putShort((short) record.tag).putShort((short) record.flags).putInt(record.stored.length)
                    .put(record.stored);
        }
        CRC32 crc = new CRC32();
        crc.update(out.array(), 0, out.position());
        out.putInt((int) crc.getValue());
    }

    /** In ascending order of tags; unknown tags are all above the known ones. */
    private void collectRecords() {
        if (!fields.ranges.isEmpty()) {
            ByteBuffer payload = buffer(16L * fields.ranges.size());
            for (MetricRange range : fields.ranges) {
                payload.putDouble(range.min()).putDouble(range.max());
            }
            records.add(new MetadataRecord(MetadataLayout.MINMAX, MetadataLayout.CRITICAL, payload.array()));
        }
        if (!fields.metricNames.isEmpty()) {
            StoredTexts names = StoredTexts.copyOf(fields.metricNames, "metric name");
            ByteBuffer payload = buffer(names.bytes());
            names.put(payload);
            add(MetadataLayout.METRIC_NAMES, payload);
        }
        if (!fields.documentIds.isEmpty()) {
            StoredTexts ids = StoredTexts.copyOf(fields.documentIds, "document id");
            ByteBuffer payload = buffer(4L + ids.bytes()).putInt(ids.size());
            ids.put(payload);
            addList(MetadataLayout.DOC_IDS, payload);
        }
        if (fields.documentPermutation != null) {
            addList(MetadataLayout.DOC_PERMUTATION, numbers(fields.documentPermutation));
        }
        if (fields.metricPermutation != null) {
            ByteBuffer payload = buffer(2L * fields.metricPermutation.size());
            for (int metric : fields.metricPermutation.backingArray()) {
                payload.putShort((short) metric);
            }
            add(MetadataLayout.METRIC_PERMUTATION, payload);
        }
        if (fields.idatGroupRows > 0) {
            add(MetadataLayout.IDAT_GROUP_ROWS, buffer(2).putShort((short) fields.idatGroupRows));
        }
        if (fields.docBlockRecord) {
            add(MetadataLayout.DOC_BLOCK, buffer(4).putInt((int) fields.docBlock));
        }
        if (fields.task != null) {
            byte[] task = fields.task.getBytes(StandardCharsets.UTF_8);
            add(MetadataLayout.TASK_TEXT, buffer(task.length).put(task));
        }
        if (fields.parentOf != null) {
            add(MetadataLayout.PARENT_OF, buffer(8).putInt((int) fields.parentOf.block())
                    .putInt((int) fields.parentOf.columns()));
        }
        if (fields.dataSha3 != null) {
            add(MetadataLayout.DATA_SHA3, buffer(MetadataLayout.SHA3_BYTES)
                    .put(HexFormat.of().parseHex(fields.dataSha3)));
        }
        if (fields.sourceRows != null) {
            addList(MetadataLayout.SOURCE_ROWS, numbers(fields.sourceRows));
        }
        records.addAll(fields.unknown);
    }

    private ByteBuffer numbers(IndexList list) {
        ByteBuffer payload = buffer(4 + 4L * list.size()).putInt(list.size());
        payload.asIntBuffer().put(list.backingArray());
        return payload;
    }

    private ByteBuffer buffer(long bytes) {
        rawBytes += bytes;
        if (rawBytes > limits.maxMetadataBytes()) {
            throw new VpmFormatException(VpmFormatException.Code.LIMIT_EXCEEDED, -1, "metadata records of "
                    + rawBytes + " bytes are above the limit of " + limits.maxMetadataBytes());
        }
        return ByteBuffer.allocate((int) bytes);
    }

    private void add(int tag, ByteBuffer payload) {
        records.add(new MetadataRecord(tag, 0, payload.array()));
    }

    private void addList(int tag, ByteBuffer payload) {
        byte[] raw = payload.array();
        byte[] packed = raw.length > MetadataLayout.COMPRESS_ABOVE_BYTES ? deflate(raw) : raw;
        boolean smaller = packed.length < raw.length;
        records.add(new MetadataRecord(tag, smaller ? MetadataLayout.COMPRESSED : 0, smaller ? packed : raw));
    }

    private static byte[] deflate(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length / 2 + 16);
        out.writeBytes(ByteBuffer.allocate(4).putInt(raw.length).array());
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(raw);
            deflater.finish();
            byte[] piece = new byte[8192];
            while (!deflater.finished()) {
                out.write(piece, 0, deflater.deflate(piece));
            }
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }
}
