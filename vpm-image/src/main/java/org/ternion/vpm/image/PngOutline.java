package org.ternion.vpm.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.ternion.vpm.image.VpmFormatException.Code;

/**
 * Where the chunks of a PNG are: only their headers are read, whatever the picture holds. A file with a defect gives
 * the chunks before it.
 */
final class PngOutline {
    /** More chunks than this are not looked at: 12 bytes of input would cost more than 12 bytes of memory. */
    private static final int MAX_CHUNKS = 1 << 20;
    private static final int AROUND_DATA = 12;

    private final ByteSource source;
    private final List<Chunk> chunks;
    private final VpmFormatException defect;
    private final long end;

    /**
     * A chunk that lies inside the file with its data and CRC.
     *
     * @param type   four letters, big-endian
     * @param offset of the length field
     * @param length of the data
     */
    record Chunk(int type, long offset, int length) {
    }

    private PngOutline(ByteSource source, List<Chunk> chunks, VpmFormatException defect, long end) {
        this.source = source;
        this.chunks = List.copyOf(chunks);
        this.defect = defect;
        this.end = end;
    }

    /** Walks the chunk headers up to IEND. */
    static PngOutline read(ByteSource source) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        long at = PngReader.SIGNATURE.length;
        try {
            long size = source.size();
            if (size < at || !Arrays.equals(bytes(source, 0, (int) at), PngReader.SIGNATURE)) {
                throw new VpmFormatException(Code.NOT_PNG, 0, "no PNG signature");
            }
            while (true) {
                if (size - at < AROUND_DATA) {
                    throw new VpmFormatException(Code.TRUNCATED, at, "the input ends without an IEND chunk");
                }
                ByteBuffer head = ByteBuffer.wrap(bytes(source, at, 8));
                int length = head.getInt();
                int type = head.getInt();
                PngReader.checkChunk(length, type, at);
                if (length > size - at - AROUND_DATA) {
                    throw new VpmFormatException(Code.TRUNCATED, at,
                            "the input ends inside chunk " + PngReader.name(type));
                }
                if (chunks.size() == MAX_CHUNKS) {
                    throw new VpmFormatException(Code.LIMIT_EXCEEDED, at, "more than " + MAX_CHUNKS + " chunks");
                }
                chunks.add(new Chunk(type, at, length));
                at += AROUND_DATA + length;
                if (type == PngReader.IEND) {
                    return new PngOutline(source, chunks, null, at);
                }
            }
        } catch (VpmFormatException e) {
            return new PngOutline(source, chunks, e, at);
        }
    }

    /** The chunks in front of the defect, if there is one. */
    List<Chunk> chunks() {
        return chunks;
    }

    /** What stopped the walk before IEND. */
    Optional<VpmFormatException> defect() {
        return Optional.ofNullable(defect);
    }

    /** First byte after IEND, or after the last sound chunk. */
    long end() {
        return end;
    }

    /** Data of a chunk, with its CRC checked; the caller has compared its length with a limit. */
    byte[] data(Chunk chunk) throws IOException {
        byte[] raw = bytes(source, chunk.offset() + 4, 4 + chunk.length() + 4);
        CRC32 crc = new CRC32();
        crc.update(raw, 0, 4 + chunk.length());
        if (ByteBuffer.wrap(raw).getInt(4 + chunk.length()) != (int) crc.getValue()) {
            throw new VpmFormatException(Code.CRC_MISMATCH, chunk.offset(), "chunk " + PngReader.name(chunk.type()));
        }
        return Arrays.copyOfRange(raw, 4, 4 + chunk.length());
    }

    /** Bytes of a part that the caller has compared with the size of the source. */
    static byte[] bytes(ByteSource source, long offset, int n) throws IOException {
        byte[] bytes = new byte[n];
        source.read(offset, bytes);
        return bytes;
    }
}
