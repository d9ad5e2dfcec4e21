package org.ternion.cli;

import java.util.List;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.sweep.ConfusionSurface;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ternion trade sweep confusion}. */
@Command(name = "confusion", description = "How often acting and acceptable disagree, by confidence and lower threshold"
        + " of the gate.")
final class TradeSweepConfusionCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TradeBarOptions bars;

    @Mixin
    private TradeEngineOptions engine;

    @Mixin
    private TradeTauListOptions taus;

    @Option(names = "--bins", paramLabel = "N", defaultValue = "20", description = "Bins of confidence (default 20).")
    private int bins;

    @Mixin
    private TradeSweepOutput output;

    @Mixin
    private ThreadOption threads;

    @Override
    public void run() {
        threads.check();
        output.check();
        ConfusionSurface surface = TradeUsage.checked(spec,
                () -> new ConfusionSurface(taus.on(), taus.off(ConfusionSurface.DEFAULT.tauOff()), bins));
        EngineConfig config = engine.warned(engine.config());
        BarSeries series = bars.read(config.profile());
        taus.warnIfInert(config);
        List<ConfusionSurface.Cell> cells = threads.stage("sweep",
                options -> surface.run(SignalColumns.of(series, config), config, options));
        output.write(cells, series, config, 0);
    }
}
