package org.ternion.cli;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.ternion.core.RunOptions;
import org.ternion.krr.experiments.GrayScottConfig;
import org.ternion.krr.experiments.PrimesConfig;
import org.ternion.krr.experiments.WaveFieldConfig;

/** The experiments by name. */
enum Experiment {
    WAVE {
        @Override
        Prepared prepare(Map<String, String> changes) {
            WaveFieldConfig config = apply(WaveFieldConfig.defaults(), changes, WaveFieldConfig::with);
            return new Prepared(config.settings(), run -> WaveReport.run(config, run));
        }
    },
    GRAYSCOTT {
        @Override
        Prepared prepare(Map<String, String> changes) {
            GrayScottConfig config = apply(GrayScottConfig.defaults(), changes, GrayScottConfig::with);
            return new Prepared(config.settings(), run -> GrayScottReport.run(config, run));
        }
    },
    PRIMES {
        @Override
        Prepared prepare(Map<String, String> changes) {
            PrimesConfig config = apply(PrimesConfig.defaults(), changes, PrimesConfig::with);
            return new Prepared(config.settings(), run -> PrimesReport.run(config, run));
        }
    };

    /** An experiment with all its settings. */
    record Prepared(Map<String, String> settings, Function<RunOptions, ExperimentReport> work) {
    }

    @FunctionalInterface
    private interface Change<C> {
        C with(C config, String key, String value);
    }

    /**
     * Checks and applies changes to the default settings.
     *
     * @throws IllegalArgumentException if a key is unknown or the settings do not go together
     */
    abstract Prepared prepare(Map<String, String> changes);

    /** The order of changes does not matter: one that only fits after another waits for it. */
    private static <C> C apply(C defaults, Map<String, String> changes, Change<C> change) {
        C config = defaults;
        Map<String, String> open = new LinkedHashMap<>(changes);
        while (!open.isEmpty()) {
            IllegalArgumentException refused = null;
            int before = open.size();
            for (Iterator<Map.Entry<String, String>> next = open.entrySet().iterator(); next.hasNext();) {
                Map.Entry<String, String> entry = next.next();
                try {
                    config = change.with(config, entry.getKey(), entry.getValue());
                    next.remove();
                } catch (IllegalArgumentException e) {
                    refused = e;
                }
            }
            if (open.size() == before) {
                throw refused;
            }
        }
        return config;
    }

    /** The word of the command line. */
    @Override
    public String toString() {
        return Charts.word(this);
    }
}
