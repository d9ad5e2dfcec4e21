package org.ternion.vpm.provenance;

import java.util.List;
import java.util.Objects;
import org.ternion.core.Checks;

/**
 * How to put a record into a picture.
 *
 * @param onExisting   what to do when the picture has a record
 * @param legacyFooter whether to add the record once more behind the picture, for older readers
 * @param signers      who signs, in this order; only version 1.1 can be signed
 * @param pixelHash    whether to decode the picture and record a hash of its pixels, which outlives a compression by
 *                     another program; version 1.1 only, 1.0 has no place for it
 * @param parallelism  2 or more: pixels are hashed on a second thread, which ends with the call; 1: on the caller's
 * @param limits       sizes accepted
 */
public record EmbedOptions(Existing onExisting, boolean legacyFooter, List<VpfSigner> signers, boolean pixelHash,
        int parallelism, VpfLimits limits) {
    /** What to do with a picture that has a record. */
    public enum Existing {
        /** The new record takes the place of the old one. */
        REPLACE,
        /** It is an error, {@link VpfException.Code#DUPLICATE_VPF}. */
        FAIL
    }

    /** Replaces, no footer, no signature, with the hash of the pixels, on the calling thread. */
    public static final EmbedOptions DEFAULT =
            new EmbedOptions(Existing.REPLACE, false, List.of(), true, 1, VpfLimits.DEFAULT);

    /**
     * Checks the settings.
     *
     * @param onExisting   see the record
     * @param legacyFooter see the record
     * @param signers      see the record
     * @param pixelHash    see the record
     * @param parallelism  see the record
     * @param limits       see the record
     * @throws IllegalArgumentException if {@code parallelism} is below 1
     */
    public EmbedOptions {
        Objects.requireNonNull(onExisting, "onExisting");
        signers = List.copyOf(signers);
        Checks.inRange(parallelism, 1, Integer.MAX_VALUE, "parallelism");
        Objects.requireNonNull(limits, "limits");
    }

    /**
     * The same with another answer to an existing record.
     *
     * @param existing what to do
     * @return a copy
     */
    public EmbedOptions withOnExisting(Existing existing) {
        return new EmbedOptions(existing, legacyFooter, signers, pixelHash, parallelism, limits);
    }

    /**
     * The same with a footer for older readers.
     *
     * @return a copy
     */
    public EmbedOptions withLegacyFooter() {
        return new EmbedOptions(onExisting, true, signers, pixelHash, parallelism, limits);
    }

    /**
     * The same with other signers.
     *
     * @param newSigners who signs, in this order
     * @return a copy
     */
    public EmbedOptions withSigners(List<VpfSigner> newSigners) {
        return new EmbedOptions(onExisting, legacyFooter, newSigners, pixelHash, parallelism, limits);
    }

    /**
     * The same with or without a hash of the pixels.
     *
     * @param wanted whether to decode and hash them
     * @return a copy
     */
    public EmbedOptions withPixelHash(boolean wanted) {
        return new EmbedOptions(onExisting, legacyFooter, signers, wanted, parallelism, limits);
    }

    /**
     * The same with another number of threads.
     *
     * @param threads {@code >= 1}; more than 2 are not used
     * @return a copy
     */
    public EmbedOptions withParallelism(int threads) {
        return new EmbedOptions(onExisting, legacyFooter, signers, pixelHash, threads, limits);
    }

    /**
     * The same with other limits.
     *
     * @param newLimits sizes accepted
     * @return a copy
     */
    public EmbedOptions withLimits(VpfLimits newLimits) {
        return new EmbedOptions(onExisting, legacyFooter, signers, pixelHash, parallelism, newLimits);
    }
}
