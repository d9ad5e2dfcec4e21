package org.ternion.cli;

import java.util.Arrays;
import org.ternion.core.FloatMatrix;
import org.ternion.sphere.CounterRng;

/** Rows drawn without putting them back, the same ones for the same seed. */
final class VectorSample {
    private static final long STREAM = 0x5A3B1E;

    private VectorSample() {
    }

    /** The first {@code size} numbers of a shuffled 0 .. n-1. */
    static int[] rows(int n, int size, long seed) {
        int[] rows = new int[n];
        for (int i = 0; i < n; i++) {
            rows[i] = i;
        }
        for (int i = 0; i < size; i++) {
            int other = i + CounterRng.index(seed, STREAM, i, n - i);
            int row = rows[other];
            rows[other] = rows[i];
            rows[i] = row;
        }
        return Arrays.copyOf(rows, size);
    }

    /** The rows of a matrix at {@code rows[from]} to {@code rows[to - 1]}. */
    static FloatMatrix of(FloatMatrix vectors, int[] rows, int from, int to) {
        int dim = vectors.cols();
        float[] chosen = new float[Math.multiplyExact(to - from, dim)];
        for (int i = from; i < to; i++) {
            vectors.copyRow(rows[i], chosen, (i - from) * dim);
        }
        return FloatMatrix.wrap(chosen, to - from, dim);
    }
}
