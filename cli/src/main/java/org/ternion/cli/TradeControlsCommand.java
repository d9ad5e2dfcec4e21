package org.ternion.cli;

import java.util.List;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.sweep.Controls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ternion trade controls}. */
@Command(name = "controls", description = "What the same settings do where there is nothing to find: on noise and other"
        + " surrogates of the bars, with shuffled confidence, at random times, later than decided, at higher costs.")
final class TradeControlsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TradeBarOptions bars;

    @Mixin
    private TradeTauOptions engine;

    @Option(names = "--samples", paramLabel = "N", defaultValue = "20", description = "Draws of each random control"
            + " (default 20).")
    private int samples;

    @Option(names = "--delays", paramLabel = "N,N", split = ",", defaultValue = "1,2,5", description = "Bars by which"
            + " decisions come late (default 1,2,5).")
    private List<Integer> delays;

    @Option(names = "--costs", paramLabel = "F,F", split = ",", defaultValue = "2,5", description = "What costs are"
            + " multiplied with (default 2,5).")
    private List<Double> costs;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Chooses the draws (default 0).")
    private long seed;

    @Mixin
    private TradeSweepOutput output;

    @Mixin
    private ThreadOption threads;

    @Override
    public void run() {
        threads.check();
        output.check();
        Controls controls = TradeUsage.checked(spec, () -> new Controls(samples, delays, costs));
        EngineConfig config = engine.config();
        BarSeries series = bars.read(config.profile());
        List<Controls.Row> rows = threads.stage("controls",
                options -> controls.run(series, config, options.withSeed(seed)));
        output.write(rows, series, config, seed);
    }
}
