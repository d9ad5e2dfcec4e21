package org.ternion.vpm.provenance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.ternion.vpm.provenance.VpfException.Code;

/**
 * Index of the chunks of a PNG. Of a sound file only the eight bytes in front of each chunk are read, so it costs the
 * same for any picture; checksums are compared where data are asked for.
 */
final class PngFile implements AutoCloseable {
    /** More chunks than this are not indexed: 12 bytes of input would cost more than 12 bytes of memory. */
    private static final int MAX_CHUNKS = 1 << 18;
    private static final int BUFFER_BYTES = 1 << 16;

    private final PngInput.Places places;
    private final VpfLimits limits;
    private final List<PngChunk> chunks = new ArrayList<>();
    private final long size;
    private long end;

    private PngFile(PngInput.Places places, VpfLimits limits) throws IOException {
        this.places = places;
        this.limits = limits;
        size = places.size();
    }

    /**
     * Walks over the chunk heads.
     *
     * @throws VpfException NOT_PNG; TRUNCATED if a length leads out of the file; BAD_PNG if the chunks are none of a
     *                      PNG, or CRC_MISMATCH if that comes from damage; LIMIT_EXCEEDED
     */
    static PngFile open(PngInput input, VpfLimits limits) throws IOException {
        PngInput.Places places = input.places();
        try {
            PngFile file = new PngFile(places, limits);
            file.walk();
            return file;
        } catch (IOException | RuntimeException e) {
            try (places) {
                throw e;
            }
        }
    }

    private void walk() throws IOException {
        byte[] head = new byte[PngChunk.HEAD];
        if (size >= head.length) {
            places.read(0, head, 0, head.length);
        }
        if (!Arrays.equals(head, PngChunk.signature())) {
            throw new VpfException(Code.NOT_PNG, 0, "no PNG signature");
        }
        ChunkOrder order = new ChunkOrder();
        long at = head.length;
        while (!order.isComplete()) {
            if (size - at < PngChunk.AROUND) {
                throw new VpfException(Code.TRUNCATED, at, "the input ends without an IEND chunk");
            }
            places.read(at, head, 0, head.length);
            long length = Integer.toUnsignedLong(ByteBuffer.wrap(head).getInt());
            int type = ByteBuffer.wrap(head).getInt(4);
            if (length > size - at - PngChunk.AROUND) {
                throw new VpfException(Code.TRUNCATED, at, "chunk " + PngChunk.name(type) + " announces " + length
                        + " bytes, the input ends before");
            }
            if (chunks.size() == MAX_CHUNKS) {
                throw new VpfException(Code.LIMIT_EXCEEDED, at, "more than " + MAX_CHUNKS + " chunks");
            }
            Optional<String> defect = order.next(type, length);
            if (length <= Integer.MAX_VALUE) {
                chunks.add(new PngChunk(PngChunk.name(type), at, (int) length));
            }
            if (defect.isPresent()) {
                requireChecksums();
                throw new VpfException(Code.BAD_PNG, at, defect.get());
            }
            at += PngChunk.AROUND + length;
        }
        end = at;
    }

    /** A damaged length or type makes an illegal file, but the checksum tells the true reason. */
    private void requireChecksums() throws IOException {
        for (PngChunk chunk : chunks) {
            CRC32 crc = new CRC32();
            byte[] buffer = new byte[Math.min(BUFFER_BYTES, 4 + chunk.length())];
            long at = chunk.offset() + 4;
            long last = chunk.end() - 4;
            while (at < last) {
                int n = (int) Math.min(buffer.length, last - at);
                places.read(at, buffer, 0, n);
                crc.update(buffer, 0, n);
                at += n;
            }
            places.read(at, buffer, 0, 4);
            requireChecksum(chunk, crc, ByteBuffer.wrap(buffer).getInt());
        }
    }

    private static void requireChecksum(PngChunk chunk, CRC32 crc, int stored) {
        if (stored != (int) crc.getValue()) {
            throw new VpfException(Code.CRC_MISMATCH, chunk.offset(), "chunk " + chunk.type());
        }
    }

    /** All chunks in file order. */
    List<PngChunk> chunks() {
        return Collections.unmodifiableList(chunks);
    }

    /** The text chunks with a keyword, of which only the first bytes are read. */
    List<PngChunk> texts(String keyword) throws IOException {
        List<PngChunk> found = new ArrayList<>();
        for (PngChunk chunk : chunks) {
            if (chunk.isText() && chunk.length() > keyword.length()) {
                byte[] first = new byte[keyword.length() + 1];
                places.read(chunk.offset() + PngChunk.HEAD, first, 0, first.length);
                if (PngText.keyword(first).filter(keyword::equals).isPresent()) {
                    found.add(chunk);
                }
            }
        }
        return found;
    }

    /** First byte after IEND. */
    long end() {
        return end;
    }

    /** Bytes of the input. */
    long size() {
        return size;
    }

    /**
     * Data of a chunk.
     *
     * @throws VpfException LIMIT_EXCEEDED above {@code maxTextBytes}, CRC_MISMATCH
     */
    byte[] data(PngChunk chunk) throws IOException {
        if (chunk.length() > limits.maxTextBytes()) {
            throw new VpfException(Code.LIMIT_EXCEEDED, chunk.offset(), "chunk " + chunk.type() + " has "
                    + chunk.length() + " bytes, the limit is " + limits.maxTextBytes());
        }
        byte[] raw = new byte[4 + chunk.length() + 4];
        places.read(chunk.offset() + 4, raw, 0, raw.length);
        CRC32 crc = new CRC32();
        crc.update(raw, 0, raw.length - 4);
        requireChecksum(chunk, crc, ByteBuffer.wrap(raw).getInt(raw.length - 4));
        return Arrays.copyOfRange(raw, 4, raw.length - 4);
    }

    /** The bytes after IEND, but not more than {@code maxTextBytes} of them. */
    byte[] trailing() throws IOException {
        byte[] bytes = new byte[(int) Math.min(size - end, limits.maxTextBytes())];
        places.read(end, bytes, 0, bytes.length);
        return bytes;
    }

    /** Passes on the bytes from one place to another, whatever they are. */
    void copy(long from, long to, OutputStream out) throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, to - from)];
        for (long at = from; at < to; at += buffer.length) {
            int n = (int) Math.min(buffer.length, to - at);
            places.read(at, buffer, 0, n);
            out.write(buffer, 0, n);
        }
    }

    @Override
    public void close() throws IOException {
        places.close();
    }
}
