package org.ternion.vpm.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.ternion.vpm.image.VpmFormatException.Code;

/**
 * The IDAT chunks of a file that is written in groups: chunk 0 has the header rows, each further one a group of metric
 * rows that inflates alone. Not safe for use by several threads.
 */
final class RowGroups {
    private static final byte[] IDAT = {'I', 'D', 'A', 'T'};

    private final ByteSource source;
    private final int metrics;
    private final int columns;
    private final int rows;
    /** Where the data of each chunk begin and how long they are. */
    private final long[] start;
    private final int[] length;
    private long inflatedBytes;

    private RowGroups(ByteSource source, VpmHeader header, int rows) {
        this.source = source;
        this.rows = rows;
        metrics = header.metrics();
        columns = header.columns();
        int chunks = 1 + (metrics + rows - 1) / rows;
        start = new long[chunks];
        length = new int[chunks];
    }

    /** Walks the chunks by seeking; null if there are no groups, or, with a problem, not as many as announced. */
    static RowGroups find(ByteSource source, Labels labels, Strictness strictness) throws IOException {
        int rows = labels.groupRows();
        if (rows == 0) {
            return null;
        }
        RowGroups groups = new RowGroups(source, labels.header(), rows);
        long size = source.size();
        long at = PngReader.SIGNATURE.length;
        byte[] head = new byte[8];
        int found = 0;
        boolean afterPixels = false;
        int type;
        do {
            if (size - at < 12) {
                throw new VpmFormatException(Code.TRUNCATED, size, "the input ends without an IEND chunk");
            }
            source.read(at, head);
            int length = ByteBuffer.wrap(head).getInt();
            type = ByteBuffer.wrap(head).getInt(4);
            PngReader.checkChunk(length, type, at);
            if (length > size - at - 12) {
                throw new VpmFormatException(Code.TRUNCATED, at,
                        "chunk " + PngReader.name(type) + " is longer than the input");
            }
            if (type == PngReader.IDAT) {
                groups.add(found++, at, length, afterPixels);
            } else {
                afterPixels |= found > 0;
            }
            at += length + 12L;
        } while (type != PngReader.IEND);
        if (at < size) {
            tolerate(labels, strictness, Code.TRAILING_DATA, at, "bytes follow the end of the picture");
        }
        if (found != groups.start.length) {
            tolerate(labels, strictness, Code.BAD_METADATA, -1,
                    found + " IDAT chunks found, " + groups.start.length + " announced");
            return null;
        }
        return groups;
    }

    private void add(int chunk, long at, int bytes, boolean afterPixels) {
        if (afterPixels) {
            throw new VpmFormatException(Code.BAD_PNG, at, "IDAT chunks must be consecutive");
        }
        if (bytes > Integer.MAX_VALUE - 16) {
            throw new VpmFormatException(Code.LIMIT_EXCEEDED, at, "a group of " + bytes + " bytes");
        }
        if (chunk < start.length) {
            start[chunk] = at + 8;
            length[chunk] = bytes;
        }
    }

    private static void tolerate(Labels labels, Strictness strictness, Code code, long at, String detail) {
        if (strictness == Strictness.STRICT) {
            throw new VpmFormatException(code, at, detail);
        }
        labels.problems().add(code + ": " + detail);
    }

    /** Offset of the chunk of header rows. */
    long headerOffset() {
        return start[0] - 8;
    }

    int count() {
        return start.length - 1;
    }

    /** The group of a metric. */
    int of(int metric) {
        return metric / rows;
    }

    /** The first metric of a group. */
    int first(int group) {
        return group * rows;
    }

    /** Bytes inflated so far. */
    long inflatedBytes() {
        return inflatedBytes;
    }

    /** Red, green and blue of each row of a group of metrics; a blue row without content is {@code zeros}. */
    char[][] decode(int group, char[] zeros) throws IOException {
        byte[] data = readChunk(group);
        long at = start[group + 1] - 8;
        int from = first(group);
        int n = Math.min(rows, metrics - from);
        byte[] row = new byte[Scanline.PIXEL * columns];
        byte[] above = new byte[row.length];
        byte[] filter = new byte[1];
        char[][] planes = new char[3 * n][];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(data, 0, data.length - 4);
            for (int r = 0; r < n; r++) {
                byte[] previous = row;
                row = above;
                above = previous;
                inflate(inflater, filter, at);
                if (filter[0] < 0 || filter[0] > 4 || r == 0 && filter[0] > 1) {
                    throw new VpmFormatException(Code.BAD_PNG, at, "metric " + (from + r) + " has filter "
                            + (filter[0] & 0xFF));
                }
                inflate(inflater, row, at);
                Scanline.unfilter(filter[0], row, above, Scanline.PIXEL);
                char[] b = new char[columns];
                planes[3 * r] = new char[columns];
                planes[3 * r + 1] = new char[columns];
                planes[3 * r + 2] = Scanline.split(row, columns, planes[3 * r], planes[3 * r + 1], b) ? b : zeros;
            }
            if (inflater.inflate(filter) > 0) {
                throw new VpmFormatException(Code.BAD_PNG, at, "the group of metrics " + from + " and on is too long");
            }
        } catch (DataFormatException e) {
            throw new VpmFormatException(Code.BAD_PNG, at, "compressed stream: " + e.getMessage(), e);
        } finally {
            inflatedBytes += inflater.getBytesWritten();
            inflater.end();
        }
        return planes;
    }

    /** Data of a group and its CRC, which has been compared. */
    private byte[] readChunk(int group) throws IOException {
        int chunk = group + 1;
        byte[] data = new byte[length[chunk] + 4];
        source.read(start[chunk], data);
        CRC32 crc = new CRC32();
        crc.update(IDAT);
        crc.update(data, 0, data.length - 4);
        if (ByteBuffer.wrap(data).getInt(data.length - 4) != (int) crc.getValue()) {
            throw new VpmFormatException(Code.CRC_MISMATCH, start[chunk] - 8,
                    "chunk IDAT of metrics " + first(group) + " and on");
        }
        return data;
    }

    private static void inflate(Inflater inflater, byte[] target, long at) throws DataFormatException {
        int n = 0;
        while (n < target.length) {
            int got = inflater.inflate(target, n, target.length - n);
            if (got == 0) {
                throw new VpmFormatException(Code.TRUNCATED, at, "the group ends before its rows");
            }
            n += got;
        }
    }
}
