package org.ternion.cli;

import java.util.List;
import org.ternion.trading.sweep.Axis;
import org.ternion.trading.sweep.Objective;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which settings are varied, and what is the best. */
final class TradeAxisOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--axis", paramLabel = "KEY=VALUES", description = "Values of a setting: gate.tau-on=0.3,0.4,0.5 or"
            + " gate.tau-on=0.3:0.5:0.05 (first, last, step). Once for each setting (default:"
            + " gate.tau-on=0.35:0.65:0.05 and confidence.scale=15,30,60).")
    private List<String> axes = List.of("gate.tau-on=0.35:0.65:0.05", "confidence.scale=15,30,60");

    @Option(names = "--objective", paramLabel = "NAME", defaultValue = "sharpe", description = "What is the best:"
            + " sharpe, net_profit, profit_per_drawdown, edge_per_turnover, recall or f1 (default sharpe).")
    private Objective objective;

    List<Axis> axes() {
        return TradeUsage.checked(spec, () -> axes.stream().map(Axis::parse).toList());
    }

    Objective objective() {
        return objective;
    }
}
