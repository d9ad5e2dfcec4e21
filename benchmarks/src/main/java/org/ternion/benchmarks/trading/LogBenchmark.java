package org.ternion.benchmarks.trading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.LogReader;
import org.ternion.trading.LogWriter;
import org.ternion.trading.Profile;
import org.ternion.trading.RunLog;
import org.ternion.trading.SeriesStatistics;
import org.ternion.trading.TriadicEngine;
import org.ternion.trading.analysis.EpistemicMetrics;
import org.ternion.trading.data.BarSeries;

/**
 * How many rows per second of a run log are written as CSV, and how many are read back? The reference profile has 19
 * columns, the causal one twice as many. Copying the text is the lower bound.
 */
public class LogBenchmark extends AbstractBenchmark {
    /** Rows of the log. */
    @Param("100000")
    public int rows;

    /** Which columns. */
    @Param
    public Profile profile;

    private BarSeries series;
    private RunLog log;
    private RunFigures figures;
    private byte[] text;
    private byte[] copy;

    /** Runs an engine over a series. */
    @Setup
    public void run() throws IOException {
        series = Markets.noise(rows);
        log = Backtest.run(series, EngineConfig.of(profile));
        EpistemicMetrics metrics = EpistemicMetrics.of(log);
        figures = new RunFigures(rows, metrics.fills(), metrics.holdShare(), metrics.recall(), log.equity()[rows - 1])
                .printed("log of " + profile);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LogWriter.write(log, profile, out);
        text = out.toByteArray();
        copy = new byte[text.length];
    }

    /** Copies the text. */
    @Benchmark
    public byte[] baselineCopy(Rate rate) {
        rate.add(rows);
        System.arraycopy(text, 0, copy, 0, text.length);
        return copy;
    }

    /** Writes the log to nowhere. */
    @Benchmark
    public void write(Rate rate, Figures counted) throws IOException {
        rate.add(rows);
        LogWriter.write(log, profile, OutputStream.nullOutputStream());
        counted.set(figures);
    }

    /** Runs an engine and writes each row at once: all of a run but reading the bars. */
    @Benchmark
    public void runAndWrite(Rate rate, Figures counted) throws IOException {
        rate.add(rows);
        EngineConfig config = EngineConfig.of(profile);
        TriadicEngine engine = TriadicEngine.of(config, SeriesStatistics.of(series, config));
        try (LogWriter writer = LogWriter.of(OutputStream.nullOutputStream(), series.symbol(),
                LogWriter.columnsOf(profile))) {
            for (int i = 0; i < rows; i++) {
                writer.append(engine.onBar(series.times()[i], series.open()[i], series.high()[i], series.low()[i],
                        series.close()[i], series.volume()[i]));
            }
        }
        figures.requireEquity(engine.decision().equity());
        counted.set(figures);
    }

    /** Reads the log. */
    @Benchmark
    public RunLog read(Rate rate) throws IOException {
        rate.add(rows);
        return LogReader.read(new ByteArrayInputStream(text), "log.csv");
    }

    RunLog log() {
        return log;
    }

    RunFigures figures() {
        return figures;
    }

    byte[] text() {
        return text;
    }
}
