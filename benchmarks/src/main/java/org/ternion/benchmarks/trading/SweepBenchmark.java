package org.ternion.benchmarks.trading;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.ternion.core.RunOptions;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Profile;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.sweep.TauPoint;
import org.ternion.trading.sweep.TauSweep;

/** How long does the default sweep of seven lower thresholds take, with the signals of its bars? */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SweepBenchmark extends AbstractBenchmark {
    /** Bars of the series. */
    @Param("100000")
    public int bars;

    /** Settings of all runs. */
    @Param
    public Profile profile;

    /** Threads. */
    @Param({"1", "2"})
    public int threads;

    private BarSeries series;

    /** Draws a series. */
    @Setup
    public void draw() {
        series = Markets.noise(bars);
        sweep().forEach(point -> RunFigures.of(point.totals()).printed(profile + ", tau off " + point.tauOff()));
    }

    /** Sweeps; the figures are those of the first threshold. */
    @Benchmark
    public List<TauPoint> tau(Figures figures) {
        List<TauPoint> points = sweep();
        figures.set(RunFigures.of(points.get(0).totals()));
        return points;
    }

    private List<TauPoint> sweep() {
        return TauSweep.DEFAULT.run(series, EngineConfig.of(profile), RunOptions.DEFAULT.withParallelism(threads));
    }

    BarSeries series() {
        return series;
    }
}
