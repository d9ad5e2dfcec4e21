package org.ternion.vpm;

/** Keeps the k best of a stream: larger key first, then smaller document number. The worst kept one is at the root. */
final class BestHeap {
    private final double[] keys;
    private final int[] documents;
    private final int[] columns;
    private int size;

    BestHeap(int k) {
        keys = new double[k];
        documents = new int[k];
        columns = new int[k];
    }

    /** Keys below this one cannot enter. */
    double worstKey() {
        return size < keys.length ? Double.NEGATIVE_INFINITY : keys[0];
    }

    void offer(double key, int document, int column) {
        if (size < keys.length) {
            keys[size] = key;
            documents[size] = document;
            columns[size++] = column;
            if (size == keys.length) {
                for (int i = size / 2 - 1; i >= 0; i--) {
                    siftDown(i, keys[i], documents[i], columns[i]);
                }
            }
        } else if (worse(keys[0], documents[0], key, document)) {
            siftDown(0, key, document, column);
        }
    }

    /** Empties a full heap: columns best first, their keys in {@code bestKeys}. */
    int[] drain(double[] bestKeys) {
        int[] best = new int[keys.length];
        while (size > 0) {
            int last = --size;
            best[last] = columns[0];
            bestKeys[last] = keys[0];
            siftDown(0, keys[last], documents[last], columns[last]);
        }
        return best;
    }

    private void siftDown(int start, double key, int document, int column) {
        int i = start;
        while (2 * i + 1 < size) {
            int child = 2 * i + 1;
            if (child + 1 < size && worse(keys[child + 1], documents[child + 1], keys[child], documents[child])) {
                child++;
            }
            if (!worse(keys[child], documents[child], key, document)) {
                break;
            }
            keys[i] = keys[child];
            documents[i] = documents[child];
            columns[i] = columns[child];
            i = child;
        }
        keys[i] = key;
        documents[i] = document;
        columns[i] = column;
    }

    private static boolean worse(double key, int document, double otherKey, int otherDocument) {
        return key < otherKey || key == otherKey && document > otherDocument;
    }
}
