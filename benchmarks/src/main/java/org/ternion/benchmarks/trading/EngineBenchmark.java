package org.ternion.benchmarks.trading;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.SeriesStatistics;
import org.ternion.trading.TriadicEngine;
import org.ternion.trading.data.BarSeries;

/**
 * How many bars per second does an engine take, one after the other, from close to account? The peer is the crossover
 * of two averages in ta4j, whose strategy does less per bar: its lighter form is the one to compare with. Engines and
 * indicators are new in each call. A measured run must end with the equity of the counted one.
 */
public class EngineBenchmark extends AbstractBenchmark {
    /** Bars of the series. */
    @Param("1000000")
    public int bars;

    private BarSeries series;
    private RunFigures causalFigures;
    private RunFigures referenceFigures;

    /** Draws a series and runs it once in each profile. */
    @Setup
    public void draw() {
        series = Markets.noise(bars);
        causalFigures = RunFigures.of(TriadicEngine.of(EngineConfig.CAUSAL), series).printed("causal");
        referenceFigures = RunFigures.of(reference(series), series).printed("reference");
    }

    private static TriadicEngine reference(BarSeries series) {
        return TriadicEngine.of(EngineConfig.REFERENCE, SeriesStatistics.of(series, EngineConfig.REFERENCE));
    }

    /** Runs the causal engine. */
    @Benchmark
    public void causal(Rate rate, Figures figures) {
        rate.add(bars);
        run(TriadicEngine.of(EngineConfig.CAUSAL), causalFigures);
        figures.set(causalFigures);
    }

    /** Finds the percentile of the whole series and runs the engine that is like the prototype. */
    @Benchmark
    public void reference(Rate rate, Figures figures) {
        rate.add(bars);
        run(reference(series), referenceFigures);
        figures.set(referenceFigures);
    }

    /** Runs the causal engine and keeps all columns of the log. */
    @Benchmark
    public RunLog causalWithLog(Rate rate, Figures figures) {
        rate.add(bars);
        RunLog log = Backtest.run(series, EngineConfig.CAUSAL);
        causalFigures.requireEquity(log.column(LogColumn.EQUITY)[bars - 1]);
        figures.set(causalFigures);
        return log;
    }

    private void run(TriadicEngine engine, RunFigures expected) {
        long[] times = series.times();
        double[] open = series.open();
        double[] high = series.high();
        double[] low = series.low();
        double[] close = series.close();
        double[] volume = series.volume();
        for (int i = 0; i < times.length; i++) {
            engine.onBar(times[i], open[i], high[i], low[i], close[i], volume[i]);
        }
        expected.requireEquity(engine.decision().equity());
    }

    /** Runs the crossover of simple averages. */
    @Benchmark
    public int ta4jSimple(Crossover crossover, Rate rate) {
        rate.add(bars);
        return crossover.market.simple();
    }

    /** Runs the crossover of exponential averages. */
    @Benchmark
    public int ta4jExponential(Crossover crossover, Rate rate) {
        rate.add(bars);
        return crossover.market.exponential();
    }

    BarSeries series() {
        return series;
    }

    RunFigures causalFigures() {
        return causalFigures;
    }

    RunFigures referenceFigures() {
        return referenceFigures;
    }

    /** The same bars as objects of ta4j. */
    @State(Scope.Benchmark)
    public static class Crossover {
        Ta4jMarket market;

        /** Converts the bars. */
        @Setup
        public void convert(EngineBenchmark benchmark) {
            market = Ta4jMarket.of(benchmark.series);
        }
    }
}
