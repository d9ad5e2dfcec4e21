package org.ternion.vpm.provenance;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Objects;

/**
 * Makes Ed25519 signatures for {@link Vpf#signedBy}. Implement it where the private key stays in a key service;
 * everything a record says about a signer comes from here.
 */
public interface VpfSigner {
    /**
     * The short name of the key.
     *
     * @return first 16 hexadecimal digits of the SHA3-256 of {@link #publicKey()}, see {@link VpfKeys#keyId}
     */
    String keyId();

    /**
     * The key that the signatures fit.
     *
     * @return a new array of the 32 raw bytes
     */
    byte[] publicKey();

    /**
     * Signs a message.
     *
     * @param message any bytes, not modified
     * @return a new array of the 64 bytes of a pure Ed25519 signature
     */
    byte[] sign(byte[] message);

    /**
     * Signs with a key in memory, whose public half is computed.
     *
     * @param privateKey an Ed25519 key
     * @return the signer
     * @throws VpfException {@link VpfException.Code#BAD_KEY} if the key is of another kind or does not show its bytes
     */
    static VpfSigner ed25519(PrivateKey privateKey) {
        return ed25519(privateKey, VpfKeys.publicKey(privateKey));
    }

    /**
     * Signs with a key pair.
     *
     * @param privateKey an Ed25519 key; may be one whose bytes stay in a device
     * @param publicKey  its public half
     * @return the signer
     * @throws VpfException {@link VpfException.Code#BAD_KEY} if a key is of another kind or they are not a pair
     */
    static VpfSigner ed25519(PrivateKey privateKey, PublicKey publicKey) {
        Objects.requireNonNull(privateKey, "privateKey");
        byte[] raw = VpfKeys.raw(publicKey);
        VpfKeys.checkPair(privateKey, publicKey);
        String keyId = VpfKeys.keyId(raw);
        return new VpfSigner() {
            @Override
            public String keyId() {
                return keyId;
            }

            @Override
            public byte[] publicKey() {
                return raw.clone();
            }

            @Override
            public byte[] sign(byte[] message) {
                try {
                    Signature signature = Signature.getInstance(VpfKeys.ALGORITHM);
                    signature.initSign(privateKey);
                    signature.update(message);
                    return signature.sign();
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException("the key " + keyId + " does not sign: " + e.getMessage(), e);
                }
            }
        };
    }
}
