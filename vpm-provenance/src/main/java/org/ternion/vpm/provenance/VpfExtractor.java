package org.ternion.vpm.provenance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Reads the record of a picture and believes it: nothing is compared with the picture. Only the headers of the chunks
 * and the record itself are read. For what can be relied on ask {@link VpfVerifier}.
 */
public final class VpfExtractor {
    private VpfExtractor() {
    }

    /** Part of a file that holds a record. */
    public enum Location {
        /** An {@code iTXt} chunk. */
        ITXT,
        /** A {@code tEXt} chunk. */
        TEXT,
        /** A {@code zTXt} chunk. */
        ZTXT,
        /** The "ZMVF" block behind the last chunk. */
        FOOTER;

        static Location of(PngText.Kind kind) {
            return switch (kind) {
                case ITXT -> ITXT;
                case TEXT -> TEXT;
                case ZTXT -> ZTXT;
            };
        }
    }

    /**
     * A record and where it was.
     *
     * @param document     the record
     * @param rawJson      its text as stored
     * @param where        part of the file that holds it
     * @param legacyLayout whether the chunk has the byte layout of older writers, which other programs misread
     */
    public record Extracted(Vpf document, String rawJson, Location where, boolean legacyLayout) {
    }

    /**
     * Reads the record of a file. A chunk is preferred to a footer; a damaged chunk is an error even where there is a
     * footer.
     *
     * @param png    a PNG file
     * @param limits sizes accepted
     * @return the record; also one of an unknown version
     * @throws IOException  if the file cannot be read
     * @throws VpfException if the file is no PNG, has no record or more than one, or the record cannot be read
     */
    public static Extracted extract(Path png, VpfLimits limits) throws IOException {
        return extract(PngInput.of(png), limits);
    }

    /**
     * Reads the record of a file in memory, see {@link #extract(Path, VpfLimits)}.
     *
     * @param png    the bytes of a PNG file, not modified
     * @param limits sizes accepted
     * @return the record; also one of an unknown version
     * @throws VpfException if the bytes are no PNG, have no record or more than one, or the record cannot be read
     */
    public static Extracted extract(byte[] png, VpfLimits limits) {
        try {
            return extract(PngInput.of(png), limits);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    static Extracted extract(PngInput input, VpfLimits limits) throws IOException {
        StoredRecord stored = StoredRecord.find(input, limits);
        return new Extracted(Vpf.parse(stored.json(), limits), stored.json(), stored.where(), stored.legacyLayout());
    }
}
