package org.ternion.sphere.patch;

/**
 * Cuts text into patches, for instance where a language model is surprised by the next byte. Implementations come from
 * outside; {@link PatchStats#of(Segmenter, byte[])} checks what they return.
 */
@FunctionalInterface
public interface Segmenter {
    /**
     * Cuts a text.
     *
     * @param text UTF-8, not modified; may be empty
     * @return lengths of the patches in bytes, in the order of the text; they add up to the length of the text. Lengths
     *         of 0 are allowed and ignored.
     */
    int[] lengths(byte[] text);
}
