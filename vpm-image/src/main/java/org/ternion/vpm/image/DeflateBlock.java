package org.ternion.vpm.image;

import java.util.Arrays;

/** The tokens of one block of deflate, and the shortest of the three ways to write it (RFC 1951, 3.2.3). */
final class DeflateBlock {
    /** Longest match, a multiple of a pixel. */
    static final int MOST_LENGTH = 258;
    /** Bytes of one stored piece. */
    static final int MOST_STORED = 65535;

    private static final int END = 256;
    private static final int LITERALS = 286;
    private static final int DISTANCES = 30;
    private static final int LIMIT = 15;

    /** Tokens that are not matches; a match is its length above 16 bits of distance, both in bytes. */
    private static final int LITERAL_PIXEL = 0;
    private static final int LITERAL_BYTE = 1;

    /** Symbol, number of extra bits, and extra bits of the lengths of 1 to 43 pixels. */
    private static final int LENGTHS = MOST_LENGTH / Scanline.PIXEL + 1;
    private static final int[] LENGTH_SYMBOL = new int[LENGTHS];
    private static final int[] LENGTH_EXTRA_BITS = new int[LENGTHS];
    private static final int[] LENGTH_EXTRA = new int[LENGTHS];

    static {
        for (int pixels = 1; pixels < LENGTHS; pixels++) {
            int length = pixels * Scanline.PIXEL;
            int over = length - 3;
            int bits = Math.max(0, 31 - Integer.numberOfLeadingZeros(over) - 2);
            boolean longest = length == MOST_LENGTH;
            LENGTH_SYMBOL[pixels] = longest ? 285 : 257 + 4 * bits + (over >> bits);
            LENGTH_EXTRA_BITS[pixels] = longest ? 0 : bits;
            LENGTH_EXTRA[pixels] = longest ? 0 : over & (1 << bits) - 1;
        }
    }

    private final int[] tokens;
    private final int[] literalFrequencies = new int[LITERALS];
    private final int[] distanceFrequencies = new int[DISTANCES];
    private int count;

    DeflateBlock(int mostTokens) {
        tokens = new int[mostTokens];
    }

    /** Forgets the tokens. */
    void reset() {
        count = 0;
    }

    /** Tokens that fit. */
    int room() {
        return tokens.length - count;
    }

    void literalByte() {
        tokens[count++] = LITERAL_BYTE;
    }

    void literalPixel() {
        tokens[count++] = LITERAL_PIXEL;
    }

    void match(int length, int distance) {
        tokens[count++] = length << 16 | distance;
    }

    private static int distanceSymbol(int distance) {
        // A distance is at least a pixel, so there is an extra bit.
        int bits = 30 - Integer.numberOfLeadingZeros(distance - 1);
        return 2 * bits + (distance - 1 >>> bits);
    }

    private static int extraBits(int distanceSymbol) {
        return (distanceSymbol >> 1) - 1;
    }

    /**
     * Writes the block and starts an empty one.
     *
     * @param window holds the bytes the tokens stand for
     * @param from   first of them
     * @param to     end of them
     * @param last   whether the stream ends with this block
     */
    void write(byte[] window, int from, int to, boolean last, BitWriter out) {
        long extra = count(window, from);
        HuffmanCode literals = HuffmanCode.of(literalFrequencies, LIMIT);
        HuffmanCode distances = HuffmanCode.of(distanceFrequencies, LIMIT);
        CodeLengths header = new CodeLengths(literals, distances);
        long dynamic = header.bits() + bits(literals, distances) + extra;
        long fixed = bits(FixedCodes.LITERALS, FixedCodes.DISTANCES) + extra;
        long stored = storedBits(to - from, out);
        if (stored <= Math.min(dynamic, fixed)) {
            writeStored(window, from, to, last, out);
        } else if (fixed <= dynamic) {
            out.put((last ? 1 : 0) | 1 << 1, 3);
            writeTokens(window, from, FixedCodes.LITERALS, FixedCodes.DISTANCES, out);
        } else {
            out.put((last ? 1 : 0) | 2 << 1, 3);
            header.write(out);
            writeTokens(window, from, literals, distances, out);
        }
        count = 0;
    }

    /** Counts symbols; returns the number of extra bits. */
    private long count(byte[] window, int from) {
        Arrays.fill(literalFrequencies, 0);
        Arrays.fill(distanceFrequencies, 0);
        int[] frequencies = literalFrequencies;
        frequencies[END] = 1;
        long extra = 0;
        int at = from;
        for (int i = 0; i < count; i++) {
            int token = tokens[i];
            if (token == LITERAL_PIXEL) {
                frequencies[window[at] & 0xFF]++;
                frequencies[window[at + 1] & 0xFF]++;
                frequencies[window[at + 2] & 0xFF]++;
                frequencies[window[at + 3] & 0xFF]++;
                frequencies[window[at + 4] & 0xFF]++;
                frequencies[window[at + 5] & 0xFF]++;
                at += Scanline.PIXEL;
            } else if (token == LITERAL_BYTE) {
                frequencies[window[at] & 0xFF]++;
                at++;
            } else {
                int length = token >>> 16;
                int symbol = distanceSymbol(token & 0xFFFF);
                frequencies[LENGTH_SYMBOL[length / Scanline.PIXEL]]++;
                distanceFrequencies[symbol]++;
                extra += LENGTH_EXTRA_BITS[length / Scanline.PIXEL] + extraBits(symbol);
                at += length;
            }
        }
        return extra;
    }

    private long bits(HuffmanCode literals, HuffmanCode distances) {
        long bits = 3;
        for (int s = 0; s < LITERALS; s++) {
            bits += (long) literalFrequencies[s] * literals.length(s);
        }
        for (int s = 0; s < DISTANCES; s++) {
            bits += (long) distanceFrequencies[s] * distances.length(s);
        }
        return bits;
    }

    private static long storedBits(int length, BitWriter out) {
        long pieces = Math.max(1, (length + MOST_STORED - 1) / MOST_STORED);
        int padding = -(out.waitingBits + 3) & 7;
        // Only the first piece begins inside a byte; the others begin with 3 bits and 5 of padding.
        return 3 + padding + 32 + (pieces - 1) * 40 + 8L * length;
    }

    private static void writeStored(byte[] window, int from, int to, boolean last, BitWriter out) {
        int at = from;
        do {
            int n = Math.min(MOST_STORED, to - at);
            out.put(last && at + n == to ? 1 : 0, 3);
            out.align();
            out.put(n | (n ^ 0xFFFFL) << 16, 32);
            out.put(window, at, n);
            at += n;
        } while (at < to);
    }

    private void writeTokens(byte[] window, int from, HuffmanCode literalCode, HuffmanCode distanceCode,
            BitWriter out) {
        int[] literals = literalCode.entries();
        int[] distances = distanceCode.entries();
        int[] lengths = lengthEntries(literals);
        byte[] bytes = out.bytes;
        int to = out.at;
        long waiting = out.waiting;
        int bits = out.waitingBits;
        int at = from;
        for (int i = 0; i < count; i++) {
            int token = tokens[i];
            if (token == LITERAL_PIXEL) {
                // Three codes of 15 bits beside 7 that wait are 52 bits.
                for (int half = 0; half < 2; half++) {
                    int e0 = literals[window[at] & 0xFF];
                    int e1 = literals[window[at + 1] & 0xFF];
                    int e2 = literals[window[at + 2] & 0xFF];
                    waiting |= (long) (e0 >>> HuffmanCode.LENGTH_BITS) << bits;
                    bits += e0 & HuffmanCode.LENGTH_MASK;
                    waiting |= (long) (e1 >>> HuffmanCode.LENGTH_BITS) << bits;
                    bits += e1 & HuffmanCode.LENGTH_MASK;
                    waiting |= (long) (e2 >>> HuffmanCode.LENGTH_BITS) << bits;
                    bits += e2 & HuffmanCode.LENGTH_MASK;
                    BitWriter.store(bytes, to, waiting);
                    to += bits >>> 3;
                    waiting >>>= bits & ~7;
                    bits &= 7;
                    at += 3;
                }
                continue;
            }
            if (token == LITERAL_BYTE) {
                int entry = literals[window[at++] & 0xFF];
                waiting |= (long) (entry >>> HuffmanCode.LENGTH_BITS) << bits;
                bits += entry & HuffmanCode.LENGTH_MASK;
            } else {
                // 15 + 5 bits of length and 15 + 13 bits of distance beside 7 that wait are 55 bits.
                int length = lengths[(token >>> 16) / Scanline.PIXEL];
                waiting |= (long) (length >>> 5) << bits;
                bits += length & 31;
                int distance = token & 0xFFFF;
                int symbol = distanceSymbol(distance);
                int entry = distances[symbol];
                waiting |= (long) (entry >>> HuffmanCode.LENGTH_BITS) << bits;
                bits += entry & HuffmanCode.LENGTH_MASK;
                int extraBits = extraBits(symbol);
                waiting |= (long) (distance - 1 & (1 << extraBits) - 1) << bits;
                bits += extraBits;
                at += token >>> 16;
            }
            BitWriter.store(bytes, to, waiting);
            to += bits >>> 3;
            waiting >>>= bits & ~7;
            bits &= 7;
        }
        out.at = to;
        out.waiting = waiting;
        out.waitingBits = bits;
        int end = literals[END];
        out.put(end >>> HuffmanCode.LENGTH_BITS, end & HuffmanCode.LENGTH_MASK);
    }

    /** By pixels: code and extra bits of a length, above the number of both in the low 5 bits. */
    private static int[] lengthEntries(int[] literals) {
        int[] entries = new int[LENGTHS];
        for (int pixels = 1; pixels < LENGTHS; pixels++) {
            int entry = literals[LENGTH_SYMBOL[pixels]];
            int bits = entry & HuffmanCode.LENGTH_MASK;
            int code = entry >>> HuffmanCode.LENGTH_BITS | LENGTH_EXTRA[pixels] << bits;
            entries[pixels] = code << 5 | bits + LENGTH_EXTRA_BITS[pixels];
        }
        return entries;
    }

    /** The codes every decoder knows (RFC 1951, 3.2.6). */
    private static final class FixedCodes {
        static final HuffmanCode LITERALS;
        static final HuffmanCode DISTANCES;

        static {
            int[] lengths = new int[288];
            Arrays.fill(lengths, 0, 144, 8);
            Arrays.fill(lengths, 144, 256, 9);
            Arrays.fill(lengths, 256, 280, 7);
            Arrays.fill(lengths, 280, 288, 8);
            LITERALS = HuffmanCode.ofLengths(lengths);
            int[] fives = new int[32];
            Arrays.fill(fives, 5);
            DISTANCES = HuffmanCode.ofLengths(fives);
        }
    }
}
