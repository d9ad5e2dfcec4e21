package org.ternion.vpm.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import org.ternion.core.Progress;
import org.ternion.core.io.AtomicFile;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.PolicyMap;

/**
 * Writes policy maps as PNG files that can be read row by row. Rows are taken from the map one at a time, twice: once
 * to hash them, once to write them, so a map may compute its rows on demand. The same map and options give the same
 * bytes on every machine with the same zlib, whatever the number of threads.
 */
public final class VpmWriter {
    /** Raw bytes of a group when the group size is left to the writer. */
    private static final int GROUP_BYTES = 1 << 20;
    /** Raw bytes hashed at a time, or one row if it is longer. */
    private static final int HASH_BYTES = 1 << 18;

    private final PolicyMap map;
    private final WriteOptions options;
    private final Progress progress;
    private final int metrics;
    private final int documents;
    private final int columns;
    private final int rowBytes;
    private final int groupRows;
    private final Queue<GroupCompressor> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;
    private ExecutorService pool;
    private OutputStream out;

    private VpmWriter(PolicyMap map, WriteOptions options, Progress progress) {
        this.map = map;
        this.options = Objects.requireNonNull(options, "options");
        this.progress = Objects.requireNonNull(progress, "progress");
        metrics = map.metrics();
        documents = map.documents();
        if (metrics > 0xFFFF) {
            throw new IllegalArgumentException("a map holds at most 65535 metrics, got " + metrics);
        }
        columns = Math.max(VpmHeader.MIN_COLUMNS, documents);
        rowBytes = Math.multiplyExact(Scanline.PIXEL, columns);
        int fitting = Math.max(1, GROUP_BYTES / (rowBytes + 1));
        groupRows = Math.min(Math.min(metrics, 0xFFFF), options.groupRows() > 0 ? options.groupRows() : fitting);
    }

    /**
     * Writes a map to a stream, which stays open.
     *
     * @param map      what to write; its rows are asked for by this thread only
     * @param out      receives a whole PNG file
     * @param options  how to write
     * @param progress metric rows finished of twice the number of metrics, half for hashing, half for writing
     * @throws IOException              if writing fails
     * @throws IllegalArgumentException if the map has more than 65535 metrics or its metadata does not fit
     * @throws CancellationException    if {@code progress} asks to stop; part of the file may have been written
     */
    public static void write(PolicyMap map, OutputStream out, WriteOptions options, Progress progress)
            throws IOException {
        OutputStream buffered = new BufferedOutputStream(Objects.requireNonNull(out, "out"), 1 << 16);
        VpmWriter writer = new VpmWriter(map, options, progress);
        writer.out = buffered;
        writer.writeAll();
        buffered.flush();
    }

    /**
     * Writes a map to a file: to a temporary file beside it, which then takes its place. A failed, cancelled or killed
     * call leaves an older file as it was.
     *
     * @param map      what to write; its rows are asked for by this thread only
     * @param file     created or replaced
     * @param options  how to write
     * @param progress metric rows finished of twice the number of metrics, half for hashing, half for writing
     * @throws IOException              if writing fails
     * @throws IllegalArgumentException if the map has more than 65535 metrics or its metadata does not fit
     * @throws CancellationException    if {@code progress} asks to stop
     */
    public static void write(PolicyMap map, Path file, WriteOptions options, Progress progress) throws IOException {
        try (AtomicFile target = AtomicFile.create(file)) {
            write(map, target.stream(), options, progress);
            target.commit();
        }
    }

    private void writeAll() throws IOException {
        int threads = options.parallelism();
        pool = threads > 1 ? Executors.newFixedThreadPool(threads, r -> {
            Thread thread = new Thread(r, "vpm-writer");
            thread.setDaemon(true);
            return thread;
        }) : null;
        try {
            writeChunks();
        } finally {
            if (pool != null) {
                pool.shutdownNow();
            }
            ended = true;
            closeIdle();
        }
    }

    private void writeChunks() throws IOException {
        VpmMetadata metadata = metadata();
        byte[] blob = metadata.encode();
        int[] words = legacyWords(blob.length);
        boolean normFlag = words.length > 0;
        long headerRows = 2 + VpmHeader.minMaxRows(normFlag, metrics, columns)
                + VpmHeader.spillRows(blob.length, columns);
        if (headerRows > Limits.DEFAULT.maxHeaderRows()) {
            throw new IllegalArgumentException(blob.length + " metadata bytes need " + headerRows + " header rows of "
                    + columns + " columns, more than " + Limits.DEFAULT.maxHeaderRows());
        }
        VpmHeader header = new VpmHeader(metrics, columns, (int) headerRows, metadata.level(),
                (int) Math.min(metadata.docBlock(), 0xFFFF), metadata.agg(), normFlag);

        out.write(PngReader.SIGNATURE);
        chunk(PngReader.IHDR, ByteBuffer.allocate(13).putInt(columns).putInt((int) headerRows + metrics)
                .put((byte) 16).put((byte) 2).array(), 13);
        chunk(PngReader.VPMM, blob, blob.length);
        int adler = writeHeaderGroup(HeaderRows.write(header, blob, words), header.headerRows());
        writePixels(adler);
        chunk(PngReader.IEND, new byte[0], 0);
    }

    private VpmMetadata metadata() {
        RowHashes hashes = hashes();
        VpmMetadataBuilder builder = VpmMetadata.tile(metrics, documents)
                .tile(hashes.tileId())
                .idatGroupRows(groupRows)
                .dataSha3(hashes.sha3())
                .documentIds(map.documentIds());
        if (!map.metricNames().equals(defaultNames(metrics))) {
            builder.metricNames(map.metricNames());
        }
        List<MetricRange> ranges = ranges();
        if (ranges.size() == metrics) {
            builder.ranges(ranges);
        }
        int[] rows = new int[documents];
        boolean identity = true;
        for (int c = 0; c < documents; c++) {
            rows[c] = map.document(c);
            identity &= rows[c] == c;
        }
        if (!identity) {
            builder.documents(IndexList.wrap(rows));
        }
        int[] order = new int[metrics];
        identity = true;
        for (int m = 0; m < metrics; m++) {
            order[m] = map.originalMetric(m);
            identity &= order[m] == m;
        }
        if (!identity) {
            builder.metricPermutation(IndexList.wrap(order));
        }
        map.task().ifPresent(builder::task);
        return options.metadata().apply(builder).build();
    }

    private RowHashes hashes() {
        RowHashes hashes = new RowHashes(map.tileId(), pool);
        int block = Math.min(metrics, Math.max(1, HASH_BYTES / rowBytes));
        // Two in turn: while one is hashed, the next is filled.
        byte[] raw = new byte[block * rowBytes];
        byte[] other = block < metrics ? new byte[raw.length] : raw;
        for (int from = 0; from < metrics; from += block) {
            int rows = Math.min(block, metrics - from);
            for (int r = 0; r < rows; r++) {
                join(from + r, raw, r * rowBytes);
            }
            hashes.update(raw, rows * rowBytes);
            byte[] filled = raw;
            raw = other;
            other = filled;
            for (int r = 1; r <= rows; r++) {
                report(from + r);
            }
        }
        return hashes;
    }

    static List<String> defaultNames(int metrics) {
        List<String> names = new ArrayList<>(metrics);
        for (int m = 0; m < metrics; m++) {
            names.add("m" + m);
        }
        return List.copyOf(names);
    }

    private List<MetricRange> ranges() {
        List<MetricRange> ranges = new ArrayList<>(metrics);
        for (int m = 0; m < metrics; m++) {
            map.range(m).ifPresent(ranges::add);
        }
        return ranges;
    }

    /**
     * Q16.16 words, or none where the format cannot hold them: it has no sign and shares its rows with spilled
     * metadata.
     */
    private int[] legacyWords(int blobLength) {
        List<MetricRange> ranges = ranges();
        if (!options.legacyMinMax() || ranges.size() < metrics || VpmHeader.spillRows(blobLength, columns) > 0) {
            return new int[0];
        }
        int[] words = new int[2 * metrics];
        for (int m = 0; m < metrics; m++) {
            MetricRange range = ranges.get(m);
            if (range.min() < 0 || range.max() >= 65536) {
                return new int[0];
            }
            words[2 * m] = (int) (long) (range.min() * 65536);
            words[2 * m + 1] = (int) (long) (range.max() * 65536);
        }
        return words;
    }

    private void join(int metric, byte[] raw, int at) {
        Scanline.join(map.red(metric), map.green(metric), map.blue(metric), documents, raw, at);
    }

    private void report(int rows) {
        if (!progress.report(rows, 2L * metrics)) {
            throw new CancellationException("writing was cancelled");
        }
    }

    private int writeHeaderGroup(byte[] raw, int rows) throws IOException {
        GroupCompressor.Group group = compress(raw, rows, false);
        emit(group, zlibHeader(), null);
        return GroupCompressor.combineAdler(1, group.adler, group.filteredLength);
    }

    private void writePixels(int headerAdler) throws IOException {
        ArrayDeque<Future<GroupCompressor.Group>> pending = new ArrayDeque<>();
        int adler = headerAdler;
        int written = 0;
        for (int from = 0; from < metrics; from += groupRows) {
            int rows = Math.min(groupRows, metrics - from);
            byte[] raw = new byte[Math.multiplyExact(rows, rowBytes)];
            for (int r = 0; r < rows; r++) {
                join(from + r, raw, r * rowBytes);
            }
            boolean last = from + rows == metrics;
            if (pool == null) {
                adler = finish(compress(raw, rows, last), adler, last);
                written = from + rows;
                report(metrics + written);
            } else {
                pending.add(pool.submit(() -> compress(raw, rows, last)));
                while (pending.size() > (last ? 0 : options.parallelism())) {
                    GroupCompressor.Group group = await(pending.poll());
                    written = Math.min(metrics, written + groupRows);
                    adler = finish(group, adler, written == metrics);
                    report(metrics + written);
                }
            }
        }
    }

    private GroupCompressor.Group compress(byte[] raw, int rows, boolean last) {
        GroupCompressor waiting = idle.poll();
        GroupCompressor compressor = waiting != null ? waiting : new GroupCompressor(options.compression(), rowBytes);
        try {
            return compressor.compress(raw, rows, last);
        } finally {
            idle.add(compressor);
            // A cancelled call does not wait for its threads: the last one to come cleans up.
            if (ended) {
                closeIdle();
            }
        }
    }

    private void closeIdle() {
        for (GroupCompressor compressor; (compressor = idle.poll()) != null;) {
            compressor.close();
        }
    }

    private int finish(GroupCompressor.Group group, int adlerSoFar, boolean last) throws IOException {
        int adler = GroupCompressor.combineAdler(adlerSoFar, group.adler, group.filteredLength);
        emit(group, null, last ? ByteBuffer.allocate(4).putInt(adler).array() : null);
        return adler;
    }

    static <T> T await(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("writing was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a writing thread failed", e.getCause());
        }
    }

    private byte[] zlibHeader() {
        int level = options.compression();
        int flevel = level >= 7 ? 3 : level >= 6 ? 2 : level >= 2 ? 1 : 0;
        int header = 0x7800 | flevel << 6;
        return ByteBuffer.allocate(2).putShort((short) (header + 31 - header % 31)).array();
    }

    private void emit(GroupCompressor.Group group, byte[] before, byte[] after) throws IOException {
        int length = group.length + (before == null ? 0 : before.length) + (after == null ? 0 : after.length);
        CRC32 crc = begin(PngReader.IDAT, length);
        if (before != null) {
            put(before, before.length, crc);
        }
        int left = group.length;
        for (byte[] block : group.blocks) {
            put(block, Math.min(left, block.length), crc);
            left -= block.length;
        }
        if (after != null) {
            put(after, after.length, crc);
        }
        out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    private void chunk(int type, byte[] data, int length) throws IOException {
        CRC32 crc = begin(type, length);
        put(data, length, crc);
        out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    private CRC32 begin(int type, int length) throws IOException {
        byte[] head = ByteBuffer.allocate(8).putInt(length).put(PngReader.name(type)
                .getBytes(StandardCharsets.US_ASCII)).array();
        out.write(head);
        CRC32 crc = new CRC32();
        crc.update(head, 4, 4);
        return crc;
    }

    private void put(byte[] data, int length, CRC32 crc) throws IOException {
        crc.update(data, 0, length);
        out.write(data, 0, length);
    }
}
