package org.ternion.sphere.encoder;

import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.FloatMatrix;

/**
 * Turns a sequence of patches into embeddings, guesses of shells and prominence: an embedding scaled by the length of
 * the patch, positions as sines and cosines, layers of grouped-query attention and a feed-forward part, and five heads.
 * The forward pass only, in double; weights come from the caller. Immutable; safe for use by several threads.
 *
 * @see <a href="https://arxiv.org/abs/2305.13245">Ainslie et al. (2023), GQA: training generalized multi-query
 *      transformer models from multi-head checkpoints</a>
 */
public final class PatchEncoder {
    private static final double LENGTH_SCALE = 0.1;
    private static final double LONGEST_WAVE = 10_000;
    private static final double NORM_FLOOR = 1e-8;
    private static final int MAX_LENGTH = 1 << 14;

    private final EncoderWeights weights;
    private final EncoderConfig config;

    /**
     * An encoder with these weights.
     *
     * @param weights trained elsewhere
     */
    public PatchEncoder(EncoderWeights weights) {
        this.weights = weights;
        config = weights.config();
    }

    /**
     * Encodes a sequence without padding.
     *
     * @param ids     patch ids, in {@code [0, vocabulary)}
     * @param lengths length of each patch in bytes, {@code >= 0}
     * @return one row per patch
     * @throws IllegalArgumentException if the arrays differ in length, an id or length is out of range, or the sequence
     *                                  is empty, above 16,384 patches or longer than the position bias of the weights
     */
    public EncoderOutput encode(int[] ids, int[] lengths) {
        return encode(ids, lengths, ids.length);
    }

    /**
     * Encodes a sequence that ends in padding: no position looks at patches from {@code used} on.
     *
     * @param ids     patch ids, in {@code [0, vocabulary)}
     * @param lengths length of each patch in bytes, {@code >= 0}
     * @param used    number of patches that are no padding, in {@code [1, ids.length]}
     * @return one row per patch, padding included
     * @throws IllegalArgumentException as {@link #encode(int[], int[])}, or if {@code used} is out of range
     */
    public EncoderOutput encode(int[] ids, int[] lengths, int used) {
        Checks.inRange(ids.length, 1, MAX_LENGTH, "number of patches");
        Checks.inRange(used, 1, ids.length, "used");
        if (lengths.length != ids.length) {
            throw new IllegalArgumentException(ids.length + " ids, but " + lengths.length + " lengths");
        }
        double[][] hidden = DenseMath.dense(embed(ids, lengths), weights, "Dense_0");
        addPositions(hidden);
        for (int layer = 0; layer < config.layers(); layer++) {
            hidden = layer(hidden, layer, used);
        }
        return heads(DenseMath.layerNorm(hidden, weights, "LayerNorm_0"));
    }

    private double[][] embed(int[] ids, int[] lengths) {
        double[][] embedded = new double[ids.length][config.patchSize()];
        for (int i = 0; i < ids.length; i++) {
            Checks.inRange(ids[i], 0, config.vocabulary() - 1, "patch id");
            Checks.inRange(lengths[i], 0, Integer.MAX_VALUE, "patch length");
            double scale = 1 + LENGTH_SCALE * Math.log1p(lengths[i]);
            for (int j = 0; j < embedded[i].length; j++) {
                embedded[i][j] = weights.embedding().get(ids[i], j) * scale;
            }
        }
        return embedded;
    }

    /** Sines, then cosines, of falling frequencies; twice, as there is no second kind of position here. */
    private void addPositions(double[][] hidden) {
        int half = config.hiddenSize() / 2;
        int waves = half / 2;
        for (int position = 0; position < hidden.length; position++) {
            for (int j = 0; j < waves; j++) {
                double angle = position * Math.pow(LONGEST_WAVE, -2.0 * j / half);
                hidden[position][j] += Math.sin(angle);
                hidden[position][j + waves] += Math.cos(angle);
                hidden[position][j + half] += Math.sin(angle);
                hidden[position][j + half + waves] += Math.cos(angle);
            }
        }
    }

    private double[][] layer(double[][] hidden, int layer, int used) {
        String name = EncoderWeights.layer(layer);
        double[][] attended = DenseMath.plus(attend(hidden, layer, used), hidden);
        double[][] middle = DenseMath.layerNorm(attended, weights, name + "/LayerNorm_0");
        double[][] wide = DenseMath.gelu(DenseMath.dense(middle, weights, name + "/Dense_0"));
        double[][] forward = DenseMath.plus(DenseMath.dense(wide, weights, name + "/Dense_1"), middle);
        return DenseMath.layerNorm(forward, weights, name + "/LayerNorm_1");
    }

    private double[][] attend(double[][] hidden, int layer, int used) {
        String name = EncoderWeights.attention(layer);
        FloatMatrix bias = weights.angularBias(layer);
        if (bias != null && hidden.length > bias.cols()) {
            throw new IllegalArgumentException(
                    hidden.length + " patches, but the weights have a bias for " + bias.cols() + " positions");
        }
        double[][] queries = DenseMath.dense(hidden, weights, name + "/Dense_0");
        double[][] keys = DenseMath.dense(hidden, weights, name + "/Dense_1");
        double[][] values = DenseMath.dense(hidden, weights, name + "/Dense_2");
        double[][] context = new double[hidden.length][config.hiddenSize()];
        int size = config.headSize();
        for (int head = 0; head < config.heads(); head++) {
            int group = head / (config.heads() / config.groups());
            for (int i = 0; i < hidden.length; i++) {
                double[] shares = new double[used];
                for (int j = 0; j < used; j++) {
                    double dot = 0;
                    for (int d = 0; d < size; d++) {
                        dot += queries[i][head * size + d] * keys[j][group * size + d];
                    }
                    double ofPositions = bias == null ? 0 : bias.get(group * bias.cols() + i, j);
                    shares[j] = dot / Math.sqrt(size) + ofPositions;
                }
                DenseMath.softmax(shares);
                for (int j = 0; j < used; j++) {
                    for (int d = 0; d < size; d++) {
                        context[i][head * size + d] += shares[j] * values[j][group * size + d];
                    }
                }
            }
        }
        return DenseMath.dense(context, weights, name + "/Dense_3");
    }

    private EncoderOutput heads(double[][] hidden) {
        double[][] embeddings = DenseMath.dense(hidden, weights, "Dense_1");
        double[] norms = new double[hidden.length];
        for (int i = 0; i < norms.length; i++) {
            double squares = 0;
            for (double v : embeddings[i]) {
                squares += v * v;
            }
            norms[i] = Math.sqrt(squares);
            for (int j = 0; j < embeddings[i].length; j++) {
                embeddings[i][j] /= norms[i] + NORM_FLOOR;
            }
        }
        double[][] shells = DenseMath.dense(hidden, weights, "Dense_2");
        double[][] groups = DenseMath.dense(hidden, weights, "Dense_3");
        for (int i = 0; i < hidden.length; i++) {
            DenseMath.softmax(shells[i]);
            DenseMath.softmax(groups[i]);
        }
        double[][] narrow = DenseMath.gelu(DenseMath.dense(hidden, weights, "ProminencePredictor_0/Dense_0"));
        double[][] prominence = DenseMath.dense(narrow, weights, "ProminencePredictor_0/Dense_1");
        for (double[] row : prominence) {
            row[0] = 2 / (1 + Math.exp(-row[0]));
        }
        return new EncoderOutput(matrix(embeddings), DoubleMatrix.wrap(norms, norms.length, 1), matrix(shells),
                matrix(prominence), matrix(groups));
    }

    private static DoubleMatrix matrix(double[][] rows) {
        int cols = rows[0].length;
        double[] flat = new double[rows.length * cols];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * cols, cols);
        }
        return DoubleMatrix.wrap(flat, rows.length, cols);
    }
}
