package org.ternion.vpm.provenance;

import java.util.Optional;

/** Versions of the record. They differ in members, canonical form and what the hash covers. */
public enum VpfVersion {
    /** Format of older files: Python-like canonical text, the hash covers the signature member, no pixel hash. */
    V1_0("1.0"),
    /** The default: RFC 8785 text, pixel hash, decision, Ed25519 signatures that the hash leaves out. */
    V1_1("1.1");

    private final String text;

    VpfVersion(String text) {
        this.text = text;
    }

    /**
     * The version as written in a record.
     *
     * @return for instance {@code 1.1}
     */
    public String text() {
        return text;
    }

    /**
     * Finds a version.
     *
     * @param text as written in a record
     * @return empty if there is no such version
     */
    public static Optional<VpfVersion> ofText(String text) {
        for (VpfVersion version : values()) {
            if (version.text.equals(text)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }
}
