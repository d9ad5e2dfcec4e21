package org.ternion.vpm.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ternion.vpm.image.MetadataReport.Place;
import org.ternion.vpm.image.MetadataReport.Vmeta;
import org.ternion.vpm.image.MetadataReport.Vpf;
import org.ternion.vpm.image.VpmFormatException.Code;

/**
 * Looks what metadata a file has, without reading its picture: the metadata of a visual policy map, from its chunk, its
 * header rows or a bare VMETA block, and where provenance documents are. Any input gives a report; damage is listed in
 * it. Everything is bounded by {@link Limits#DEFAULT}.
 */
public final class MetadataInspector {
    private static final Limits LIMITS = Limits.DEFAULT;
    private static final int ITXT = 0x69545874;
    private static final int TEXT = 0x74455874;
    private static final int ZTXT = 0x7A545874;
    private static final byte[] KEYWORD = {'v', 'p', 'f', 0};
    private static final byte[] FOOTER = {'Z', 'M', 'V', 'F'};
    private static final byte[] VMETA = "VMETA".getBytes(StandardCharsets.US_ASCII);
    /** What pictures that are no visual policy maps fail with. */
    private static final Set<Code> OTHER_PICTURE = EnumSet.of(Code.NOT_RGB16, Code.INTERLACED, Code.TOO_NARROW,
            Code.BAD_MAGIC);

    private final ByteSource source;
    private final List<String> problems = new ArrayList<>();
    private final List<Vpf> provenance = new ArrayList<>();

    private MetadataInspector(ByteSource source) {
        this.source = source;
    }

    /**
     * Looks into a file. Of a PNG, only chunk headers, small chunks and the header rows are read.
     *
     * @param file any file
     * @return the report
     * @throws IOException if the file cannot be read
     */
    public static MetadataReport inspect(Path file) throws IOException {
        try (ByteSource source = ByteSource.open(file)) {
            return new MetadataInspector(source).inspect();
        }
    }

    /**
     * Looks into the bytes of a file.
     *
     * @param bytes any bytes, not modified
     * @return the report
     */
    public static MetadataReport inspect(byte[] bytes) {
        try {
            return new MetadataInspector(ByteSource.of(bytes)).inspect();
        } catch (IOException e) {
            throw new AssertionError("memory does not fail", e);
        }
    }

    /**
     * Looks into a stream, which is read to its end into memory and not closed.
     *
     * @param in any bytes; more than {@link Limits#maxRasterBytes()} are a problem in the report and not looked at
     * @return the report
     * @throws IOException if the stream cannot be read
     */
    public static MetadataReport inspect(InputStream in) throws IOException {
        int most = (int) Math.min(LIMITS.maxRasterBytes(), Integer.MAX_VALUE - 8);
        byte[] bytes = in.readNBytes(most);
        if (bytes.length == most && in.read() >= 0) {
            return new MetadataReport(Optional.empty(), List.of(),
                    List.of(Code.LIMIT_EXCEEDED + ": the stream has more than " + most + " bytes"));
        }
        return inspect(bytes);
    }

    private MetadataReport inspect() throws IOException {
        if (startsWith(0, VMETA)) {
            return new MetadataReport(block(), provenance, problems);
        }
        PngOutline outline = PngOutline.read(source);
        outline.defect().ifPresent(this::problem);
        byte[] chunkBlob = null;
        for (PngOutline.Chunk chunk : outline.chunks()) {
            if (chunk.type() == PngReader.VPMM) {
                if (chunkBlob == null) {
                    chunkBlob = data(outline, chunk);
                } else {
                    problems.add(Code.BAD_METADATA + " at byte " + chunk.offset() + ": another vpMm chunk");
                }
            } else {
                text(outline, chunk);
            }
        }
        if (outline.defect().isEmpty()) {
            footer(outline.end());
        }
        if (provenance.size() > 1) {
            problems.add(provenance.size() + " provenance documents, one expected");
        }
        Optional<Vmeta> vmeta = outline.chunks().isEmpty() ? Optional.empty() : metadata(chunkBlob, pixels());
        return new MetadataReport(vmeta, provenance, problems);
    }

    private Optional<Vmeta> block() throws IOException {
        if (source.size() > LIMITS.maxMetadataBytes()) {
            problems.add(Code.LIMIT_EXCEEDED + ": " + source.size() + " bytes of metadata");
            return Optional.empty();
        }
        return decode(Place.RAW, PngOutline.bytes(source, 0, (int) source.size()));
    }

    /** The chunk is preferred, but an edited file may carry a stale one, so both are compared. */
    private Optional<Vmeta> metadata(byte[] chunkBlob, byte[] pixelBlob) {
        Optional<Vmeta> fromChunk = chunkBlob == null ? Optional.empty() : decode(Place.VPMM, chunkBlob);
        if (chunkBlob != null && pixelBlob != null && !Arrays.equals(chunkBlob, pixelBlob)) {
            problems.add(Code.METADATA_DISAGREES + ": the vpMm chunk differs from the metadata in the pixels");
        }
        return fromChunk.isPresent() || pixelBlob == null ? fromChunk : decode(Place.PIXELS, pixelBlob);
    }

    private Optional<Vmeta> decode(Place place, byte[] blob) {
        try {
            VpmMetadata metadata = VpmMetadata.decode(blob, Strictness.LENIENT, LIMITS);
            problems.addAll(metadata.problems());
            return Optional.of(new Vmeta(place, metadata));
        } catch (VpmFormatException e) {
            problem(e);
            return Optional.empty();
        }
    }

    /** Metadata bytes of the header rows; null if the picture is no visual policy map, has none or is damaged. */
    private byte[] pixels() throws IOException {
        try (PngReader png = new PngReader(source.stream(), Strictness.LENIENT, LIMITS,
                LIMITS.maxStreamRasterBytes())) {
            png.checkRatio(source.size());
            byte[] blob = HeaderRows.read(png, LIMITS).blob();
            return blob.length == 0 ? null : blob;
        } catch (VpmFormatException e) {
            if (!OTHER_PICTURE.contains(e.code())) {
                problem(e);
            }
            return null;
        }
    }

    /** Data of a chunk, or null and a problem. */
    private byte[] data(PngOutline outline, PngOutline.Chunk chunk) throws IOException {
        try {
            if (chunk.length() > LIMITS.maxMetadataBytes()) {
                throw new VpmFormatException(Code.LIMIT_EXCEEDED, chunk.offset(),
                        "a " + PngReader.name(chunk.type()) + " chunk of " + chunk.length() + " bytes");
            }
            return outline.data(chunk);
        } catch (VpmFormatException e) {
            problem(e);
            return null;
        }
    }

    private void text(PngOutline outline, PngOutline.Chunk chunk) throws IOException {
        boolean text = chunk.type() == ITXT || chunk.type() == TEXT || chunk.type() == ZTXT;
        if (text && chunk.length() >= KEYWORD.length && startsWith(chunk.offset() + 8, KEYWORD)) {
            provenance.add(new Vpf(chunk.type() == ITXT ? Place.ITXT : chunk.type() == TEXT ? Place.TEXT : Place.ZTXT,
                    chunk.offset(), chunk.length()));
            // Only for its CRC.
            data(outline, chunk);
        }
    }

    private void footer(long end) throws IOException {
        long rest = source.size() - end;
        if (rest == 0) {
            return;
        }
        if (rest >= 8 && startsWith(end, FOOTER)) {
            long length = Integer.toUnsignedLong(ByteBuffer.wrap(PngOutline.bytes(source, end + 4, 4)).getInt());
            if (length == rest - 8) {
                provenance.add(new Vpf(Place.FOOTER, end, length));
                return;
            }
            problems.add((length > rest - 8 ? Code.TRUNCATED : Code.TRAILING_DATA) + " at byte " + end
                    + ": the footer announces " + length + " bytes, " + (rest - 8) + " follow");
            return;
        }
        problems.add(Code.TRAILING_DATA + " at byte " + end + ": " + rest + " bytes follow the end of the picture");
    }

    private boolean startsWith(long offset, byte[] magic) throws IOException {
        return source.size() - offset >= magic.length
                && Arrays.equals(PngOutline.bytes(source, offset, magic.length), magic);
    }

    private void problem(VpmFormatException e) {
        // The same damage can be met by the walk over the chunks and by the header rows.
        if (!problems.contains(e.getMessage())) {
            problems.add(e.getMessage());
        }
    }
}
