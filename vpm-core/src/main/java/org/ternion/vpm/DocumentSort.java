package org.ternion.vpm;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Stable order of documents by 32-bit keys ({@link SortKeys}), ties by ascending id. The first key is packed with the
 * id into a {@code long} and sorted; runs of equal keys are refined by the next key, and so on.
 */
final class DocumentSort {
    private static final int DIGIT_BITS = 11;
    private static final int BUCKETS = 1 << DIGIT_BITS;
    private static final int KEY_DIGITS = 3;
    /** The third digit holds the ten bits left of the key, its top bit flipped by the packing. */
    private static final int TOP_FLIP = 1 << 31 - 2 * DIGIT_BITS;

    /** Selecting first pays when fewer than this fraction of the documents is wanted. */
    private static final int SELECT_BELOW = 4;

    private final int radixFrom;

    DocumentSort() {
        this(4096);
    }

    /**
     * @param radixFrom runs of at least this length are sorted by radix, shorter ones by comparison; also the number of
     *                  documents from which the best few are selected before they are sorted
     */
    DocumentSort(int radixFrom) {
        this.radixFrom = radixFrom;
    }

    /**
     * The first {@code limit} documents.
     *
     * @param n     ids are below this
     * @param ids   the ids to order, ascending, or null for all of {@code 0 .. n-1}; not modified
     * @param limit documents wanted, {@code >= 0}
     * @param keys  primary key first
     */
    int[] order(int n, int[] ids, int limit, List<IntUnaryOperator> keys) {
        int count = ids == null ? n : ids.length;
        int wanted = Math.min(limit, count);
        long[] packed;
        if (wanted == 0) {
            packed = new long[0];
        } else if (keys.isEmpty()) {
            packed = pack(count, ids, doc -> 0);
        } else {
            packed = pack(count, ids, keys.get(0));
            if (count >= radixFrom && wanted < count / SELECT_BELOW) {
                packed = best(packed, wanted);
            }
            long[] spare = packed.length >= radixFrom ? new long[packed.length] : null;
            refine(packed, spare, 0, packed.length, wanted, keys, 0);
        }
        int[] order = new int[wanted];
        for (int i = 0; i < wanted; i++) {
            order[i] = (int) packed[i];
        }
        return order;
    }

    private static long[] pack(int count, int[] ids, IntUnaryOperator key) {
        long[] packed = new long[count];
        for (int i = 0; i < count; i++) {
            int doc = ids == null ? i : ids[i];
            packed[i] = entry(key.applyAsInt(doc), doc);
        }
        return packed;
    }

    /** Key above id; the top bit is flipped so that unsigned keys order as signed longs. */
    private static long entry(int key, int doc) {
        return (long) (key ^ Integer.MIN_VALUE) << 32 | doc;
    }

    /** Sorts {@code [from, to)} by key {@code k} and breaks ties that start before {@code wanted} by the keys after. */
    private void refine(long[] packed, long[] spare, int from, int to, int wanted, List<IntUnaryOperator> keys, int k) {
        if (to - from < radixFrom) {
            Arrays.sort(packed, from, to);
        } else {
            radixSort(packed, spare, from, to);
        }
        if (k + 1 == keys.size()) {
            return;
        }
        IntUnaryOperator next = keys.get(k + 1);
        for (int start = from; start < Math.min(to, wanted); ) {
            int high = (int) (packed[start] >>> 32);
            int end = start + 1;
            while (end < to && (int) (packed[end] >>> 32) == high) {
                end++;
            }
            if (end - start > 1) {
                for (int i = start; i < end; i++) {
                    int doc = (int) packed[i];
                    packed[i] = entry(next.applyAsInt(doc), doc);
                }
                refine(packed, spare, start, end, wanted, keys, k + 1);
            }
            start = end;
        }
    }

    /** Least significant digit first over the key bits. Ids ascend in the input, and every pass is stable. */
    private static void radixSort(long[] packed, long[] spare, int from, int to) {
        int[][] counts = new int[KEY_DIGITS][BUCKETS];
        int[] low = counts[0];
        int[] middle = counts[1];
        int[] high = counts[2];
        for (int i = from; i < to; i++) {
            long key = packed[i] >>> 32;
            low[(int) key & BUCKETS - 1]++;
            middle[(int) (key >>> DIGIT_BITS) & BUCKETS - 1]++;
            high[(int) (key >>> 2 * DIGIT_BITS) ^ TOP_FLIP]++;
        }
        long[] source = packed;
        long[] target = spare;
        for (int digit = 0; digit < KEY_DIGITS; digit++) {
            int[] next = counts[digit];
            int shift = 32 + digit * DIGIT_BITS;
            int flip = digit == KEY_DIGITS - 1 ? TOP_FLIP : 0;
            if (next[bucket(source[from], shift, flip)] == to - from) {
                continue;
            }
            int position = from;
            for (int b = 0; b < BUCKETS; b++) {
                int size = next[b];
                next[b] = position;
                position += size;
            }
            for (int i = from; i < to; i++) {
                long p = source[i];
                target[next[bucket(p, shift, flip)]++] = p;
            }
            long[] swap = source;
            source = target;
            target = swap;
        }
        if (source != packed) {
            System.arraycopy(source, from, packed, from, to - from);
        }
    }

    private static int bucket(long packed, int shift, int flip) {
        return (int) (packed >>> shift) & BUCKETS - 1 ^ flip;
    }

    /** The entries that can be among the first {@code wanted}, in the order given: seldom many more than wanted. */
    private static long[] best(long[] packed, int wanted) {
        long[] undecided = packed;
        long cutoff = Long.MAX_VALUE;
        int before = 0;
        for (int digit = KEY_DIGITS - 1; digit >= 0; digit--) {
            int shift = 32 + digit * DIGIT_BITS;
            int flip = digit == KEY_DIGITS - 1 ? TOP_FLIP : 0;
            int[] counts = new int[BUCKETS];
            for (long p : undecided) {
                counts[bucket(p, shift, flip)]++;
            }
            int border = 0;
            while (before + counts[border] < wanted) {
                before += counts[border++];
            }
            undecided = withBucket(undecided, shift, flip, border, counts[border]);
            cutoff = undecided[0] | (1L << shift) - 1;
            if (before + undecided.length <= 2 * wanted) {
                break;
            }
        }
        long[] candidates = new long[before + undecided.length];
        int kept = 0;
        for (long p : packed) {
            if (p <= cutoff) {
                candidates[kept++] = p;
            }
        }
        return candidates;
    }

    private static long[] withBucket(long[] packed, int shift, int flip, int bucket, int count) {
        long[] found = new long[count];
        int at = 0;
        for (long p : packed) {
            if (bucket(p, shift, flip) == bucket) {
                found[at++] = p;
            }
        }
        return found;
    }
}
