package org.ternion.vpm.provenance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What a signature of version 1.1 covers, and how it is stored: one as an object, several as an array of objects. */
final class RecordSigner {
    private static final byte[] DOMAIN = "zeromodel-vpf-1.1\0".getBytes(StandardCharsets.US_ASCII);

    private RecordSigner() {
    }

    /** The domain, a zero byte and the tagged hash. */
    static byte[] message(String vpfHash) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(DOMAIN);
        message.writeBytes(vpfHash.getBytes(StandardCharsets.US_ASCII));
        return message.toByteArray();
    }

    /**
     * A new signature.
     *
     * @throws IllegalArgumentException if the key, the key id or the signature has the wrong form
     */
    static Json.Obj sign(String vpfHash, VpfSigner signer) {
        byte[] key = signer.publicKey();
        String keyId = VpfKeys.keyId(key);
        if (!keyId.equals(signer.keyId())) {
            throw new IllegalArgumentException("the signer's key has the id " + keyId + ", it says " + signer.keyId());
        }
        byte[] signature = signer.sign(message(vpfHash));
        if (signature.length != VpfKeys.SIGNATURE_BYTES) {
            throw new IllegalArgumentException("an Ed25519 signature has 64 bytes, this one has " + signature.length);
        }
        Base64.Encoder base64 = Base64.getEncoder();
        return Json.Obj.EMPTY.with("algo", new Json.Text(VpfKeys.ALGORITHM)).with("key_id", new Json.Text(keyId))
                .with("pubkey", new Json.Text(base64.encodeToString(key)))
                .with("sig", new Json.Text(base64.encodeToString(signature)));
    }

    /** The signature member with one more entry; an entry with the same key is replaced in its place. */
    static Json add(Json.Obj signature, Json stored) {
        List<Json> all = new ArrayList<>();
        if (stored instanceof Json.Arr several) {
            all.addAll(several.items());
        } else if (stored instanceof Json.Obj) {
            all.add(stored);
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Json.Obj other && signature.get("key_id").equals(other.get("key_id"))) {
                all.set(i, signature);
                return one(all);
            }
        }
        all.add(signature);
        return one(all);
    }

    private static Json one(List<Json> all) {
        return all.size() == 1 ? all.get(0) : new Json.Arr(all);
    }
}
