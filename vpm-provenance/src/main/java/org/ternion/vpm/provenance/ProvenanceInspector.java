package org.ternion.vpm.provenance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ternion.vpm.image.MetadataInspector;
import org.ternion.vpm.image.MetadataReport;
import org.ternion.vpm.provenance.VpfException.Code;

/**
 * Looks what a file says of itself, without reading its picture: what {@link MetadataInspector} finds, the record and
 * the notes. Any input gives a report; damage is listed in it. Nothing is verified.
 */
public final class ProvenanceInspector {
    private ProvenanceInspector() {
    }

    /**
     * Looks into a file.
     *
     * @param file any file
     * @return the report
     * @throws IOException if the file cannot be read
     */
    public static ProvenanceReport inspect(Path file) throws IOException {
        return inspect(PngInput.of(file), () -> VpfNotes.read(file), MetadataInspector.inspect(file));
    }

    /**
     * Looks into the bytes of a file.
     *
     * @param bytes any bytes, not modified
     * @return the report
     */
    public static ProvenanceReport inspect(byte[] bytes) {
        try {
            return inspect(PngInput.of(bytes), () -> VpfNotes.read(bytes), MetadataInspector.inspect(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    @FunctionalInterface
    private interface NotesReader {
        VpfNotes read() throws IOException;
    }

    private static ProvenanceReport inspect(PngInput input, NotesReader reader, MetadataReport metadata)
            throws IOException {
        List<String> problems = new ArrayList<>(metadata.problems());
        boolean bare = metadata.vmeta().filter(v -> v.place() == MetadataReport.Place.RAW).isPresent();
        if (bare) {
            return new ProvenanceReport(metadata, Optional.empty(), VpfNotes.none(), problems);
        }
        Optional<VpfExtractor.Extracted> record = Optional.empty();
        try {
            record = Optional.of(VpfExtractor.extract(input, VpfLimits.DEFAULT));
        } catch (VpfException e) {
            if (e.code() != Code.NO_VPF || e.offset() >= 0) {
                add(problems, e);
            }
        }
        VpfNotes notes = VpfNotes.none();
        try {
            notes = reader.read();
        } catch (VpfException e) {
            add(problems, e);
        }
        return new ProvenanceReport(metadata, record, notes, problems);
    }

    /** The same damage can be met by several readers. */
    private static void add(List<String> problems, VpfException e) {
        if (!problems.contains(e.getMessage())) {
            problems.add(e.getMessage());
        }
    }
}
