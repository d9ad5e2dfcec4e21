package org.ternion.vpm.provenance;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that a caller trusts. A key inside a picture is never trusted for being there. The stores made here are
 * immutable and read their source once.
 */
@FunctionalInterface
public interface TrustStore {
    /**
     * Looks for a key.
     *
     * @param keyId 16 lower-case hexadecimal digits, as {@link VpfKeys#keyId} makes them; an id of 64 bits, so whoever
     *              uses the answer compares the whole key too
     * @return the key, or empty if it is not known
     */
    Optional<TrustedKey> find(String keyId);

    /**
     * Trusts nobody.
     *
     * @return a store without keys
     */
    static TrustStore none() {
        return keyId -> Optional.empty();
    }

    /**
     * Trusts keys at any time.
     *
     * @param keys Ed25519 public keys
     * @return a store of them
     * @throws VpfException {@link VpfException.Code#BAD_KEY} if a key is of another kind, or two share an id
     */
    static TrustStore of(Collection<? extends PublicKey> keys) {
        List<TrustedKey> trusted = new ArrayList<>();
        for (PublicKey key : keys) {
            trusted.add(TrustedKey.of(key));
        }
        return ofTrusted(trusted);
    }

    /**
     * Trusts the keys of all files {@code *.pem} of a folder at any time.
     *
     * @param pemFolder holds public keys in PEM form; files with other endings are not looked at
     * @return a store of the keys that were there
     * @throws IOException  if the folder or a file cannot be read
     * @throws VpfException {@link VpfException.Code#BAD_KEY} if a file {@code *.pem} holds no Ed25519 public key
     */
    static TrustStore directory(Path pemFolder) throws IOException {
        List<PublicKey> keys = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(pemFolder, "*.pem")) {
            for (Path file : files) {
                keys.add(VpfKeys.readPublic(file));
            }
        }
        return of(keys);
    }

    /**
     * Trusts the Ed25519 keys of all certificates of a key store while the certificates are valid. Who issued them is
     * not looked at: being in the store is what makes a key trusted.
     *
     * @param keyStore a loaded store; entries with other keys are not used
     * @return a store of the keys that were there
     * @throws IllegalArgumentException if the key store is not loaded
     * @throws VpfException             {@link VpfException.Code#BAD_KEY} if two keys share an id
     */
    static TrustStore keyStore(KeyStore keyStore) {
        List<TrustedKey> trusted = new ArrayList<>();
        try {
            for (String alias : Collections.list(keyStore.aliases())) {
                Certificate certificate = keyStore.getCertificate(alias);
                if (certificate instanceof X509Certificate x509 && VpfKeys.isEd25519(x509.getPublicKey())) {
                    trusted.add(new TrustedKey(x509.getPublicKey(), Optional.of(x509.getNotBefore().toInstant()),
                            Optional.of(x509.getNotAfter().toInstant()), false));
                }
            }
        } catch (KeyStoreException e) {
            throw new IllegalArgumentException("the key store is not loaded", e);
        }
        return ofTrusted(trusted);
    }

    private static TrustStore ofTrusted(List<TrustedKey> keys) {
        Map<String, TrustedKey> byId = new HashMap<>();
        for (TrustedKey key : keys) {
            byte[] raw = VpfKeys.raw(key.key());
            TrustedKey other = byId.put(VpfKeys.keyId(raw), key);
            if (other != null && !Arrays.equals(raw, VpfKeys.raw(other.key()))) {
                throw new VpfException(VpfException.Code.BAD_KEY, -1,
                        "two different keys have the id " + VpfKeys.keyId(raw) + ", one of them has to go");
            }
        }
        return keyId -> Optional.ofNullable(byId.get(keyId));
    }
}
