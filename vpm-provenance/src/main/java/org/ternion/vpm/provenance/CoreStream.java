package org.ternion.vpm.provenance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;
import org.ternion.vpm.provenance.VpfException.Code;

/**
 * Takes a PNG while its bytes arrive, compares every checksum and hashes the core: signature and all chunks from IHDR
 * to IEND, without text chunks of keyword {@code vpf}. Memory is that of the record and of what follows IEND.
 *
 * <p>What is wrong with a chunk is told at its end, after its checksum: damage to a length or type is then called
 * CRC_MISMATCH. After an exception nothing more may be given.
 */
final class CoreStream {
    private static final int CRC_BYTES = 4;
    /** The keyword of a record with its NUL fits here. */
    private static final int KEYWORD_BYTES = 4;
    /** One record is read; two are enough to tell that there are too many. */
    private static final int MAX_RECORDS = 2;
    private static final int MAX_DAMAGED = 100;

    private enum Part { SIGNATURE, HEAD, KEYWORD, DATA, CRC, AFTER_END }

    private final VpfLimits limits;
    private final OutputStream copy;
    private final boolean forensic;
    private final MessageDigest digest = Sha3.digest();
    private final CRC32 crc = new CRC32();
    private final ChunkOrder order = new ChunkOrder();
    /** Signature, heads with keywords, and CRCs, which may arrive in pieces. */
    private final byte[] few = new byte[PngChunk.HEAD + KEYWORD_BYTES];
    private final List<PngChunk> recordChunks = new ArrayList<>();
    private final List<byte[]> recordData = new ArrayList<>();
    private final List<PngChunk> damaged = new ArrayList<>();
    private final ByteArrayOutputStream trailing = new ByteArrayOutputStream();
    private int fewFilled;
    private Part part = Part.SIGNATURE;
    private long offset;
    private long chunkStart;
    private long length;
    private long left;
    private int type;
    /** Whether the chunk is a record, which is not part of the core. */
    private boolean inRecord;
    /** Data of a record that is to be kept, else null. */
    private ByteArrayOutputStream kept;
    private long records;
    private long coreLength;
    private long trailingLength;
    private long crcErrors;
    private Sha3 core;

    /**
     * Starts before the first byte; a wrong checksum is an error.
     *
     * @param copy gets the core without its IEND chunk, in small pieces; null if nobody wants it
     */
    CoreStream(VpfLimits limits, OutputStream copy) {
        this(limits, copy, false);
    }

    private CoreStream(VpfLimits limits, OutputStream copy, boolean forensic) {
        this.limits = limits;
        this.copy = copy;
        this.forensic = forensic;
    }

    /** One that counts wrong checksums and goes on. */
    static CoreStream forensic(VpfLimits limits) {
        return new CoreStream(limits, null, true);
    }

    /**
     * Takes the next bytes of the file.
     *
     * @throws VpfException NOT_PNG, CRC_MISMATCH, BAD_PNG, LIMIT_EXCEEDED
     * @throws IOException  from the copy
     */
    void accept(byte[] bytes, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, bytes.length);
        int at = from;
        int end = from + count;
        while (at < end) {
            int n;
            if (part == Part.DATA) {
                n = (int) Math.min(end - at, left);
                data(bytes, at, n);
                left -= n;
            } else if (part == Part.AFTER_END) {
                n = end - at;
                trailing.write(bytes, at, Math.min(n, limits.maxTextBytes() - trailing.size()));
                trailingLength += n;
            } else {
                n = Math.min(end - at, fewWanted() - fewFilled);
                System.arraycopy(bytes, at, few, fewFilled, n);
                fewFilled += n;
            }
            at += n;
            offset += n;
            advance();
        }
    }

    private int fewWanted() {
        return switch (part) {
            case KEYWORD -> PngChunk.HEAD + KEYWORD_BYTES;
            case CRC -> CRC_BYTES;
            default -> PngChunk.HEAD;
        };
    }

    /** Goes to the next part if the current one is complete; further where a chunk has no data. */
    private void advance() throws IOException {
        if (part == Part.SIGNATURE && fewFilled == PngChunk.HEAD) {
            if (!Arrays.equals(few, 0, PngChunk.HEAD, PngChunk.signature(), 0, PngChunk.HEAD)) {
                throw new VpfException(Code.NOT_PNG, 0, "no PNG signature");
            }
            core(few, 0, PngChunk.HEAD);
            begin(Part.HEAD);
        } else if (part == Part.HEAD && fewFilled == PngChunk.HEAD) {
            beginChunk();
        } else if (part == Part.KEYWORD && fewFilled == few.length) {
            endKeyword();
        }
        if (part == Part.DATA && left == 0) {
            begin(Part.CRC);
        } else if (part == Part.CRC && fewFilled == CRC_BYTES) {
            endChunk();
        }
    }

    private void begin(Part next) {
        part = next;
        fewFilled = 0;
    }

    private void beginChunk() throws IOException {
        chunkStart = offset - PngChunk.HEAD;
        ByteBuffer head = ByteBuffer.wrap(few);
        length = Integer.toUnsignedLong(head.getInt());
        type = head.getInt();
        left = length;
        inRecord = false;
        kept = null;
        crc.reset();
        crc.update(few, 4, 4);
        if (PngChunk.isText(type) && length >= KEYWORD_BYTES) {
            part = Part.KEYWORD;
        } else {
            core(few, 0, PngChunk.HEAD);
            begin(Part.DATA);
        }
    }

    private void endKeyword() throws IOException {
        crc.update(few, PngChunk.HEAD, KEYWORD_BYTES);
        left -= KEYWORD_BYTES;
        byte[] start = Arrays.copyOfRange(few, PngChunk.HEAD, few.length);
        inRecord = PngText.keyword(start).filter(PngText.RECORD::equals).isPresent();
        if (!inRecord) {
            core(few, 0, few.length);
        } else {
            records++;
            if (records <= MAX_RECORDS && length <= limits.maxTextBytes()) {
                kept = new ByteArrayOutputStream();
                kept.writeBytes(start);
            }
        }
        begin(Part.DATA);
    }

    private void data(byte[] bytes, int at, int n) throws IOException {
        crc.update(bytes, at, n);
        if (!inRecord) {
            core(bytes, at, n);
        } else if (kept != null) {
            kept.write(bytes, at, n);
        }
    }

    private void core(byte[] bytes, int at, int n) throws IOException {
        digest.update(bytes, at, n);
        coreLength += n;
        if (copy != null && type != PngChunk.IEND) {
            copy.write(bytes, at, n);
        }
    }

    private void endChunk() throws IOException {
        if (ByteBuffer.wrap(few).getInt() != (int) crc.getValue()) {
            crcErrors++;
            if (!forensic) {
                throw new VpfException(Code.CRC_MISMATCH, chunkStart, "chunk " + PngChunk.name(type));
            }
            if (damaged.size() < MAX_DAMAGED) {
                damaged.add(chunk());
            }
        }
        Optional<String> defect = order.next(type, length);
        if (defect.isPresent()) {
            throw new VpfException(Code.BAD_PNG, chunkStart, defect.get());
        }
        if (!inRecord) {
            core(few, 0, CRC_BYTES);
        } else if (length > limits.maxTextBytes()) {
            throw new VpfException(Code.LIMIT_EXCEEDED, chunkStart, "a record of " + length
                    + " bytes is above the limit of " + limits.maxTextBytes());
        } else if (kept != null) {
            recordChunks.add(chunk());
            recordData.add(kept.toByteArray());
        }
        begin(order.isComplete() ? Part.AFTER_END : Part.HEAD);
    }

    private PngChunk chunk() {
        // Damage cannot be longer than the file that has arrived, but a file can be longer than an int counts.
        return new PngChunk(PngChunk.name(type), chunkStart, (int) Math.min(length, Integer.MAX_VALUE));
    }

    /**
     * Tells that the file has ended.
     *
     * @throws VpfException NOT_PNG if there was no signature, TRUNCATED if IEND has not come to its end
     */
    void finish() {
        if (part == Part.SIGNATURE) {
            throw new VpfException(Code.NOT_PNG, 0, "no PNG signature");
        }
        if (part != Part.AFTER_END) {
            throw new VpfException(Code.TRUNCATED, offset, part == Part.HEAD ? "the input ends without an IEND chunk"
                    : "the input ends inside chunk " + PngChunk.name(type));
        }
        core = Sha3.finish(digest);
    }

    /** Hash of the core; known after {@link #finish}. */
    Sha3 core() {
        if (core == null) {
            throw new IllegalStateException("the file has not ended yet");
        }
        return core;
    }

    /** Bytes of the core so far. */
    long coreLength() {
        return coreLength;
    }

    /**
     * The records in file order, at most two of them.
     *
     * @throws VpfException as {@link PngText#read}
     */
    List<PngText> records() {
        List<PngText> texts = new ArrayList<>();
        for (int i = 0; i < recordData.size(); i++) {
            PngText.read(recordChunks.get(i), recordData.get(i), limits).ifPresent(texts::add);
        }
        return texts;
    }

    /** How many records there are. */
    long recordCount() {
        return records;
    }

    /** The bytes after IEND, but not more than {@code maxTextBytes} of them. */
    byte[] trailing() {
        return trailing.toByteArray();
    }

    /** How many bytes follow IEND. */
    long trailingLength() {
        return trailingLength;
    }

    /** How many checksums were wrong. */
    long crcErrors() {
        return crcErrors;
    }

    /** The first chunks whose checksum was wrong. */
    List<PngChunk> damaged() {
        return List.copyOf(damaged);
    }
}
