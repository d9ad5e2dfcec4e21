package org.ternion.vpm.provenance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.ternion.vpm.image.Limits;
import org.ternion.vpm.image.PngSamples;
import org.ternion.vpm.image.VpmFormatException;

/** Hands out the rows of samples of a picture one by one. */
final class PictureRows implements AutoCloseable {
    /** Few, because compressed bytes may hold a thousand times as many, which wait in memory. */
    private static final int BLOCK_BYTES = 512;

    private final InputStream in;
    private final PngSamples samples;
    private final Queue<byte[]> ready = new ArrayDeque<>();
    private final byte[] block = new byte[BLOCK_BYTES];
    private boolean ended;

    PictureRows(PngInput input) throws IOException {
        in = new BufferedInputStream(input.open(), 1 << 16);
        samples = new PngSamples(Limits.DEFAULT, (row, length) -> ready.add(Arrays.copyOf(row, length)));
    }

    /**
     * The next row, or null after the last one.
     *
     * @throws VpfException if the picture cannot be decoded
     */
    byte[] next() throws IOException {
        try {
            while (ready.isEmpty() && !ended) {
                int n = in.read(block);
                if (n < 0) {
                    ended = true;
                    samples.finish();
                } else {
                    samples.accept(block, 0, n);
                }
            }
        } catch (VpmFormatException e) {
            throw PixelHasher.translated(e);
        }
        return ready.poll();
    }

    /** Shape of the picture, known after the first row: equal texts for equal shapes. */
    static String shape(PngSamples samples) {
        return samples.width() + " x " + samples.height() + " pixels of " + samples.channels() + " samples of "
                + samples.bitDepth() + " bits";
    }

    PngSamples samples() {
        return samples;
    }

    @Override
    public void close() throws IOException {
        samples.close();
        in.close();
    }
}
