package org.ternion.benchmarks.trading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.LogColumn;
import org.ternion.trading.Profile;
import org.ternion.trading.RunLog;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.TriadicEngine;
import org.ternion.trading.analysis.EpistemicMetrics;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.lob.LobResult;
import org.ternion.trading.sweep.GridPoint;
import org.ternion.trading.sweep.GridResult;
import org.ternion.trading.sweep.TauPoint;

/** Every benchmark measures the run it says, and ta4j's crossover is one. */
class TradingBenchmarkCorrectnessTest {
    private static final int BARS = 20_000;

    private final AbstractBenchmark.Rate rate = new AbstractBenchmark.Rate();
    private final AbstractBenchmark.Figures figures = new AbstractBenchmark.Figures();

    @Test
    void theFourSignalsAreThoseOfTheEngine() {
        StateBenchmark benchmark = new StateBenchmark();
        benchmark.bars = BARS;
        benchmark.draw();
        benchmark.signals(rate);
        assertEquals(1e-6 * BARS, rate.mega);
        SignalColumns expected = benchmark.expected();
        for (int i = 0; i < BARS; i++) {
            assertEquals(expected.states()[i], benchmark.state(i));
            assertEquals(expected.volatility()[i], benchmark.volatility(i));
            assertEquals(expected.confidence()[i], benchmark.confidence(i));
            assertEquals(expected.acceptable()[i], benchmark.acceptable(i));
        }
        assertTrue(benchmark.engineSignals(rate).warmIndex() > 0);
        assertEquals(-1, benchmark.baselineRead(rate));
    }

    @Test
    void enginesRunTheSeriesAndReportWhatTheyDid() {
        EngineBenchmark benchmark = engines();
        benchmark.causal(rate, figures);
        assertSame(Backtest.run(benchmark.series(), EngineConfig.CAUSAL), benchmark.causalFigures());
        assertEquals(benchmark.causalFigures().fills(), figures.fills);
        assertEquals(benchmark.causalFigures().recall(), figures.recall);
        benchmark.reference(rate, figures);
        assertSame(Backtest.run(benchmark.series(), EngineConfig.REFERENCE), benchmark.referenceFigures());
        assertEquals(benchmark.referenceFigures().hold(), figures.hold);
        assertEquals(BARS, benchmark.causalWithLog(rate, figures).size());
        assertEquals(3e-6 * BARS, rate.mega, 1e-12);
        assertTrue(figures.fills > BARS / 1000.0, () -> figures.fills + " fills");
        assertThrows(IllegalStateException.class, () -> benchmark.causalFigures().requireEquity(1));
    }

    private static EngineBenchmark engines() {
        EngineBenchmark benchmark = new EngineBenchmark();
        benchmark.bars = BARS;
        benchmark.draw();
        return benchmark;
    }

    private static void assertSame(RunLog log, RunFigures run) {
        EpistemicMetrics metrics = EpistemicMetrics.of(log);
        assertEquals(new RunFigures(log.size(), metrics.fills(), metrics.holdShare(), metrics.recall(),
                log.equity()[log.size() - 1]), run);
    }

    @Test
    void ta4jTradesTheCrossings() {
        EngineBenchmark benchmark = engines();
        EngineBenchmark.Crossover crossover = new EngineBenchmark.Crossover();
        crossover.convert(benchmark);
        double[] close = benchmark.series().close();
        double[][] simple = new double[2][BARS];
        double[][] exponential = new double[2][BARS];
        int[] lengths = {Ta4jMarket.SHORT, Ta4jMarket.LONG};
        for (int k = 0; k < 2; k++) {
            for (int i = 0; i < BARS; i++) {
                double sum = 0;
                int from = Math.max(0, i + 1 - lengths[k]);
                for (int j = from; j <= i; j++) {
                    sum += close[j];
                }
                simple[k][i] = sum / (i + 1 - from);
                exponential[k][i] = i == 0 ? close[0]
                        : exponential[k][i - 1] + 2.0 / (lengths[k] + 1) * (close[i] - exponential[k][i - 1]);
            }
        }
        assertEquals(positions(simple), benchmark.ta4jSimple(crossover, rate), 1);
        assertEquals(positions(exponential), benchmark.ta4jExponential(crossover, rate), 1);
        assertTrue(positions(exponential) > BARS / 200);
    }

    /** Positions opened where the first average goes above the second one and closed where it goes below. */
    private static int positions(double[][] averages) {
        int closed = 0;
        boolean open = false;
        for (int i = 1; i < BARS; i++) {
            boolean was = averages[0][i - 1] > averages[1][i - 1];
            boolean is = averages[0][i] > averages[1][i];
            closed += open && was && !is ? 1 : 0;
            open = was == is ? open : is;
        }
        return closed;
    }

    @ParameterizedTest
    @EnumSource
    void logsAreWrittenAndReadBack(Profile profile) throws IOException {
        LogBenchmark benchmark = new LogBenchmark();
        benchmark.rows = 2000;
        benchmark.profile = profile;
        benchmark.run();
        benchmark.write(rate, figures);
        assertSame(benchmark.log(), benchmark.figures());
        assertEquals(benchmark.figures().hold(), figures.hold);
        benchmark.runAndWrite(rate, figures);
        RunLog read = benchmark.read(rate);
        for (LogColumn column : benchmark.log().columns()) {
            if (read.has(column)) {
                assertArrayEquals(benchmark.log().column(column), read.column(column), column.header());
            }
        }
        assertTrue(read.has(LogColumn.FILL));
        assertArrayEquals(benchmark.text(), benchmark.baselineCopy(rate));
        assertEquals(4e-6 * 2000, rate.mega, 1e-12);
    }

    @ParameterizedTest
    @EnumSource
    void barsAreWrittenAndReadBack(BarFileBenchmark.Digits digits) throws IOException {
        BarFileBenchmark benchmark = new BarFileBenchmark();
        benchmark.bars = 3000;
        benchmark.digits = digits;
        benchmark.draw();
        BarSeries read = benchmark.read(rate);
        assertArrayEquals(benchmark.series().times(), read.times());
        assertArrayEquals(benchmark.series().high(), read.high());
        assertArrayEquals(benchmark.series().volume(), read.volume());
        byte[] written = benchmark.write(rate);
        assertArrayEquals(benchmark.baselineCopy(rate), written);
        assertEquals(3e-6 * written.length, rate.mega, 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"CAUSAL, 1", "CAUSAL, 2", "REFERENCE, 2"})
    void sweepsRunAllThresholds(Profile profile, int threads) {
        SweepBenchmark benchmark = new SweepBenchmark();
        benchmark.bars = 6000;
        benchmark.profile = profile;
        benchmark.threads = threads;
        benchmark.draw();
        List<TauPoint> points = benchmark.tau(figures);
        assertEquals(7, points.size());
        TauPoint last = points.get(6);
        EngineConfig config = EngineConfig.of(profile).with("gate.tau-on=0.5").with("gate.tau-off=0.15");
        EpistemicMetrics expected = EpistemicMetrics.of(Backtest.run(benchmark.series(), config));
        assertEquals(expected.fills(), last.totals().fills());
        assertEquals(expected.recall(), last.totals().recall());
        assertEquals(points.get(0).totals().fills(), figures.fills);
    }

    @Test
    void theGridHasTenThousandPointsAndTheBestIsARunOfItsSettings() {
        GridBenchmark benchmark = new GridBenchmark();
        benchmark.bars = 1500;
        benchmark.threads = 2;
        benchmark.draw();
        GridResult result = benchmark.grid(figures);
        assertEquals(GridBenchmark.POINTS, result.points());
        assertEquals(0, result.skipped());
        GridPoint best = result.best().get(0);
        RunFigures run = RunFigures.of(TriadicEngine.of(benchmark.config(best)), benchmark.series());
        assertEquals(run.fills(), figures.fills);
        assertEquals(run.hold(), figures.hold);
        assertEquals(run.recall(), figures.recall);
    }

    @Test
    void replaysFillOrdersOnlyWithIntents() {
        LobBenchmark benchmark = new LobBenchmark();
        benchmark.events = 100_000;
        benchmark.draw();
        LobBenchmark.Fills fills = new LobBenchmark.Fills();
        assertEquals(0, benchmark.books(rate, fills).fills().size());
        LobResult replay = benchmark.replay(rate, fills);
        assertEquals(100_000 / LobBenchmark.EVENTS_PER_INTENT, replay.summary().orders().intents());
        assertTrue(fills.fills > 20, () -> fills.fills + " fills");
        assertEquals(replay.fills().size(), fills.fills);
        assertTrue(Double.isFinite(replay.summary().equity()));
        assertTrue(benchmark.baselineRead(rate) > 99.0 * benchmark.market().size());
        assertEquals(0.3, rate.mega, 1e-12);
    }

    @Test
    void aStreamGoesOnBehindTheEndOfTheSeries() {
        StreamLatency benchmark = new StreamLatency();
        benchmark.bars = 500;
        benchmark.draw();
        benchmark.begin();
        for (int i = 0; i < 1300; i++) {
            assertEquals(i, benchmark.onBar().index());
        }
        benchmark.check();
    }
}
