package org.ternion.cli;

import java.util.List;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Setting;
import org.ternion.trading.position.GateRule;
import org.ternion.trading.signal.ConfidenceKind;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Thresholds of a sweep. */
final class TradeTauListOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = {"--tau-on", "--tau_on"}, paramLabel = "P", defaultValue = "0.5", description = "Confidence from"
            + " which the gate lets act (default 0.5).")
    private double tauOn;

    @Option(names = "--tau-off", paramLabel = "P,P", split = ",", description = "Confidences below which it stops that,"
            + " in the order of the rows (default: those of the prototype).")
    private List<Double> tauOff;

    @Option(names = "--tau_off", arity = "1..*", split = ",", hidden = true, description = "The same with blanks"
            + " between, as the prototype has it.")
    private List<Double> apart;

    double on() {
        return tauOn;
    }

    List<Double> off(List<Double> fallback) {
        return tauOff != null ? tauOff : apart != null ? apart : fallback;
    }

    /** The default settings have nothing to sweep here. */
    void warnIfInert(EngineConfig config) {
        if (config.choice(Setting.GATE_RULE, GateRule.class) == GateRule.SCHMITT
                && config.choice(Setting.CONFIDENCE, ConfidenceKind.class) == ConfidenceKind.PERSISTENCE) {
            spec.commandLine().getErr().println("note: tau off changes nothing here, as this confidence only rises in a"
                    + " run and ends at 0; --set confidence.source=leaky sweeps it");
        }
    }
}
