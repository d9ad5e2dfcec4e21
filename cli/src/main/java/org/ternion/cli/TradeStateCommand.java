package org.ternion.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ternion.core.io.CsvWriter;
import org.ternion.trading.DecimalText;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Setting;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.signal.DeadZone;
import org.ternion.trading.signal.MissingPrice;
import org.ternion.trading.signal.TriadicState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ternion trade state}. */
@Command(name = "state", description = "The signals of bars, before any decision: state, run length, volatility,"
        + " confidence and whether a bar is acceptable, one row per bar as CSV.")
final class TradeStateCommand implements Runnable {
    private static final List<String> HEADER = List.of("ts", "close", "z", "sigma", "state", "run_length", "vol",
            "vol_threshold", "confidence", "acceptable", "margin");

    @Spec
    private CommandSpec spec;

    @Mixin
    private TradeBarOptions bars;

    @Mixin
    private TradeEngineOptions engine;

    @Option(names = {"-o", "--output", "--out"}, paramLabel = "CSV", description = "Write the table here, not on"
            + " stdout; then a summary is printed.")
    private Path output;

    @Option(names = "--json", description = "Print one JSON object, the summary.")
    private boolean json;

    @Override
    public void run() {
        if (output != null) {
            OutputFile.check(output);
        }
        EngineConfig config = engine.checked(engine.config());
        BarSeries series = bars.read(config.profile());
        SignalColumns signals = SignalColumns.of(series, config);
        if (json || output != null) {
            if (output != null) {
                TradeTable.write(output, spec, out -> write(signals, config, out));
                TradeLogFile.writeManifest(output, spec, TradeLogFile.manifest(config, series, 0));
            }
            summary(signals);
        } else {
            TradeTable.write(null, spec, out -> write(signals, config, out));
        }
    }

    /** z and sigma are not kept in columns: they are computed once more. */
    private static TriadicState latent(EngineConfig config) {
        return new TriadicState(config.integer(Setting.STATE_WINDOW), config.choice(Setting.DEAD_ZONE, DeadZone.class),
                config.number(Setting.DEAD_ZONE_MIN), config.number(Setting.DEAD_ZONE_Z),
                config.choice(Setting.MISSING_PRICE, MissingPrice.class));
    }

    private static void write(SignalColumns signals, EngineConfig config, Writer out) throws IOException {
        // The writer behind belongs to the caller, so the table is not closed.
        CsvWriter table = new CsvWriter(out);
        table.row(HEADER);
        TriadicState latent = latent(config);
        BarSeries series = signals.bars();
        for (int i = 0; i < signals.size(); i++) {
            latent.next(series.close()[i]);
            table.row(List.of(Long.toString(series.times()[i]), DecimalText.of(series.close()[i]),
                    DecimalText.of(latent.z()), DecimalText.of(latent.sigma()),
                    Integer.toString(signals.states()[i]), Integer.toString(signals.runLengths()[i]),
                    DecimalText.of(signals.volatility()[i]), DecimalText.of(signals.threshold()[i]),
                    DecimalText.of(signals.confidence()[i]), signals.acceptable()[i] ? "1" : "0",
                    DecimalText.of(signals.margin()[i])));
        }
    }

    private void summary(SignalColumns signals) {
        Map<String, Long> counts = new TreeMap<>();
        for (int state : signals.states()) {
            counts.merge(state == TriadicState.UNKNOWN ? "unknown" : Integer.toString(state), 1L, Long::sum);
        }
        int n = signals.size();
        long runs = IntStream.of(signals.runLengths()).filter(length -> length == 1).count();
        long acceptable = IntStream.range(0, n).filter(i -> signals.acceptable()[i]).count();
        long turbulent = IntStream.range(0, n).filter(i -> signals.volatility()[i] > signals.threshold()[i]).count();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("symbol", signals.bars().symbol());
        tree.put("bars", n);
        tree.put("states", counts);
        tree.put("runs", runs);
        tree.put("acceptable", acceptable / (double) n);
        tree.put("turbulent", turbulent / (double) n);
        tree.put("warmBar", signals.warmIndex() < 0 ? null : signals.warmIndex());
        if (json) {
            Json.print(spec.commandLine().getOut(), tree);
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(n + " bars of " + signals.bars().symbol() + ", states " + counts + ", " + runs + " runs");
        out.println(String.format(Locale.ROOT, "acceptable %.4f, above the threshold of volatility %.4f", acceptable
                / (double) n, turbulent / (double) n));
        out.println(signals.warmIndex() < 0 ? "too short: not everything was defined at the end"
                : "everything is defined from bar " + signals.warmIndex() + " on");
    }
}
