package org.ternion.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ternion.core.RunOptions;
import org.ternion.core.io.CsvTable;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Manifest;
import org.ternion.trading.RunLog;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.analysis.ReportOptions;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.data.Duplicates;
import org.ternion.trading.report.HtmlReport;
import org.ternion.trading.report.ReportTable;
import org.ternion.trading.sweep.ConfusionSurface;
import org.ternion.trading.sweep.Controls;
import org.ternion.trading.sweep.EngagementSurface;
import org.ternion.trading.sweep.RegimeSweep;
import org.ternion.trading.sweep.TauSweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion trade report}. */
@Command(name = "report", description = "All that is known of a run in one HTML file, which loads nothing from"
        + " anywhere: warnings first.")
final class TradeReportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "LOG.csv", description = "A log of run -o; its manifest is"
            + " read if it stands beside it.")
    private Path file;

    @Option(names = "--log", paramLabel = "LOG.csv", description = "The same file, given by name.")
    private Path named;

    @Option(names = {"-o", "--output", "--out", "--save"}, paramLabel = "HTML", required = true,
            description = "The report.")
    private Path output;

    @Option(names = "--bars", paramLabel = "BARS", description = "The bars of the run: then controls and sweeps are run"
            + " with its settings and shown, too.")
    private Path bars;

    @Option(names = "--sweep", paramLabel = "CSV", description = "The table of a sweep to show; may be given several"
            + " times.")
    private List<Path> sweeps = List.of();

    @Option(names = "--controls", paramLabel = "CSV", description = "The table of trade controls.")
    private Path controls;

    @Option(names = "--walk-forward", paramLabel = "CSV", description = "folds.csv of trade walk-forward.")
    private Path walkForward;

    @Option(names = "--compare", paramLabel = "LOG.csv", description = "Another log to compare with.")
    private Path second;

    @Option(names = "--title", paramLabel = "TEXT", description = "Heading (default: Run of the market).")
    private String title;

    @Option(names = "--metrics-from", paramLabel = "BAR", defaultValue = "0", description = "First bar that counts"
            + " (default 0).")
    private int metricsFrom;

    @Option(names = "--periods-per-year", paramLabel = "P", defaultValue = "NaN", description = "Bars per year, as 252"
            + " for daily equities (default: from the stamps).")
    private double periodsPerYear;

    @Option(names = "--bootstrap", paramLabel = "N", defaultValue = "1000", description = "Samples for the confidence"
            + " intervals, 0 for none (default 1000).")
    private int bootstrap;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Of the intervals and the controls"
            + " (default 0).")
    private long seed;

    @Mixin
    private TradeFormatOptions format;

    @Mixin
    private ThreadOption threads;

    @Override
    public void run() {
        threads.check();
        OutputFile.check(output);
        ReportOptions measures = TradeUsage.checked(spec, () -> ReportOptions.DEFAULT.withMetricsFrom(metricsFrom)
                .withPeriodsPerYear(periodsPerYear).withSamples(bootstrap));
        Path input = TradeGivenFile.one(spec, file, named, "LOG.csv", "--log");
        RunLog log = TradeLogInput.read(input);
        Optional<TradeManifestFile> manifest = TradeLogInput.manifest(input).map(TradeManifestFile::read);
        HtmlReport.Builder report = HtmlReport.of(log).options(measures);
        manifest.ifPresent(made -> report.manifest(made.all()));
        if (title != null) {
            report.title(title);
        }
        sweeps.forEach(sweep -> report.sweep(table(sweep)));
        if (controls != null) {
            report.controls(table(controls));
        }
        if (walkForward != null) {
            report.walkForward(table(walkForward));
        }
        if (second != null) {
            report.second(TradeLogInput.read(second), TradeBarInput.name(second));
        }
        if (bars != null) {
            TradeManifestFile made = manifest.orElseThrow(() -> new BadInputException(input + ": there is no manifest "
                    + TradeLogFile.manifestOf(input).getFileName() + " beside it, --bars needs its settings"));
            BarSeries series = series(made, log);
            threads.stage("controls", options -> addRuns(report, series, made.config(), options.withSeed(seed)));
        }
        String html = threads.stage("report", options -> report.run(options.withSeed(seed)).html());
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        OutputFile.write(output, out -> out.write(bytes));
        spec.commandLine().getErr().println("wrote " + output + ", " + (bytes.length >> 10) + " kB");
    }

    private static ReportTable table(Path csv) {
        try {
            return ReportTable.of(TradeBarInput.name(csv),
                    CsvTable.read(InputFile.existing(csv, "a table (CSV)")));
        } catch (IOException e) {
            throw ErrorLines.cannotRead(csv, e);
        }
    }

    /** The bars of the log: the same part of the file, with the same prices. */
    private BarSeries series(TradeManifestFile manifest, RunLog log) {
        BarSeries all = TradeBarInput.read(bars, manifest.config().profile(), format.format(Duplicates.REJECT)).bars();
        int from = 0;
        while (from < all.size() && all.times()[from] != log.times()[0]) {
            from++;
        }
        BarSeries part = all.range(from, Math.min(all.size(), from + log.size()));
        if (!Manifest.hash(part).equals(manifest.entries().get("input"))) {
            throw new BadInputException(bars + ": these are not the bars of the log, by the hash in "
                    + manifest.file());
        }
        return part;
    }

    private static HtmlReport.Builder addRuns(HtmlReport.Builder report, BarSeries series, EngineConfig config,
            RunOptions options) {
        SignalColumns signals = SignalColumns.of(series, config);
        return report.controls(ReportTable.of("Controls", Controls.DEFAULT.run(series, config, options)))
                .sweep(ReportTable.of("Lower thresholds", TauSweep.DEFAULT.run(signals, config, options)))
                .sweep(ReportTable.of("Engagement", EngagementSurface.DEFAULT.run(signals, config, options)))
                .sweep(ReportTable.of("Confusion", ConfusionSurface.DEFAULT.run(signals, config, options)))
                .sweep(ReportTable.of("Regimes", RegimeSweep.DEFAULT.run(signals, config, options)));
    }
}
