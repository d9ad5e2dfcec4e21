package org.ternion.vpm.provenance;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** A SHA3-256 hash, written {@code sha3:} and 64 lower-case hexadecimal digits. Immutable. */
public final class Sha3 {
    private static final String TAG = "sha3:";
    private static final int BYTES = 32;

    private final byte[] hash;

    private Sha3(byte[] hash) {
        this.hash = hash;
    }

    /**
     * Hashes bytes.
     *
     * @param bytes anything, not kept
     * @return their hash
     */
    public static Sha3 of(byte[] bytes) {
        return new Sha3(digest().digest(bytes));
    }

    /** What has been given to a digest of {@link #digest()}, which starts again. */
    static Sha3 finish(MessageDigest digest) {
        return new Sha3(digest.digest());
    }

    /** A new SHA3-256 digest. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA3-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA3-256", e);
        }
    }

    /**
     * Reads a tagged hash.
     *
     * @param text {@code sha3:} and 64 lower-case hexadecimal digits
     * @return the hash
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Sha3 parse(String text) {
        if (!isTagged(text)) {
            throw new IllegalArgumentException(
                    "a hash is sha3: and 64 lower-case hexadecimal digits, got '" + text + "'");
        }
        return new Sha3(HexFormat.of().parseHex(text, TAG.length(), text.length()));
    }

    /** Whether {@link #parse} would accept the text. */
    static boolean isTagged(String text) {
        if (!text.startsWith(TAG) || text.length() != TAG.length() + 2 * BYTES) {
            return false;
        }
        for (int i = TAG.length(); i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /**
     * The digits without the tag.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String hex() {
        return HexFormat.of().formatHex(hash);
    }

    /** Equal when all bytes are, compared in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Sha3 that && MessageDigest.isEqual(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Objects.hash(hash[0], hash[1], hash[2], hash[3]);
    }

    /** The tagged form, as {@link #parse} reads it. */
    @Override
    public String toString() {
        return TAG + hex();
    }
}
