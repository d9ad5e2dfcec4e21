package org.ternion.vpm.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What metadata a file has.
 *
 * @param vmeta      the metadata of a visual policy map, or empty if there is none or it cannot be read
 * @param provenance where provenance documents are, in the order of the file; they are not parsed here
 * @param problems   what is damaged or odd, one line each
 */
public record MetadataReport(Optional<Vmeta> vmeta, List<Vpf> provenance, List<String> problems) {
    /** Part of a file that holds metadata. */
    public enum Place {
        /** The whole input is a VMETA block. */
        RAW,
        /** The chunk {@code vpMm}. */
        VPMM,
        /** The header rows of the picture. */
        PIXELS,
        /** An {@code iTXt} chunk with the keyword {@code vpf}. */
        ITXT,
        /** A {@code tEXt} chunk with the keyword {@code vpf}. */
        TEXT,
        /** A {@code zTXt} chunk with the keyword {@code vpf}. */
        ZTXT,
        /** The "ZMVF" block behind the last chunk. */
        FOOTER
    }

    /**
     * Metadata of a visual policy map.
     *
     * @param place    where it was found
     * @param metadata what it says; its own problems are among those of the report
     */
    public record Vmeta(Place place, VpmMetadata metadata) {
    }

    /**
     * A provenance document, present and not parsed.
     *
     * @param place  where it was found
     * @param offset of the chunk or footer in the file
     * @param bytes  length of the chunk data, or of the payload of the footer, as stored
     */
    public record Vpf(Place place, long offset, long bytes) {
        @Override
        public String toString() {
            return "VPF present, " + bytes + " bytes";
        }
    }

    /**
     * Copies the lists.
     *
     * @param vmeta      see the record
     * @param provenance see the record
     * @param problems   see the record
     */
    public MetadataReport {
        provenance = List.copyOf(provenance);
        problems = List.copyOf(problems);
    }

    /**
     * The report as a tree for JSON: identifiers in hexadecimal, enums as names, unsigned 64-bit fields as decimals.
     *
     * @return maps, lists, strings, numbers and null
     */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("vmeta", vmeta.map(MetadataReport::tree).orElse(null));
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Vpf vpf : provenance) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("place", vpf.place().name());
            entry.put("offset", vpf.offset());
            entry.put("bytes", vpf.bytes());
            documents.add(entry);
        }
        tree.put("vpf", documents);
        tree.put("problems", problems);
        return tree;
    }

    private static Map<String, Object> tree(Vmeta vmeta) {
        VpmMetadata m = vmeta.metadata();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("place", vmeta.place().name());
        tree.put("kind", m.kind().name());
        tree.put("level", m.level());
        tree.put("agg", m.agg().name());
        tree.put("metric_count", m.metricCount());
        tree.put("doc_count", m.docCount());
        tree.put("doc_block_size", m.docBlock());
        tree.put("task_hash", Integer.toUnsignedLong(m.taskHash()));
        tree.put("task", m.task().orElse(null));
        tree.put("tile_id", m.tile().hex());
        tree.put("parent_id", m.parent().hex());
        tree.put("step_id", Long.toUnsignedString(m.stepId()));
        tree.put("parent_step_id", Long.toUnsignedString(m.parentStepId()));
        tree.put("timestamp_ns", Long.toUnsignedString(m.timestampNanos()));
        tree.put("metric_names", m.metricNames());
        tree.put("has_weights", m.weights().isPresent());
        tree.put("pointers", m.pointers().size());
        tree.put("data_sha3_256", m.dataSha3().orElse(null));
        return tree;
    }
}
