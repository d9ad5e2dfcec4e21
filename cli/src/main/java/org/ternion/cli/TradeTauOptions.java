package org.ternion.cli;

import java.util.function.UnaryOperator;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Setting;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Settings of an engine with one gate. */
final class TradeTauOptions {
    @Option(names = {"--tau-on", "--tau_on"}, paramLabel = "P", description = "Confidence from which the gate lets act"
            + " (default 0.5).")
    private Double tauOn;

    @Option(names = {"--tau-off", "--tau_off"}, paramLabel = "P", description = "Confidence below which it stops that,"
            + " at most --tau-on (default 0.3).")
    private Double tauOff;

    @Mixin
    private TradeEngineOptions engine;

    /** The settings, checked, with a warning on stderr if they look ahead. */
    EngineConfig config() {
        return config(config -> config);
    }

    /** The settings with what a command changes. */
    EngineConfig config(UnaryOperator<EngineConfig> changes) {
        EngineConfig config = changes.apply(engine.config());
        if (tauOn != null) {
            config = engine.change(config, before -> before.with(Setting.TAU_ON, tauOn));
        }
        if (tauOff != null) {
            config = engine.change(config, before -> before.with(Setting.TAU_OFF, tauOff));
        }
        return engine.checked(config);
    }
}
