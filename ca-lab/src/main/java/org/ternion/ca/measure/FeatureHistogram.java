package org.ternion.ca.measure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * How often cells that look alike became what: all that the learners need of a run, in a few kilobytes. Not safe for
 * use by several threads.
 */
public final class FeatureHistogram {
    private final RuleFeatures features;
    private final int states;
    /** Sorted, so that learners add in the same order on every machine. */
    private final Map<Long, long[]> counts = new TreeMap<>();
    private long cells;

    /**
     * Starts without counts.
     *
     * @param features what is seen of a cell
     * @param states   alphabet of the learned layer, 2 to {@link RuleFeatures#MAX_STATES}
     * @throws IllegalArgumentException if {@code states} is out of range
     */
    public FeatureHistogram(RuleFeatures features, int states) {
        this.features = Objects.requireNonNull(features, "features");
        this.states = Checks.inRange(states, 2, RuleFeatures.MAX_STATES, "states");
    }

    /**
     * Counts every cell of one step.
     *
     * @param before layers before the step, the learned one first
     * @param after  learned layer after the step
     * @throws IllegalArgumentException if sizes or alphabets do not fit
     */
    public void add(List<CellGrid> before, CellGrid after) {
        CellGrid learned = before.get(0);
        FrameShape.require(learned, learned.height(), learned.width(), states);
        FrameShape.require(after, learned.height(), learned.width(), states);
        long[] codes = features.codes(before);
        byte[] labels = after.backingArray();
        for (int i = 0; i < codes.length; i++) {
            counts.computeIfAbsent(codes[i], unseen -> new long[states])[labels[i] - after.lowest()]++;
        }
        cells += codes.length;
    }

    /**
     * What is seen of a cell.
     *
     * @return the features given at the start
     */
    public RuleFeatures features() {
        return features;
    }

    /**
     * Alphabet of the learned layer.
     *
     * @return number of states
     */
    public int states() {
        return states;
    }

    /**
     * Cells counted.
     *
     * @return {@code >= 0}
     */
    public long cells() {
        return cells;
    }

    /**
     * Different feature vectors seen.
     *
     * @return {@code >= 0}
     */
    public int distinct() {
        return counts.size();
    }

    /** Labels per code, codes increasing; not to be modified. */
    Map<Long, long[]> counts() {
        return counts;
    }
}
