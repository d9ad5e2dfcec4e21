package org.ternion.sphere.encoder;

import java.util.HashMap;
import java.util.Map;
import org.ternion.core.Checks;
import org.ternion.core.FloatMatrix;

/**
 * Weights of a {@link PatchEncoder} by the names of the prototype, for instance {@code Dense_0/kernel} or
 * {@code SphereEmbeddingLayer_0/GroupedConeAttention_0/Dense_3/bias}. Kernels have one row per input and one column per
 * output; biases and scales have one row. The optional bias per pair of positions, {@code angular_bias} of a layer, has
 * {@code groups * length} rows and {@code length} columns; it ties the weights to sequences of at most that length.
 * Immutable.
 */
public final class EncoderWeights {
    private static final String EMBED = "Embed_0/embedding";
    private static final String HEAD = "ProminencePredictor_0";

    private final EncoderConfig config;
    private final Map<String, FloatMatrix> byName;

    private EncoderWeights(EncoderConfig config, Map<String, FloatMatrix> byName) {
        this.config = config;
        this.byName = byName;
    }

    /**
     * Checks names, shapes and values.
     *
     * @param config sizes
     * @param byName every weight the encoder uses; other entries are ignored
     * @return the weights
     * @throws IllegalArgumentException if one is missing, has another shape or is not finite
     */
    public static EncoderWeights of(EncoderConfig config, Map<String, FloatMatrix> byName) {
        EncoderWeights weights = new EncoderWeights(config, new HashMap<>());
        int h = config.hiddenSize();
        weights.take(byName, EMBED, config.vocabulary(), config.patchSize());
        weights.dense(byName, "Dense_0", config.patchSize(), h);
        for (int layer = 0; layer < config.layers(); layer++) {
            weights.layer(byName, layer);
        }
        weights.norm(byName, "LayerNorm_0");
        weights.dense(byName, "Dense_1", h, config.embeddingSize());
        weights.dense(byName, "Dense_2", h, config.shells());
        weights.dense(byName, HEAD + "/Dense_0", h, h / 4);
        weights.dense(byName, HEAD + "/Dense_1", h / 4, 1);
        weights.dense(byName, "Dense_3", h, config.groups());
        return weights;
    }

    private void layer(Map<String, FloatMatrix> source, int layer) {
        int h = config.hiddenSize();
        int grouped = config.groups() * config.headSize();
        String attention = attention(layer);
        dense(source, attention + "/Dense_0", h, h);
        dense(source, attention + "/Dense_1", h, grouped);
        dense(source, attention + "/Dense_2", h, grouped);
        dense(source, attention + "/Dense_3", h, h);
        FloatMatrix bias = source.get(attention + "/angular_bias");
        if (bias != null) {
            take(source, attention + "/angular_bias", config.groups() * bias.cols(), bias.cols());
        }
        norm(source, layer(layer) + "/LayerNorm_0");
        dense(source, layer(layer) + "/Dense_0", h, config.intermediateSize());
        dense(source, layer(layer) + "/Dense_1", config.intermediateSize(), h);
        norm(source, layer(layer) + "/LayerNorm_1");
    }

    private void dense(Map<String, FloatMatrix> source, String name, int inputs, int outputs) {
        take(source, name + "/kernel", inputs, outputs);
        take(source, name + "/bias", 1, outputs);
    }

    private void norm(Map<String, FloatMatrix> source, String name) {
        take(source, name + "/scale", 1, config.hiddenSize());
        take(source, name + "/bias", 1, config.hiddenSize());
    }

    private void take(Map<String, FloatMatrix> source, String name, int rows, int cols) {
        FloatMatrix weight = source.get(name);
        if (weight == null) {
            throw new IllegalArgumentException("weight " + name + " is missing");
        }
        if (weight.rows() != rows || weight.cols() != cols) {
            throw new IllegalArgumentException(
                    "weight " + name + " is a " + weight + ", " + rows + " x " + cols + " expected");
        }
        for (float value : weight.backingArray()) {
            if (!Float.isFinite(value)) {
                Checks.finite(value, "weight " + name);
            }
        }
        byName.put(name, weight);
    }

    static String layer(int layer) {
        return "SphereEmbeddingLayer_" + layer;
    }

    static String attention(int layer) {
        return layer(layer) + "/GroupedConeAttention_0";
    }

    EncoderConfig config() {
        return config;
    }

    FloatMatrix get(String name) {
        return byName.get(name);
    }

    FloatMatrix embedding() {
        return byName.get(EMBED);
    }

    /** Null if the layer has none. */
    FloatMatrix angularBias(int layer) {
        return byName.get(attention(layer) + "/angular_bias");
    }
}
