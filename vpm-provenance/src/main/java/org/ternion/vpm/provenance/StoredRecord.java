package org.ternion.vpm.provenance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.ternion.vpm.provenance.VpfException.Code;
import org.ternion.vpm.provenance.VpfExtractor.Location;

/** The one record of a picture as JSON text, found and unpacked but not parsed. */
final class StoredRecord {
    private final String json;
    private final Location where;
    private final boolean legacyLayout;
    private final Optional<VpfException> trailingData;

    private StoredRecord(String json, Location where, boolean legacyLayout, Optional<VpfException> trailingData) {
        this.json = json;
        this.where = where;
        this.legacyLayout = legacyLayout;
        this.trailingData = trailingData;
    }

    /**
     * Finds the record by reading chunk headers, the record and what follows the picture.
     *
     * @throws VpfException any code of the structure of a file or record
     */
    static StoredRecord find(PngInput input, VpfLimits limits) throws IOException {
        try (PngFile png = PngFile.open(input, limits)) {
            List<PngChunk> chunks = png.texts(PngText.RECORD);
            requireOne(chunks.size());
            Optional<PngText> text = chunks.isEmpty() ? Optional.empty()
                    : PngText.read(chunks.get(0), png.data(chunks.get(0)), limits);
            return of(text, png.end(), png.size() - png.end(), png.trailing(), limits);
        }
    }

    /** The record of a picture that has passed through a stream. */
    static StoredRecord of(CoreStream core, long end, VpfLimits limits) {
        requireOne(core.recordCount());
        return of(core.records().stream().findFirst(), end, core.trailingLength(), core.trailing(), limits);
    }

    private static void requireOne(long records) {
        if (records > 1) {
            throw new VpfException(Code.DUPLICATE_VPF, -1, "the picture has " + records + " records");
        }
    }

    private static StoredRecord of(Optional<PngText> chunk, long end, long trailingLength, byte[] trailing,
            VpfLimits limits) {
        if (chunk.isPresent()) {
            byte[] container = VpfContainer.fromBase64(chunk.get().text());
            String json = text(VpfContainer.decode(container, limits, true));
            boolean legacy = chunk.get().layout() == PngText.Layout.LEGACY;
            return new StoredRecord(json, Location.of(chunk.get().kind()), legacy,
                    objection(json, end, trailingLength, trailing, limits));
        }
        if (trailingLength > 0 && trailingLength == trailing.length) {
            Optional<Footer> footer = Footer.read(trailing, limits);
            if (footer.isPresent()) {
                return new StoredRecord(footer.get().json(), Location.FOOTER, false, Optional.empty());
            }
        }
        throw new VpfException(Code.NO_VPF, trailingLength > 0 ? end : -1, trailingLength == 0
                ? "the picture has no record"
                : "the picture has no record, and the " + trailingLength + " bytes after its end are none either ("
                        + Code.TRAILING_DATA + ")");
    }

    /** What is wrong with the bytes after a picture that has its record in a chunk. */
    private static Optional<VpfException> objection(String json, long end, long trailingLength, byte[] trailing,
            VpfLimits limits) {
        if (trailingLength == 0) {
            return Optional.empty();
        }
        String why = trailingLength + " bytes follow the end of the picture, no hash covers them";
        if (trailingLength == trailing.length) {
            try {
                Optional<Footer> footer = Footer.read(trailing, limits);
                if (footer.isPresent() && footer.get().json().equals(json)) {
                    return Optional.empty();
                }
                if (footer.isPresent()) {
                    why = "the footer holds another record than the chunk";
                }
            } catch (VpfException e) {
                why = "the footer cannot be read: " + e.getMessage();
            }
        }
        return Optional.of(new VpfException(Code.TRAILING_DATA, end, why));
    }

    private static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw new VpfException(Code.BAD_JSON, -1, "the text of the record is not UTF-8", e);
        }
    }

    String json() {
        return json;
    }

    Location where() {
        return where;
    }

    boolean legacyLayout() {
        return legacyLayout;
    }

    /** Bytes after the picture that do not belong to its record. */
    Optional<VpfException> trailingData() {
        return trailingData;
    }
}
