package org.ternion.vpm.image;

/** The lengths of both codes of a dynamic block, as the block's header holds them: in a code of their own (3.2.7). */
final class CodeLengths {
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int FEWEST_LITERALS = 257;
    private static final int FEWEST_CODES = 4;
    private static final int LIMIT = 7;
    private static final int COPY = 16;
    private static final int ZEROS = 17;
    private static final int MANY_ZEROS = 18;

    private final int literals;
    private final int distances;
    /** Symbols, each with its extra bits above bit 8. */
    private final int[] runs;
    private int count;
    private final int[] frequencies = new int[ORDER.length];
    private final HuffmanCode code;
    private int codes = ORDER.length;

    CodeLengths(HuffmanCode literalCode, HuffmanCode distanceCode) {
        literals = Math.max(FEWEST_LITERALS, literalCode.used());
        distances = distanceCode.used();
        int[] lengths = new int[literals + distances];
        for (int s = 0; s < literals; s++) {
            lengths[s] = literalCode.length(s);
        }
        for (int s = 0; s < distances; s++) {
            lengths[literals + s] = distanceCode.length(s);
        }
        runs = new int[lengths.length];
        for (int from = 0, to; from < lengths.length; from = to) {
            to = from + 1;
            while (to < lengths.length && lengths[to] == lengths[from]) {
                to++;
            }
            addRun(lengths[from], to - from);
        }
        code = HuffmanCode.of(frequencies, LIMIT);
        while (codes > FEWEST_CODES && code.length(ORDER[codes - 1]) == 0) {
            codes--;
        }
    }

    private void addRun(int length, int times) {
        int left = times;
        if (length > 0) {
            add(length, 0);
            left--;
        }
        while (left >= 3) {
            if (length > 0) {
                int n = Math.min(left, 6);
                add(COPY, n - 3);
                left -= n;
            } else if (left < 11) {
                add(ZEROS, left - 3);
                left = 0;
            } else {
                int n = Math.min(left, 138);
                add(MANY_ZEROS, n - 11);
                left -= n;
            }
        }
        while (left-- > 0) {
            add(length, 0);
        }
    }

    private void add(int symbol, int extra) {
        runs[count++] = extra << 8 | symbol;
        frequencies[symbol]++;
    }

    private static int extraBits(int symbol) {
        return switch (symbol) {
            case COPY -> 2;
            case ZEROS -> 3;
            case MANY_ZEROS -> 7;
            default -> 0;
        };
    }

    /** Size of the header after the three bits of the block. */
    int bits() {
        int bits = 5 + 5 + 4 + 3 * codes;
        for (int s = 0; s < frequencies.length; s++) {
            bits += frequencies[s] * (code.length(s) + extraBits(s));
        }
        return bits;
    }

    void write(BitWriter out) {
        out.put(literals - FEWEST_LITERALS, 5);
        out.put(distances - 1, 5);
        out.put(codes - FEWEST_CODES, 4);
        for (int i = 0; i < codes; i++) {
            out.put(code.length(ORDER[i]), 3);
        }
        for (int i = 0; i < count; i++) {
            int symbol = runs[i] & 0xFF;
            int entry = code.entries()[symbol];
            out.put(entry >>> HuffmanCode.LENGTH_BITS, entry & HuffmanCode.LENGTH_MASK);
            out.put(runs[i] >>> 8, extraBits(symbol));
        }
    }
}
