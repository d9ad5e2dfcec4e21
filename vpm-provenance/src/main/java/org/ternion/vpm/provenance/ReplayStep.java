package org.ternion.vpm.provenance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A step that makes pictures and can make one again from its record. It must give the same samples for the same record
 * and inputs. A {@link VpfException} with {@link VpfException.Code#BAD_FIELD} says that the record does not tell
 * enough.
 */
public interface ReplayStep {
    /**
     * The name of the step.
     *
     * @return what records have as {@code pipeline.step}
     */
    String name();

    /**
     * Names the meaning of the members that the step uses, so that a record of another meaning is not misread.
     *
     * @return what records have as {@code pipeline.step_schema_hash}
     */
    String schemaHash();

    /**
     * Which files the step needs.
     *
     * @param document the record
     * @return their hashes
     */
    List<Sha3> inputs(Vpf document);

    /**
     * How many rows at the bottom of the picture show results. The rows above them describe these, so they differ
     * wherever the results do, and a difference is looked for in the results first.
     *
     * @param document the record
     * @return rows, or {@link Integer#MAX_VALUE} if the whole picture does
     */
    default int resultRows(Vpf document) {
        return Integer.MAX_VALUE;
    }

    /**
     * Makes the picture again.
     *
     * @param document the record
     * @param inputs   the files of {@link #inputs}, by their hash
     * @param png      receives a PNG file; to be left open
     * @return where results outside the picture differ from those in the record, one line each
     * @throws IOException if an input cannot be read or the picture cannot be written
     */
    List<String> run(Vpf document, Map<Sha3, Path> inputs, OutputStream png) throws IOException;
}
