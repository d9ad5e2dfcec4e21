package org.ternion.sphere.fill;

import java.util.Arrays;
import org.ternion.sphere.CounterRng;

/**
 * The levels at which a receiver begins to take (event i) or is full (event n + i), for the total of
 * {@code clip(w * level - noise, 0, cap)} as a function of the level. Finds the piece that holds an amount; its sums
 * are plain doubles, so the level may be off by rounding: {@link LevelEquation} settles that.
 */
final class Breakpoints {
    /** Stream of {@link CounterRng} for pivots; they decide the time, not the result. */
    private static final long PIVOT_STREAM = 0x5E1EC7;
    private static final int SAMPLE = 31;

    private final LevelEquation equation;
    private final int receivers;
    private double[] keys;
    private int[] events;
    private int size;
    private double[] spareKeys;
    private int[] spareEvents;

    /** Slope, intercept and number of rising receivers of the piece above the breakpoints passed so far. */
    private double slope;
    private double intercept;
    private int rising;

    /**
     * Results of a partition: the ends of its two parts, and what passing all up to the pivot would add to the piece.
     */
    private int below;
    private int above;
    private double slopeTo;
    private double interceptTo;
    private int risingTo;

    Breakpoints(LevelEquation equation) {
        this.equation = equation;
        receivers = equation.noise.length;
        int most = equation.caps == null ? receivers : Math.multiplyExact(2, receivers);
        keys = new double[most];
        events = new int[most];
        spareKeys = new double[most];
        spareEvents = new int[most];
        for (int i = 0; i < receivers; i++) {
            if (equation.weight(i) > 0 && equation.cap(i) > 0) {
                add(equation.noise[i] / equation.weight(i), i);
                if (equation.cap(i) < Double.POSITIVE_INFINITY) {
                    add((equation.noise[i] + equation.cap(i)) / equation.weight(i), receivers + i);
                }
            }
        }
    }

    private void add(double key, int event) {
        keys[size] = key;
        events[size++] = event;
    }

    double sweep(double amount) {
        int[] order = IndexSort.ascending(keys.length == size ? keys : Arrays.copyOf(keys, size));
        double lower = Double.NEGATIVE_INFINITY;
        for (int at : order) {
            if (slope * keys[at] + intercept > amount) {
                return level(amount, lower, keys[at]);
            }
            int event = events[at];
            slope += slopeOf(event);
            intercept += interceptOf(event);
            rising += signOf(event);
            lower = keys[at];
        }
        return level(amount, lower, Double.POSITIVE_INFINITY);
    }

    /** Halves the undecided breakpoints around a pivot until none is left; consumes the arrays. */
    double select(double amount) {
        double lower = Double.NEGATIVE_INFINITY;
        double upper = Double.POSITIVE_INFINITY;
        int from = 0;
        int to = size;
        for (int round = 0; from < to; round++) {
            double pivot = pivot(from, to, round);
            partition(from, to, pivot);
            if ((slope + slopeTo) * pivot + (intercept + interceptTo) > amount) {
                upper = pivot;
                to = below;
            } else {
                slope += slopeTo;
                intercept += interceptTo;
                rising += risingTo;
                lower = pivot;
                from = above;
            }
        }
        return level(amount, lower, upper);
    }

    /** Moves keys below the pivot to the front and keys above it to the back, and sums up what is not above it. */
    private void partition(int from, int to, double pivot) {
        double[] oldKeys = keys;
        int[] oldEvents = events;
        double[] newKeys = spareKeys;
        int[] newEvents = spareEvents;
        int front = from;
        int back = to;
        double slopes = 0;
        double intercepts = 0;
        int signs = 0;
        for (int i = from; i < to; i++) {
            double key = oldKeys[i];
            int event = oldEvents[i];
            // No branch on the random comparison. A key equal to the pivot goes to a free slot that is written again.
            boolean less = key < pivot;
            boolean greater = key > pivot;
            int slot = less ? front : back - 1;
            newKeys[slot] = key;
            newEvents[slot] = event;
            front += less ? 1 : 0;
            back -= greater ? 1 : 0;
            slopes += greater ? 0 : slopeOf(event);
            intercepts += greater ? 0 : interceptOf(event);
            signs += greater ? 0 : signOf(event);
        }
        below = front;
        above = back;
        slopeTo = slopes;
        interceptTo = intercepts;
        risingTo = signs;
        keys = newKeys;
        events = newEvents;
        spareKeys = oldKeys;
        spareEvents = oldEvents;
    }

    private double slopeOf(int event) {
        return event < receivers ? equation.weight(event) : -equation.weight(event - receivers);
    }

    private double interceptOf(int event) {
        return event < receivers ? -equation.noise[event]
                : equation.noise[event - receivers] + equation.cap(event - receivers);
    }

    private int signOf(int event) {
        return event < receivers ? 1 : -1;
    }

    /**
     * The level in the piece reached, which is between two breakpoints. A flat piece holds its amount up to its end.
     */
    private double level(double amount, double lower, double upper) {
        if (rising == 0) {
            return upper < Double.POSITIVE_INFINITY ? upper : lower;
        }
        return Math.max(lower, Math.min(upper, (amount - intercept) / slope));
    }

    private double pivot(int from, int to, int round) {
        if (to - from <= SAMPLE) {
            return keys[from + to >>> 1];
        }
        double[] sample = new double[SAMPLE];
        for (int s = 0; s < SAMPLE; s++) {
            sample[s] = keys[from + CounterRng.index(round, PIVOT_STREAM, s, to - from)];
        }
        Arrays.sort(sample);
        return sample[SAMPLE / 2];
    }
}
