package org.ternion.benchmarks.trading;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;
import org.ternion.core.RunOptions;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.sweep.Axis;
import org.ternion.trading.sweep.GridPoint;
import org.ternion.trading.sweep.GridResult;
import org.ternion.trading.sweep.GridSweep;
import org.ternion.trading.sweep.Objective;

/**
 * How long does a grid of 10,000 points take, with signals of five kinds? An operation takes many seconds and is an
 * iteration; a shorter series warms up the code.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class GridBenchmark extends AbstractBenchmark {
    static final int POINTS = 10_000;
    private static final int WARM_UP_BARS = 5000;
    private static final GridSweep GRID = new GridSweep(List.of(Axis.parse("confidence.scale=20:40:5"),
            Axis.parse("gate.tau-on=0.3:0.69:0.01"), Axis.parse("gate.tau-off=0.05:0.29:0.01"),
            Axis.parse("gate.k-on=1,2")), Objective.SHARPE, 10, 0);
    /** With a confidence that leaks, so that the lower threshold matters. */
    private static final EngineConfig CONFIG = EngineConfig.CAUSAL.with("confidence.source=leaky");

    /** Bars of the series. */
    @Param("100000")
    public int bars;

    /** Threads. */
    @Param("2")
    public int threads;

    private BarSeries series;

    /** Draws a series and runs the grid over its first bars. */
    @Setup
    public void draw() {
        series = Markets.noise(bars);
        GridPoint best = run(series.range(0, Math.min(bars, WARM_UP_BARS))).best().get(0);
        RunFigures.of(best.totals()).printed("best of the first bars " + best.settings());
    }

    /** Runs the grid. */
    @Benchmark
    public GridResult grid(Figures figures) {
        GridResult result = run(series);
        GridPoint best = result.best().get(0);
        figures.set(RunFigures.of(best.totals()).printed("best of " + result.points() + " " + best.settings()));
        return result;
    }

    private GridResult run(BarSeries part) {
        return GRID.run(part, CONFIG, RunOptions.DEFAULT.withParallelism(threads), point -> { });
    }

    EngineConfig config(GridPoint point) {
        return point.config(CONFIG);
    }

    BarSeries series() {
        return series;
    }
}
