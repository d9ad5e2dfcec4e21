package org.ternion.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Manifest;
import org.ternion.trading.RunLog;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.analysis.EpistemicMetrics;
import org.ternion.trading.analysis.ExposureMeasures;
import org.ternion.trading.analysis.PerformanceReport;
import org.ternion.trading.analysis.ReportOptions;
import org.ternion.trading.analysis.Trade;
import org.ternion.trading.analysis.Trades;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.sweep.Controls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ternion trade run}. */
@Command(name = "run", description = "Run the engine over bars; print how permission to act agreed with what was"
        + " acceptable and what the account did, and write the log of all bars.")
final class TradeRunCommand implements Runnable {
    private static final String WARM = "warm";

    @Spec
    private CommandSpec spec;

    @Mixin
    private TradeBarOptions bars;

    @Mixin
    private TradeTauOptions engine;

    @Option(names = {"-o", "--output", "--out"}, paramLabel = "LOG.csv", description = "One row per bar, with a"
            + " manifest LOG.csv.manifest.json. While it is written it is LOG.csv.part.")
    private Path output;

    @Option(names = "--trades", paramLabel = "CSV", description = "One row per trade.")
    private Path tradesFile;

    @Option(names = "--metrics-from", paramLabel = "BAR", defaultValue = "0", description = "Measure what the account"
            + " did from this bar on; warm: from the first one at which everything is defined (default 0).")
    private String metricsFrom;

    @Option(names = "--periods-per-year", paramLabel = "P", defaultValue = "NaN", description = "Bars per year, as 252"
            + " for daily equities (default: from the stamps).")
    private double periodsPerYear;

    @Option(names = "--bootstrap", paramLabel = "N", defaultValue = "1000", description = "Samples for the confidence"
            + " intervals, 0 for none (default 1000).")
    private int bootstrap;

    @Option(names = "--controls", paramLabel = "N", defaultValue = "5", description = "Draws of the control with"
            + " shuffled confidence, beside which precision is to be read, 0 for none (default 5).")
    private int controls;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Chooses samples and draws (default"
            + " 0).")
    private long seed;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** All that is told. */
    private record Result(BarSeries series, EngineConfig config, Manifest manifest, int warmBar,
            EpistemicMetrics epistemic, Optional<Controls.Row> shuffled, PerformanceReport report, List<String> files) {
        double costs() {
            ExposureMeasures exposure = report.exposure();
            return exposure.fees() + exposure.slippage() + exposure.carry();
        }
    }

    @Override
    public void run() {
        threads.check();
        if (output != null) {
            TradeLogFile.check(output);
        }
        if (tradesFile != null) {
            OutputFile.check(tradesFile);
        }
        if (controls < 0 || controls > 1_000_000) {
            throw new ParameterException(spec.commandLine(), "--controls must be 0 to 1000000, was " + controls);
        }
        ReportOptions measures = options();
        EngineConfig config = engine.config();
        BarSeries series = bars.read(config.profile());
        int warmBar = SignalColumns.of(series, config).warmIndex();
        ReportOptions measured = measures.withMetricsFrom(firstMeasured(warmBar, series.size()));
        Result result = threads.stage("run", options -> run(series, config, warmBar, measured, options));
        if (json) {
            Json.print(spec.commandLine().getOut(), tree(result));
        } else {
            print(result);
            result.files().forEach(file -> spec.commandLine().getErr().println("wrote " + file));
        }
    }

    private ReportOptions options() {
        try {
            return ReportOptions.DEFAULT.withPeriodsPerYear(periodsPerYear).withSamples(bootstrap);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int firstMeasured(int warmBar, int size) {
        if (metricsFrom.equals(WARM)) {
            if (warmBar < 0) {
                throw new BadInputException(bars.file() + ": " + size + " bars are too few, not everything is defined"
                        + " at the end; --metrics-from needs a number");
            }
            return warmBar;
        }
        if (!metricsFrom.matches("\\d{1,9}") || Integer.parseInt(metricsFrom) >= size) {
            throw new ParameterException(spec.commandLine(), "--metrics-from must be warm or a bar from 0 to "
                    + (size - 1) + ", was " + metricsFrom);
        }
        return Integer.parseInt(metricsFrom);
    }

    private Result run(BarSeries series, EngineConfig config, int warmBar, ReportOptions measures,
            RunOptions options) {
        Manifest begun = TradeLogFile.manifest(config, series, seed);
        List<String> files = new ArrayList<>();
        RunLog log;
        if (output == null) {
            log = Backtest.run(series, config, options);
        } else {
            log = TradeLogFile.write(output, begun, series.symbol(), () -> Backtest.run(series, config, options),
                    options.progress());
            files.add(output.toString());
            files.add(TradeLogFile.manifestOf(output).toString());
        }
        if (tradesFile != null) {
            List<Trade> trades = Trades.of(log);
            TradeTable.write(tradesFile, TradeTable.of(trades));
            files.add(tradesFile.toString());
        }
        return new Result(series, config, begun.done(), warmBar, EpistemicMetrics.of(log),
                shuffled(series, config, options.withSeed(seed).withProgress(Progress.NONE)),
                PerformanceReport.of(log, measures, options.withSeed(seed)), files);
    }

    /** Empty if it was not asked for, or where no other series can be drawn. */
    private Optional<Controls.Row> shuffled(BarSeries series, EngineConfig config, RunOptions options) {
        if (controls == 0) {
            return Optional.empty();
        }
        try {
            return new Controls(controls, List.of(), List.of()).run(series, config, options).stream()
                    .filter(row -> row.control().equals("shuffled_confidence")).findFirst();
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println("note: no control beside precision, " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Double shuffled(Result result, ToDoubleFunction<Controls.Row> value) {
        return result.shuffled().isEmpty() ? null : Json.finiteOrNull(value.applyAsDouble(result.shuffled().get()));
    }

    private static Map<String, Object> tree(Result result) {
        EpistemicMetrics epistemic = result.epistemic();
        PerformanceReport report = result.report();
        long[] times = result.series().times();
        TradeClock clock = TradeClock.of(times);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("symbol", result.series().symbol());
        tree.put("bars", epistemic.bars());
        tree.put("first", clock.text(times[0]));
        tree.put("last", clock.text(times[times.length - 1]));
        tree.put("warmBar", result.warmBar() < 0 ? null : result.warmBar());
        tree.put("fills", epistemic.fills());
        tree.put("trades", report.trades().trades());
        tree.put("hold", Json.finiteOrNull(epistemic.holdShare()));
        tree.put("acceptable", Json.finiteOrNull(epistemic.acceptableShare()));
        tree.put("precision", Json.finiteOrNull(epistemic.precision()));
        tree.put("recall", Json.finiteOrNull(epistemic.recall()));
        tree.put("shuffledPrecision", shuffled(result, Controls.Row::precision));
        tree.put("shuffledRecall", shuffled(result, Controls.Row::recall));
        tree.put("netReturn", Json.finiteOrNull(report.returns().totalReturn()));
        tree.put("maxDrawdown", Json.finiteOrNull(report.drawdown().relative()));
        tree.put("sharpe", Json.finiteOrNull(report.returns().sharpe()));
        tree.put("meanExposure", Json.finiteOrNull(report.exposure().meanExposure()));
        tree.put("turnover", Json.finiteOrNull(report.exposure().turnover()));
        tree.put("costs", Json.finiteOrNull(result.costs()));
        tree.put("switches", epistemic.switches());
        tree.put("permission", TradeTable.tree(epistemic));
        tree.put("account", TradeTable.tree(report));
        tree.put("manifest", TradeLogFile.tree(result.manifest()));
        tree.put("outputs", result.files());
        return tree;
    }

    private void print(Result result) {
        PrintWriter out = spec.commandLine().getOut();
        EpistemicMetrics epistemic = result.epistemic();
        PerformanceReport report = result.report();
        long[] times = result.series().times();
        TradeClock clock = TradeClock.of(times);
        out.println(String.format(Locale.ROOT, "%s: %d bars from %s to %s, profile %s, %s", result.series().symbol(),
                epistemic.bars(), clock.text(times[0]), clock.text(times[times.length - 1]),
                Charts.word(result.config().profile()), result.warmBar() < 0 ? "too short to warm up"
                        : "warm from bar " + result.warmBar()));
        out.println(String.format(Locale.ROOT, "permission  acceptable %.4f, hold %.4f, precision %.4f, recall %.4f,"
                + " %d switches", epistemic.acceptableShare(), epistemic.holdShare(), epistemic.precision(),
                epistemic.recall(), epistemic.switches()));
        result.shuffled().ifPresent(row -> out.println(String.format(Locale.ROOT,
                "            with shuffled confidence: precision %.4f, recall %.4f", row.precision(), row.recall())));
        out.println(String.format(Locale.ROOT, "account     net return %.6f at a mean exposure of %.4f, max drawdown"
                + " %.6f, Sharpe %s", report.returns().totalReturn(), report.exposure().meanExposure(),
                report.drawdown().relative(), Double.isNaN(report.returns().periodsPerYear())
                        ? "unknown without --periods-per-year"
                        : String.format(Locale.ROOT, "%.3f", report.returns().sharpe())));
        out.println(String.format(Locale.ROOT, "trading     %d fills, %d closed trades, turnover %.4f, costs %.6f,"
                + " %d bars held against the state", epistemic.fills(), report.trades().trades(),
                report.exposure().turnover(), result.costs(), report.exposure().barsAgainstState()));
    }
}
