package org.ternion.cli;

import java.nio.file.Path;
import java.util.List;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.analysis.Measured;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.sweep.EngagementSurface;
import org.ternion.trading.sweep.TauPoint;
import org.ternion.trading.sweep.TauSweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ternion trade sweep tau}. */
@Command(name = "tau", description = "Precision and recall by the lower threshold of the gate. A precision of 1 says"
        + " little: see ternion trade controls.")
final class TradeSweepTauCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TradeBarOptions bars;

    @Mixin
    private TradeEngineOptions engine;

    @Mixin
    private TradeTauListOptions taus;

    @Option(names = {"--precision-floor", "--precision_floor"}, paramLabel = "P", defaultValue = "0.8",
            description = "End behind the first row with a lower precision, 0 for all rows (default 0.8).")
    private double precisionFloor;

    @Option(names = "--pnl", description = "What the account did, too.")
    private boolean profit;

    @Option(names = {"--out-bins", "--out_bins"}, paramLabel = "CSV", description = "Write the engagement surface,"
            + " too.")
    private Path surface;

    @Option(names = "--bins", paramLabel = "N", defaultValue = "20", description = "Bins of confidence of --out-bins"
            + " (default 20).")
    private int bins;

    @Mixin
    private TradeSweepOutput output;

    @Mixin
    private ThreadOption threads;

    @Override
    public void run() {
        threads.check();
        output.check();
        if (surface != null) {
            OutputFile.check(surface);
        }
        TauSweep sweep = TradeUsage.checked(spec,
                () -> new TauSweep(taus.on(), taus.off(TauSweep.DEFAULT.tauOff()), precisionFloor));
        EngagementSurface engagement = TradeUsage.checked(spec, () -> new EngagementSurface(sweep, bins));
        EngineConfig config = engine.warned(engine.config());
        BarSeries series = bars.read(config.profile());
        taus.warnIfInert(config);
        SignalColumns signals = SignalColumns.of(series, config);
        List<TauPoint> points = threads.stage("sweep", options -> sweep.run(signals, config, options));
        List<? extends Measured> rows = profit ? points.stream().map(TauPoint::withProfit).toList() : points;
        output.write(rows, series, config, 0);
        if (surface != null) {
            TradeTable.write(surface, spec, TradeTable.of(
                    threads.stage("surface", options -> engagement.run(signals, config, options))));
        }
    }
}
