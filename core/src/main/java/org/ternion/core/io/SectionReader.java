package org.ternion.core.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Reads the sections of a file through mapped memory. Nothing is allocated before the sizes in the header were compared
 * with the length of the file, so that arrays never take more memory than the file has bytes.
 *
 * <table>
 * <caption>The header; all numbers little-endian, header and sections begin at multiples of 64 bytes, gaps are
 * zero</caption>
 * <tr><th>offset</th><th>length</th><th>type</th><th>meaning</th></tr>
 * <tr><td>0</td><td>8</td><td>bytes</td><td>89, four letters, 0D 0A 1A</td></tr>
 * <tr><td>8</td><td>4</td><td>int32</td><td>version</td></tr>
 * <tr><td>12</td><td>4</td><td>int32</td><td>number of sections n, at most 64</td></tr>
 * <tr><td>16</td><td>4</td><td>int32</td><td>CRC-32C of the header, with 0 here</td></tr>
 * <tr><td>20</td><td>4</td><td>int32</td><td>0</td></tr>
 * <tr><td>24</td><td>8</td><td>int64</td><td>length of the file</td></tr>
 * <tr><td>32 + 32 i</td><td>8</td><td>ASCII</td><td>name of section i, filled up with zero bytes</td></tr>
 * <tr><td>40 + 32 i</td><td>4</td><td>int32</td><td>type: 1 int32, 2 float32, 3 int64, 4 float64</td></tr>
 * <tr><td>44 + 32 i</td><td>4</td><td>int32</td><td>CRC-32C of the section and the zero bytes after it</td></tr>
 * <tr><td>48 + 32 i</td><td>8</td><td>int64</td><td>offset: where the section before or the header ended</td></tr>
 * <tr><td>56 + 32 i</td><td>8</td><td>int64</td><td>number of elements</td></tr>
 * </table>
 */
public final class SectionReader implements AutoCloseable {
    /** Bytes mapped at a time, below the limit of a buffer. */
    private static final int WINDOW = 1 << 30;

    private final String file;
    private final FileChannel channel;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private SectionReader(String file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    private record Entry(String name, ElementType type, int crc, long offset, int count) {
        long paddedBytes() {
            return SectionLayout.align((long) count * type.bytes());
        }
    }

    /**
     * Opens a file and checks its header.
     *
     * @param path an existing file
     * @param kind what it should hold
     * @return the reader
     * @throws IOException         if the file cannot be read
     * @throws SectionFileException if the header is not that of such a file
     */
    public static SectionReader open(Path path, SectionFileKind kind) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            SectionReader reader = new SectionReader(path.toString(), channel);
            reader.readHeader(kind);
            return reader;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void readHeader(SectionFileKind kind) throws IOException {
        ByteBuffer start = read(SectionLayout.TABLE_AT);
        require(start.getLong(0) == kind.magic(), "this is no file of " + kind.contents());
        int version = start.getInt(SectionLayout.VERSION_AT);
        require(version == kind.version(), "version " + version + " is not supported, only " + kind.version());
        int sections = start.getInt(SectionLayout.SECTIONS_AT);
        require(sections >= 0 && sections <= SectionLayout.MAX_SECTIONS,
                sections + " sections announced, at most " + SectionLayout.MAX_SECTIONS + " are possible");
        ByteBuffer header = read(SectionLayout.headerBytes(sections));
        int stated = header.getInt(SectionLayout.CRC_AT);
        header.putInt(SectionLayout.CRC_AT, 0);
        CRC32C crc = new CRC32C();
        crc.update(header.array());
        require((int) crc.getValue() == stated, "the checksum does not fit");
        long length = header.getLong(SectionLayout.LENGTH_AT);
        require(length == channel.size(), length + " bytes announced, the file has " + channel.size());
        readTable(header, sections, length);
    }

    private void readTable(ByteBuffer header, int sections, long length) {
        long end = header.capacity();
        for (int i = 0; i < sections; i++) {
            int at = SectionLayout.TABLE_AT + i * SectionLayout.ENTRY_BYTES;
            String name = name(header, at);
            int type = header.getInt(at + SectionLayout.TYPE_IN_ENTRY);
            require(type >= 1 && type <= ElementType.values().length, "section " + name + " has unknown type " + type);
            ElementType known = ElementType.values()[type - 1];
            long offset = header.getLong(at + SectionLayout.OFFSET_IN_ENTRY);
            long count = header.getLong(at + SectionLayout.COUNT_IN_ENTRY);
            require(offset == end, "section " + name + " begins at " + offset + ", not at " + end);
            require(count >= 0 && count <= Math.min(Integer.MAX_VALUE - 8, (length - offset) / known.bytes()),
                    "section " + name + " has " + count + " elements, more than the file holds");
            Entry entry = new Entry(name, known, header.getInt(at + SectionLayout.CRC_IN_ENTRY), offset, (int) count);
            require(entries.put(name, entry) == null, "section " + name + " appears twice");
            end += entry.paddedBytes();
        }
        require(end == length, "sections end at " + end + " of " + length + " bytes");
    }

    private static String name(ByteBuffer header, int at) {
        byte[] name = new byte[SectionLayout.NAME_BYTES];
        header.get(at, name);
        StringBuilder text = new StringBuilder();
        for (char c : new String(name, StandardCharsets.ISO_8859_1).toCharArray()) {
            if (c != 0) {
                text.append(c > ' ' && c < 0x7F ? c : '?');
            }
        }
        return text.toString();
    }

    private ByteBuffer read(int bytes) throws IOException {
        require(channel.size() >= bytes, "the file ends after " + channel.size() + " of at least " + bytes + " bytes");
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            require(channel.read(buffer, buffer.position()) >= 0, "the file ended while it was read");
        }
        return buffer;
    }

    private void require(boolean valid, String reason) {
        if (!valid) {
            throw new SectionFileException(file, "header", 0, reason);
        }
    }

    /**
     * Reads a section.
     *
     * @param name of the section
     * @return a new array
     * @throws IOException         if the file cannot be read
     * @throws SectionFileException if there is no such section, it has another type or is damaged
     */
    public int[] ints(String name) throws IOException {
        return (int[]) read(name, ElementType.INT32);
    }

    /**
     * Reads a section.
     *
     * @param name of the section
     * @return a new array
     * @throws IOException         if the file cannot be read
     * @throws SectionFileException if there is no such section, it has another type or is damaged
     */
    public float[] floats(String name) throws IOException {
        return (float[]) read(name, ElementType.FLOAT32);
    }

    /**
     * Reads a section.
     *
     * @param name of the section
     * @return a new array
     * @throws IOException         if the file cannot be read
     * @throws SectionFileException if there is no such section, it has another type or is damaged
     */
    public long[] longs(String name) throws IOException {
        return (long[]) read(name, ElementType.INT64);
    }

    /**
     * Reads a section.
     *
     * @param name of the section
     * @return a new array
     * @throws IOException         if the file cannot be read
     * @throws SectionFileException if there is no such section, it has another type or is damaged
     */
    public double[] doubles(String name) throws IOException {
        return (double[]) read(name, ElementType.FLOAT64);
    }

    private Object read(String name, ElementType type) throws IOException {
        Entry entry = entries.get(name);
        require(entry != null, "there is no section " + name);
        require(entry.type == type, "section " + name + " has type " + entry.type + ", not " + type);
        Object array = type.allocate(entry.count);
        CRC32C crc = new CRC32C();
        int filled = 0;
        for (long at = 0; at < entry.paddedBytes(); at += WINDOW) {
            long window = Math.min(WINDOW, entry.paddedBytes() - at);
            MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, entry.offset + at, window);
            crc.update(bytes.duplicate());
            int n = (int) Math.min(window / type.bytes(), entry.count - filled);
            type.get(bytes.order(ByteOrder.LITTLE_ENDIAN), array, filled, n);
            filled += n;
        }
        if ((int) crc.getValue() != entry.crc) {
            throw problem(name, "the checksum does not fit");
        }
        return array;
    }

    /**
     * Describes a section whose numbers make no sense.
     *
     * @param section its name
     * @param reason  what is wrong, in a few words
     * @return an exception to throw
     */
    public SectionFileException problem(String section, String reason) {
        Entry entry = entries.get(section);
        return new SectionFileException(file, "section " + section, entry == null ? 0 : entry.offset, reason);
    }

    /** Closes the file. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
