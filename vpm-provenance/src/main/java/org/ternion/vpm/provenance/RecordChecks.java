package org.ternion.vpm.provenance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ternion.vpm.provenance.Check.Name;
import org.ternion.vpm.provenance.VpfException.Code;

/** Compares what a record says with hashes that were computed and with keys that are trusted. */
final class RecordChecks {
    private RecordChecks() {
    }

    /** The record against the hash of itself. */
    static Check document(Vpf document) {
        if (document.version().isEmpty()) {
            return Check.failed(Name.DOCUMENT, Code.UNSUPPORTED_VERSION,
                    "the record has version '" + document.versionText() + "', 1.0 and 1.1 are known");
        }
        String stored = document.lineage().vpfHash();
        if (stored.isEmpty()) {
            return Check.failed(Name.DOCUMENT, Code.UNHASHED, "the record has no hash of itself");
        }
        Sha3 computed = document.computeHash();
        if (!isSame(stored, computed)) {
            return Check.failed(Name.DOCUMENT, Code.VPF_HASH_MISMATCH,
                    "the record says " + stored + " of itself, it has " + computed);
        }
        return Check.passed(Name.DOCUMENT, "version " + document.versionText() + ", " + computed);
    }

    /** The hash of the picture in the record against the picture. */
    static Check binding(Vpf document, Sha3 core) {
        String stored = document.lineage().contentHash();
        if (stored.isEmpty()) {
            return Check.failed(Name.BINDING, Code.NOT_BOUND, "the record has no hash of the picture");
        }
        return isSame(stored, core) ? Check.passed(Name.BINDING, "the picture has " + core)
                : Check.failed(Name.BINDING, Code.CONTENT_MISMATCH,
                        "the record was made for " + stored + ", the picture has " + core);
    }

    /** The hash of the pixels in the record against the pixels. */
    static Check pixels(String stored, Sha3 pixels) {
        return isSame(stored, pixels) ? Check.passed(Name.PIXELS, "the pixels have " + pixels)
                : Check.failed(Name.PIXELS, Code.PIXEL_MISMATCH,
                        "the record was made for " + stored + ", the pixels have " + pixels);
    }

    /** Signatures as far as they can be verified, in the order of the record. */
    static List<Check> signatures(Vpf document, boolean required) {
        List<VpfSignature> signatures = document.signatures();
        if (signatures.isEmpty()) {
            String detail = "the record has no signature";
            return List.of(required ? Check.failed(Name.SIGNATURE, Code.UNSIGNED, detail)
                    : new Check(Name.SIGNATURE, Check.Status.NOT_CHECKED, Optional.of(Code.UNSIGNED), detail));
        }
        List<Check> checks = new ArrayList<>();
        for (VpfSignature signature : signatures) {
            checks.add(signature(document, signature));
        }
        return checks;
    }

    private static Check signature(Vpf document, VpfSignature signature) {
        if (document.version().equals(Optional.of(VpfVersion.V1_0))) {
            return Check.failed(Name.SIGNATURE, Code.UNSUPPORTED_ALGORITHM,
                    "a record of version " + document.versionText() + " cannot be signed, the signature says nothing");
        }
        if (!signature.algo().equals(VpfKeys.ALGORITHM)) {
            return Check.failed(Name.SIGNATURE, Code.UNSUPPORTED_ALGORITHM,
                    "the signature is of the kind '" + signature.algo() + "', Ed25519 is known");
        }
        byte[] raw;
        byte[] sig;
        PublicKey key;
        try {
            raw = VpfContainer.fromBase64(signature.publicKey());
            sig = VpfContainer.fromBase64(signature.sig());
            if (raw.length != VpfKeys.RAW_BYTES || sig.length != VpfKeys.SIGNATURE_BYTES) {
                return bad("the key has " + raw.length + " bytes and the signature " + sig.length + ", not 32 and 64");
            }
            key = VpfKeys.ofRaw(raw);
        } catch (VpfException e) {
            return bad("the key or the signature is not base64");
        } catch (InvalidKeySpecException e) {
            return bad("the key is none: " + e.getMessage());
        }
        if (!VpfKeys.keyId(raw).equals(signature.keyId())) {
            return bad("the key has the id " + VpfKeys.keyId(raw) + ", the signature says '" + signature.keyId() + "'");
        }
        if (!VpfKeys.verifies(key, document.signedMessage(), sig)) {
            return bad("the signature of key " + signature.keyId() + " does not fit the record");
        }
        return Check.passed(Name.SIGNATURE, "signed by key " + signature.keyId());
    }

    private static Check bad(String detail) {
        return Check.failed(Name.SIGNATURE, Code.BAD_SIGNATURE, detail);
    }

    /** For each signature whether its key is trusted. */
    static List<Check> trust(Vpf document, List<Check> signatures, TrustStore store, Instant now) {
        if (document.signatures().isEmpty()) {
            return List.of(Check.failed(Name.TRUST, Code.UNTRUSTED_KEY, "nobody has signed the record"));
        }
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < signatures.size(); i++) {
            checks.add(signatures.get(i).status() == Check.Status.PASSED
                    ? trust(document.signatures().get(i), store, now)
                    : Check.failed(Name.TRUST, Code.UNTRUSTED_KEY, "the signature is not valid"));
        }
        return checks;
    }

    /** The whole key is compared: an id has 64 bits, which can be met on purpose. */
    private static Check trust(VpfSignature valid, TrustStore store, Instant now) {
        String keyId = valid.keyId();
        Optional<TrustedKey> found = store.find(keyId)
                .filter(t -> Arrays.equals(VpfKeys.raw(t.key()), VpfContainer.fromBase64(valid.publicKey())));
        if (found.isEmpty()) {
            return Check.failed(Name.TRUST, Code.UNTRUSTED_KEY, "key " + keyId + " is not in the trust store");
        }
        return found.get().objection(now)
                .map(why -> Check.failed(Name.TRUST, Code.UNTRUSTED_KEY, "key " + keyId + " " + why))
                .orElseGet(() -> Check.passed(Name.TRUST, "key " + keyId + " is trusted"));
    }

    /** The ancestors of the record. */
    static Check lineage(Vpf document, VpfStore store) {
        if (document.lineage().parents().isEmpty()) {
            return Check.passed(Name.LINEAGE, "the record names no parents");
        }
        LineageGraph graph = LineageGraph.of(document, store);
        if (graph.cycle().isPresent()) {
            return Check.failed(Name.LINEAGE, Code.LINEAGE_CYCLE,
                    "a record is among its own ancestors: " + String.join(" <- ", graph.cycle().get()));
        }
        if (!graph.altered().isEmpty()) {
            return Check.failed(Name.LINEAGE, Code.VPF_HASH_MISMATCH,
                    "the stored record of an ancestor does not have its hash: " + graph.altered().get(0));
        }
        if (!graph.missing().isEmpty()) {
            return Check.failed(Name.LINEAGE, Code.MISSING_PARENT, graph.missing().size() == 1
                    ? "an ancestor is not in the store: " + graph.missing().get(0)
                    : graph.missing().size() + " ancestors are not in the store, one is " + graph.missing().get(0));
        }
        int n = graph.ancestors().size();
        return Check.passed(Name.LINEAGE, n == 1 ? "1 ancestor found" : n + " ancestors found");
    }

    private static boolean isSame(String stored, Sha3 computed) {
        return MessageDigest.isEqual(stored.getBytes(StandardCharsets.UTF_8),
                computed.toString().getBytes(StandardCharsets.UTF_8));
    }
}
