package org.ternion.ca.measure;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;
import org.ternion.ca.CellGrid;

/**
 * Finds out when the whole state of a run has begun to come back after at most 64 steps. A 64-bit hash points at a
 * period and a comparison of all cells confirms it one period later, so a period found is never a collision. Holds one
 * state and 64 hashes. Not safe for use by several threads.
 */
public final class PeriodWatch {
    /** Longest period looked for, in steps. */
    public static final int MAX_PERIOD = 64;

    private final ToLongFunction<List<CellGrid>> hash;
    private final long[] hashes = new long[MAX_PERIOD];
    private long frames;
    /** A state whose hash came {@code period} steps after an equal one; null if nothing is suspected. */
    private List<CellGrid> reference;
    private long referenceFrame;
    private int period;
    private boolean confirmed;

    /** Starts a watch that has seen nothing. */
    public PeriodWatch() {
        this(PeriodWatch::hash);
    }

    PeriodWatch(ToLongFunction<List<CellGrid>> hash) {
        this.hash = hash;
    }

    /**
     * Looks at the state after the next step.
     *
     * @param layers everything the next step depends on, as many layers as in each call before
     */
    public void accept(List<CellGrid> layers) {
        List<CellGrid> state = List.copyOf(layers);
        if (reference != null && frames == referenceFrame + period) {
            confirmed = state.equals(reference);
            reference = confirmed ? state : null;
            referenceFrame = frames;
        }
        long h = hash.applyAsLong(state);
        if (reference == null) {
            suspect(state, h);
        }
        hashes[(int) (frames % MAX_PERIOD)] = h;
        frames++;
    }

    private void suspect(List<CellGrid> state, long h) {
        int seen = (int) Math.min(MAX_PERIOD, frames);
        for (int lag = 1; lag <= seen; lag++) {
            if (hashes[(int) ((frames - lag) % MAX_PERIOD)] == h) {
                period = lag;
                reference = state;
                referenceFrame = frames;
                return;
            }
        }
    }

    /**
     * The period that the run is in. It is known after two periods at the latest, and given up when a later state does
     * not come back.
     *
     * @return 1 for a still state, to {@link #MAX_PERIOD}; empty if no period is confirmed
     */
    public OptionalInt period() {
        return confirmed ? OptionalInt.of(period) : OptionalInt.empty();
    }

    private static long hash(List<CellGrid> layers) {
        long h = 0x9E3779B97F4A7C15L;
        for (CellGrid layer : layers) {
            for (byte cell : layer.backingArray()) {
                h = (h ^ cell & 0xFF) * 0x100000001B3L;
                h ^= h >>> 29;
            }
        }
        return h;
    }

    /**
     * A frame with its states rotated so that the first cell holds 0: equal for two frames that differ by a rotation of
     * the alphabet alone.
     *
     * @param frame not null
     * @return states of the same size, also for trits
     */
    public static CellGrid withoutRotation(CellGrid frame) {
        Objects.requireNonNull(frame, "frame");
        byte[] cells = frame.toArray();
        int states = frame.states();
        int first = value(frame, cells[0]);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) Math.floorMod(value(frame, cells[i]) - first, states);
        }
        return CellGrid.wrap(cells, frame.height(), frame.width(), states);
    }

    private static int value(CellGrid frame, byte cell) {
        return cell - frame.lowest() & 0xFF;
    }
}
