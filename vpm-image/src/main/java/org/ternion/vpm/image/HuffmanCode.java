package org.ternion.vpm.image;

import java.util.Arrays;

/**
 * The code of one alphabet of a deflate block. Lengths come from frequencies by Huffman's method; codes follow from
 * the lengths (RFC 1951, 3.2.2). At least two symbols have a code, so that it is complete and every decoder takes it.
 */
final class HuffmanCode {
    /** Bits of an entry of {@link #entries} that hold the length. */
    static final int LENGTH_BITS = 4;
    static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

    private final int[] lengths;
    private final int[] entries;

    private HuffmanCode(int[] lengths) {
        this.lengths = lengths;
        entries = entries(lengths);
    }

    /**
     * The code for given frequencies.
     *
     * @param frequencies how often each symbol occurs; at least two symbols
     * @param limit       greatest length, in [1, 15], with {@code 2^limit >=} the number of symbols
     */
    static HuffmanCode of(int[] frequencies, int limit) {
        int[] f = frequencies.clone();
        int used = 0;
        for (int frequency : f) {
            used += frequency > 0 ? 1 : 0;
        }
        for (int s = 0; used < 2; s++) {
            if (f[s] == 0) {
                f[s] = 1;
                used++;
            }
        }
        int[] lengths = lengths(f);
        // Flatter frequencies until no code is too long; all of them 1 give a balanced tree. Hardly ever needed.
        while (Arrays.stream(lengths).max().getAsInt() > limit) {
            for (int s = 0; s < f.length; s++) {
                f[s] = f[s] + 1 >>> 1;
            }
            lengths = lengths(f);
        }
        return new HuffmanCode(lengths);
    }

    /** The code with given lengths, which must be complete. */
    static HuffmanCode ofLengths(int[] lengths) {
        return new HuffmanCode(lengths.clone());
    }

    int length(int symbol) {
        return lengths[symbol];
    }

    /** Symbols up to the last one that has a code. */
    int used() {
        int n = lengths.length;
        while (lengths[n - 1] == 0) {
            n--;
        }
        return n;
    }

    /** Length in the low {@value #LENGTH_BITS} bits, above it the code, first bit lowest. Live, not to be modified. */
    int[] entries() {
        return entries;
    }

    /** Huffman's method with two queues: leaves by rising frequency, and inner nodes, which rise by themselves. */
    private static int[] lengths(int[] f) {
        int n = 0;
        long[] leaves = new long[f.length];
        for (int s = 0; s < f.length; s++) {
            if (f[s] > 0) {
                leaves[n++] = (long) f[s] << 32 | s;
            }
        }
        Arrays.sort(leaves, 0, n);
        int[] weight = new int[2 * n - 1];
        int[] parent = new int[2 * n - 1];
        for (int i = 0; i < n; i++) {
            weight[i] = (int) (leaves[i] >>> 32);
        }
        int leaf = 0;
        int inner = n;
        for (int node = n; node < 2 * n - 1; node++) {
            for (int child = 0; child < 2; child++) {
                boolean takeLeaf = leaf < n && (inner == node || weight[leaf] <= weight[inner]);
                int taken = takeLeaf ? leaf++ : inner++;
                weight[node] += weight[taken];
                parent[taken] = node;
            }
        }
        int[] depth = new int[2 * n - 1];
        int[] lengths = new int[f.length];
        for (int node = 2 * n - 3; node >= 0; node--) {
            depth[node] = depth[parent[node]] + 1;
            if (node < n) {
                lengths[(int) leaves[node]] = depth[node];
            }
        }
        return lengths;
    }

    private static int[] entries(int[] lengths) {
        int[] next = new int[LENGTH_MASK + 2];
        for (int length : lengths) {
            next[length + 1] += length > 0 ? 1 : 0;
        }
        for (int length = 1; length <= LENGTH_MASK; length++) {
            next[length] = next[length - 1] + next[length] << 1;
        }
        int[] entries = new int[lengths.length];
        for (int s = 0; s < lengths.length; s++) {
            int length = lengths[s];
            if (length > 0) {
                entries[s] = Integer.reverse(next[length]++) >>> 32 - length << LENGTH_BITS | length;
            }
        }
        return entries;
    }
}
