package org.ternion.cli;

import java.util.List;
import java.util.Map;
import org.ternion.trading.sweep.MotifSweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ternion trade sweep motif}. */
@Command(name = "motif", description = "The same gate behind a cellular automaton instead of a market: precision and"
        + " recall of a learned confidence. Its world dies within ten steps, so that hardly any cell is acceptable.")
final class TradeSweepMotifCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TradeTauListOptions taus;

    @Option(names = {"--k-on", "--k_on"}, paramLabel = "N", defaultValue = "1", description = "Steps in a row that"
            + " engage (default 1).")
    private int kOn;

    @Option(names = {"--k-off", "--k_off"}, paramLabel = "N", defaultValue = "1", description = "Steps in a row that"
            + " release (default 1).")
    private int kOff;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "200", description = "Steps of the world (default"
            + " 200).")
    private int steps;

    @Option(names = "--side", paramLabel = "N", defaultValue = "32", description = "Cells on each side (default 32).")
    private int side;

    @Option(names = "--train", paramLabel = "N", defaultValue = "400", description = "Worlds to learn from (default"
            + " 400).")
    private int train;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Chooses the worlds (default 0).")
    private long seed;

    @Mixin
    private TradeSweepOutput output;

    @Mixin
    private ThreadOption threads;

    @Override
    public void run() {
        threads.check();
        output.check();
        MotifSweep defaults = MotifSweep.DEFAULT;
        MotifSweep sweep = TradeUsage.checked(spec, () -> new MotifSweep(defaults.rules(), taus.on(),
                taus.off(defaults.tauOff()), kOn, kOff, steps, side, train));
        List<MotifSweep.Point> points = threads.stage("sweep", options -> sweep.run(options.withSeed(seed)));
        output.write(points, Map.of("cells", (long) side * side, "steps", steps));
    }
}
