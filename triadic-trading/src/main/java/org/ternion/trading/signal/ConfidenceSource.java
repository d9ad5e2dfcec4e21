package org.ternion.trading.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;

/**
 * Where an engine takes confidence from, once per bar in order. A source with a memory overrides {@link #save} and
 * {@link #restore}; it belongs to one engine then.
 */
@FunctionalInterface
public interface ConfidenceSource {
    /**
     * Confidence at the close of a bar.
     *
     * @param time      stamp of the bar
     * @param close     its last price
     * @param state     -1, 0, 1 or {@link TriadicState#UNKNOWN}
     * @param runLength bars for which the state has lasted, 0 if neutral or unknown
     * @param turbulent whether volatility is above its threshold; false where either is unknown
     * @return confidence; the engine clips it to [0, 1] and has a rule for NaN
     */
    double next(long time, double close, int state, int runLength, boolean turbulent);

    /**
     * Writes what {@link #restore} reads; nothing for a source without memory.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    default void save(DataOutput out) throws IOException {
    }

    /**
     * Continues where another source of the same settings was saved.
     *
     * @param in what {@link #save} wrote
     * @throws IOException if it cannot be read
     */
    default void restore(DataInput in) throws IOException {
    }

    /**
     * The same confidence at every bar.
     *
     * @param confidence any number
     * @return a source without memory
     */
    static ConfidenceSource constant(double confidence) {
        return (time, close, state, runLength, turbulent) -> confidence;
    }

    /**
     * Given confidences, one per bar in order, NaN after the last.
     *
     * @param confidences copied
     * @return a source that remembers how many bars it has seen
     */
    static ConfidenceSource copyOf(double... confidences) {
        return new GivenConfidence(Objects.requireNonNull(confidences, "confidences").clone());
    }
}
