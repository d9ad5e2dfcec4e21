package org.ternion.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.analysis.Measured;
import org.ternion.trading.data.BarSeries;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the rows of a sweep go: to stdout as CSV, into a file, or into one JSON object. */
final class TradeSweepOutput {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = {"-o", "--output", "--out"}, paramLabel = "CSV", description = "Write the table here, not on"
            + " stdout.")
    private Path output;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    void check() {
        if (output != null) {
            OutputFile.check(output);
        }
    }

    /** Writes the rows of runs over bars, with a manifest beside a file. */
    void write(List<? extends Measured> rows, BarSeries bars, EngineConfig config, long seed) {
        write(rows, Map.of("symbol", bars.symbol(), "bars", bars.size()));
        if (output != null) {
            TradeLogFile.writeManifest(output, spec, TradeLogFile.manifest(config, bars, seed));
        }
    }

    /** Writes rows; what else is to be said goes into the JSON object only. */
    void write(List<? extends Measured> rows, Map<String, ?> about) {
        if (output != null || !json) {
            TradeTable.write(output, spec, TradeTable.of(rows));
        }
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>(about);
            tree.put("rows", TradeTable.trees(rows));
            Json.print(spec.commandLine().getOut(), tree);
        }
    }
}
