package org.ternion.sphere.encoder;

import org.ternion.core.Checks;

/**
 * Sizes of a {@link PatchEncoder}.
 *
 * @param vocabulary       number of patch ids, {@code >= 1}
 * @param patchSize        numbers per patch id
 * @param hiddenSize       numbers per position, a multiple of {@code heads} and of 4
 * @param layers           attention layers, {@code >= 0}
 * @param heads            query heads, a multiple of {@code groups}
 * @param groups           key and value groups
 * @param intermediateSize width of the feed-forward part
 * @param shells           classes of the shell output
 * @param embeddingSize    components of the embedding
 */
public record EncoderConfig(int vocabulary, int patchSize, int hiddenSize, int layers, int heads, int groups,
        int intermediateSize, int shells, int embeddingSize) {
    /** Sizes of the prototype: 16,300,325 weights for sequences of 10 patches. */
    public static final EncoderConfig DEFAULT = new EncoderConfig(50_000, 128, 384, 6, 12, 4, 1536, 128, 768);

    private static final int LARGEST = 1 << 24;

    /**
     * Checks the sizes.
     *
     * @param vocabulary       {@code >= 1}
     * @param patchSize        {@code >= 1}
     * @param hiddenSize       a multiple of {@code heads} and of 4
     * @param layers           {@code >= 0}
     * @param heads            a multiple of {@code groups}
     * @param groups           {@code >= 1}
     * @param intermediateSize {@code >= 1}
     * @param shells           {@code >= 1}
     * @param embeddingSize    {@code >= 1}
     * @throws IllegalArgumentException if one is out of range or no multiple
     */
    public EncoderConfig {
        Checks.inRange(vocabulary, 1, LARGEST, "vocabulary");
        Checks.inRange(patchSize, 1, LARGEST, "patchSize");
        Checks.inRange(hiddenSize, 1, LARGEST, "hiddenSize");
        Checks.inRange(layers, 0, LARGEST, "layers");
        Checks.inRange(groups, 1, LARGEST, "groups");
        Checks.inRange(heads, 1, LARGEST, "heads");
        Checks.inRange(intermediateSize, 1, LARGEST, "intermediateSize");
        Checks.inRange(shells, 1, LARGEST, "shells");
        Checks.inRange(embeddingSize, 1, LARGEST, "embeddingSize");
        requireMultiple(hiddenSize, "hiddenSize", heads);
        requireMultiple(hiddenSize, "hiddenSize", 4);
        requireMultiple(heads, "heads", groups);
    }

    private static void requireMultiple(int value, String name, int of) {
        if (value % of != 0) {
            throw new IllegalArgumentException(name + " must be a multiple of " + of + ", was " + value);
        }
    }

    int headSize() {
        return hiddenSize / heads;
    }
}
