package org.ternion.vpm.provenance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.ternion.vpm.image.Limits;
import org.ternion.vpm.image.PngSamples;
import org.ternion.vpm.image.VpmFormatException;

/**
 * Hashes the samples of a PNG while its bytes arrive:
 * {@code "PXH1" | u32 width | u32 height | u8 bit depth | u8 channels | samples}. The same pixels give the same hash,
 * however they are compressed.
 */
final class PixelHasher implements AutoCloseable {
    private static final byte[] MAGIC = "PXH1".getBytes(StandardCharsets.US_ASCII);

    private final VpfLimits limits;
    private final MessageDigest digest = Sha3.digest();
    private final boolean threaded;
    /** Null where the calling thread hashes, and before the first row. */
    private DigestThread thread;
    private final PngSamples samples;
    private boolean started;

    /** Limits of samples, and of the bytes that an interlaced picture keeps in memory, are {@code maxSamples}. */
    PixelHasher(VpfLimits limits) {
        this(limits, false);
    }

    /** As above; {@code threaded} hashes on a second thread, which ends with {@link #finish} or {@link #close}. */
    PixelHasher(VpfLimits limits, boolean threaded) {
        this.limits = limits;
        this.threaded = threaded;
        long most = limits.maxSamples();
        // Samples of 16 bits have two bytes; their number is compared in row().
        Limits decoder = new Limits(most, most > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : 2 * most,
                Limits.DEFAULT.maxWidth(), Limits.DEFAULT.maxHeaderRows(), Limits.DEFAULT.maxMetadataBytes(),
                Limits.DEFAULT.maxInflatedTextBytes());
        samples = new PngSamples(decoder, this::row);
    }

    private void row(byte[] row, int length) {
        if (!started) {
            started = true;
            long pixels = (long) samples.width() * samples.height();
            if (pixels > limits.maxSamples() / samples.channels()) {
                throw new VpfException(VpfException.Code.LIMIT_EXCEEDED, 16, pixels + " pixels of "
                        + samples.channels() + " samples are above the limit of " + limits.maxSamples() + " samples");
            }
            thread = threaded ? new DigestThread(digest, length) : null;
            byte[] head = ByteBuffer.allocate(MAGIC.length + 10).put(MAGIC).putInt(samples.width())
                    .putInt(samples.height()).put((byte) samples.bitDepth()).put((byte) samples.channels()).array();
            update(head, head.length);
        }
        update(row, length);
    }

    private void update(byte[] bytes, int length) {
        if (thread == null) {
            digest.update(bytes, 0, length);
        } else {
            thread.update(bytes, 0, length);
        }
    }

    /**
     * Takes the next bytes of the file.
     *
     * @throws VpfException NOT_PNG, BAD_PNG, TRUNCATED, LIMIT_EXCEEDED
     */
    void accept(byte[] bytes, int from, int length) {
        try {
            samples.accept(bytes, from, length);
        } catch (VpmFormatException e) {
            throw translated(e);
        }
    }

    /**
     * Tells that the file has ended.
     *
     * @return the hash
     * @throws VpfException NOT_PNG, TRUNCATED
     */
    Sha3 finish() {
        try {
            samples.finish();
        } catch (VpmFormatException e) {
            throw translated(e);
        }
        return thread == null ? Sha3.finish(digest) : thread.finish();
    }

    /** The same problem under its name here; all codes that samples can have are named the same. */
    static VpfException translated(VpmFormatException e) {
        return new VpfException(VpfException.Code.valueOf(e.code().name()), e.offset(), e.detail(), e);
    }

    @Override
    public void close() {
        samples.close();
        if (thread != null) {
            thread.close();
        }
    }
}
