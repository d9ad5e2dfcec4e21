package org.ternion.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ternion.core.io.CsvWriter;
import org.ternion.trading.Backtest;
import org.ternion.trading.DecimalText;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.Setting;
import org.ternion.trading.analysis.PostureReturns;
import org.ternion.trading.data.BarSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ternion trade stress}. */
@Command(name = "stress", description = "Structural stress of bars, which bans exposure: a run with"
        + " stress.enabled=true, with what the account made of bars it was banned from.")
final class TradeStressCommand implements Runnable {
    private static final List<LogColumn> COLUMNS = List.of(LogColumn.PRICE, LogColumn.STATE, LogColumn.P_BAD,
            LogColumn.BAD_FLAG, LogColumn.BAN, LogColumn.EXPOSURE, LogColumn.EQUITY);

    @Spec
    private CommandSpec spec;

    @Mixin
    private TradeBarOptions bars;

    @Mixin
    private TradeTauOptions engine;

    @Option(names = {"-o", "--output", "--out"}, paramLabel = "CSV", description = "Write stress and ban of all bars.")
    private Path output;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        if (output != null) {
            OutputFile.check(output);
        }
        EngineConfig config = engine.config(before -> before.with(Setting.STRESS, true));
        BarSeries series = bars.read(config.profile());
        RunLog log = Backtest.run(series, config);
        if (output != null) {
            TradeTable.write(output, spec, out -> write(log, out));
            TradeLogFile.writeManifest(output, spec, TradeLogFile.manifest(config, series, 0));
        }
        double[] stress = Arrays.stream(log.column(LogColumn.P_BAD)).filter(p -> !Double.isNaN(p)).toArray();
        double mean = Arrays.stream(stress).average().orElse(Double.NaN);
        double bad = Arrays.stream(log.column(LogColumn.BAD_FLAG)).sum() / log.size();
        double ban = Arrays.stream(log.column(LogColumn.BAN)).sum() / log.size();
        PostureReturns returns = PostureReturns.of(log, PostureReturns.Alignment.NEXT_BAR);
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("symbol", series.symbol());
            tree.put("bars", log.size());
            tree.put("defined", stress.length);
            tree.put("meanStress", Json.finiteOrNull(mean));
            tree.put("badRate", Json.finiteOrNull(bad));
            tree.put("banRate", Json.finiteOrNull(ban));
            tree.put("postures", TradeTable.trees(returns.postures()));
            Json.print(spec.commandLine().getOut(), tree);
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, "%s: %d bars, stress defined on %d, mean %.4f; flagged %.4f,"
                + " banned %.4f", series.symbol(), log.size(), stress.length, mean, bad, ban));
        out.println("posture (-1 banned, 0 hold, 1 act)   bars   sum of the changes of equity into the next bar");
        returns.postures().forEach(posture -> out.println(String.format(Locale.ROOT, "%34d %6d   %.6f",
                posture.posture(), posture.count(), posture.sum())));
    }

    private static void write(RunLog log, Writer out) throws IOException {
        CsvWriter table = new CsvWriter(out);
        List<String> row = new ArrayList<>(List.of("ts"));
        COLUMNS.forEach(column -> row.add(column.header()));
        table.row(row);
        for (int i = 0; i < log.size(); i++) {
            row.clear();
            row.add(Long.toString(log.times()[i]));
            for (LogColumn column : COLUMNS) {
                double value = log.column(column)[i];
                row.add(column.kind() == LogColumn.Kind.INTEGER ? Long.toString((long) value) : DecimalText.of(value));
            }
            table.row(row);
        }
    }
}
