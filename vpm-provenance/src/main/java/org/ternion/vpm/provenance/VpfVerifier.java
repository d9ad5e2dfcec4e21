package org.ternion.vpm.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ternion.core.Checks;
import org.ternion.vpm.provenance.Check.Name;
import org.ternion.vpm.provenance.Check.Status;
import org.ternion.vpm.provenance.Verdict.Outcome;
import org.ternion.vpm.provenance.VpfException.Code;

/**
 * Tells what can be relied on of a picture and its record. The picture is read once from front to back, in memory of a
 * few blocks. Immutable and safe for use by several threads, as far as its stores and its clock are.
 */
public final class VpfVerifier {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int NAMED_CHUNKS = 3;

    private final Optional<TrustStore> trust;
    private final Optional<VpfStore> store;
    private final boolean content;
    private final boolean pixels;
    private final boolean forensic;
    private final boolean signatureRequired;
    private final VpfLimits limits;
    private final int parallelism;
    private final Clock clock;

    private VpfVerifier(Builder builder) {
        trust = builder.trust;
        store = builder.store;
        content = builder.content;
        pixels = builder.pixels;
        forensic = builder.forensic;
        // Who trusts some keys wants one of them to have signed.
        signatureRequired = builder.requireSignature || builder.trust.isPresent();
        limits = builder.limits;
        parallelism = builder.parallelism;
        clock = builder.clock;
    }

    /**
     * Starts with every check of the picture, without trust and lineage.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Verifies a file.
     *
     * @param png any file
     * @return what was found; damage of any kind is in it
     * @throws IOException if the file or the record store cannot be read, or the file changes meanwhile
     */
    public Verdict verify(Path png) throws IOException {
        return verify(PngInput.of(png));
    }

    /**
     * Verifies a file in memory.
     *
     * @param png any bytes, not modified
     * @return what was found; damage of any kind is in it
     * @throws UncheckedIOException if the record store cannot be read
     */
    public Verdict verify(byte[] png) {
        try {
            return verify(PngInput.of(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Verdict verify(PngInput input) throws IOException {
        try {
            return new Findings(input).verdict();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The checks of one file. */
    private final class Findings {
        private final PngInput input;
        private final List<Check> checks = new ArrayList<>();
        private StoredRecord stored;
        private Vpf document;
        /** What the pass over the file found; null where it was not made. */
        private CoreStream core;
        private Sha3 pixelHash;
        private VpfException pixelFailure;

        Findings(PngInput input) {
            this.input = input;
        }

        Verdict verdict() throws IOException {
            try {
                read();
            } catch (VpfException e) {
                return unreadable(e);
            }
            if (document.version().isEmpty()) {
                return unknownVersion();
            }
            structure();
            checks.add(RecordChecks.document(document));
            checks.add(binding());
            checks.add(pixels());
            List<Check> signatures = RecordChecks.signatures(document, signatureRequired);
            checks.addAll(signatures);
            checks.addAll(trust.map(t -> RecordChecks.trust(document, signatures, t, clock.instant()))
                    .orElse(List.of(Check.notChecked(Name.TRUST, "no trust store was given"))));
            checks.add(lineage());
            return new Verdict(outcome(), checks, Optional.of(document));
        }

        /** Finds the record first, which is cheap: then a file without one is not read to its end. */
        private void read() throws IOException {
            if (!forensic) {
                stored = StoredRecord.find(input, limits);
                document = Vpf.parse(stored.json(), limits);
                if (document.version().isEmpty()) {
                    return;
                }
            }
            boolean wantsPixels = pixels && (forensic || document.lineage().pixelHash().isPresent());
            if (content || wantsPixels || forensic) {
                pass(wantsPixels);
            }
        }

        private void pass(boolean wantsPixels) throws IOException {
            CoreStream stream = forensic ? CoreStream.forensic(limits) : new CoreStream(limits, null);
            boolean wantsCore = content || forensic;
            try (PixelFeed feed = wantsPixels ? PixelFeed.start(limits, wantsCore ? parallelism : 1) : null;
                    InputStream in = input.open()) {
                byte[] buffer = new byte[BUFFER_BYTES];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (feed != null) {
                        feed.accept(buffer, 0, n);
                    }
                    if (wantsCore) {
                        stream.accept(buffer, 0, n);
                    }
                }
                if (wantsCore) {
                    stream.finish();
                    core = stream;
                    again();
                }
                if (feed != null) {
                    finish(feed);
                }
            }
        }

        private void finish(PixelFeed feed) throws IOException {
            try {
                pixelHash = feed.finish();
            } catch (VpfException e) {
                pixelFailure = e;
            }
        }

        /** Takes the record from the bytes that were hashed, not from those that were read before. */
        private void again() throws IOException {
            StoredRecord now = StoredRecord.of(core, input.size() - core.trailingLength(), limits);
            if (stored != null && !stored.json().equals(now.json())) {
                throw new IOException("the file was changed while it was read");
            }
            stored = now;
            document = Vpf.parse(stored.json(), limits);
        }

        private void structure() {
            if (core != null && core.crcErrors() > 0) {
                List<String> damaged = core.damaged().stream().limit(NAMED_CHUNKS)
                        .map(c -> c.type() + " at byte " + c.offset()).toList();
                checks.add(Check.failed(Name.STRUCTURE, Code.CRC_MISMATCH, core.crcErrors()
                        + (core.crcErrors() == 1 ? " chunk has" : " chunks have") + " a wrong CRC: "
                        + String.join(", ", damaged) + (core.crcErrors() > damaged.size() ? ", .." : "")));
                return;
            }
            if (stored.trailingData().isPresent()) {
                checks.add(Check.failed(Name.STRUCTURE, stored.trailingData().get()));
                return;
            }
            String record = stored.where() == VpfExtractor.Location.FOOTER ? "one record in a footer"
                    : "one record in a text chunk";
            checks.add(Check.passed(Name.STRUCTURE, core != null ? record + ", the CRC of every chunk fits"
                    : record + "; only headers of chunks and the record were read"));
        }

        private Check binding() {
            return content ? RecordChecks.binding(document, core.core())
                    : Check.notChecked(Name.BINDING, "the bytes of the picture were not to be compared");
        }

        private Check pixels() {
            if (!pixels) {
                return Check.notChecked(Name.PIXELS, "the pixels were not to be compared");
            }
            Optional<String> recorded = document.lineage().pixelHash();
            if (recorded.isEmpty()) {
                return Check.notChecked(Name.PIXELS, "the record has no hash of the pixels");
            }
            return pixelFailure != null ? Check.failed(Name.PIXELS, pixelFailure)
                    : RecordChecks.pixels(recorded.get(), pixelHash);
        }

        private Check lineage() {
            if (store.isEmpty()) {
                return Check.notChecked(Name.LINEAGE, "no record store was given");
            }
            try {
                return RecordChecks.lineage(document, store.get());
            } catch (VpfException e) {
                return Check.failed(Name.LINEAGE, e);
            }
        }

        /** A record whose members are wrong is unreadable too, but the file around it is sound. */
        private Verdict unreadable(VpfException e) {
            boolean member = e.code() == Code.BAD_FIELD || e.code() == Code.BAD_HASH_FIELD;
            if (member) {
                structure();
                checks.add(Check.failed(Name.DOCUMENT, e));
            } else {
                checks.add(Check.failed(Name.STRUCTURE, e));
                checks.add(Check.notChecked(Name.DOCUMENT, "the file is damaged or has no record"));
            }
            restNotChecked(member ? "the record cannot be read" : "the file is damaged or has no record");
            boolean changed = e.code() == Code.CRC_MISMATCH || e.code() == Code.DUPLICATE_VPF
                    || e.code() == Code.TRAILING_DATA;
            return new Verdict(changed ? Outcome.TAMPERED : Outcome.UNREADABLE, checks, Optional.ofNullable(document));
        }

        private Verdict unknownVersion() {
            structure();
            checks.add(RecordChecks.document(document));
            restNotChecked("the version of the record is not known");
            return new Verdict(Outcome.UNREADABLE, checks, Optional.of(document));
        }

        private void restNotChecked(String why) {
            for (Name name : new Name[] {Name.BINDING, Name.PIXELS, Name.SIGNATURE, Name.TRUST, Name.LINEAGE}) {
                checks.add(Check.notChecked(name, why));
            }
        }

        private Outcome outcome() {
            boolean samePixels = status(Name.PIXELS) == Status.PASSED;
            if (status(Name.STRUCTURE) == Status.FAILED || failed(Code.BAD_SIGNATURE) || failed(Code.PIXEL_MISMATCH)
                    || status(Name.DOCUMENT) == Status.FAILED && !failed(Code.UNHASHED)
                    || failed(Code.CONTENT_MISMATCH) && !samePixels) {
                return Outcome.TAMPERED;
            }
            if (failed(Code.UNHASHED) || failed(Code.NOT_BOUND)) {
                return Outcome.UNBOUND;
            }
            if (status(Name.BINDING) != Status.PASSED) {
                return samePixels ? Outcome.PIXELS_ONLY : Outcome.UNBOUND;
            }
            boolean signed = checks.stream().anyMatch(c -> c.name() == Name.SIGNATURE && c.status() == Status.PASSED);
            if (!signed) {
                return Outcome.INTACT_UNSIGNED;
            }
            boolean trusted = checks.stream().anyMatch(c -> c.name() == Name.TRUST && c.status() == Status.PASSED);
            boolean restPassed = checks.stream()
                    .noneMatch(c -> c.status() == Status.FAILED && c.name() != Name.TRUST);
            return trusted && restPassed ? Outcome.AUTHENTIC : Outcome.INTACT_SIGNED_UNTRUSTED;
        }

        private Status status(Name name) {
            return checks.stream().filter(c -> c.name() == name).findFirst().orElseThrow().status();
        }

        /** The code of the lineage check is about other records. */
        private boolean failed(Code code) {
            return checks.stream().anyMatch(c -> c.name() != Name.LINEAGE && c.status() == Status.FAILED
                    && c.code().orElseThrow() == code);
        }
    }

    /** Collects what to check. Not safe for use by several threads. */
    public static final class Builder {
        private Optional<TrustStore> trust = Optional.empty();
        private Optional<VpfStore> store = Optional.empty();
        private boolean content = true;
        private boolean pixels = true;
        private boolean forensic;
        private boolean requireSignature;
        private VpfLimits limits = VpfLimits.DEFAULT;
        private int parallelism = 1;
        private Clock clock = Clock.systemUTC();

        private Builder() {
        }

        /**
         * Asks whether a signer is trusted; then a record without a signature fails.
         *
         * @param store the keys trusted; none unless set, and then nothing is {@link Outcome#AUTHENTIC}
         * @return this builder
         */
        public Builder trust(TrustStore store) {
            trust = Optional.of(store);
            return this;
        }

        /**
         * Asks whether the records it comes from are known.
         *
         * @param records where to look for them; they are not looked for unless set
         * @return this builder
         */
        public Builder store(VpfStore records) {
            store = Optional.of(records);
            return this;
        }

        /**
         * Chooses whether the bytes of the picture are read and compared. Without that nothing is intact.
         *
         * @param wanted true unless set
         * @return this builder
         */
        public Builder content(boolean wanted) {
            content = wanted;
            return this;
        }

        /**
         * Chooses whether the pixels are decoded and compared, where the record has a hash of them.
         *
         * @param wanted true unless set
         * @return this builder
         */
        public Builder pixels(boolean wanted) {
            pixels = wanted;
            return this;
        }

        /**
         * Chooses whether to go on after chunks with a wrong CRC, to see what else is wrong. The outcome is
         * {@link Outcome#TAMPERED} at best then.
         *
         * @param wanted false unless set
         * @return this builder
         */
        public Builder forensic(boolean wanted) {
            forensic = wanted;
            return this;
        }

        /**
         * Chooses whether a record without a signature fails.
         *
         * @param wanted false unless set, or {@link #trust} was called
         * @return this builder
         */
        public Builder requireSignature(boolean wanted) {
            requireSignature = wanted;
            return this;
        }

        /**
         * Sets the sizes accepted.
         *
         * @param sizes {@link VpfLimits#DEFAULT} unless set
         * @return this builder
         */
        public Builder limits(VpfLimits sizes) {
            limits = Objects.requireNonNull(sizes, "limits");
            return this;
        }

        /**
         * Sets the number of threads.
         *
         * @param threads 1 unless set; with 2 or more, pixels are hashed on a second one, which ends with the call
         * @return this builder
         * @throws IllegalArgumentException if there is less than one
         */
        public Builder parallelism(int threads) {
            parallelism = Checks.inRange(threads, 1, Integer.MAX_VALUE, "parallelism");
            return this;
        }

        /**
         * Sets the clock that the time limits of trusted keys are compared with.
         *
         * @param now the system's unless set
         * @return this builder
         */
        public Builder clock(Clock now) {
            clock = Objects.requireNonNull(now, "clock");
            return this;
        }

        /**
         * Makes the verifier.
         *
         * @return a verifier
         */
        public VpfVerifier build() {
            return new VpfVerifier(this);
        }
    }
}
