package org.ternion.vpm.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ternion.vpm.image.VpmFormatException.Code;

/** Cuts the inflated bytes of a PNG into rows, undoes their filters and delivers them as samples, top to bottom. */
final class RasterRows {
    private static final int FIRST_BYTES = 1 << 16;
    /** What the JVM needs around the bytes of a row that is kept. */
    private static final int ROW_OVERHEAD = 32;
    /** Adam7: first column and row, and steps, of each pass. */
    private static final int[] X0 = {0, 4, 0, 2, 0, 1, 0};
    private static final int[] Y0 = {0, 0, 4, 0, 2, 0, 1};
    private static final int[] DX = {8, 8, 4, 4, 2, 2, 1};
    private static final int[] DY = {8, 8, 8, 4, 4, 2, 2};

    private final SampleFormat format;
    private final byte[] palette;
    private final int channels;
    private final PngSamples.Rows target;
    /** Raw rows of each pass of an interlaced picture; null for others. */
    private final List<List<byte[]>> passes;
    private int pass = -1;
    private int passWidth;
    private int passHeight;
    private int passRow;
    private int rowBytes;
    private int filter = -1;
    private int filled;
    private byte[] row;
    private byte[] above;
    private byte[] samples;
    private boolean done;

    /**
     * Starts before the first row.
     *
     * @param palette {@code channels} bytes per colour, or null if the picture has none
     */
    RasterRows(SampleFormat format, byte[] palette, int channels, Limits limits, PngSamples.Rows target) {
        this.format = format;
        this.palette = palette;
        this.channels = channels;
        this.target = target;
        int pixel = channels * format.sampleBytes();
        if (format.width() > limits.maxWidth()
                || (long) format.width() * format.height() > limits.maxStreamRasterBytes() / pixel
                || Math.max(format.rowBytes(format.width()), (long) format.width() * pixel) > Integer.MAX_VALUE - 16) {
            throw new VpmFormatException(Code.LIMIT_EXCEEDED, 16, format.width() + " x " + format.height()
                    + " pixels are above the limit of " + limits.maxWidth() + " columns or "
                    + limits.maxStreamRasterBytes() + " bytes");
        }
        passes = format.interlaced() ? new ArrayList<>() : null;
        if (passes != null) {
            checkMemory(limits);
        }
        nextPass();
    }

    private void checkMemory(Limits limits) {
        double bytes = 0;
        for (int p = 0; p < X0.length; p++) {
            bytes += (double) count(format.height(), Y0[p], DY[p])
                    * (format.rowBytes(count(format.width(), X0[p], DX[p])) + ROW_OVERHEAD);
        }
        if (bytes > limits.maxRasterBytes()) {
            throw new VpmFormatException(Code.LIMIT_EXCEEDED, 16, "an interlaced picture of " + format.width() + " x "
                    + format.height() + " pixels needs more memory than the limit of " + limits.maxRasterBytes());
        }
    }

    /** How many of {@code size} rows or columns a pass has. */
    private static int count(int size, int first, int step) {
        return size <= first ? 0 : (size - first - 1) / step + 1;
    }

    /** Whether all rows have been delivered. */
    boolean isDone() {
        return done;
    }

    /** Which row is next, for messages. */
    String place() {
        return (passes == null ? "" : "pass " + (pass + 1) + ", ") + "row " + passRow + " of " + passHeight;
    }

    /** Takes inflated bytes; returns how many, which are all of them unless the last row is among them. */
    int accept(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end && !done) {
            if (filter < 0) {
                filter = bytes[at++] & 0xFF;
                if (filter > 4) {
                    throw new VpmFormatException(Code.BAD_PNG, -1, place() + " has filter " + filter);
                }
            } else {
                int n = Math.min(end - at, rowBytes - filled);
                room(n);
                System.arraycopy(bytes, at, row, filled, n);
                at += n;
                filled += n;
                if (filled == rowBytes) {
                    endRow();
                }
            }
        }
        return at - offset;
    }

    /** Memory grows with the bytes that are really there, whatever width the picture claims. */
    private void room(int n) {
        if (row == null) {
            row = new byte[Math.min(rowBytes, FIRST_BYTES)];
        }
        if (filled + n > row.length) {
            row = Arrays.copyOf(row, (int) Math.min(rowBytes, Math.max(2L * row.length, filled + n)));
        }
    }

    private void endRow() {
        if (above == null) {
            above = new byte[rowBytes];
        }
        Scanline.unfilter(filter, row, above, format.filterBytes());
        filter = -1;
        filled = 0;
        passRow++;
        byte[] complete = row;
        if (passes == null) {
            row = above;
            deliver(complete);
        } else {
            passes.get(pass).add(complete);
            row = null;
        }
        above = complete;
        if (passRow == passHeight) {
            nextPass();
        }
    }

    private void nextPass() {
        row = null;
        above = null;
        passRow = 0;
        if (passes == null) {
            done = pass == 0;
            pass = 0;
            passWidth = format.width();
            passHeight = format.height();
        } else {
            do {
                pass++;
                if (pass == X0.length) {
                    done = true;
                    deliverPasses();
                    return;
                }
                passes.add(new ArrayList<>());
                passWidth = count(format.width(), X0[pass], DX[pass]);
                passHeight = count(format.height(), Y0[pass], DY[pass]);
                // A pass without columns has no rows either, not even their filter bytes.
            } while (passWidth == 0 || passHeight == 0);
        }
        rowBytes = (int) format.rowBytes(passWidth);
    }

    private void deliver(byte[] raw) {
        if (format.isPlain()) {
            target.row(raw, rowBytes);
            return;
        }
        if (samples == null) {
            samples = new byte[format.width() * channels];
        }
        format.expand(raw, format.width(), palette, channels, samples);
        target.row(samples, samples.length);
    }

    private void deliverPasses() {
        int pixel = channels * format.sampleBytes();
        samples = new byte[format.width() * pixel];
        byte[] part = new byte[samples.length];
        for (int y = 0; y < format.height(); y++) {
            for (int p = 0; p < X0.length; p++) {
                if (y >= Y0[p] && (y - Y0[p]) % DY[p] == 0 && X0[p] < format.width()) {
                    scatter(passes.get(p).get((y - Y0[p]) / DY[p]), p, part, pixel);
                }
            }
            target.row(samples, samples.length);
        }
    }

    private void scatter(byte[] raw, int p, byte[] part, int pixel) {
        int columns = count(format.width(), X0[p], DX[p]);
        byte[] from = raw;
        if (!format.isPlain()) {
            format.expand(raw, columns, palette, channels, part);
            from = part;
        }
        int to = X0[p] * pixel;
        for (int x = 0; x < columns; x++, to += DX[p] * pixel) {
            System.arraycopy(from, x * pixel, samples, to, pixel);
        }
    }
}
