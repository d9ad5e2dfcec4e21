package org.ternion.cli;

import java.util.List;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.sweep.EngagementSurface;
import org.ternion.trading.sweep.TauSweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ternion trade sweep engagement}. */
@Command(name = "engagement", description = "How often acceptable bars act, by confidence and lower threshold of the"
        + " gate.")
final class TradeSweepEngagementCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TradeBarOptions bars;

    @Mixin
    private TradeEngineOptions engine;

    @Mixin
    private TradeTauListOptions taus;

    @Option(names = {"--precision-floor", "--precision_floor"}, paramLabel = "P", defaultValue = "0.8",
            description = "End before the first threshold with a lower precision, 0 for all (default 0.8).")
    private double precisionFloor;

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
        EngagementSurface surface = TradeUsage.checked(spec, () -> new EngagementSurface(
                new TauSweep(taus.on(), taus.off(TauSweep.DEFAULT.tauOff()), precisionFloor), bins));
        EngineConfig config = engine.warned(engine.config());
        BarSeries series = bars.read(config.profile());
        taus.warnIfInert(config);
        List<EngagementSurface.Cell> cells = threads.stage("sweep",
                options -> surface.run(SignalColumns.of(series, config), config, options));
        output.write(cells, series, config, 0);
    }
}
