package org.ternion.ca.motif;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Topology;
import org.ternion.ca.rule.ParsedRule;
import org.ternion.core.Checks;

/**
 * The automata of this package by name, with parameters as in {@code MOT1:theta9=8,fatigue_flip=6}; {@link
 * Automaton#rule} prints those that differ from the defaults. {@code MOV:profile=reference} starts from the prototype's
 * parameters, {@code CA1:preset=fronts} from those of a preset. TAPE, CA3 and CA4 have no random start, they are fed:
 * see {@link #tape} and {@link #ofPrices}.
 */
public final class MotifRules {
    private static final List<String> NAMES =
            List.of("MOT1", "MOT2", "TWO", "CMP", "MOV", "SWP", "CA1", "CA2", "CA5", "POTTS3");

    private static final String PROFILE = "profile";

    private MotifRules() {
    }

    /**
     * Names that {@link #random} knows.
     *
     * @return upper case
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * An automaton from the random start of its definition.
     *
     * @param rule   one of the names, with any parameters; all run on a torus
     * @param height rows, {@code >= 1}
     * @param width  columns, {@code >= 1}
     * @param seed   any value
     * @return generation 0
     * @throws IllegalArgumentException if the name or a parameter is unknown, a value is not allowed or another
     *                                  topology is asked for
     */
    public static Automaton random(ParsedRule rule, int height, int width, long seed) {
        if (rule.topology().isPresent() && !rule.topology().get().topology().equals(Topology.TORUS)) {
            throw new IllegalArgumentException(rule.name() + " runs on a torus, not on " + rule.topology().get());
        }
        Map<String, String> p = rule.parameters();
        return switch (rule.name()) {
            case "MOT1" -> Mot1Automaton.random(with(Mot1Automaton.Config.DEFAULT, p), height, width, seed);
            case "MOT2" -> Mot2Automaton.random(with(Mot2Automaton.Config.DEFAULT, p), height, width, seed);
            case "TWO" -> TwoLayerAutomaton.random(with(TwoLayerAutomaton.Config.DEFAULT, p), height, width, seed);
            case "CMP" -> CompressionTrace.random(with(CompressionTrace.Config.DEFAULT, p), height, width, seed);
            case "MOV" -> MovingAutomaton.random(moving(p), height, width, seed);
            case "SWP" -> SweepAutomaton.random(with(SweepAutomaton.Config.DEFAULT, p), height, width, seed);
            case "CA1" -> excitable(p, height, width, seed);
            case "CA2" -> GatedTriadic.random(with(GatedTriadic.Config.DEFAULT, p), height, width, seed);
            case "CA5" -> HierarchicalAutomaton.random(with(HierarchicalAutomaton.Config.DEFAULT, p), height, width,
                    seed);
            case "POTTS3" -> potts(p, height, width, seed);
            default -> throw new IllegalArgumentException(
                    rule.name() + " has no random start of several layers, there are " + String.join(", ", NAMES));
        };
    }

    /**
     * The tape that a rule string describes.
     *
     * @param rule     TAPE with any parameters; {@code profile=reference} starts from the prototype's
     * @param features trits, one row per channel and one column per time
     * @param width    columns of the tape, {@code >= 1}
     * @return generation 0
     * @throws IllegalArgumentException if the rule is another one, a parameter is unknown, a value is not allowed or a
     *                                  topology is asked for
     */
    public static EpistemicTape tape(ParsedRule rule, CellGrid features, int width) {
        if (!rule.name().equals("TAPE")) {
            throw new IllegalArgumentException(rule.name() + " is no tape");
        }
        if (rule.topology().isPresent()) {
            throw new IllegalArgumentException("the profile of a tape says how its edges are joined, not a topology");
        }
        EpistemicTape.Config base = choose(rule.parameters().get(PROFILE), EpistemicTape.Config.DEFAULT,
                EpistemicTape.Config.REFERENCE);
        return EpistemicTape.of(with(base, rule.parameters()), features, width);
    }

    /**
     * CA3 or CA4 before a series of prices.
     *
     * @param rule      one of the two, with any parameters; the width of CA4 is the argument, not a parameter
     * @param logPrices logarithms of the prices, oldest first, at least two
     * @param width     columns, {@code >= 1}
     * @return generation 0; there are as many steps as prices, less one
     * @throws IllegalArgumentException if the rule is another one, a parameter is unknown, a value is not allowed or a
     *                                  topology is asked for
     */
    public static Automaton ofPrices(ParsedRule rule, double[] logPrices, int width) {
        if (rule.topology().isPresent()) {
            throw new IllegalArgumentException(rule.name() + " has ends that are not joined, it takes no topology");
        }
        Checks.inRange(logPrices.length, 2, Integer.MAX_VALUE, "number of prices");
        return switch (rule.name()) {
            case "CA3" -> TernaryTape.of(config(rule, TernaryTape.Config.DEFAULT), logPrices, width);
            case "CA4" -> {
                Map<String, String> parameters = new LinkedHashMap<>(rule.parameters());
                if (parameters.put("width", Integer.toString(width)) != null) {
                    throw new IllegalArgumentException("the width of CA4 is given beside the rule, not in it");
                }
                yield PriceTimeField.of(with(PriceTimeField.Config.DEFAULT, parameters), logPrices).automaton();
            }
            default -> throw new IllegalArgumentException(rule.name() + " is not fed with prices, CA3 and CA4 are");
        };
    }

    /**
     * A configuration with the parameters of a rule.
     *
     * @param rule     a rule string taken apart
     * @param defaults what the rule does not name
     * @param <R>      a configuration of this package
     * @return the configuration
     * @throws IllegalArgumentException if a parameter is unknown or a value is not allowed
     */
    public static <R extends Record> R config(ParsedRule rule, R defaults) {
        return with(defaults, rule.parameters());
    }

    /** MOV has no profile beside its parameters: the word only chooses the parameters to start from. */
    private static MovingAutomaton.Config moving(Map<String, String> parameters) {
        Map<String, String> others = new LinkedHashMap<>(parameters);
        String profile = others.remove(PROFILE);
        return with(choose(profile, MovingAutomaton.Config.DEFAULT, MovingAutomaton.Config.REFERENCE), others);
    }

    private static <R extends Record> R choose(String profile, R fixed, R reference) {
        if (profile == null || profile.equalsIgnoreCase("fixed")) {
            return fixed;
        }
        if (profile.equalsIgnoreCase("reference")) {
            return reference;
        }
        throw new IllegalArgumentException("profile must be fixed or reference, was '" + profile + "'");
    }

    private static Automaton excitable(Map<String, String> parameters, int height, int width, long seed) {
        Map<String, String> others = new LinkedHashMap<>(parameters);
        String name = others.remove("preset");
        ExcitablePreset preset = name == null ? ExcitablePreset.ANCHORED_DEFAULT : preset(name);
        return AnchoredExcitable.random(preset, with(preset.config(), others), height, width, seed);
    }

    private static ExcitablePreset preset(String name) {
        for (ExcitablePreset preset : ExcitablePreset.values()) {
            if (preset.text().equals(name.toLowerCase(Locale.ROOT))) {
                return preset;
            }
        }
        throw new IllegalArgumentException("no preset '" + name + "' of CA1, there are " + String.join(", ",
                Arrays.stream(ExcitablePreset.values()).map(ExcitablePreset::text).toList()));
    }

    private static Automaton potts(Map<String, String> parameters, int height, int width, long seed) {
        if (!parameters.isEmpty()) {
            throw new IllegalArgumentException("POTTS3 has no parameters, was given " + parameters.keySet());
        }
        return Potts3Rings.random(height, width, seed);
    }

    /** The configuration with some parameters changed. */
    static <R extends Record> R with(R defaults, Map<String, String> parameters) {
        R config = defaults;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            config = RecordParameters.with(config, parameter.getKey(), parameter.getValue());
        }
        return config;
    }
}
