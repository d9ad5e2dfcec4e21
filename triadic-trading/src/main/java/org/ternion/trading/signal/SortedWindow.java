package org.ternion.trading.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The last values in order of size, for medians and median deviations. A replacement moves the values between the old
 * and the new place, one copy of at most the window; the deviation is found by bisection.
 */
final class SortedWindow {
    private final double[] ring;
    private final double[] sorted;
    private int head;
    private int count;
    private int size;

    SortedWindow(int window) {
        ring = new double[window];
        sorted = new double[window];
    }

    /** Takes a value in the place of the oldest; NaN takes a place but no part. */
    void add(double value) {
        double old = count < ring.length ? Double.NaN : ring[head];
        count = Math.min(count + 1, ring.length);
        ring[head] = value;
        head = head + 1 == ring.length ? 0 : head + 1;
        if (!Double.isNaN(old)) {
            int at = Arrays.binarySearch(sorted, 0, size, old);
            System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
            size--;
        }
        if (!Double.isNaN(value)) {
            int at = Arrays.binarySearch(sorted, 0, size, value);
            at = at < 0 ? -at - 1 : at;
            System.arraycopy(sorted, at, sorted, at + 1, size - at);
            sorted[at] = value;
            size++;
        }
    }

    int size() {
        return size;
    }

    /** Median; the mean of the middle two if their number is even. There must be a value. */
    double median() {
        return size % 2 == 1 ? sorted[size / 2] : (sorted[size / 2 - 1] + sorted[size / 2]) / 2;
    }

    /** Median of the absolute differences from a median. */
    double deviation(double median) {
        int split = Arrays.binarySearch(sorted, 0, size, median);
        split = split < 0 ? -split - 1 : split;
        double upper = nearest(size / 2, median, split);
        return size % 2 == 1 ? upper : (nearest(size / 2 - 1, median, split) + upper) / 2;
    }

    /** Distance of the k-th nearest value, from 0: so many of the k + 1 nearest lie left of the split. */
    private double nearest(int k, double median, int split) {
        int low = Math.max(0, k + 1 - (size - split));
        int high = Math.min(split, k + 1);
        while (low < high) {
            int left = (low + high) >>> 1;
            // one more from the left if its next is nearer than the last from the right
            if (sorted[split + k - left] - median > median - sorted[split - 1 - left]) {
                low = left + 1;
            } else {
                high = left;
            }
        }
        double fromLeft = low > 0 ? median - sorted[split - low] : 0;
        double fromRight = low <= k ? sorted[split + k - low] - median : 0;
        return Math.max(fromLeft, fromRight);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(head);
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            out.writeDouble(ring[i]);
        }
    }

    void restore(DataInput in) throws IOException {
        head = Saved.inRange(in.readInt(), 0, ring.length - 1, "head");
        count = Saved.inRange(in.readInt(), head, ring.length, "count");
        size = 0;
        for (int i = 0; i < count; i++) {
            ring[i] = in.readDouble();
            if (!Double.isNaN(ring[i])) {
                sorted[size++] = ring[i];
            }
        }
        Arrays.sort(sorted, 0, size);
    }
}
