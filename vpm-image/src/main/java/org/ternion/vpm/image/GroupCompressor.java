package org.ternion.vpm.image;

import java.util.ArrayList;
import java.util.List;
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

    /** Input of the deflater at a time, and size of the blocks its output is kept in. */
    private static final int PIECE = 64 << 10;

    /** One compressed group; {@code adler} is over the filtered bytes. All blocks but the last are full. */
    static final class Group {
        final List<byte[]> blocks;
        final int length;
        final int adler;
        final long filteredLength;

        Group(List<byte[]> blocks, int length, int adler, long filteredLength) {
            this.blocks = blocks;
            this.length = length;
            this.adler = adler;
            this.filteredLength = filteredLength;
        }
    }

    private final int level;
    private final int rowBytes;
    private final Deflater deflater;
    private final byte[] trial = new byte[2 * SAMPLE];
    private List<byte[]> blocks;
    private int length;

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
        int plan = plan(raw, rows);
        int filter = plan & 1;
        deflater.reset();
        deflater.setStrategy((plan & 2) != 0 ? Deflater.HUFFMAN_ONLY : Deflater.DEFAULT_STRATEGY);
        blocks = new ArrayList<>();
        length = 0;
        Adler32 adler = new Adler32();
        byte[] piece = new byte[PIECE];
        for (int r = 0; r < rows; r++) {
            int start = r * rowBytes;
            piece[0] = (byte) filter;
            int head = 1;
            for (int done = 0; done < rowBytes;) {
                int n = Math.min(PIECE - head, rowBytes - done);
                if (filter == Scanline.SUB) {
                    Scanline.filterSub(raw, start, done, n, piece, head);
                } else {
                    System.arraycopy(raw, start + done, piece, head, n);
                }
                adler.update(piece, 0, head + n);
                deflater.setInput(piece, 0, head + n);
                drain(Deflater.NO_FLUSH);
                done += n;
                head = 0;
            }
        }
        if (last) {
            deflater.finish();
        }
        drain(last ? Deflater.NO_FLUSH : Deflater.FULL_FLUSH);
        return new Group(blocks, length, (int) adler.getValue(), (rowBytes + 1L) * rows);
    }

    /**
     * Moves what the deflater has into blocks, until it leaves room in one. A call after a change of strategy only
     * changes the strategy: hence the question whether the input was taken.
     */
    private void drain(int flush) {
        int n;
        int room;
        do {
            int at = length % PIECE;
            if (at == 0 && blocks.size() * (long) PIECE == length) {
                blocks.add(new byte[PIECE]);
            }
            room = PIECE - at;
            n = deflater.deflate(blocks.get(blocks.size() - 1), at, room, flush);
            length = Math.addExact(length, n);
        } while (n == room || !deflater.needsInput());
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
                    Scanline.filterSub(raw, start, 0, length, sample, 0);
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
