package org.ternion.cli;

import org.ternion.trading.diagnostics.DiagnosticSettings;
import org.ternion.trading.signal.FlipRule;
import org.ternion.trading.signal.MarginRule;
import org.ternion.trading.signal.RegimeSpec;
import picocli.CommandLine.Option;

/** Bins and limits of diagnostics. */
final class TradePlotSettings {
    @Option(names = {"--time-bins", "--time_bins"}, paramLabel = "N", defaultValue = "100", description = "Bins of time"
            + " (default 100).")
    private int timeBins;

    @Option(names = {"--act-bins", "--act_bins", "--bins"}, paramLabel = "N", defaultValue = "20",
            description = "Bins of confidence (default 20).")
    private int actBins;

    @Option(names = {"--margin-bins", "--margin_bins"}, paramLabel = "N", defaultValue = "20",
            description = "Bins of the margin (default 20).")
    private int marginBins;

    @Option(names = "--clip", paramLabel = "M", defaultValue = "5", description = "Greatest margin of its map over time"
            + " (default 5).")
    private double clip;

    @Option(names = {"--tau-on", "--tau_on"}, paramLabel = "P", defaultValue = "0.5", description = "Upper threshold to"
            + " draw (default 0.5).")
    private double tauOn;

    @Option(names = {"--tau-off", "--tau_off"}, paramLabel = "P", defaultValue = "0.3", description = "Lower threshold"
            + " to draw (default 0.3).")
    private double tauOff;

    @Option(names = "--cooldown", paramLabel = "BARS", defaultValue = "5", description = "A miss so soon after an"
            + " action counts as cooling down (default 5).")
    private int cooldown;

    @Option(names = {"--margin-eps", "--margin_eps"}, paramLabel = "M", defaultValue = "0.5",
            description = "A miss with at most this margin counts as near the border (default 0.5).")
    private double marginEpsilon;

    @Option(names = {"--persistence-k", "--persistence_k"}, paramLabel = "BARS", defaultValue = "3",
            description = "A miss in a shorter acceptable run counts as weak (default 3).")
    private int persistence;

    @Option(names = "--window", paramLabel = "BARS", defaultValue = "50", description = "Window of rolling deviations"
            + " and means (default 50).")
    private int window;

    @Option(names = {"--min-run", "--min_run"}, paramLabel = "N", description = "Shortest run of a regime whose margin"
            + " is drawn instead of that of the log.")
    private Integer minRun;

    @Option(names = {"--flip-cap", "--flip_cap"}, paramLabel = "R", defaultValue = "NaN", description = "Greatest flip"
            + " rate of that regime (default none).")
    private double flipCap;

    DiagnosticSettings settings() {
        DiagnosticSettings.Builder builder = DiagnosticSettings.builder().timeBins(timeBins).actBins(actBins)
                .marginBins(marginBins).marginClip(clip).taus(tauOn, tauOff).cooldown(cooldown)
                .marginEpsilon(marginEpsilon).persistence(persistence).window(window);
        if (minRun != null) {
            builder.regime(new RegimeSpec(minRun, flipCap, Double.NaN, window, FlipRule.AND, MarginRule.CONSISTENT));
        }
        return builder.build();
    }
}
