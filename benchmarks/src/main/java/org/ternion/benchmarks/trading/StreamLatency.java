package org.ternion.benchmarks.trading;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.ternion.trading.Decision;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.TriadicEngine;
import org.ternion.trading.data.BarSeries;

/**
 * How long does a causal engine take for one bar of a stream, at the median and at p99? Parsing and writing JSON is
 * not in it; reading the clock twice is: the lower bound. After each iteration an engine that is not measured takes
 * the same bars.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StreamLatency extends AbstractBenchmark {
    /** Bars of the series, which begins again after its end, with later stamps. */
    @Param("1000000")
    public int bars;

    private BarSeries series;
    private TriadicEngine engine;
    private long taken;
    private int next;

    /** Draws the series. */
    @Setup
    public void draw() {
        series = Markets.noise(bars);
    }

    /** Begins a stream. */
    @Setup(Level.Iteration)
    public void begin() {
        engine = TriadicEngine.of(EngineConfig.CAUSAL);
        taken = 0;
        next = 0;
    }

    /** Does nothing. */
    @Benchmark
    public void baselineClock() {
    }

    /** Takes one bar. */
    @Benchmark
    public Decision onBar() {
        int i = next;
        next = i + 1 == bars ? 0 : i + 1;
        return onBar(engine, taken++, i);
    }

    private Decision onBar(TriadicEngine taker, long time, int i) {
        return taker.onBar(time, series.open()[i], series.high()[i], series.low()[i], series.close()[i],
                series.volume()[i]);
    }

    /** Repeats the stream and compares. */
    @TearDown(Level.Iteration)
    public void check() {
        if (taken == 0) {
            return;
        }
        TriadicEngine again = TriadicEngine.of(EngineConfig.CAUSAL);
        RunFigures.Count count = new RunFigures.Count();
        for (long time = 0; time < taken; time++) {
            count.add(onBar(again, time, (int) (time % bars)));
        }
        count.figures().printed("stream").requireEquity(engine.decision().equity());
    }
}
