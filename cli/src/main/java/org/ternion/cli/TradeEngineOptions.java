package org.ternion.cli;

import java.util.List;
import java.util.function.UnaryOperator;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Profile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Settings of the engine: a profile and what is changed. */
final class TradeEngineOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--profile", paramLabel = "causal|reference", defaultValue = "causal", description = "causal:"
            + " nothing is known before it happened, everything is paid for. reference: the prototype to the byte,"
            + " which looks ahead (default causal).")
    private Profile profile;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Change a setting, as"
            + " confidence.source=leaky; a wrong key shows all of them.")
    private List<String> settings = List.of();

    /** The settings, not yet checked against each other. */
    EngineConfig config() {
        EngineConfig config = EngineConfig.of(profile);
        for (String setting : settings) {
            config = change(config, before -> before.with(setting));
        }
        return config;
    }

    /** Checks settings against each other, and says on stderr which of them use the future. */
    EngineConfig checked(EngineConfig config) {
        return warned(change(config, EngineConfig::requireConsistent));
    }

    /** Says on stderr which settings use the future. */
    EngineConfig warned(EngineConfig config) {
        if (!config.lookAhead().isEmpty()) {
            spec.commandLine().getErr().println("warning: look-ahead by " + String.join(", ", config.lookAhead())
                    + ": nothing here could have been earned, use profile causal for that");
        }
        return config;
    }

    /** Changes settings; what they refuse is wrong usage. */
    EngineConfig change(EngineConfig config, UnaryOperator<EngineConfig> change) {
        try {
            return change.apply(config);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
