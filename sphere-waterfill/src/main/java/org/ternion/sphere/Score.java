package org.ternion.sphere;

import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;

/**
 * Importance of vectors: those with larger scores are placed further out. Implementations are safe for several threads.
 */
@FunctionalInterface
public interface Score {
    /**
     * Scores every row. Depends on neither {@link RunOptions#parallelism()} nor the kind of loops in use.
     *
     * @param x   one vector per row, any shape
     * @param out receives one finite score per row at {@code [0, rows)}; partly written if this throws
     * @param run how to run; progress counts rows
     * @throws IllegalArgumentException if {@code out} is shorter than {@code x} has rows or an element of {@code x} is
     *                                  not finite; the message names the first such row and column of a block
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    void score(FloatMatrix x, float[] out, RunOptions run);
}
