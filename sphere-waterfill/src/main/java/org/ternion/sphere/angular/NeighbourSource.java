package org.ternion.sphere.angular;

import java.util.concurrent.CancellationException;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;

/** Finds near neighbours of directions as they move; {@link NeighbourGraph#exact} is one. */
@FunctionalInterface
public interface NeighbourSource {
    /**
     * Lists near neighbours of every point. May miss some: the relaxer only needs most of the near ones.
     *
     * @param directions unit vectors, one per row
     * @param k          neighbours wanted per point, {@code >= 1}
     * @param run        seed, threads and progress
     * @return a graph over the rows
     * @throws CancellationException if the progress asked to stop
     */
    NeighbourGraph neighbours(FloatMatrix directions, int k, RunOptions run);
}
