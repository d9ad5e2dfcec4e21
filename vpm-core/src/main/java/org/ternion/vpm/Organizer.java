package org.ternion.vpm;

import java.util.List;
import org.ternion.core.FloatMatrix;

/** Puts documents in the order a task asks for. */
public interface Organizer extends AutoCloseable {
    /**
     * Orders documents.
     *
     * @param canonical   documents x metrics, canonical values; row index = document id
     * @param metricNames one name per column, unique
     * @param task        what to order by
     * @return the order; deterministic for equal input, ties by ascending document id
     * @throws VpmTaskException if the task cannot be carried out
     */
    Organization organize(FloatMatrix canonical, List<String> metricNames, TaskSpec task);

    /** Releases what the organizer holds; safe to call twice. */
    @Override
    default void close() {
    }
}
