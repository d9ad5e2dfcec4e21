package org.ternion.vpm.provenance;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ternion.vpm.provenance.Check.Name;
import org.ternion.vpm.provenance.Check.Status;

/**
 * What {@link VpfVerifier} found. The outcome is never better than what was checked: a picture whose bytes were not
 * compared is not intact.
 *
 * @param outcome  the findings in one word
 * @param checks   one line for each {@link Name}, in its order; several for {@link Name#SIGNATURE} and {@link
 *                 Name#TRUST} when there are several signers
 * @param document the record, unless it cannot be read
 */
public record Verdict(Outcome outcome, List<Check> checks, Optional<Vpf> document) {
    /** The findings in one word. */
    public enum Outcome {
        /** Every check that was asked for passed, among them the trust in at least one signer. */
        AUTHENTIC,
        /**
         * Record and picture are those that were signed, but no signer is known to be trusted, or another check that
         * was asked for did not pass.
         */
        INTACT_SIGNED_UNTRUSTED,
        /** Record and picture fit each other. Anyone can have made both. */
        INTACT_UNSIGNED,
        /** The record is sound and the pixels are those it was made for; the bytes differ or were not compared. */
        PIXELS_ONLY,
        /** Record, picture or signature was changed. */
        TAMPERED,
        /** The record has no hash of itself or of the picture, or the picture was not compared with it. */
        UNBOUND,
        /** There is no record that can be read. */
        UNREADABLE
    }

    /**
     * Copies the list.
     *
     * @param outcome  see the record
     * @param checks   see the record
     * @param document see the record
     */
    public Verdict {
        Objects.requireNonNull(outcome, "outcome");
        checks = List.copyOf(checks);
        Objects.requireNonNull(document, "document");
    }

    /**
     * Whether record and picture are those that were put together, by whomever.
     *
     * @return true for {@link Outcome#AUTHENTIC}, {@link Outcome#INTACT_SIGNED_UNTRUSTED} and
     *         {@link Outcome#INTACT_UNSIGNED}
     */
    public boolean isIntact() {
        return outcome == Outcome.AUTHENTIC || outcome == Outcome.INTACT_SIGNED_UNTRUSTED
                || outcome == Outcome.INTACT_UNSIGNED;
    }

    /**
     * Whether a trusted key signed this record of this picture.
     *
     * @return true for {@link Outcome#AUTHENTIC}
     */
    public boolean isAuthentic() {
        return outcome == Outcome.AUTHENTIC;
    }

    /**
     * Whether nothing that was asked for failed. One trusted signer is enough: others may be unknown.
     *
     * @return false if a check failed, other than the trust in one signer while another one is trusted
     */
    public boolean allRequestedPassed() {
        boolean trusted = checks.stream().anyMatch(c -> c.name() == Name.TRUST && c.status() == Status.PASSED);
        return checks.stream().noneMatch(c -> c.status() == Status.FAILED && !(trusted && c.name() == Name.TRUST));
    }
}
