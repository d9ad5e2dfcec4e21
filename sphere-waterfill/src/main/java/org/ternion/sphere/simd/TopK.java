package org.ternion.sphere.simd;

import java.util.Arrays;
import java.util.Objects;
import org.ternion.core.Checks;

/**
 * Keeps the k largest of the scores offered, with their ids. Equal scores are kept and returned by smaller id, so the
 * result does not depend on the order of the offers; zeros of either sign are equal and come back as +0; NaN is never
 * kept. Offering n scores in random order takes O(n + k log k log(n / k)). Not safe for use by several threads: give
 * each its own and {@link #addAll merge} them, in any order.
 */
public final class TopK {
    private static final int FIRST_CAPACITY = 16;
    private static final long LOW_WORD = 0xFFFFFFFFL;

    private final int k;
    /** Heap with the worst at the root. A key orders by score, then by smaller id: see {@link #key}. */
    private long[] heap;
    private int size;

    /**
     * Nothing kept yet.
     *
     * @param k number of scores to keep, {@code >= 1}; memory grows with what is kept
     * @throws IllegalArgumentException if {@code k < 1}
     */
    public TopK(int k) {
        this.k = Checks.inRange(k, 1, Integer.MAX_VALUE, "k");
        heap = new long[Math.min(k, FIRST_CAPACITY)];
    }

    /**
     * Offers one score.
     *
     * @param score any value
     * @param id    {@code >= 0}; not offered before
     */
    public void offer(float score, int id) {
        if (!Float.isNaN(score)) {
            add(key(score, id));
        }
    }

    /**
     * Offers consecutive scores with consecutive ids.
     *
     * @param scores  not modified
     * @param offset  first score used
     * @param n       number of scores, {@code >= 0}
     * @param firstId id of the first score, {@code >= 0}; the following ones are one larger each
     * @throws IndexOutOfBoundsException if the range is not inside the array
     */
    public void offerAll(float[] scores, int offset, int n, int firstId) {
        Objects.checkFromIndexSize(offset, n, scores.length);
        int end = offset + n;
        for (int i = offset; i < end; i++) {
            i = ThresholdScan.CHOSEN.firstAtLeast(scores, i, end, threshold());
            if (i < end) {
                add(key(scores[i], firstId + (i - offset)));
            }
        }
    }

    /**
     * Offers consecutive scores with listed ids.
     *
     * @param scores    not modified
     * @param offset    first score used
     * @param n         number of scores, {@code >= 0}
     * @param ids       ids of the scores, {@code >= 0}, not modified
     * @param idsOffset index of the id of the first score
     * @throws IndexOutOfBoundsException if a range is not inside its array
     */
    public void offerAll(float[] scores, int offset, int n, int[] ids, int idsOffset) {
        Objects.checkFromIndexSize(offset, n, scores.length);
        Objects.checkFromIndexSize(idsOffset, n, ids.length);
        int end = offset + n;
        for (int i = offset; i < end; i++) {
            i = ThresholdScan.CHOSEN.firstAtLeast(scores, i, end, threshold());
            if (i < end) {
                add(key(scores[i], ids[idsOffset + (i - offset)]));
            }
        }
    }

    /**
     * Offers what another collection kept.
     *
     * @param other not modified; has no id in common with this one
     */
    public void addAll(TopK other) {
        for (int i = 0; i < other.size; i++) {
            add(other.heap[i]);
        }
    }

    /**
     * A smaller score has no chance to be kept any more; an equal one has if its id is smaller than that of the worst
     * kept.
     *
     * @return the smallest score kept, or negative infinity while fewer than k are
     */
    public float threshold() {
        return size < k ? Float.NEGATIVE_INFINITY : score(heap[0]);
    }

    /**
     * Number of scores kept.
     *
     * @return in {@code [0, k]}
     */
    public int size() {
        return size;
    }

    /**
     * Ids of what is kept, best first.
     *
     * @return a new array of {@link #size()}
     */
    public int[] ids() {
        long[] keys = bestFirst();
        int[] ids = new int[size];
        Arrays.setAll(ids, i -> (int) ~keys[i]);
        return ids;
    }

    /**
     * Scores of what is kept, best first: in the order of {@link #ids()}.
     *
     * @return a new array of {@link #size()}
     */
    public float[] scores() {
        long[] keys = bestFirst();
        float[] scores = new float[size];
        for (int i = 0; i < size; i++) {
            scores[i] = score(keys[i]);
        }
        return scores;
    }

    /** Forgets everything offered; the memory is used again. */
    public void clear() {
        size = 0;
    }

    /**
     * Score in the high word, its sign folded so that integers compare as floats do; complement of the id in the low
     * word, so that of equal scores the smaller id has the larger key.
     */
    private static long key(float score, int id) {
        int bits = Float.floatToRawIntBits(score + 0f);
        return (long) fold(bits) << Integer.SIZE | ~id & LOW_WORD;
    }

    private static float score(long key) {
        return Float.intBitsToFloat(fold((int) (key >> Integer.SIZE)));
    }

    /** Its own inverse. */
    private static int fold(int bits) {
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }

    private void add(long key) {
        if (size < k) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, (int) Math.min(k, 2L * size));
            }
            siftUp(key, size++);
        } else if (key > heap[0]) {
            siftDown(key);
        }
    }

    private void siftUp(long key, int last) {
        int at = last;
        while (at > 0 && heap[(at - 1) / 2] > key) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = key;
    }

    private void siftDown(long key) {
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= key) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = key;
    }

    private long[] bestFirst() {
        long[] keys = Arrays.copyOf(heap, size);
        Arrays.sort(keys);
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            long swap = keys[i];
            keys[i] = keys[j];
            keys[j] = swap;
        }
        return keys;
    }
}
