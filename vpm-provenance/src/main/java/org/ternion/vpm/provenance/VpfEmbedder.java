package org.ternion.vpm.provenance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.ternion.core.io.AtomicFile;
import org.ternion.vpm.provenance.VpfException.Code;

/**
 * Puts records into pictures without touching the picture: one text chunk is added before the last one, every other
 * chunk stays as it is, byte for byte. Pictures pass through in blocks, whatever their size.
 */
public final class VpfEmbedder {
    private static final int BUFFER_BYTES = 1 << 16;

    private VpfEmbedder() {
    }

    /**
     * Writes a picture with a record. The hashes of the picture and of the record are computed and stored in it, then
     * it is signed. The same picture, record and keys give the same bytes.
     *
     * @param in      a PNG file; one record in it is replaced, as the options say
     * @param out     created or replaced when the picture is complete; may be {@code in}
     * @param record  what to say of the picture; signatures in it stay only if its hash stays
     * @param options how to
     * @return the record as it was written
     * @throws IOException              if a file cannot be read or written
     * @throws VpfException             if {@code in} is no whole PNG, has a record and the options do not want that, is
     *                                  followed by bytes that are no record, cannot be decoded for the hash of its
     *                                  pixels, or the record is larger than the limits
     * @throws IllegalArgumentException if the version of the record is not known or cannot be signed
     */
    public static Vpf embed(Path in, Path out, Vpf record, EmbedOptions options) throws IOException {
        try (AtomicFile file = AtomicFile.create(out)) {
            VpfOutput output = output(file.stream(), record, options);
            try (output; InputStream picture = PngInput.of(in).open()) {
                copy(picture, output);
            }
            file.commit();
            return output.document();
        }
    }

    /**
     * Adds a record to a picture in memory, see {@link #embed(Path, Path, Vpf, EmbedOptions)}.
     *
     * @param png     the bytes of a PNG file, not modified
     * @param record  what to say of the picture
     * @param options how to
     * @return the bytes of the picture with the record
     * @throws VpfException             as for files
     * @throws IllegalArgumentException if the version of the record is not known or cannot be signed
     */
    public static byte[] embed(byte[] png, Vpf record, EmbedOptions options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(png.length + (1 << 12));
        try (VpfOutput output = output(bytes, record, options)) {
            output.write(png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Adds a record to a picture while it is being written.
     *
     * @param target  receives the picture with the record; closed by closing the output
     * @param record  what to say of the picture
     * @param options how to
     * @return takes the bytes of one PNG file
     * @throws IllegalArgumentException if the version of the record is not known or cannot be signed
     */
    public static VpfOutput output(OutputStream target, Vpf record, EmbedOptions options) {
        return new VpfOutput(target, record, options);
    }

    /**
     * Signs the record that a picture has; signatures of other keys stay. The record must fit the picture.
     *
     * @param in     a PNG file with a record of version 1.1
     * @param out    created or replaced when the picture is complete; may be {@code in}
     * @param signer who signs
     * @return the signed record
     * @throws IOException  if a file cannot be read or written
     * @throws VpfException if there is no such record, or it does not fit itself or the picture: the code that
     *                      {@link VpfVerifier} would report
     */
    public static Vpf addSignature(Path in, Path out, VpfSigner signer) throws IOException {
        VpfLimits limits = VpfLimits.DEFAULT;
        try (AtomicFile file = AtomicFile.create(out)) {
            CoreStream core = copyCore(in, file.stream());
            StoredRecord stored = StoredRecord.of(core, -1, limits);
            if (stored.trailingData().isPresent()) {
                throw stored.trailingData().get();
            }
            Vpf document = Vpf.parse(stored.json(), limits);
            requireSignable(document, core.core());
            Vpf signed = document.signedBy(signer);
            RecordTail.write(file.stream(), signed, core.trailingLength() > 0, limits);
            file.commit();
            return signed;
        }
    }

    /**
     * Removes the records of a picture: all text chunks of records and a footer. Other bytes stay as they are.
     *
     * @param in  a PNG file with at least one record, sound or not
     * @param out created or replaced when the picture is complete; may be {@code in}
     * @throws IOException  if a file cannot be read or written
     * @throws VpfException if {@code in} is no whole PNG or has no record
     */
    public static void strip(Path in, Path out) throws IOException {
        try (AtomicFile file = AtomicFile.create(out)) {
            CoreStream core = copyCore(in, file.stream());
            boolean footer = RecordTail.isFooter(core, VpfLimits.DEFAULT);
            if (core.recordCount() == 0 && !footer) {
                throw new VpfException(Code.NO_VPF, -1, "the picture has no record");
            }
            file.stream().write(PngChunk.bytes("IEND", new byte[0]));
            if (!footer) {
                if (core.trailingLength() != core.trailing().length) {
                    throw new VpfException(Code.LIMIT_EXCEEDED, -1,
                            core.trailingLength() + " bytes follow the end of the picture, at most "
                                    + core.trailing().length + " are kept");
                }
                file.stream().write(core.trailing());
            }
            file.commit();
        }
    }

    private static void requireSignable(Vpf document, Sha3 core) {
        if (!document.version().equals(Optional.of(VpfVersion.V1_1))) {
            throw new VpfException(Code.UNSUPPORTED_VERSION, -1,
                    "the record has version " + document.versionText() + ", 1.1 can be signed");
        }
        for (Check check : new Check[] {RecordChecks.document(document), RecordChecks.binding(document, core)}) {
            if (check.status() != Check.Status.PASSED) {
                throw new VpfException(check.code().orElseThrow(), -1, check.detail());
            }
        }
    }

    private static CoreStream copyCore(Path in, OutputStream out) throws IOException {
        CoreStream core = new CoreStream(VpfLimits.DEFAULT, out);
        try (InputStream picture = PngInput.of(in).open()) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int n = picture.read(buffer); n >= 0; n = picture.read(buffer)) {
                core.accept(buffer, 0, n);
            }
        }
        core.finish();
        return core;
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            to.write(buffer, 0, n);
        }
    }
}
