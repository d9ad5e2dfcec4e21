package org.ternion.cli;

import java.util.List;
import java.util.Locale;
import org.ternion.ca.motif.ExcitablePreset;

/**
 * A rule worth a name.
 *
 * @param name        what {@code RULE} may be
 * @param rule        rule string
 * @param expected    verdict of 400 steps on 128 x 128 cells with seed 0
 * @param description what is seen
 */
record CaPreset(String name, String rule, String expected, String description) {
    private static final String COLLAPSED = "FROZEN, OVER_BAN, MONOTONE COLLAPSE";

    static final List<CaPreset> ALL = List.of(
            new CaPreset("spirals", "CYC3:k=3", CaJudge.ALIVE, "three states that chase each other in spirals"),
            new CaPreset("rotor", "CYC3:k=2", "CYCLE 3", "the prototype's threshold: all cells end turning in step"),
            new CaPreset("grains", "CYC3:k=4", "FROZEN", "the same rule beyond its spirals: grains that freeze"),
            new CaPreset("plurality", "PLUR", "FROZEN", "domains relax and stop; no source of motion"),
            new CaPreset("demons", "R1/T1/C14/NN", "CYCLE 16", "cyclic rule of 14 states: debris, then spirals"),
            new CaPreset("excitable", "R1/T2/C6/NM/GH", CaJudge.ALIVE, "Greenberg-Hastings waves"),
            new CaPreset("life", "B3/S23", CaJudge.ALIVE, "Conway's Life"),
            new CaPreset("brain", "/2/3", CaJudge.ALIVE, "Brian's Brain: everything moves"),
            new CaPreset("star-wars", "345/2/4", CaJudge.ALIVE, "Generations with fronts and guns"),
            new CaPreset("bugs", "R5,C0,M1,S34..58,B34..45,NM", "CYCLE 2",
                    "larger than Life: blobs; on larger grids some live on"),
            new CaPreset("motif", "MOT1", COLLAPSED, "motif gate with fatigue: a transient, it dies"),
            new CaPreset("motif-2", "MOT2", COLLAPSED, "second motif gate: a transient, it dies"),
            new CaPreset("two-layer", "TWO", "FROZEN", "gate and flow: the flow stops"),
            new CaPreset("compression", "CMP", "FROZEN", "traces for compression"),
            new CaPreset("moving", "MOV", CaJudge.ALIVE, "two anchors that compete, corrected parameters"),
            new CaPreset("reduced", "SWP", "FROZEN", "reduced gate and flow for sweeps"),
            new CaPreset("gated-triadic", "CA2", CaJudge.ALIVE, "content, phase and gate around blobs of anchors"),
            new CaPreset("waves", "CA1", CaJudge.ALIVE, "excitable flow in a moving corridor of anchors"),
            new CaPreset("fronts", excitable(ExcitablePreset.FRONTS), CaJudge.ALIVE, "quiet inside, moving borders"),
            new CaPreset("ban-islands", excitable(ExcitablePreset.CONFLICT), CaJudge.ALIVE,
                    "anchors that contradict each other ban"));

    private static String excitable(ExcitablePreset preset) {
        return "CA1:preset=" + preset.text();
    }

    /** The rule string of a preset, or the text itself if no preset is called so. */
    static String rule(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return ALL.stream().filter(preset -> preset.name.equals(wanted)).map(CaPreset::rule).findFirst().orElse(text);
    }
}
