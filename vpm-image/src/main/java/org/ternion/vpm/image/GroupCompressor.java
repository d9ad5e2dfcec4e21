package org.ternion.vpm.image;

import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/**
 * Filters and deflates one group of rows so that it inflates alone. The filter and the deflate strategy are chosen by a
 * trial on samples of the group, so the bytes depend only on the rows and the level.
 */
final class GroupCompressor implements AutoCloseable {
    /** Bytes tried per sample, and samples per group. */
    private static final int SAMPLE = 16 << 10;
    private static final int SAMPLES = 3;
    /** Huffman coding alone is several times faster; this much more size is accepted for it. */
    private static final double HUFFMAN_SLACK = 1.01;

    /** One compressed group; {@code adler} is over the filtered bytes. */
    static final class Group {
        final byte[] bytes;
        final int length;
        final int adler;
        final long filteredLength;

        Group(byte[] bytes, int length, int adler, long filteredLength) {
            this.bytes = bytes;
            this.length = length;
            this.adler = adler;
            this.filteredLength = filteredLength;
        }
    }

    private final int level;
    private final int rowBytes;
    private final Deflater deflater;
    private final byte[] trial = new byte[2 * SAMPLE];

    GroupCompressor(int level, int rowBytes) {
        this.level = level;
        this.rowBytes = rowBytes;
        deflater = new Deflater(level, true);
    }

    /**
     * Compresses whole rows.
     *
     * @param raw  rows without filter bytes
     * @param last whether the stream ends with this group
     */
    Group compress(byte[] raw, int rows, boolean last) {
        byte[] filtered = new byte[Math.multiplyExact(rows, rowBytes + 1)];
        int plan = plan(raw, rows);
        int filter = plan & 1;
        for (int r = 0; r < rows; r++) {
            int at = r * (rowBytes + 1);
            filtered[at] = (byte) filter;
            if (filter == Scanline.SUB) {
                Scanline.filterSub(raw, r * rowBytes, rowBytes, filtered, at + 1);
            } else {
                System.arraycopy(raw, r * rowBytes, filtered, at + 1, rowBytes);
            }
        }
        Adler32 adler = new Adler32();
        adler.update(filtered);
        deflater.reset();
        deflater.setStrategy((plan & 2) != 0 ? Deflater.HUFFMAN_ONLY : Deflater.DEFAULT_STRATEGY);
        deflater.setInput(filtered);
        byte[] out = new byte[Math.max(64, filtered.length / 2)];
        // The first call after a change of strategy applies it and ignores the flush mode, so it does not ask for one.
        int length = deflater.deflate(out, 0, out.length, Deflater.NO_FLUSH);
        if (last) {
            deflater.finish();
        }
        while (true) {
            if (length == out.length) {
                out = Arrays.copyOf(out, Math.addExact(out.length, out.length / 2));
            }
            int room = out.length - length;
            int n = deflater.deflate(out, length, room, last ? Deflater.NO_FLUSH : Deflater.FULL_FLUSH);
            length += n;
            if (last ? deflater.finished() : n < room) {
                return new Group(out, length, (int) adler.getValue(), filtered.length);
            }
        }
    }

    /** Bit 0: the SUB filter; bit 1: Huffman coding only. */
    private int plan(byte[] raw, int rows) {
        if (level == 0) {
            return 0;
        }
        long[] sizes = new long[4];
        byte[] sample = new byte[SAMPLE];
        long total = (long) rows * rowBytes;
        for (int s = 0; s < SAMPLES; s++) {
            int start = (int) (total * (2 * s + 1) / (2 * SAMPLES)) / Scanline.PIXEL * Scanline.PIXEL;
            int length = (int) Math.min(SAMPLE, total - start);
            for (int filter = 0; filter <= 1; filter++) {
                if (filter == Scanline.SUB) {
                    Scanline.filterSub(raw, start, length, sample, 0);
                } else {
                    System.arraycopy(raw, start, sample, 0, length);
                }
                sizes[filter] += trialSize(sample, length, Deflater.DEFAULT_STRATEGY);
                sizes[filter | 2] += trialSize(sample, length, Deflater.HUFFMAN_ONLY);
            }
        }
        int matching = sizes[1] < sizes[0] ? 1 : 0;
        int huffman = sizes[3] < sizes[2] ? 3 : 2;
        return sizes[huffman] <= sizes[matching] * HUFFMAN_SLACK ? huffman : matching;
    }

    private int trialSize(byte[] sample, int length, int strategy) {
        deflater.reset();
        deflater.setStrategy(strategy);
        deflater.setInput(sample, 0, length);
        deflater.finish();
        int size = 0;
        while (!deflater.finished()) {
            size += deflater.deflate(trial);
        }
        return size;
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
