package org.ternion.vpm.image;

import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/**
 * Filters and deflates groups of rows so that each inflates alone. The row filter and the encoder, our own or zlib, are
 * chosen per group by a trial on samples of it, so the bytes depend only on the rows and the level.
 */
final class GroupCompressor implements AutoCloseable {
    /** Groups up to this size are tried as a whole. */
    private static final int WHOLE = 48 << 10;
    /** Samples of longer groups, and bytes of each: a few percent of the time a row of a million columns takes. */
    private static final int SAMPLES = 2;
    private static final int SAMPLE = 2730 * Scanline.PIXEL;
    /** zlib is several times slower; this much more size is accepted for doing without it. */
    private static final double OWN_SLACK = 1.01;

    /** Bytes filtered at a time, a multiple of a pixel. */
    private static final int PIECE = 10920 * Scanline.PIXEL;

    /** One compressed group; {@code adler} is over the filtered bytes. All blocks but the last are full. */
    static final class Group {
        final List<byte[]> blocks;
        final int length;
        final int adler;
        final long filteredLength;

        Group(ByteBlocks compressed, int adler, long filteredLength) {
            blocks = compressed.blocks();
            length = compressed.length();
            this.adler = adler;
            this.filteredLength = filteredLength;
        }
    }

    /** How to compress a group. */
    private record Plan(int filter, boolean zlib) {
    }

    private final int level;
    private final int rowBytes;
    private final Deflater deflater;
    /** Null at level 0, where nothing is searched. */
    private final PixelDeflater pixels;
    /** A filter byte and pixels. */
    private final byte[] piece = new byte[1 + PIECE];

    GroupCompressor(int level, int rowBytes) {
        this.level = level;
        this.rowBytes = rowBytes;
        deflater = new Deflater(level, true);
        pixels = level == 0 ? null : new PixelDeflater(level);
    }

    /**
     * Compresses whole rows.
     *
     * @param raw  rows without filter bytes
     * @param last whether the stream ends with this group
     */
    Group compress(byte[] raw, int rows, boolean last) {
        Stream stream = new Stream(level == 0 ? new Plan(Scanline.NONE, true) : plan(raw, rows));
        stream.write(raw, 0, rows, rowBytes);
        stream.end(last);
        return new Group(stream.out, (int) stream.adler.getValue(), (rowBytes + 1L) * rows);
    }

    /** Our encoder with the filter that suits it, and zlib only where it is clearly better. */
    private Plan plan(byte[] raw, int rows) {
        Plan plan = new Plan(Scanline.NONE, false);
        int size = trialSize(raw, rows, plan);
        Plan sub = new Plan(Scanline.SUB, false);
        int subSize = trialSize(raw, rows, sub);
        if (subSize < size) {
            plan = sub;
            size = subSize;
        }
        // zlib takes longest on differences, so it is asked for them only where they seem to help.
        int most = rows * rowBytes <= WHOLE ? Scanline.SUB : plan.filter;
        double limit = size / OWN_SLACK;
        for (int filter = Scanline.NONE; filter <= most; filter++) {
            Plan zlib = new Plan(filter, true);
            int zlibSize = trialSize(raw, rows, zlib);
            if (zlibSize < limit) {
                limit = zlibSize;
                plan = zlib;
            }
        }
        return plan;
    }

    private int trialSize(byte[] raw, int rows, Plan plan) {
        Stream stream = new Stream(plan);
        int total = rows * rowBytes;
        if (total <= WHOLE) {
            stream.write(raw, 0, rows, rowBytes);
        } else if (rowBytes <= PixelDeflater.HISTORY) {
            // What repeats from row to row shows only in a sample of rows that follow each other.
            int tried = Math.min(rows, WHOLE / rowBytes + 1);
            stream.write(raw, (rows - tried) / 2 * rowBytes, tried, rowBytes);
        } else {
            for (int s = 0; s < SAMPLES; s++) {
                // The middle of each half, which is longer than a sample.
                long start = ((long) total * (2 * s + 1) / SAMPLES - SAMPLE) / 2;
                stream.write(raw, (int) start / Scanline.PIXEL * Scanline.PIXEL, 1, SAMPLE);
            }
        }
        stream.end(true);
        return stream.out.length();
    }

    /** Rows on their way through a filter and an encoder; one at a time. */
    private final class Stream {
        final ByteBlocks out = new ByteBlocks();
        final Adler32 adler = new Adler32();
        private final Plan plan;

        Stream(Plan plan) {
            this.plan = plan;
            if (plan.zlib) {
                deflater.reset();
            } else {
                pixels.start(out);
            }
        }

        void write(byte[] raw, int start, int rows, int length) {
            for (int r = 0; r < rows; r++) {
                writeRow(raw, start + r * length, length);
            }
        }

        private void writeRow(byte[] raw, int start, int length) {
            piece[0] = (byte) plan.filter;
            int head = 1;
            for (int done = 0; done < length;) {
                int n = Math.min(PIECE, length - done);
                if (plan.filter == Scanline.SUB) {
                    Scanline.filterSub(raw, start, done, n, piece, 1);
                } else {
                    System.arraycopy(raw, start + done, piece, 1, n);
                }
                adler.update(piece, 1 - head, head + n);
                if (plan.zlib) {
                    deflater.setInput(piece, 1 - head, head + n);
                    drain(Deflater.NO_FLUSH);
                } else {
                    if (head == 1) {
                        pixels.writeByte(piece[0]);
                    }
                    pixels.writePixels(piece, 1, n);
                }
                done += n;
                head = 0;
            }
        }

        void end(boolean last) {
            if (!plan.zlib) {
                if (last) {
                    pixels.finish();
                } else {
                    pixels.flush();
                }
                return;
            }
            if (last) {
                deflater.finish();
            }
            drain(last ? Deflater.NO_FLUSH : Deflater.FULL_FLUSH);
        }

        private void drain(int flush) {
            int n;
            int room;
            do {
                byte[] block = out.block();
                room = ByteBlocks.BLOCK - out.offset();
                n = deflater.deflate(block, out.offset(), room, flush);
                out.advance(n);
            } while (n == room);
        }
    }

    /** Adler-32 of two concatenated pieces; {@code length} is that of the second. */
    static int combineAdler(int first, int second, long length) {
        final long base = 65521;
        long rem = length % base;
        long a1 = first & 0xFFFF;
        long b1 = first >>> 16;
        long a2 = second & 0xFFFF;
        long b2 = second >>> 16;
        long a = (a1 + a2 + base - 1) % base;
        long b = (rem * a1 % base + b1 + b2 + base - rem) % base;
        return (int) (b << 16 | a);
    }

    @Override
    public void close() {
        deflater.end();
    }
}
