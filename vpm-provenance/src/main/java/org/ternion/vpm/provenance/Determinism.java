package org.ternion.vpm.provenance;

import java.util.List;

/**
 * What fixed the random numbers.
 *
 * @param seedGlobal  seed of the whole run
 * @param seedSampler seed of the sampler
 * @param rngBackends names of the random generators, copied
 */
public record Determinism(long seedGlobal, long seedSampler, List<String> rngBackends) {
    /**
     * Copies the list and refuses null.
     *
     * @param seedGlobal see the record
     * @param seedSampler see the record
     * @param rngBackends see the record
     */
    public Determinism {
        rngBackends = List.copyOf(rngBackends);
    }
}
