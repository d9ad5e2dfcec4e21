package org.ternion.core.ternary;

/**
 * A frontier over states that advance by 1 mod 3 in every step. A lane in state 1 becomes active, one in state 2
 * passive; state 0 leaves it as it is. The planes of the states are not moved, they change names. Not safe for use by
 * several threads.
 */
public final class Frontier {
    private long[] zeros;
    private long[] ones;
    private long[] twos;
    private final long[] active;
    private final int size;

    private Frontier(StateVector states) {
        zeros = TritVector.neither(states.loWords(), states.hiWords(), states.size());
        ones = states.loWords().clone();
        twos = states.hiWords().clone();
        size = states.size();
        // the lanes that step 1 would leave active if all were
        active = TritVector.neither(twos, twos, size);
    }

    /**
     * Starts with the lanes active whose state is not 2.
     *
     * @param states the states, copied
     * @return a frontier before its first step
     */
    public static Frontier of(StateVector states) {
        return new Frontier(states);
    }

    /** Updates the active lanes by the states, then advances the states. */
    public void step() {
        for (int w = 0; w < active.length; w++) {
            active[w] = active[w] & ~twos[w] | ones[w];
        }
        long[] wrapped = twos;
        twos = ones;
        ones = zeros;
        zeros = wrapped;
    }

    /**
     * The states now.
     *
     * @return a copy
     */
    public StateVector states() {
        return StateVector.trusted(ones.clone(), twos.clone(), size);
    }

    /**
     * The active lanes now.
     *
     * @return a new array of {@code ceil(size / 64)} words, bit {@code i & 63} of word {@code i >> 6} for lane i
     */
    public long[] activeWords() {
        return active.clone();
    }

    /**
     * Number of active lanes.
     *
     * @return in {@code [0, size]}
     */
    public int activeCount() {
        return TritVector.bitCount(active);
    }
}
