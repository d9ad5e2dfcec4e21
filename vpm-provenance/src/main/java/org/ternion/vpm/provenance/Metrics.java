package org.ternion.vpm.provenance;

import org.ternion.core.Checks;

/**
 * Scores of the picture, each finite.
 *
 * @param aesthetic  how it looks
 * @param coherence  how well it fits its inputs
 * @param safetyFlag result of a safety check
 */
public record Metrics(double aesthetic, double coherence, double safetyFlag) {
    /**
     * Checks the scores.
     *
     * @param aesthetic see the record
     * @param coherence see the record
     * @param safetyFlag see the record
     * @throws IllegalArgumentException if a score is NaN or infinite
     */
    public Metrics {
        Checks.finite(aesthetic, "metrics.aesthetic");
        Checks.finite(coherence, "metrics.coherence");
        Checks.finite(safetyFlag, "metrics.safety_flag");
    }
}
