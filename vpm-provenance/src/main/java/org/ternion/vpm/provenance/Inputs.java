package org.ternion.vpm.provenance;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What went into the step.
 *
 * @param prompt            prompt in clear text, empty for none or when it was redacted
 * @param negativePrompt    what the picture should not show
 * @param promptHash        tagged hash of the UTF-8 bytes of the prompt, empty if not recorded
 * @param imageRefs         hashes of pictures that went in, in order; copied
 * @param retrievedDocsHash hash of the documents that went in
 * @param task              task the picture answers
 */
public record Inputs(String prompt, Optional<String> negativePrompt, String promptHash, List<String> imageRefs,
        Optional<String> retrievedDocsHash, String task) {
    /**
     * Copies the list and refuses null.
     *
     * @param prompt see the record
     * @param negativePrompt see the record
     * @param promptHash see the record
     * @param imageRefs see the record
     * @param retrievedDocsHash see the record
     * @param task see the record
     */
    public Inputs {
        Objects.requireNonNull(prompt, "inputs.prompt");
        Objects.requireNonNull(negativePrompt, "inputs.negative_prompt");
        Objects.requireNonNull(promptHash, "inputs.prompt_hash");
        imageRefs = List.copyOf(imageRefs);
        Objects.requireNonNull(retrievedDocsHash, "inputs.retrieved_docs_hash");
        Objects.requireNonNull(task, "inputs.task");
    }
}
