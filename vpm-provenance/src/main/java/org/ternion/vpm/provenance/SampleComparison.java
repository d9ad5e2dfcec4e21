package org.ternion.vpm.provenance;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.ternion.vpm.image.Limits;
import org.ternion.vpm.image.PngSamples;
import org.ternion.vpm.image.VpmFormatException;
import org.ternion.vpm.provenance.ReplayResult.Difference;

/** Takes a PNG that is being made again and compares it row by row with a picture that exists. */
final class SampleComparison extends OutputStream {
    private final PictureRows recorded;
    private final int resultRows;
    private final PngSamples replayed = new PngSamples(Limits.DEFAULT, this::row);
    private int row;
    private String otherShape;
    private Difference inResults;
    private Difference above;

    SampleComparison(PictureRows recorded, int resultRows) {
        this.recorded = recorded;
        this.resultRows = resultRows;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            replayed.accept(bytes, offset, length);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (VpmFormatException e) {
            throw new IllegalStateException("the step wrote no PNG: " + e.getMessage(), e);
        }
    }

    private void row(byte[] samples, int length) {
        if (otherShape != null) {
            return;
        }
        byte[] wanted;
        try {
            wanted = recorded.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String shape = PictureRows.shape(replayed);
        if (row == 0 && !shape.equals(PictureRows.shape(recorded.samples()))) {
            otherShape = shape + " instead of " + PictureRows.shape(recorded.samples());
            return;
        }
        if (!Arrays.equals(samples, 0, length, wanted, 0, wanted.length)) {
            if (row >= replayed.height() - (long) resultRows) {
                inResults = compare(wanted, samples, length, inResults);
            } else {
                above = compare(wanted, samples, length, above);
            }
        }
        row++;
    }

    /** The first difference so far, with the largest one so far. */
    private Difference compare(byte[] wanted, byte[] samples, int length, Difference soFar) {
        int bytes = replayed.bitDepth() / 8;
        int channels = replayed.channels();
        Difference first = soFar;
        int most = soFar == null ? 0 : soFar.maxAbsDifference();
        for (int i = 0; i < length / bytes; i++) {
            int a = sample(wanted, i, bytes);
            int b = sample(samples, i, bytes);
            if (a != b) {
                most = Math.max(most, Math.abs(a - b));
                first = first == null ? new Difference(row, i / channels, i % channels, a, b, 0) : first;
            }
        }
        return new Difference(first.row(), first.column(), first.channel(), first.recorded(), first.replayed(), most);
    }

    private static int sample(byte[] row, int index, int bytes) {
        return bytes == 1 ? row[index] & 0xFF : (row[2 * index] & 0xFF) << 8 | row[2 * index + 1] & 0xFF;
    }

    /** Tells that the picture is complete. */
    void finish() throws IOException {
        try {
            replayed.finish();
        } catch (VpmFormatException e) {
            throw new IllegalStateException("the step wrote no whole PNG: " + e.getMessage(), e);
        }
        // The recorded picture is read to its end, so that damage in it cannot look like equality.
        if (otherShape == null && recorded.next() != null) {
            throw new AssertionError("pictures of one shape have as many rows");
        }
    }

    /** What the other shape is, or empty if both pictures have the same. */
    Optional<String> otherShape() {
        return Optional.ofNullable(otherShape);
    }

    /** The first difference, preferably in a row of results. */
    Optional<Difference> difference() {
        return Optional.ofNullable(inResults != null ? inResults : above);
    }

    @Override
    public void close() {
        replayed.close();
    }
}
