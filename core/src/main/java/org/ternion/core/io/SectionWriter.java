package org.ternion.core.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.ternion.core.io.AtomicFile;

/**
 * Collects the sections of a file and writes it. The arrays are not copied: do not modify them before {@link #write}.
 */
public final class SectionWriter {
    private static final int CHUNK_BYTES = 1 << 16;

    private final SectionFileKind kind;
    private final List<Section> sections = new ArrayList<>();

    /**
     * Nothing collected yet.
     *
     * @param kind what the file holds
     */
    public SectionWriter(SectionFileKind kind) {
        this.kind = kind;
    }

    /**
     * Adds a section.
     *
     * @param name   at most 8 ASCII letters, given once
     * @param values any values
     * @return this
     */
    public SectionWriter add(String name, int[] values) {
        return add(name, ElementType.INT32, values, values.length);
    }

    /**
     * Adds a section.
     *
     * @param name   at most 8 ASCII letters, given once
     * @param values any values
     * @return this
     */
    public SectionWriter add(String name, float[] values) {
        return add(name, ElementType.FLOAT32, values, values.length);
    }

    /**
     * Adds a section.
     *
     * @param name   at most 8 ASCII letters, given once
     * @param values any values
     * @return this
     */
    public SectionWriter add(String name, long[] values) {
        return add(name, ElementType.INT64, values, values.length);
    }

    /**
     * Adds a section.
     *
     * @param name   at most 8 ASCII letters, given once
     * @param values any values
     * @return this
     */
    public SectionWriter add(String name, double[] values) {
        return add(name, ElementType.FLOAT64, values, values.length);
    }

    private SectionWriter add(String name, ElementType type, Object array, int count) {
        sections.add(new Section(name, type, array, count));
        return this;
    }

    /**
     * Writes the file, which appears when it is complete.
     *
     * @param file is replaced if it exists
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        byte[] header = header();
        try (AtomicFile target = AtomicFile.create(file)) {
            OutputStream out = target.stream();
            out.write(header);
            for (Section section : sections) {
                section.emit(out::write);
            }
            target.commit();
        }
    }

    private byte[] header() throws IOException {
        int length = SectionLayout.headerBytes(sections.size());
        ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(0, kind.magic());
        header.putInt(SectionLayout.VERSION_AT, kind.version());
        header.putInt(SectionLayout.SECTIONS_AT, sections.size());
        long offset = length;
        int entry = SectionLayout.TABLE_AT;
        for (Section section : sections) {
            CRC32C crc = new CRC32C();
            section.emit(crc::update);
            header.put(entry, section.name.getBytes(StandardCharsets.US_ASCII));
            header.putInt(entry + SectionLayout.TYPE_IN_ENTRY, section.type.code());
            header.putInt(entry + SectionLayout.CRC_IN_ENTRY, (int) crc.getValue());
            header.putLong(entry + SectionLayout.OFFSET_IN_ENTRY, offset);
            header.putLong(entry + SectionLayout.COUNT_IN_ENTRY, section.count);
            offset += SectionLayout.align((long) section.count * section.type.bytes());
            entry += SectionLayout.ENTRY_BYTES;
        }
        header.putLong(SectionLayout.LENGTH_AT, offset);
        CRC32C crc = new CRC32C();
        crc.update(header.array());
        header.putInt(SectionLayout.CRC_AT, (int) crc.getValue());
        return header.array();
    }

    /** Takes bytes, a chunk at a time. */
    private interface Sink {
        void take(byte[] bytes, int from, int count) throws IOException;
    }

    private record Section(String name, ElementType type, Object array, int count) {
        /** Passes on the elements and the zero bytes after them. */
        void emit(Sink sink) throws IOException {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            int step = CHUNK_BYTES / type.bytes();
            for (int from = 0; from < count;) {
                int n = Math.min(step, count - from);
                type.put(array, from, n, chunk);
                sink.take(chunk.array(), 0, n * type.bytes());
                from += n;
            }
            long bytes = (long) count * type.bytes();
            int gap = (int) (SectionLayout.align(bytes) - bytes);
            sink.take(new byte[gap], 0, gap);
        }
    }
}
