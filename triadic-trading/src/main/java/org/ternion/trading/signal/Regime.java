package org.ternion.trading.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Whether bars are acceptable, one after the other. The flip rate of a bar is the share of changes among the moves
 * inside of the last {@code window} states; unknown states count as 0. Not safe for use by several threads.
 */
public final class Regime {
    private final RegimeSpec spec;
    private final boolean flipsCapped;
    private final boolean volatilityCapped;
    /** Whether the state changed into a bar, for the last {@code window} bars; 0 for the first bar of all. */
    private final byte[] changes;
    private int head;
    private int moves;
    private int flips;
    private int lastChange;
    private boolean started;
    private int previous;
    private int run;
    private double volatility = Double.NaN;

    /**
     * A regime before its first bar.
     *
     * @param spec when a bar is acceptable
     */
    public Regime(RegimeSpec spec) {
        this.spec = spec;
        flipsCapped = !Double.isNaN(spec.maxFlipRate());
        volatilityCapped = !Double.isNaN(spec.maxVolatility());
        changes = new byte[spec.window()];
    }

    /**
     * Takes one more bar.
     *
     * @param state     -1, 0, 1 or {@link TriadicState#UNKNOWN}
     * @param runLength length of its run
     * @param vol       volatility; NaN fails a cap of volatility
     * @return whether the bar is acceptable
     */
    public boolean next(int state, int runLength, double vol) {
        int known = RunLength.neutralIfUnknown(state);
        lastChange = started && known != previous ? 1 : 0;
        previous = known;
        run = runLength;
        volatility = vol;
        if (started && moves < changes.length - 1) {
            moves++;
        }
        started = true;
        changes[head] = (byte) lastChange;
        head = head + 1 == changes.length ? 0 : head + 1;
        // head is now at the move into the oldest of the last states, which lies outside of them
        flips += lastChange - changes[head];
        return acceptable();
    }

    private boolean acceptable() {
        boolean stable = run >= spec.minRunLength();
        if (flipsCapped) {
            boolean calm = flipRate() <= spec.maxFlipRate();
            stable = spec.flipRule() == FlipRule.OR ? stable || calm : stable && calm;
        }
        return stable && (!volatilityCapped || volatility <= spec.maxVolatility());
    }

    /** {@return share of changes among the moves inside of the last states, in [0, 1]; 0 at the first bar} */
    public double flipRate() {
        return flips / (double) Math.max(1, moves);
    }

    /** {@return the prototype's rate: the move into this bar is missing, the one into the oldest state is counted} */
    public double laggedFlipRate() {
        return (flips - lastChange + changes[head]) / (double) Math.max(1, moves);
    }

    /**
     * Distance from the border of the regime at the last bar.
     *
     * @return {@code >= 0} exactly where the bar is acceptable with {@link MarginRule#CONSISTENT}; the least of all
     *         constraints in their own units, NaN if volatility is capped and not known, with {@link MarginRule#LAGGED}
     */
    public double margin() {
        return spec.marginRule() == MarginRule.LAGGED ? laggedMargin() : consistentMargin();
    }

    private double laggedMargin() {
        double margin = run - spec.minRunLength();
        if (flipsCapped) {
            margin = Math.min(margin, spec.maxFlipRate() - laggedFlipRate());
        }
        return volatilityCapped ? Math.min(margin, spec.maxVolatility() - volatility) : margin;
    }

    private double consistentMargin() {
        double margin = share((double) run - spec.minRunLength(), spec.minRunLength());
        if (flipsCapped) {
            double calm = share(spec.maxFlipRate() - flipRate(), spec.maxFlipRate());
            margin = spec.flipRule() == FlipRule.OR ? Math.max(margin, calm) : Math.min(margin, calm);
        }
        if (volatilityCapped) {
            double room = share(spec.maxVolatility() - volatility, spec.maxVolatility());
            margin = Double.isNaN(volatility) ? Double.NEGATIVE_INFINITY : Math.min(margin, room);
        }
        return margin;
    }

    /** A constraint in shares of its limit; in its own unit if the limit is 0, all of it if the limit is infinite. */
    private static double share(double room, double limit) {
        return limit == Double.POSITIVE_INFINITY ? 1 : limit > 0 ? room / limit : room;
    }

    /**
     * Writes what {@link #restore} reads.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void save(DataOutput out) throws IOException {
        out.writeInt(head);
        out.writeInt(moves);
        out.writeInt(flips);
        out.writeInt(lastChange);
        out.writeBoolean(started);
        out.writeInt(previous);
        out.writeInt(run);
        out.writeDouble(volatility);
        out.write(changes);
    }

    /**
     * Continues where another regime of the same settings was saved.
     *
     * @param in what {@link #save} wrote
     * @throws IOException if it cannot be read or is not of this window
     */
    public void restore(DataInput in) throws IOException {
        head = Saved.inRange(in.readInt(), 0, changes.length - 1, "head");
        moves = Saved.inRange(in.readInt(), 0, changes.length - 1, "moves");
        flips = in.readInt();
        lastChange = in.readInt();
        started = in.readBoolean();
        previous = in.readInt();
        run = in.readInt();
        volatility = in.readDouble();
        in.readFully(changes);
    }
}
