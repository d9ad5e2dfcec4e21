package org.ternion.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.ternion.core.RunOptions;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Manifest;
import org.ternion.trading.RunLog;
import org.ternion.trading.RunTotals;
import org.ternion.trading.analysis.ReportOptions;
import org.ternion.trading.data.BarFormat;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.report.HtmlReport;
import org.ternion.trading.report.ReportTable;
import org.ternion.trading.sweep.Controls;

/**
 * The run of the demo: bars of a market, and what noise makes of the same settings.
 *
 * @param totals   of the run
 * @param controls the table of controls
 * @param bytes    size of the report
 */
record TradeDemo(RunTotals totals, List<Controls.Row> controls, long bytes) {
    static final String RESOURCE = "btc-usd-4h.csv.gz";
    private static final String BARS = "btc-usd-4h.csv";
    private static final int DRAWS = 3;
    private static final int SAMPLES = 200;

    /** Copies the bars into a folder. */
    static Path bars(Path folder) {
        Path file = folder.resolve(BARS);
        try (InputStream in = new GZIPInputStream(TradeDemo.class.getResourceAsStream(RESOURCE))) {
            byte[] bytes = in.readAllBytes();
            OutputFile.write(file, out -> out.write(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Runs over bars and writes a report. */
    static TradeDemo run(Path bars, Path report) {
        EngineConfig config = EngineConfig.CAUSAL;
        BarSeries series = TradeBarInput.read(bars, config.profile(), BarFormat.DEFAULT).bars();
        RunLog log = Backtest.run(series, config);
        List<Controls.Row> controls = new Controls(DRAWS, List.of(), List.of()).run(series, config, RunOptions.DEFAULT);
        Manifest manifest = TradeLogFile.manifest(config, series, RunOptions.DEFAULT.seed()).done();
        byte[] html = HtmlReport.of(log).manifest(manifest).options(ReportOptions.DEFAULT.withSamples(SAMPLES))
                .controls(ReportTable.of("Controls", controls)).html()
                .getBytes(StandardCharsets.UTF_8);
        return new TradeDemo(RunTotals.of(log), controls, OutputFile.write(report, out -> out.write(html)));
    }

    Controls.Row control(String name) {
        return controls.stream().filter(row -> row.control().equals(name)).findFirst().orElseThrow();
    }
}
