package org.ternion.vpm.provenance;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Hashes that tie a record to its parents, its picture and itself. Texts as stored; an empty text is no hash.
 *
 * @param parents     hashes of the records this one comes from, in order; copied
 * @param contentHash hash of the core bytes of the picture
 * @param pixelHash   hash of the samples of the picture, version 1.1 only
 * @param vpfHash     hash of the record
 * @param createdAt   when the record was made, version 1.1 only
 */
public record Lineage(List<String> parents, String contentHash, Optional<String> pixelHash, String vpfHash,
        Optional<Instant> createdAt) {
    /**
     * Copies the list and refuses null.
     *
     * @param parents see the record
     * @param contentHash see the record
     * @param pixelHash see the record
     * @param vpfHash see the record
     * @param createdAt see the record
     */
    public Lineage {
        parents = List.copyOf(parents);
        Objects.requireNonNull(contentHash, "lineage.content_hash");
        Objects.requireNonNull(pixelHash, "lineage.pixel_hash");
        Objects.requireNonNull(vpfHash, "lineage.vpf_hash");
        Objects.requireNonNull(createdAt, "lineage.created_at");
    }
}
