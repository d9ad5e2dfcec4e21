package org.ternion.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ternion.core.io.CsvWriter;
import org.ternion.trading.DecimalText;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.sweep.GridSweep;
import org.ternion.trading.sweep.WalkForward;
import org.ternion.trading.sweep.WalkForwardResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ternion trade walk-forward}. */
@Command(name = "walk-forward", description = "Choose settings on a part of the bars, try them on the part behind it,"
        + " again and again; print what was chosen and what became of it.")
final class TradeWalkForwardCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TradeBarOptions bars;

    @Mixin
    private TradeEngineOptions engine;

    @Mixin
    private TradeAxisOptions axes;

    @Option(names = "--window", paramLabel = "anchored|rolling", defaultValue = "anchored", description = "anchored:"
            + " each choice sees all bars from the first one on. rolling: as many as the first choice (default"
            + " anchored).")
    private WalkForward.Window window;

    @Option(names = "--train", paramLabel = "BARS", description = "Bars of the first choice (default 40 %% of them).")
    private Integer train;

    @Option(names = "--test", paramLabel = "BARS", description = "Bars of a trial (default 10 %%).")
    private Integer test;

    @Option(names = "--step", paramLabel = "BARS", description = "From trial to trial (default: a trial and the"
            + " embargo).")
    private Integer step;

    @Option(names = "--purge", paramLabel = "BARS", description = "Left out between choice and trial (default: as far"
            + " as the settings look back, at least 200).")
    private Integer purge;

    @Option(names = "--embargo", paramLabel = "BARS", description = "Left out behind a trial (default 0).")
    private Integer embargo;

    @Option(names = "--holdout", paramLabel = "BARS", description = "At the end, for one last trial (default 10 %%).")
    private Integer holdout;

    @Option(names = "--out", paramLabel = "DIR", description = "A folder, made if missing, for folds.csv, stability.csv"
            + " and equity.csv, all trials one after the other.")
    private Path folder;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        threads.check();
        EngineConfig config = engine.config();
        GridSweep grid = TradeUsage.checked(spec, () -> new GridSweep(axes.axes(), axes.objective(), 1, 0));
        BarSeries series = bars.read();
        WalkForward parts = parts(WalkForward.of(series.size(), config, window));
        WalkForwardResult result = threads.stage("walk-forward", options -> parts.run(series, config, grid, options));
        List<WalkForwardResult.Fold> all = new ArrayList<>(result.folds());
        result.holdout().ifPresent(all::add);
        if (folder != null) {
            write(result, all);
            TradeLogFile.writeManifest(folder.resolve("folds.csv"), spec, TradeLogFile.manifest(config, series, 0));
        }
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("symbol", series.symbol());
            tree.put("bars", series.size());
            tree.put("combinations", grid.size());
            tree.put("netReturn", Json.finiteOrNull(last(result) - 1));
            tree.put("folds", TradeTable.trees(all));
            tree.put("stability", TradeTable.trees(result.stability()));
            Json.print(spec.commandLine().getOut(), tree);
        } else {
            print(series, result, all);
        }
    }

    private WalkForward parts(WalkForward shares) {
        int trial = test != null ? test : shares.test();
        int apart = embargo != null ? embargo : shares.embargo();
        return TradeUsage.checked(spec, () -> new WalkForward(window, train != null ? train : shares.train(), trial,
                step != null ? step : Math.addExact(trial, apart), purge != null ? purge : shares.purge(), apart,
                holdout != null ? holdout : shares.holdout()));
    }

    private static double last(WalkForwardResult result) {
        double[] equity = result.equity();
        return equity[equity.length - 1];
    }

    private void write(WalkForwardResult result, List<WalkForwardResult.Fold> all) {
        ReportFolder report = ReportFolder.make(folder, spec.commandLine().getErr());
        Map<String, TradeTable.Content> tables = new LinkedHashMap<>();
        tables.put("folds.csv", TradeTable.of(all));
        tables.put("stability.csv", TradeTable.of(result.stability()));
        tables.put("equity.csv", out -> {
            CsvWriter table = new CsvWriter(out);
            table.row(List.of("ts", "equity"));
            for (int i = 0; i < result.times().length; i++) {
                table.row(List.of(Long.toString(result.times()[i]), DecimalText.of(result.equity()[i])));
            }
        });
        tables.forEach((name, content) -> spec.commandLine().getErr().println(
                "wrote " + report.write(name, TradeTable.text(content))));
    }

    private void print(BarSeries series, WalkForwardResult result, List<WalkForwardResult.Fold> all) {
        PrintWriter out = spec.commandLine().getOut();
        TradeClock clock = TradeClock.of(series.times());
        out.println("trial    from                    bars     score  chosen with   net return  fills  chosen");
        for (WalkForwardResult.Fold fold : all) {
            WalkForward.Split split = fold.split();
            out.println(String.format(Locale.ROOT, "%-8s %-22s %5d %9.5f  %11.5f  %11.6f  %5d  %s", split.holdout()
                    ? "holdout" : "", clock.text(series.times()[split.testFrom()]), split.testTo() - split.testFrom(),
                    fold.score(), fold.chosen().score(), fold.totals().pnl(), fold.totals().fills(),
                    String.join(" ", fold.chosen().settings().entrySet().stream().map(Object::toString).toList())));
        }
        out.println(String.format(Locale.ROOT, "all trials but the holdout: net return %.6f", last(result) - 1));
        result.stability().forEach(row -> out.println(String.format(Locale.ROOT, "%s: %s in %.0f %% of %d choices, %d"
                + " different", row.setting(), row.mode(), 100 * row.share(), row.folds(), row.distinct())));
    }
}
