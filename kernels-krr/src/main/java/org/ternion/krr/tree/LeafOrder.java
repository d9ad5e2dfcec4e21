package org.ternion.krr.tree;

import org.ternion.krr.domain.TreeLeaves;

/**
 * Observations in an order in which neighbours have near leaves, those of a leaf by row: passes over leaves stay in
 * the cache. With buckets, passes over rows meet the positions in a few ascending sequences.
 */
final class LeafOrder {
    private static final int DIGIT_BITS = 11;
    /** Leaves of a bucket: what is known of so many stays in the cache of a core. */
    private static final int BUCKET_BITS = 12;

    /** Position of each row. */
    final int[] position;
    /** Index of the leaf of each position. */
    final int[] index;

    private LeafOrder(int n) {
        position = new int[n];
        index = new int[n];
    }

    /** By buckets of leaves; the index of a leaf is its number. */
    static LeafOrder buckets(TreeLeaves leaves) {
        int n = leaves.size();
        int[] next = new int[(leaves.leaves() - 1 >>> BUCKET_BITS) + 2];
        for (int i = 0; i < n; i++) {
            next[(leaves.leaf(i) >>> BUCKET_BITS) + 1]++;
        }
        for (int bucket = 1; bucket < next.length; bucket++) {
            next[bucket] += next[bucket - 1];
        }
        LeafOrder order = new LeafOrder(n);
        for (int i = 0; i < n; i++) {
            int leaf = leaves.leaf(i);
            int at = next[leaf >>> BUCKET_BITS]++;
            order.position[i] = at;
            order.index[at] = leaf;
        }
        return order;
    }

    /** By leaf; the index of a leaf is the number of different ones before it. */
    static LeafOrder sorted(TreeLeaves leaves) {
        long[] keys = sortedKeys(leaves);
        LeafOrder order = new LeafOrder(keys.length);
        int index = 0;
        for (int at = 0; at < keys.length; at++) {
            order.position[(int) keys[at]] = at;
            index += at > 0 && keys[at] >>> Integer.SIZE != keys[at - 1] >>> Integer.SIZE ? 1 : 0;
            order.index[at] = index;
        }
        return order;
    }

    /** The leaf of each index. */
    int[] leaves(TreeLeaves leaves) {
        int[] result = new int[index[index.length - 1] + 1];
        for (int row = 0; row < index.length; row++) {
            result[index[position[row]]] = leaves.leaf(row);
        }
        return result;
    }

    /** Leaf in the upper half, row in the lower one; ascending. A radix sort, unless they come in order. */
    private static long[] sortedKeys(TreeLeaves leaves) {
        int n = leaves.size();
        long[] keys = new long[n];
        boolean sorted = true;
        int last = 0;
        for (int i = 0; i < n; i++) {
            int leaf = leaves.leaf(i);
            keys[i] = (long) leaf << Integer.SIZE | i;
            sorted &= leaf >= last;
            last = leaf;
        }
        long[] spare = sorted ? keys : new long[n];
        for (int shift = 0; !sorted && shift < Integer.SIZE && leaves.leaves() - 1 >>> shift > 0; shift += DIGIT_BITS) {
            byDigit(keys, spare, Integer.SIZE + shift);
            long[] other = keys;
            keys = spare;
            spare = other;
        }
        return keys;
    }

    private static void byDigit(long[] from, long[] to, int shift) {
        int mask = (1 << DIGIT_BITS) - 1;
        int[] next = new int[mask + 2];
        for (long key : from) {
            next[((int) (key >>> shift) & mask) + 1]++;
        }
        for (int digit = 0; digit < mask; digit++) {
            next[digit + 1] += next[digit];
        }
        for (long key : from) {
            to[next[(int) (key >>> shift) & mask]++] = key;
        }
    }
}
