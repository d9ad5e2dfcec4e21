package org.ternion.ca.measure;

import java.util.OptionalDouble;
import org.ternion.core.Checks;

/** Share of acceptable cells that are engaged, by confidence in equal bins of [0, 1]. */
public final class EngagementSurface {
    /** Bins where nobody asks for another number. */
    public static final int DEFAULT_BINS = 20;
    static final int FEWEST_BINS = 5;

    private final long[] engaged;
    private final long[] all;

    EngagementSurface(int bins) {
        this.engaged = new long[bins];
        this.all = new long[bins];
    }

    /** Counts an acceptable cell. The first bin is closed, every later one open at its lower end. */
    void accept(double confidence, boolean isEngaged) {
        int bin = Math.max(0, (int) Math.ceil(Checks.inRange(confidence, 0, 1, "confidence") * all.length) - 1);
        all[bin]++;
        engaged[bin] += isEngaged ? 1 : 0;
    }

    /**
     * Number of bins.
     *
     * @return {@code >= 5}
     */
    public int bins() {
        return all.length;
    }

    /**
     * Cells in a bin.
     *
     * @param bin 0 for the lowest confidence
     * @return {@code >= 0}
     * @throws IndexOutOfBoundsException if there is no such bin
     */
    public long cells(int bin) {
        return all[bin];
    }

    /**
     * Share of the cells of a bin that are engaged.
     *
     * @param bin 0 for the lowest confidence
     * @return in {@code [0, 1]}; empty for an empty bin
     * @throws IndexOutOfBoundsException if there is no such bin
     */
    public OptionalDouble engaged(int bin) {
        return Confusion.share(engaged[bin], all[bin]);
    }
}
