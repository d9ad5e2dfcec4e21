package org.ternion.trading.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;

/**
 * Structural stress in [0, 1]: volatility above its usual level, size of the present return and rate of changes of the
 * state, each in units of a limit, added to a score and mapped by score / (1 + score). Not safe for use by several
 * threads.
 */
public final class Stress {
    private static final double FLOOR = 1e-9;

    private final StressSpec spec;
    private final boolean skipMissing;
    /** Statistics over the whole series; null if they are trailing. */
    private final StressStatistics whole;
    /** Volatilities before the present bar; null if statistics are over the whole series. */
    private final SortedWindow past;
    private final RollingDeviation deviation;
    private final byte[] changes;
    private int head;
    private int bars;
    private int flips;
    private int previousState;
    private double previous = Double.NaN;
    private double stress = Double.NaN;

    private Stress(StressSpec spec, MissingPrice rule, StressStatistics whole) {
        this.spec = Objects.requireNonNull(spec, "spec");
        skipMissing = Objects.requireNonNull(rule, "rule") == MissingPrice.UNKNOWN;
        this.whole = whole;
        past = whole == null ? new SortedWindow(spec.statisticsWindow()) : null;
        deviation = new RollingDeviation(spec.window(), 1);
        changes = new byte[spec.window()];
    }

    /**
     * Stress against the bars before the present one. It is NaN until volatility is defined.
     *
     * @param spec settings
     * @param rule what a missing price does: {@link MissingPrice#UNKNOWN} keeps its pairs out of the volatility
     * @return stress before its first bar
     */
    public static Stress trailing(StressSpec spec, MissingPrice rule) {
        return new Stress(spec, rule, null);
    }

    /**
     * Stress as the prototype computes it, against all bars, those to come included.
     *
     * @param spec       settings
     * @param statistics of the whole series
     * @return stress before its first bar
     */
    public static Stress wholeSeries(StressSpec spec, StressStatistics statistics) {
        return new Stress(spec, MissingPrice.POISON, Objects.requireNonNull(statistics, "statistics"));
    }

    /**
     * Takes one more bar.
     *
     * @param close its last price
     * @param state -1, 0, 1 or {@link TriadicState#UNKNOWN}
     * @return the stress, in [0, 1]; NaN if volatility is not defined
     */
    public double next(double close, int state) {
        double flipRate = nextFlipRate(RunLength.neutralIfUnknown(state));
        boolean first = bars == 1;
        double r = first ? 0 : close / previous - 1;
        previous = skipMissing && !(close > 0 && close <= Double.MAX_VALUE) ? Double.NaN : close;
        if (skipMissing && (Double.isNaN(previous) || !(Math.abs(r) <= Double.MAX_VALUE))) {
            stress = Double.NaN;
            return stress;
        }
        double vol = deviation.next(r);
        if (whole != null && bars < spec.window()) {
            vol = whole.firstVolatility();
        }
        double score = Math.max(0, deviations(vol) / spec.volatilityUnit()) + Math.abs(r) / (vol + FLOOR)
                + flipRate / spec.flipUnit();
        stress = score == Double.POSITIVE_INFINITY ? 1 : score / (1 + score);
        return stress;
    }

    /** Volatility against its statistics; 0 while there are too few. The present one counts from the next bar on. */
    private double deviations(double vol) {
        if (whole != null) {
            return (vol - whole.median()) / (whole.deviation() + FLOOR);
        }
        double result = 0;
        if (past.size() >= spec.minCount() && !Double.isNaN(vol)) {
            double median = past.median();
            result = (vol - median) / (past.deviation(median) + FLOOR);
        }
        past.add(vol);
        return result;
    }

    private double nextFlipRate(int state) {
        int change = bars == 0 || state != previousState ? 1 : 0;
        previousState = state;
        flips += change - changes[head];
        changes[head] = (byte) change;
        head = head + 1 == changes.length ? 0 : head + 1;
        bars = Math.min(bars + 1, Math.max(2, changes.length));
        return bars < changes.length ? 0 : flips / (double) changes.length;
    }

    /** {@return whether the last bar is bad: its stress is known and above the limit} */
    public boolean bad() {
        return stress > spec.limit();
    }

    /**
     * Writes what {@link #restore} reads.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void save(DataOutput out) throws IOException {
        deviation.save(out);
        out.writeInt(head);
        out.writeInt(bars);
        out.writeInt(flips);
        out.writeInt(previousState);
        out.writeDouble(previous);
        out.writeDouble(stress);
        out.write(changes);
        if (past != null) {
            past.save(out);
        }
    }

    /**
     * Continues where another stress of the same settings was saved, to the bit.
     *
     * @param in what {@link #save} wrote
     * @throws IOException if it cannot be read or is not of these windows
     */
    public void restore(DataInput in) throws IOException {
        deviation.restore(in);
        head = Saved.inRange(in.readInt(), 0, changes.length - 1, "head");
        bars = Saved.inRange(in.readInt(), 0, changes.length, "bars");
        flips = in.readInt();
        previousState = in.readInt();
        previous = in.readDouble();
        stress = in.readDouble();
        in.readFully(changes);
        if (past != null) {
            past.restore(in);
        }
    }
}
