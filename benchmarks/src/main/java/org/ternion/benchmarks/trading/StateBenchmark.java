package org.ternion.benchmarks.trading;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.ternion.benchmarks.Limits;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.signal.ConfidenceShape;
import org.ternion.trading.signal.DeadZone;
import org.ternion.trading.signal.MissingPrice;
import org.ternion.trading.signal.Percentile;
import org.ternion.trading.signal.Persistence;
import org.ternion.trading.signal.Regime;
import org.ternion.trading.signal.RunLength;
import org.ternion.trading.signal.TriadicState;
import org.ternion.trading.signal.Volatility;
import org.ternion.trading.signal.VolatilitySource;

/**
 * How many bars per second get a state, and how many state, volatility, confidence and whether they are acceptable?
 * {@code stateOnly} and {@code signals} compute what {@code benchmarks/peers/triadic.py} does, with the percentile of
 * the whole series; {@code engineSignals} are those of the causal engine, with a trailing percentile, margin and all.
 * Reading the closes is the lower bound.
 */
public class StateBenchmark extends AbstractBenchmark {
    private static final double DEAD_ZONE = 5e-5;
    private static final double PERCENTILE = 80;
    private static final double CONFIDENCE_BARS = 30;

    /** Bars of the series. */
    @Param("1000000")
    public int bars;

    private SignalColumns columns;
    private double[] close;
    private byte[] states;
    private double[] volatility;
    private double[] confidence;
    private boolean[] acceptable;

    /** Draws a series. */
    @Setup
    public void draw() {
        columns = SignalColumns.of(Markets.noise(bars), EngineConfig.REFERENCE);
        close = columns.bars().close();
        states = new byte[bars];
        volatility = new double[bars];
        confidence = new double[bars];
        acceptable = new boolean[bars];
    }

    /** Reads the closes. */
    @Benchmark
    public int baselineRead(Rate rate) {
        rate.add(bars);
        return Limits.read(close);
    }

    /** Finds the states. */
    @Benchmark
    public byte[] stateOnly(Rate rate) {
        rate.add(bars);
        new TriadicState(200, DeadZone.RETURN_SIGMA, DEAD_ZONE, 0, MissingPrice.POISON).run(close, 0, bars, states);
        return states;
    }

    /** Finds states, volatilities, their percentile, confidences and acceptable bars. */
    @Benchmark
    public boolean[] signals(Rate rate) {
        stateOnly(rate);
        new Volatility(VolatilitySource.PRICE_DIFFERENCE, 50, MissingPrice.POISON).run(close, 0, bars, volatility);
        double threshold = Percentile.of(volatility, PERCENTILE);
        RunLength run = new RunLength();
        Persistence persistence = new Persistence(ConfidenceShape.EXP, CONFIDENCE_BARS);
        Regime regime = new Regime(EngineConfig.REFERENCE.regime());
        for (int i = 0; i < bars; i++) {
            int length = run.next(states[i]);
            confidence[i] = volatility[i] > threshold ? 0 : persistence.of(length);
            acceptable[i] = regime.next(states[i], length, volatility[i]);
        }
        return acceptable;
    }

    /** Finds all signals of the causal engine, in new columns. */
    @Benchmark
    public SignalColumns engineSignals(Rate rate) {
        rate.add(bars);
        return SignalColumns.of(columns.bars(), EngineConfig.CAUSAL);
    }

    /** The same signals by the engine's own parts. */
    SignalColumns expected() {
        return columns;
    }

    int state(int bar) {
        return states[bar];
    }

    double volatility(int bar) {
        return volatility[bar];
    }

    double confidence(int bar) {
        return confidence[bar];
    }

    boolean acceptable(int bar) {
        return acceptable[bar];
    }
}
