package org.ternion.vpm.provenance;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A key that somebody vouches for, and when.
 *
 * @param key       an Ed25519 public key
 * @param notBefore first moment at which it counts, or empty for always
 * @param notAfter  last moment at which it counts, or empty for ever
 * @param revoked   whether it counts no longer, at any time
 */
public record TrustedKey(PublicKey key, Optional<Instant> notBefore, Optional<Instant> notAfter, boolean revoked) {
    /**
     * Checks the parts.
     *
     * @param key       see the record
     * @param notBefore see the record
     * @param notAfter  see the record
     * @param revoked   see the record
     * @throws VpfException {@link VpfException.Code#BAD_KEY} if the key is not Ed25519
     */
    public TrustedKey {
        VpfKeys.raw(key);
        Objects.requireNonNull(notBefore, "notBefore");
        Objects.requireNonNull(notAfter, "notAfter");
    }

    /**
     * A key that counts at any time.
     *
     * @param key an Ed25519 public key
     * @return the key with no limit
     * @throws VpfException {@link VpfException.Code#BAD_KEY} if the key is not Ed25519
     */
    public static TrustedKey of(PublicKey key) {
        return new TrustedKey(key, Optional.empty(), Optional.empty(), false);
    }

    /** Why the key does not count at a moment, or empty if it does. */
    Optional<String> objection(Instant now) {
        if (revoked) {
            return Optional.of("is revoked");
        }
        if (notBefore.isPresent() && now.isBefore(notBefore.get())) {
            return Optional.of("is not valid before " + notBefore.get());
        }
        if (notAfter.isPresent() && now.isAfter(notAfter.get())) {
            return Optional.of("expired at " + notAfter.get());
        }
        return Optional.empty();
    }
}
