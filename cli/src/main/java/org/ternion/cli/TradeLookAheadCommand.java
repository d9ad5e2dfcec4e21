package org.ternion.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.sweep.LookAheadDetector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ternion trade look-ahead}. */
@Command(name = "look-ahead", description = "Run on prefixes of the bars: a past row that changes when bars are added"
        + " knew these bars. Exit 1 if there is one.")
final class TradeLookAheadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TradeBarOptions bars;

    @Mixin
    private TradeTauOptions engine;

    @Option(names = "--prefixes", paramLabel = "N", defaultValue = "20", description = "How many, of equal steps"
            + " (default 20).")
    private int prefixes;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        threads.check();
        if (prefixes < 1 || prefixes > 100_000) {
            throw new ParameterException(spec.commandLine(), "--prefixes must be 1 to 100000, was " + prefixes);
        }
        EngineConfig config = engine.config();
        BarSeries series = bars.read(config.profile());
        if (series.size() < 2) {
            throw new BadInputException(bars.file() + ": at least 2 bars are needed, there is one");
        }
        List<LookAheadDetector.Finding> findings = threads.stage("look-ahead",
                options -> LookAheadDetector.of(config).inspect(series, prefixes, options));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("symbol", series.symbol());
            tree.put("bars", series.size());
            tree.put("prefixes", prefixes);
            tree.put("findings", TradeTable.trees(findings));
            Json.print(out, tree);
        } else if (findings.isEmpty()) {
            out.println("nothing found in " + prefixes + " prefixes of " + series.size() + " bars, which is no proof");
        } else {
            TradeTable.write(null, spec, TradeTable.of(findings));
        }
        return findings.isEmpty() ? 0 : 1;
    }
}
