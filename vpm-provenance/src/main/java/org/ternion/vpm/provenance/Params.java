package org.ternion.vpm.provenance;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ternion.core.Checks;

/**
 * Settings of the step.
 *
 * @param sampler  name of the sampler, empty for none
 * @param steps    number of sampling steps, {@code >= 0}
 * @param cfgScale guidance scale, finite
 * @param width    of the picture in pixels, {@code >= 0}, 0 if not recorded
 * @param height   of the picture in pixels, {@code >= 0}, 0 if not recorded
 * @param preproc  what was done before, in order; copied
 * @param postproc what was done after, in order; copied
 * @param stripe   how metrics were painted into the picture, empty if they were not
 */
public record Params(String sampler, int steps, double cfgScale, int width, int height, List<String> preproc,
        List<String> postproc, Optional<Stripe> stripe) {
    /**
     * Checks the numbers and copies the lists.
     *
     * @param sampler see the record
     * @param steps see the record
     * @param cfgScale see the record
     * @param width see the record
     * @param height see the record
     * @param preproc see the record
     * @param postproc see the record
     * @param stripe see the record
     * @throws IllegalArgumentException if a number is outside its range
     */
    public Params {
        Objects.requireNonNull(sampler, "params.sampler");
        Checks.inRange(steps, 0, Integer.MAX_VALUE, "params.steps");
        Checks.finite(cfgScale, "params.cfg_scale");
        Checks.inRange(width, 0, Integer.MAX_VALUE, "width in params.size");
        Checks.inRange(height, 0, Integer.MAX_VALUE, "height in params.size");
        preproc = List.copyOf(preproc);
        postproc = List.copyOf(postproc);
        Objects.requireNonNull(stripe, "params.stripe");
    }
}
