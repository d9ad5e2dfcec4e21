package org.ternion.ca.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * How long cells keep a value. A run that was already there in the first frame, or still lasts in the last one, is
 * censored: it is at least as long as counted. Not safe for use by several threads.
 */
public final class RunLengths {
    private final CellGrid first;
    private CellGrid last;
    private final long[] startedAt;
    private final List<SortedMap<Long, Long>> completed;
    private final List<SortedMap<Long, Long>> censored;
    private long step;

    /**
     * Starts with one frame.
     *
     * @param first frame at the start
     */
    public RunLengths(CellGrid first) {
        this.first = first;
        this.last = first;
        this.startedAt = new long[first.height() * first.width()];
        this.completed = histograms(first.states());
        this.censored = histograms(first.states());
    }

    private static List<SortedMap<Long, Long>> histograms(int states) {
        List<SortedMap<Long, Long>> histograms = new ArrayList<>();
        for (int i = 0; i < states; i++) {
            histograms.add(new TreeMap<>());
        }
        return histograms;
    }

    /**
     * Looks at the frame after the next step.
     *
     * @param frame of the size and alphabet of the first one
     * @throws IllegalArgumentException if the frame is of another kind
     */
    public void accept(CellGrid frame) {
        FrameShape.requireLike(first, frame);
        step++;
        byte[] old = last.backingArray();
        byte[] now = frame.backingArray();
        for (int i = 0; i < old.length; i++) {
            if (old[i] != now[i]) {
                // A run from the first frame may have begun earlier.
                List<SortedMap<Long, Long>> target = startedAt[i] == 0 ? censored : completed;
                target.get(old[i] - first.lowest() & 0xFF).merge(step - startedAt[i], 1L, Long::sum);
                startedAt[i] = step;
            }
        }
        last = frame;
    }

    /**
     * Runs whose beginning and end were seen.
     *
     * @param value of the cells
     * @return number of runs by length in frames, lengths increasing
     * @throws IllegalArgumentException if the value is not of the alphabet
     */
    public SortedMap<Long, Long> completed(int value) {
        return Collections.unmodifiableSortedMap(completed.get(index(value)));
    }

    /**
     * Runs that were there in the first frame or are there in the last one.
     *
     * @param value of the cells
     * @return number of runs by the length seen in frames, lengths increasing
     * @throws IllegalArgumentException if the value is not of the alphabet
     */
    public SortedMap<Long, Long> censored(int value) {
        SortedMap<Long, Long> all = new TreeMap<>(censored.get(index(value)));
        byte[] now = last.backingArray();
        for (int i = 0; i < now.length; i++) {
            if ((now[i] - first.lowest() & 0xFF) == index(value)) {
                all.merge(step + 1 - startedAt[i], 1L, Long::sum);
            }
        }
        return Collections.unmodifiableSortedMap(all);
    }

    private int index(int value) {
        return Checks.inRange(value, first.lowest(), first.lowest() + first.states() - 1, "value") - first.lowest();
    }
}
