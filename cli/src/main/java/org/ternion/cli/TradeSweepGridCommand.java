package org.ternion.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ternion.core.RunOptions;
import org.ternion.core.io.CsvWriter;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.analysis.Measured;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.sweep.GridPoint;
import org.ternion.trading.sweep.GridResult;
import org.ternion.trading.sweep.GridSweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ternion trade sweep grid}. */
@Command(name = "grid", description = "All combinations of settings, or a sample of them; the best ones are printed."
        + " The best of many is partly luck: see ternion trade walk-forward.")
final class TradeSweepGridCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TradeBarOptions bars;

    @Mixin
    private TradeEngineOptions engine;

    @Mixin
    private TradeAxisOptions axes;

    @Option(names = "--keep", paramLabel = "N", defaultValue = "20", description = "Best combinations to print (default"
            + " 20).")
    private int keep;

    @Option(names = "--sample", paramLabel = "N", description = "Run only N combinations, one drawn from each of N"
            + " equal stretches of the grid.")
    private Long sample;

    @Option(names = "--metrics-from", paramLabel = "BAR", defaultValue = "0", description = "First bar that counts"
            + " (default 0).")
    private int metricsFrom;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Chooses the sample (default 0).")
    private long seed;

    @Option(names = {"-o", "--output", "--out"}, paramLabel = "CSV", description = "Write all combinations, in the"
            + " order of the grid.")
    private Path output;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        threads.check();
        if (output != null) {
            OutputFile.check(output);
        }
        EngineConfig config = engine.warned(engine.config());
        GridSweep sweep = TradeUsage.checked(spec,
                () -> new GridSweep(axes.axes(), axes.objective(), keep, metricsFrom));
        if (sample != null && (sample < 1 || sample > sweep.size())) {
            throw new ParameterException(spec.commandLine(), "--sample must be 1 to " + sweep.size()
                    + ", the combinations there are, was " + sample);
        }
        BarSeries series = bars.read(config.profile());
        GridResult result = threads.stage("grid", options -> run(sweep, series, config, options.withSeed(seed)));
        if (output != null) {
            TradeLogFile.writeManifest(output, spec, TradeLogFile.manifest(config, series, seed));
        }
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("symbol", series.symbol());
            tree.put("bars", series.size());
            tree.put("combinations", result.points());
            tree.put("contradictory", result.skipped());
            tree.put("sharpeDeviation", Json.finiteOrNull(result.sharpeDeviation()));
            tree.put("best", TradeTable.trees(result.best()));
            Json.print(spec.commandLine().getOut(), tree);
            return;
        }
        PrintWriter err = spec.commandLine().getErr();
        TradeTable.write(null, spec, TradeTable.of(result.best()));
        err.println(result.points() + " combinations of " + series.size() + " bars, " + result.skipped()
                + " contradict themselves; best in " + axes.objective());
        if (output != null) {
            err.println("wrote " + output);
        }
    }

    private GridResult run(GridSweep sweep, BarSeries series, EngineConfig config, RunOptions options) {
        if (output == null) {
            return run(sweep, series, config, options, point -> { });
        }
        GridResult[] result = new GridResult[1];
        OutputFile.write(output, out -> {
            try {
                result[0] = run(sweep, series, config, options, new Rows(out));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        });
        return result[0];
    }

    private GridResult run(GridSweep sweep, BarSeries series, EngineConfig config, RunOptions options,
            Consumer<GridPoint> points) {
        return sample == null ? sweep.run(series, config, options, points)
                : sweep.sample(series, config, sample, options, points);
    }

    /** Rows as they come: a grid may have more than memory holds. */
    private static final class Rows implements Consumer<GridPoint> {
        private final OutputStream out;
        private boolean begun;

        Rows(OutputStream out) {
            this.out = out;
        }

        @Override
        public void accept(GridPoint point) {
            try {
                StringWriter text = new StringWriter();
                CsvWriter row = new CsvWriter(text);
                Map<String, Object> values = point.toMap();
                if (!begun) {
                    row.row(List.copyOf(values.keySet()));
                    begun = true;
                }
                row.row(values.values().stream().map(Measured::text).toList());
                out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
