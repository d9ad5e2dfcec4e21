package org.ternion.trading;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.ternion.trading.signal.ConfidenceKind;
import org.ternion.trading.signal.ConfidenceShape;
import org.ternion.trading.signal.ConfidenceSource;
import org.ternion.trading.signal.DeadZone;
import org.ternion.trading.signal.LeakyConfidence;
import org.ternion.trading.signal.MissingPrice;
import org.ternion.trading.signal.Persistence;
import org.ternion.trading.signal.Regime;
import org.ternion.trading.signal.RunLength;
import org.ternion.trading.signal.Stress;
import org.ternion.trading.signal.StressRule;
import org.ternion.trading.signal.StressSpec;
import org.ternion.trading.signal.ThresholdRule;
import org.ternion.trading.signal.TrailingQuantile;
import org.ternion.trading.signal.TriadicState;
import org.ternion.trading.signal.Volatility;

/** Everything an engine knows about a bar before it thinks of positions. */
final class SignalStage {
    private final TriadicState state;
    private final RunLength run = new RunLength();
    private final Volatility volatility;
    /** Null unless the threshold trails. */
    private final TrailingQuantile quantile;
    private final double fixedThreshold;
    private final ConfidenceSource confidence;
    private final Regime regime;
    /** Null unless stress is computed. */
    private final Stress stress;
    private final int warmBars;
    private long bars;
    private boolean warm;

    SignalStage(EngineConfig config, SeriesStatistics statistics, ConfidenceSource given) {
        state = new TriadicState(config.integer(Setting.STATE_WINDOW),
                config.choice(Setting.DEAD_ZONE, DeadZone.class), config.number(Setting.DEAD_ZONE_MIN),
                config.number(Setting.DEAD_ZONE_Z), config.choice(Setting.MISSING_PRICE, MissingPrice.class));
        volatility = config.volatility();
        ThresholdRule rule = config.choice(Setting.THRESHOLD_RULE, ThresholdRule.class);
        quantile = switch (rule) {
            case TRAILING -> new TrailingQuantile(config.integer(Setting.THRESHOLD_WINDOW),
                    config.number(Setting.THRESHOLD_PERCENTILE), config.integer(Setting.THRESHOLD_MIN_COUNT));
            case EXPANDING -> new TrailingQuantile(TrailingQuantile.UNBOUNDED,
                    config.number(Setting.THRESHOLD_PERCENTILE), config.integer(Setting.THRESHOLD_MIN_COUNT));
            case WHOLE_SERIES, FIXED -> null;
        };
        fixedThreshold = rule == ThresholdRule.WHOLE_SERIES ? statistics.threshold()
                : config.number(Setting.THRESHOLD_FIXED);
        confidence = given != null ? given : confidence(config);
        regime = new Regime(config.regime());
        boolean stressed = config.flag(Setting.STRESS);
        stress = stressed ? stress(config, statistics) : null;
        boolean flips = !Double.isNaN(config.number(Setting.MAX_FLIP_RATE));
        warmBars = Math.max(config.integer(Setting.STATE_WINDOW) + 1,
                Math.max(flips ? config.integer(Setting.REGIME_WINDOW) : 0,
                        stressed ? config.integer(Setting.STRESS_WINDOW) : 0));
    }

    private static Stress stress(EngineConfig config, SeriesStatistics statistics) {
        StressSpec spec = StressSpec.of(config.integer(Setting.STRESS_WINDOW),
                config.number(Setting.STRESS_VOLATILITY), config.number(Setting.STRESS_FLIPS),
                config.number(Setting.STRESS_LIMIT));
        return config.choice(Setting.STRESS_RULE, StressRule.class) == StressRule.WHOLE_SERIES
                ? Stress.wholeSeries(spec, statistics.stress())
                : Stress.trailing(spec, config.choice(Setting.MISSING_PRICE, MissingPrice.class));
    }

    private static ConfidenceSource confidence(EngineConfig config) {
        ConfidenceKind kind = config.choice(Setting.CONFIDENCE, ConfidenceKind.class);
        if (kind == ConfidenceKind.CONSTANT) {
            return ConfidenceSource.constant(1);
        }
        Persistence persistence = new Persistence(config.choice(Setting.CONFIDENCE_SHAPE, ConfidenceShape.class),
                config.number(Setting.CONFIDENCE_SCALE));
        return kind == ConfidenceKind.PERSISTENCE ? persistence
                : new LeakyConfidence(persistence, config.number(Setting.CONFIDENCE_LEAK));
    }

    /** Takes a bar whose state follows from its close. */
    void next(long time, double close, SignalRow row) {
        next(time, close, state.next(close), row);
    }

    /** Takes a bar whose state is given. */
    void next(long time, double close, int givenState, SignalRow row) {
        int length = run.next(givenState);
        double v = volatility.next(close);
        double threshold = fixedThreshold;
        if (quantile != null) {
            threshold = quantile.value();
            quantile.add(v);
        }
        row.state = givenState;
        row.runLength = length;
        row.volatility = v;
        row.threshold = threshold;
        row.confidence = confidence.next(time, close, givenState, length, v > threshold);
        row.acceptable = regime.next(givenState, length, v);
        row.margin = regime.margin();
        if (stress != null) {
            row.stress = stress.next(close, givenState);
            row.bad = stress.bad();
        }
        bars++;
        if (!warm) {
            warm = bars >= warmBars && defined(row);
        }
    }

    /** A threshold that trails is infinite before it is defined. */
    private boolean defined(SignalRow row) {
        boolean thresholdDefined = quantile == null ? !Double.isNaN(row.threshold)
                : row.threshold < Double.POSITIVE_INFINITY;
        return thresholdDefined && !Double.isNaN(row.volatility) && (stress == null || !Double.isNaN(row.stress));
    }

    /** Whether every part in use is defined. */
    boolean warm() {
        return warm;
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(bars);
        out.writeBoolean(warm);
        state.save(out);
        run.save(out);
        volatility.save(out);
        if (quantile != null) {
            quantile.save(out);
        }
        confidence.save(out);
        regime.save(out);
        if (stress != null) {
            stress.save(out);
        }
    }

    void restore(DataInput in) throws IOException {
        bars = in.readLong();
        warm = in.readBoolean();
        state.restore(in);
        run.restore(in);
        volatility.restore(in);
        if (quantile != null) {
            quantile.restore(in);
        }
        confidence.restore(in);
        regime.restore(in);
        if (stress != null) {
            stress.restore(in);
        }
    }
}
