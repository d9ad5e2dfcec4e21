package org.ternion.vpm.provenance;

import java.util.Objects;

/**
 * A signature as stored in a record; nothing in it has been checked. Members that are absent are empty.
 *
 * @param algo      algorithm, {@code Ed25519} is the only one known
 * @param keyId     first 16 digits of the SHA3-256 of the raw public key
 * @param publicKey base64 of the raw public key
 * @param sig       base64 of the signature
 */
public record VpfSignature(String algo, String keyId, String publicKey, String sig) {
    /**
     * Refuses null.
     *
     * @param algo see the record
     * @param keyId see the record
     * @param publicKey see the record
     * @param sig see the record
     */
    public VpfSignature {
        Objects.requireNonNull(algo, "signature.algo");
        Objects.requireNonNull(keyId, "signature.key_id");
        Objects.requireNonNull(publicKey, "signature.pubkey");
        Objects.requireNonNull(sig, "signature.sig");
    }
}
