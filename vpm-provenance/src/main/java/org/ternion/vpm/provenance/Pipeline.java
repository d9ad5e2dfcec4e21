package org.ternion.vpm.provenance;

import java.util.Objects;

/**
 * The step that made the picture.
 *
 * @param graphHash      hash of the pipeline, normally tagged, empty if not recorded
 * @param step           name of the step, for instance {@code spatial-organization}
 * @param stepSchemaHash hash of what the step's name stands for, empty if not recorded
 */
public record Pipeline(String graphHash, String step, String stepSchemaHash) {
    /**
     * Refuses null.
     *
     * @param graphHash see the record
     * @param step see the record
     * @param stepSchemaHash see the record
     */
    public Pipeline {
        Objects.requireNonNull(graphHash, "pipeline.graph_hash");
        Objects.requireNonNull(step, "pipeline.step");
        Objects.requireNonNull(stepSchemaHash, "pipeline.step_schema_hash");
    }
}
