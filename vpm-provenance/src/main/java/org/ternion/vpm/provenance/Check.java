package org.ternion.vpm.provenance;

import java.util.Objects;
import java.util.Optional;

/**
 * One line of a {@link Verdict}: what was looked at and how it went.
 *
 * @param name   what was looked at
 * @param status how it went
 * @param code   why it failed; also present where a record has no signature and none was demanded
 * @param detail the finding in words, one line
 */
public record Check(Name name, Status status, Optional<VpfException.Code> code, String detail) {
    /** What is looked at, in this order. */
    public enum Name {
        /** The chunks and their CRCs, exactly one record, its container and JSON. */
        STRUCTURE,
        /** The record and the hash of itself. */
        DOCUMENT,
        /** The bytes of the picture and the hash of them in the record. */
        BINDING,
        /** The pixels of the picture and the hash of them in the record. */
        PIXELS,
        /** A signature and the hash of the record; one line per signer. */
        SIGNATURE,
        /** The key of a signature and the caller's trust store; one line per signer. */
        TRUST,
        /** The parents of the record and the caller's record store. */
        LINEAGE
    }

    /** How a check went. */
    public enum Status {
        /** Looked at and found right. */
        PASSED,
        /** Looked at and found wrong, or asked for and impossible. */
        FAILED,
        /** Not looked at; nothing is known. */
        NOT_CHECKED
    }

    /**
     * Checks the parts.
     *
     * @param name   see the record
     * @param status see the record
     * @param code   see the record
     * @param detail see the record
     * @throws IllegalArgumentException if a failure has no code, or a success has one
     */
    public Check {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(detail, "detail");
        if (status == Status.FAILED && code.isEmpty() || status == Status.PASSED && code.isPresent()) {
            throw new IllegalArgumentException(name + " " + status + " with code " + code);
        }
    }

    static Check passed(Name name, String detail) {
        return new Check(name, Status.PASSED, Optional.empty(), detail);
    }

    static Check failed(Name name, VpfException.Code code, String detail) {
        return new Check(name, Status.FAILED, Optional.of(code), detail);
    }

    static Check failed(Name name, VpfException e) {
        return failed(name, e.code(), (e.offset() < 0 ? "" : "at byte " + e.offset() + ": ") + e.detail());
    }

    static Check notChecked(Name name, String why) {
        return new Check(name, Status.NOT_CHECKED, Optional.empty(), why);
    }

    /** For instance {@code BINDING FAILED CONTENT_MISMATCH: the picture has sha3:..}. */
    @Override
    public String toString() {
        return name + " " + status + code.map(c -> " " + c).orElse("") + ": " + detail;
    }
}
