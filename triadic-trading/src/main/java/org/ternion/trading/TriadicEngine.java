package org.ternion.trading;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.ternion.trading.data.Bar;
import org.ternion.trading.position.PositionKeeper;
import org.ternion.trading.position.Posture;
import org.ternion.trading.signal.ConfidenceSource;

/**
 * One market, bar by bar: state, confidence, gate, execution, account. The only implementation there is; series and
 * sweeps loop over the same parts, so that a stream, a series and a restored engine give the same bits. Takes closed
 * bars only: a bar that still changes must not be given. Allocates nothing per bar. Not safe for use by several
 * threads.
 *
 * <pre>{@code
 * TriadicEngine engine = TriadicEngine.of(EngineConfig.CAUSAL);
 * for (Bar bar : bars) {
 *     Decision decision = engine.onBar(bar);
 * }
 * }</pre>
 */
public final class TriadicEngine {
    private final EngineConfig config;
    private final SignalStage stage;
    private final PositionKeeper keeper;
    private final BarClock clock;
    private final Decision decision;
    private Posture posture = Posture.NORMAL;
    private long bars;
    private long warmIndex = -1;

    private TriadicEngine(EngineConfig config, SeriesStatistics statistics, ConfidenceSource confidence,
            BarOrder order) {
        this.config = config.requireConsistent();
        this.stage = new SignalStage(config, statistics, confidence);
        this.keeper = new PositionKeeper(config.positionRules());
        this.clock = new BarClock(order);
        this.decision = new Decision(keeper, config.profile());
    }

    /**
     * An engine for a stream.
     *
     * @param config its settings
     * @return an engine before its first bar
     * @throws IllegalArgumentException if the settings contradict each other or ask for statistics of a whole series
     */
    public static TriadicEngine of(EngineConfig config) {
        return of(config, SeriesStatistics.NONE);
    }

    /**
     * An engine for a series whose statistics are known before, as {@link Profile#REFERENCE} asks for.
     *
     * @param config     its settings
     * @param statistics of the whole series, of the same settings
     * @return an engine before its first bar
     * @throws IllegalArgumentException if the settings contradict each other or ask for a statistic that is not there
     */
    public static TriadicEngine of(EngineConfig config, SeriesStatistics statistics) {
        return new TriadicEngine(config, statistics, null, BarOrder.of(config.profile()));
    }

    /**
     * An engine with a confidence of the caller's and a rule for bars out of order.
     *
     * @param config     its settings; those of confidence are not used if a source is given
     * @param statistics of the whole series, or {@link SeriesStatistics#NONE}
     * @param confidence belongs to the engine from now on; null for the one of the settings
     * @param order      what is done with bars whose stamps do not rise
     * @return an engine before its first bar
     * @throws IllegalArgumentException as for {@link #of(EngineConfig, SeriesStatistics)}
     */
    public static TriadicEngine of(EngineConfig config, SeriesStatistics statistics, ConfidenceSource confidence,
            BarOrder order) {
        return new TriadicEngine(config, statistics, confidence, order);
    }

    /**
     * Takes a closed bar.
     *
     * @param bar the next one
     * @return what comes of it, valid until the next bar
     * @throws IllegalArgumentException if it is out of order and the rule is to reject it; nothing has changed then
     */
    public Decision onBar(Bar bar) {
        return onBar(bar.time(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    /**
     * Takes a closed bar. A close that is no positive number makes the state unknown, except in
     * {@link Profile#REFERENCE}.
     *
     * @param time   stamp
     * @param open   first price, NaN if unknown: then fills are at the close
     * @param high   greatest price, for the log only
     * @param low    least price, for the log only
     * @param close  last price
     * @param volume traded quantity
     * @return what comes of it, valid until the next bar
     * @throws IllegalArgumentException if it is out of order and the rule is to reject it; nothing has changed then
     */
    public Decision onBar(long time, double open, double high, double low, double close, double volume) {
        if (!clock.accept(time)) {
            decision.skip();
            return decision;
        }
        SignalRow signals = decision.signals;
        stage.next(time, close, signals);
        keeper.next(open, close, volume, signals.state, signals.confidence, signals.bad, posture);
        decision.bar(bars, time, open, high, low, close, volume);
        if (warmIndex < 0 && stage.warm()) {
            warmIndex = bars;
        }
        bars++;
        return decision;
    }

    /**
     * Sets how much may be done from the next bar on; {@link Posture#NORMAL} at the start.
     *
     * @param allowed null if nothing was approved: then the engine observes, and counts it
     */
    public void allow(Posture allowed) {
        posture = allowed;
    }

    /** {@return what came of the last bar} */
    public Decision decision() {
        return decision;
    }

    /** {@return the settings} */
    public EngineConfig config() {
        return config;
    }

    /** {@return the bars used so far} */
    public long bars() {
        return bars;
    }

    /** {@return the index of the first bar at which every part in use was defined, -1 if there was none yet} */
    public long warmIndex() {
        return warmIndex;
    }

    /** {@return how many bars came with a stamp before the last one} */
    public long lateBars() {
        return clock.late();
    }

    /** {@return how many bars came with the stamp of the last one} */
    public long duplicateBars() {
        return clock.duplicates();
    }

    /** {@return how many bars did not come, by the expected period} */
    public long missingBars() {
        return clock.missing();
    }

    /** {@return how many confidences were no number} */
    public long missingConfidences() {
        return keeper.missingConfidences();
    }

    /**
     * The state of the engine as bytes, with a version and a checksum. The last decision is not in it.
     *
     * @return what {@link #restore(byte[])} takes
     */
    public byte[] snapshot() {
        return EngineSnapshot.write(this);
    }

    /**
     * Continues where another engine of the same settings, statistics and confidence was, to the bit.
     *
     * @param snapshot what {@link #snapshot} gave
     * @throws IOException if it is damaged, of another version or of other settings; the engine is of no use then
     */
    public void restore(byte[] snapshot) throws IOException {
        EngineSnapshot.read(snapshot, this);
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(bars);
        out.writeLong(warmIndex);
        out.writeByte(posture == null ? -1 : posture.ordinal());
        clock.save(out);
        stage.save(out);
        keeper.save(out);
    }

    void restore(DataInput in) throws IOException {
        bars = in.readLong();
        warmIndex = in.readLong();
        int ordinal = in.readByte();
        if (ordinal >= Posture.values().length) {
            throw new IOException("the snapshot does not fit: there is no posture " + ordinal);
        }
        posture = ordinal < 0 ? null : Posture.values()[ordinal];
        clock.restore(in);
        stage.restore(in);
        keeper.restore(in);
    }
}
