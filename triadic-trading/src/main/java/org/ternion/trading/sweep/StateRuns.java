package org.ternion.trading.sweep;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Runs of equal states with their confidences in another order: entries come at random times, while signs alternate,
 * positions last and confidence rises as they did. The verdict of the regime stays where it was.
 */
final class StateRuns {
    private static final int LEAST_STATE = -2;
    private static final int STATES = 4;

    private final int[] states;
    private final double[] confidence;
    /** First bars of the runs, and behind them the number of bars. */
    private final int[] starts;

    StateRuns(int[] states, double[] confidence) {
        this.states = states;
        this.confidence = confidence;
        int[] found = new int[states.length + 1];
        int runs = 0;
        for (int t = 0; t < states.length; t++) {
            if (t == 0 || states[t] != states[t - 1]) {
                found[runs++] = t;
            }
        }
        found[runs] = states.length;
        starts = Arrays.copyOf(found, runs + 1);
    }

    /** Writes the states and confidences of a random order: every run is replaced by one of the same state. */
    void shuffle(RandomGenerator random, int[] newStates, double[] newConfidence) {
        int[][] order = new int[STATES][];
        for (int s = 0; s < STATES; s++) {
            order[s] = ofState(s + LEAST_STATE);
            permute(order[s], random);
        }
        int[] used = new int[STATES];
        int at = 0;
        for (int run = 0; run + 1 < starts.length; run++) {
            int s = states[starts[run]] - LEAST_STATE;
            int from = order[s][used[s]++];
            int length = starts[from + 1] - starts[from];
            Arrays.fill(newStates, at, at + length, states[starts[from]]);
            System.arraycopy(confidence, starts[from], newConfidence, at, length);
            at += length;
        }
    }

    private int[] ofState(int state) {
        int[] runs = new int[starts.length];
        int count = 0;
        for (int run = 0; run + 1 < starts.length; run++) {
            if (states[starts[run]] == state) {
                runs[count++] = run;
            }
        }
        return Arrays.copyOf(runs, count);
    }

    private static void permute(int[] values, RandomGenerator random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }
}
