package org.ternion.vpm.provenance;

import org.ternion.core.Checks;

/**
 * Largest sizes accepted from a file before memory is taken for them. A larger claim ends in
 * {@link VpfException.Code#LIMIT_EXCEEDED}.
 *
 * @param maxTextBytes      bytes of one text chunk, and of the text in it, {@code >= 1}
 * @param maxContainerBytes compressed bytes of a record, {@code >= 1}
 * @param maxJsonBytes      bytes of the JSON text of a record, {@code >= 1}
 * @param maxRatio          inflated bytes per compressed byte, {@code >= 1}
 * @param maxDepth          nesting of arrays and objects, {@code >= 1}
 * @param maxTokens         JSON tokens of a record, {@code >= 1}
 * @param maxSamples        samples (pixels times channels) of a picture whose pixels are hashed, {@code >= 1}
 */
public record VpfLimits(int maxTextBytes, int maxContainerBytes, int maxJsonBytes, int maxRatio, int maxDepth,
        int maxTokens, long maxSamples) {
    /** 8 MiB of text, 4 MiB compressed, 1 MiB of JSON, ratio 200, depth 64, 100,000 tokens, 2^28 samples. */
    public static final VpfLimits DEFAULT = new VpfLimits(8 << 20, 4 << 20, 1 << 20, 200, 64, 100_000, 1L << 28);

    /**
     * Checks the sizes.
     *
     * @param maxTextBytes see the record
     * @param maxContainerBytes see the record
     * @param maxJsonBytes see the record
     * @param maxRatio see the record
     * @param maxDepth see the record
     * @param maxTokens see the record
     * @param maxSamples see the record
     * @throws IllegalArgumentException if a limit is below 1
     */
    public VpfLimits {
        Checks.inRange(maxTextBytes, 1, Integer.MAX_VALUE, "maxTextBytes");
        Checks.inRange(maxContainerBytes, 1, Integer.MAX_VALUE, "maxContainerBytes");
        Checks.inRange(maxJsonBytes, 1, Integer.MAX_VALUE, "maxJsonBytes");
        Checks.inRange(maxRatio, 1, Integer.MAX_VALUE, "maxRatio");
        Checks.inRange(maxDepth, 1, Integer.MAX_VALUE, "maxDepth");
        Checks.inRange(maxTokens, 1, Integer.MAX_VALUE, "maxTokens");
        Checks.inRange(maxSamples, 1, Long.MAX_VALUE, "maxSamples");
    }
}
