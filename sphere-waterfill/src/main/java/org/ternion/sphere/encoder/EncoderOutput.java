package org.ternion.sphere.encoder;

import org.ternion.core.DoubleMatrix;

/**
 * What a {@link PatchEncoder} says about a sequence of patches; one row per patch.
 *
 * @param embeddings   unit vectors, {@code embeddingSize} columns; zero rows for embeddings of norm 0
 * @param norms        norms of the embeddings before they were normalised, one column
 * @param shells       probabilities of shells, {@code shells} columns
 * @param prominence   in {@code (0, 2)}, one column
 * @param coneAffinity probabilities of groups, {@code groups} columns
 */
public record EncoderOutput(DoubleMatrix embeddings, DoubleMatrix norms, DoubleMatrix shells, DoubleMatrix prominence,
        DoubleMatrix coneAffinity) {
    /**
     * The most probable shell of a patch.
     *
     * @param patch in {@code [0, rows)}
     * @return in {@code [0, shells)}, the first of equally probable ones
     * @throws IndexOutOfBoundsException if there is no such patch
     */
    public int shell(int patch) {
        int best = 0;
        for (int k = 1; k < shells.cols(); k++) {
            best = shells.get(patch, k) > shells.get(patch, best) ? k : best;
        }
        return best;
    }
}
