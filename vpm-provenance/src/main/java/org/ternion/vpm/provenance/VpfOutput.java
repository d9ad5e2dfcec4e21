package org.ternion.vpm.provenance;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Optional;
import org.ternion.vpm.provenance.VpfException.Code;

/**
 * Passes the bytes of one PNG file on and adds a record to it, in memory of a few blocks. {@link #close} completes the
 * file: what was written before it is not a whole picture. From {@link VpfEmbedder#output}. Not safe for use by several
 * threads.
 */
public final class VpfOutput extends OutputStream {
    private final OutputStream target;
    private final Vpf given;
    private final EmbedOptions options;
    private final CoreStream core;
    private final PixelFeed pixels;
    private final byte[] one = new byte[1];
    private Vpf document;
    private boolean failed;
    private boolean closed;

    VpfOutput(OutputStream target, Vpf given, EmbedOptions options) {
        this.target = Objects.requireNonNull(target, "target");
        this.given = Objects.requireNonNull(given, "record");
        this.options = Objects.requireNonNull(options, "options");
        VpfVersion version = given.version().orElseThrow(
                () -> new IllegalArgumentException("a record of version " + given.versionText()
                        + " cannot be written"));
        if (version == VpfVersion.V1_0 && !options.signers().isEmpty()) {
            throw new IllegalArgumentException("a record of version 1.0 cannot be signed, 1.1 can");
        }
        core = new CoreStream(options.limits(), target);
        pixels = version != VpfVersion.V1_0 && options.pixelHash()
                ? PixelFeed.start(options.limits(), options.parallelism()) : null;
    }

    /**
     * Takes a byte of the picture.
     *
     * @throws IOException  if it cannot be passed on
     * @throws VpfException if the bytes so far are no PNG
     */
    @Override
    public void write(int b) throws IOException {
        one[0] = (byte) b;
        write(one, 0, 1);
    }

    /**
     * Takes bytes of the picture.
     *
     * @throws IOException  if they cannot be passed on
     * @throws VpfException if the bytes so far are no PNG
     */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (closed) {
            throw new IOException("the picture was completed before");
        }
        // Stays set when an exception leaves this method: then there is nothing that close could complete.
        failed = true;
        if (pixels != null) {
            pixels.accept(bytes, offset, length);
        }
        core.accept(bytes, offset, length);
        failed = false;
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    /**
     * Adds the record, completes the picture and closes the target. Nothing is added after an exception of
     * {@link #write(byte[], int, int)}. Safe to call twice.
     *
     * @throws IOException  if the rest cannot be written
     * @throws VpfException if the picture is not whole, has a record and the options do not want that, is followed by
     *                      bytes that are no record, cannot be decoded for the hash of its pixels, or the record is
     *                      larger than the limits
     */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (target; pixels) {
            if (!failed) {
                complete();
                target.flush();
            }
        }
    }

    /**
     * The record as it was written: with the hashes of the picture and of itself, and signed.
     *
     * @return the record
     * @throws IllegalStateException unless {@link #close} has succeeded
     */
    public Vpf document() {
        if (document == null) {
            throw new IllegalStateException("the picture was not completed");
        }
        return document;
    }

    private void complete() throws IOException {
        core.finish();
        boolean footer = RecordTail.requireFooterOrNothing(core, options.limits());
        if (options.onExisting() == EmbedOptions.Existing.FAIL && (footer || core.recordCount() > 0)) {
            throw new VpfException(Code.DUPLICATE_VPF, -1, "the picture has a record already");
        }
        Vpf made = given.sealed(core.core(), pixels == null ? Optional.empty()
                : Optional.of(pixels.finish()));
        for (VpfSigner signer : options.signers()) {
            made = made.signedBy(signer);
        }
        RecordTail.write(target, made, options.legacyFooter(), options.limits());
        document = made;
    }
}
