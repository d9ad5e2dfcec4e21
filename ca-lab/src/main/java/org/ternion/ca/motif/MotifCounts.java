package org.ternion.ca.motif;

import java.util.Map;

/**
 * Motifs of one step, in cells.
 *
 * @param predicates cells at which the condition of the motif held as its rule states it, whatever came after; a cell
 *                   may be counted for several motifs
 * @param branches   cells whose new gate was decided by the motif; a cell is counted at most once
 */
public record MotifCounts(Map<Motif, Long> predicates, Map<Motif, Long> branches) {
    /**
     * Copies the maps.
     *
     * @param predicates not null
     * @param branches   not null
     */
    public MotifCounts {
        predicates = Map.copyOf(predicates);
        branches = Map.copyOf(branches);
    }

    /**
     * Cells at which the condition held.
     *
     * @param motif not null
     * @return {@code >= 0}
     */
    public long predicate(Motif motif) {
        return predicates.getOrDefault(motif, 0L);
    }

    /**
     * Cells decided by the motif.
     *
     * @param motif not null
     * @return {@code >= 0}
     */
    public long branch(Motif motif) {
        return branches.getOrDefault(motif, 0L);
    }
}
