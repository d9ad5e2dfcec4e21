package org.ternion.ca.measure;

import java.util.OptionalDouble;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/** Predicted against true states. States are numbered from 0, the lowest of the alphabet. */
public final class LabelScores {
    private final int states;
    /** Row of the true state, column of the predicted one. */
    private final long[] counts;

    /**
     * Starts without counts.
     *
     * @param states alphabet, 2 to 256
     * @throws IllegalArgumentException if {@code states} is out of range
     */
    public LabelScores(int states) {
        this.states = Checks.inRange(states, 2, 256, "states");
        this.counts = new long[states * states];
    }

    /**
     * Counts the cells of a frame.
     *
     * @param truth     what came
     * @param predicted what was predicted, of the same size
     * @throws IllegalArgumentException if a size or alphabet does not fit
     */
    public void accept(CellGrid truth, CellGrid predicted) {
        FrameShape.require(truth, truth.height(), truth.width(), states);
        FrameShape.requireLike(truth, predicted);
        Occupancy.add(counts, truth, predicted);
    }

    /**
     * Share of cells predicted right.
     *
     * @return in {@code [0, 1]}; empty before the first frame
     */
    public OptionalDouble accuracy() {
        long right = 0;
        long all = 0;
        for (int i = 0; i < counts.length; i++) {
            all += counts[i];
            right += i / states == i % states ? counts[i] : 0;
        }
        return Confusion.share(right, all);
    }

    /**
     * Share of the cells predicted to be in a state that were.
     *
     * @param state 0 to {@code states - 1}
     * @return in {@code [0, 1]}; empty if the state was never predicted
     * @throws IllegalArgumentException if there is no such state
     */
    public OptionalDouble precision(int state) {
        Checks.inRange(state, 0, states - 1, "state");
        long predicted = 0;
        for (int truth = 0; truth < states; truth++) {
            predicted += counts[truth * states + state];
        }
        return Confusion.share(counts[state * states + state], predicted);
    }

    /**
     * Share of the cells in a state that were predicted to be.
     *
     * @param state 0 to {@code states - 1}
     * @return in {@code [0, 1]}; empty if no cell was in the state
     * @throws IllegalArgumentException if there is no such state
     */
    public OptionalDouble recall(int state) {
        Checks.inRange(state, 0, states - 1, "state");
        long present = 0;
        for (int predicted = 0; predicted < states; predicted++) {
            present += counts[state * states + predicted];
        }
        return Confusion.share(counts[state * states + state], present);
    }
}
