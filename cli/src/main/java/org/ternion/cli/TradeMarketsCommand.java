package org.ternion.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ternion.core.Parallel;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.core.io.CsvWriter;
import org.ternion.trading.Backtest;
import org.ternion.trading.DecimalText;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.RunLog;
import org.ternion.trading.analysis.MarketScore;
import org.ternion.trading.analysis.Scoreboard;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.data.Duplicates;
import org.ternion.trading.data.MarketFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion trade markets}. */
@Command(name = "markets", description = "Run one engine over several markets; print them by return, with a portfolio"
        + " that gave each the same share.")
final class TradeMarketsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0..*", arity = "1..*", paramLabel = "BARS|DIR", description = "Files of bars, or folders whose"
            + " CSV files with at least 10 closes are taken.")
    private List<Path> inputs;

    @Option(names = "--duplicates", paramLabel = "reject|first|last", defaultValue = "reject", description = "Which of"
            + " several bars with one stamp is kept (default reject).")
    private Duplicates duplicates;

    @Mixin
    private TradeFormatOptions format;

    @Mixin
    private TradeTauOptions engine;

    @Option(names = "--periods-per-year", paramLabel = "P", defaultValue = "NaN", description = "Bars per year"
            + " (default: from the stamps of each market).")
    private double periodsPerYear;

    @Option(names = "--out", paramLabel = "DIR", description = "A folder, made if missing, for a log of each market,"
            + " scoreboard.csv and portfolio.csv.")
    private Path folder;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        threads.check();
        if (!Double.isNaN(periodsPerYear) && !(periodsPerYear > 0 && periodsPerYear < Double.POSITIVE_INFINITY)) {
            throw new ParameterException(spec.commandLine(), "--periods-per-year must be above 0, was "
                    + periodsPerYear);
        }
        EngineConfig config = engine.config();
        List<Path> files = files();
        RunLog[] logs = threads.stage("markets", options -> logs(files, config, options));
        Scoreboard board = Scoreboard.of(List.of(logs), periodsPerYear, 0);
        if (folder != null) {
            write(board);
        }
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>(TradeTable.tree(board));
            tree.put("scoreboard", TradeTable.trees(board.markets()));
            Json.print(spec.commandLine().getOut(), tree);
        } else {
            print(board);
        }
    }

    private List<Path> files() {
        Map<String, Path> files = new LinkedHashMap<>();
        for (Path input : inputs) {
            List<Path> found = Files.isDirectory(input) ? inside(input)
                    : List.of(InputFile.existing(input, TradeBarInput.EXPECTED));
            for (Path file : found) {
                Path other = files.putIfAbsent(TradeBarInput.name(file), file);
                if (other != null) {
                    throw new BadInputException(file + ": the market would be called as that of " + other);
                }
            }
        }
        return List.copyOf(files.values());
    }

    private static List<Path> inside(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<MarketFile> files = new ArrayList<>();
            for (Path file : entries.filter(entry -> entry.toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
                    .toList()) {
                files.add(MarketFile.inspect(file));
            }
            List<Path> markets = MarketFile.markets(files).stream()
                    .map(market -> folder.resolve(market.name())).toList();
            if (markets.isEmpty()) {
                throw new BadInputException(folder + ": no CSV file in it has 10 closes");
            }
            return markets;
        } catch (IOException e) {
            throw ErrorLines.cannotRead(folder, e);
        }
    }

    private RunLog[] logs(List<Path> files, EngineConfig config, RunOptions options) {
        ReportFolder report = folder == null ? null : ReportFolder.make(folder, spec.commandLine().getErr());
        RunLog[] logs = new RunLog[files.size()];
        Parallel.ranges(options.parallelism(), files.size(), 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                BarSeries bars = TradeBarInput.read(files.get(i), config.profile(), format.format(duplicates))
                        .bars();
                logs[i] = report == null ? Backtest.run(bars, config)
                        : TradeLogFile.write(folder.resolve(bars.symbol() + ".log.csv"),
                                TradeLogFile.manifest(config, bars, 0), bars.symbol(),
                                () -> Backtest.run(bars, config), Progress.NONE);
            }
        });
        return logs;
    }

    private void write(Scoreboard board) {
        PrintWriter err = spec.commandLine().getErr();
        Path scores = folder.resolve("scoreboard.csv");
        TradeTable.write(scores, TradeTable.of(board.markets()));
        err.println("wrote " + scores);
        Path portfolio = folder.resolve("portfolio.csv");
        long[] times = board.times();
        double[] equity = board.equity();
        TradeTable.write(portfolio, out -> {
            CsvWriter table = new CsvWriter(out);
            table.row(List.of("ts", "equity"));
            for (int i = 0; i < times.length; i++) {
                table.row(List.of(Long.toString(times[i]), DecimalText.of(equity[i])));
            }
        });
        err.println("wrote " + portfolio);
        err.println("wrote " + board.markets().size() + " logs in " + folder);
    }

    private void print(Scoreboard board) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("market                    bars     return   drawdown   Sharpe  exposure  fills  trades");
        for (MarketScore market : board.markets()) {
            out.println(String.format(Locale.ROOT, "%-22s %7d %10.6f %10.6f %8.3f %9.4f %6d %7d", market.symbol(),
                    market.epistemic().bars(), market.returns().totalReturn(), market.drawdown().relative(),
                    market.returns().sharpe(), market.meanExposure(), market.epistemic().fills(), market.trades()));
        }
        out.println(String.format(Locale.ROOT, "%-22s %7d %10.6f %10.6f %8.3f", "portfolio", board.times().length,
                board.returns().totalReturn(), board.drawdown().relative(), board.returns().sharpe()));
    }
}
