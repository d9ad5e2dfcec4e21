package org.ternion.trading.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bars for which a state has lasted: 0 while it is neutral or unknown, 1 on the first bar of -1 or 1. */
public final class RunLength {
    private int state;
    private int length;

    /** A run before its first bar. */
    public RunLength() {
    }

    /**
     * Takes the state of one more bar.
     *
     * @param next -1, 0 or 1; anything below -1 counts as 0
     * @return length of the run this bar is in
     */
    public int next(int next) {
        int known = neutralIfUnknown(next);
        length = known == 0 ? 0 : known == state ? length + 1 : 1;
        state = known;
        return length;
    }

    /** Unknown states (-2 and below) are neutral for runs and flips. */
    static int neutralIfUnknown(int state) {
        return state < -1 ? 0 : state;
    }

    /**
     * Writes what {@link #restore} reads.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void save(DataOutput out) throws IOException {
        out.writeInt(state);
        out.writeInt(length);
    }

    /**
     * Continues where another run was saved.
     *
     * @param in what {@link #save} wrote
     * @throws IOException if it cannot be read
     */
    public void restore(DataInput in) throws IOException {
        state = in.readInt();
        length = in.readInt();
    }
}
