package org.ternion.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Topology;
import org.ternion.ca.TopologySuffix;
import org.ternion.ca.file.CellPattern;
import org.ternion.ca.file.PatternFile;
import org.ternion.ca.motif.MotifRules;
import org.ternion.ca.rule.ParsedRule;
import org.ternion.ca.rule.RuleStrings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which space is run and from which start; the rule itself is a parameter of the command. */
final class CaWorldOptions {
    private static final CaSize DEFAULT_SIZE = new CaSize(256, 256);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--size", paramLabel = "HxW", converter = CaSize.Converter.class, description = "Rows and columns"
            + " (default: of the topology, else of the pattern, else 256x256).")
    private CaSize size;

    @Option(names = "--topology", paramLabel = "T", description = "How edges are joined: T torus (default), P plane of"
            + " state 0, K* or K,* Klein bottle, C cross-surface, S sphere, T+3 shifted torus, with a size as T64,32"
            + " (columns first, as Golly writes it), or unbounded.")
    private String topology;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Chooses the random start and noise"
            + " (default 0).")
    private long seed;

    @Option(names = "--in", paramLabel = "PATTERN", description = "Start from this pattern (.rle, .cells, .lif, .txt or"
            + " .npy) in the middle of the grid, by its rule if none is given.")
    private Path input;

    @Option(names = "--max-cells", paramLabel = "N", defaultValue = "" + PatternFile.DEFAULT_MAX_CELLS,
            description = "Refuse files with more cells (default 2^30).")
    private long maxCells;

    /** A rule string or preset with parameters replaced, as the user wrote them. */
    static ParsedRule rule(CommandSpec spec, String text, Map<String, String> changes) {
        return usage(spec, "", () -> parse(CaPreset.rule(text), changes));
    }

    /** The world of a rule or preset from a random start on a torus. */
    static CaWorld onTorus(CommandSpec spec, String text, CaSize size) {
        ParsedRule rule = rule(spec, text, Map.of());
        if (rule.topology().isPresent()) {
            throw new ParameterException(spec.commandLine(), text + ": a rule without a topology is expected here");
        }
        requireStart(spec, rule);
        return new CaWorld(rule, Topology.TORUS, size, 0, null);
    }

    private static ParsedRule parse(String text, Map<String, String> changes) {
        return changed(RuleStrings.parse(text, file -> CaPatterns.rule(Path.of(file))), changes);
    }

    private static ParsedRule changed(ParsedRule parsed, Map<String, String> changes) {
        ParsedRule rule = parsed;
        for (Map.Entry<String, String> change : changes.entrySet()) {
            rule = rule.with(change.getKey(), change.getValue());
        }
        return rule;
    }

    private static <T> T usage(CommandSpec spec, String prefix, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), prefix + e.getMessage(), e);
        }
    }

    long seed() {
        return seed;
    }

    /** Cells that patterns and frames may have. */
    long maxCells() {
        if (maxCells < 1) {
            throw new ParameterException(spec.commandLine(), "--max-cells must be at least 1, was " + maxCells);
        }
        return maxCells;
    }

    CaWorld world(String rule) {
        return world(rule, new LinkedHashMap<>());
    }

    /** The world of a rule, null for that of the pattern. */
    CaWorld world(String text, Map<String, String> changes) {
        long limit = maxCells();
        if (text == null && input == null) {
            throw new ParameterException(spec.commandLine(), "a RULE is missing, or --in with a file that has one");
        }
        Optional<TopologySuffix> asked = topology == null ? Optional.empty()
                : usage(spec, "--topology: ", () -> Optional.of(Topology.parse(topology)));
        ParsedRule given = text == null ? null : rule(spec, text, changes);
        CellPattern pattern = input == null ? null : CaPatterns.read(input, limit);
        ParsedRule rule = given != null ? given : ruleOf(pattern, changes);
        requireRunnable(rule, pattern);
        TopologySuffix space = asked.or(rule::topology)
                .or(() -> pattern == null ? Optional.empty() : pattern.topology())
                .orElseGet(() -> new TopologySuffix(Topology.TORUS, 0, 0));
        if (rule.local().isEmpty() && !space.topology().equals(Topology.TORUS)) {
            throw new BadInputException(rule.name() + " runs on a torus, not on " + space.topology());
        }
        CaSize chosen = size(space, pattern);
        CellGrid start = pattern == null ? null : pattern.cells();
        if (pattern != null && space.topology().kind() != Topology.Kind.UNBOUNDED) {
            start = pattern.onGrid(chosen.height(), chosen.width());
        }
        return new CaWorld(rule, space.topology(), chosen, seed, start);
    }

    private ParsedRule ruleOf(CellPattern pattern, Map<String, String> changes) {
        if (pattern.rule().isBlank()) {
            throw new BadInputException(input + ": the file names no rule, give one");
        }
        try {
            // A file that someone else has made opens no other files.
            return changed(RuleStrings.parse(pattern.rule()), changes);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(input + ": " + e.getMessage(), e);
        }
    }

    private void requireRunnable(ParsedRule rule, CellPattern pattern) {
        requireStart(spec, rule);
        if (rule.local().isEmpty() && pattern != null) {
            throw new ParameterException(spec.commandLine(), rule.name()
                    + " has several layers and starts at random, --in has one layer");
        }
    }

    private static void requireStart(CommandSpec spec, ParsedRule rule) {
        if (rule.local().isEmpty() && !MotifRules.names().contains(rule.name())) {
            throw new ParameterException(spec.commandLine(), rule.name() + " is fed with a series and has no start of"
                    + " its own, see ternion ca tape");
        }
    }

    private CaSize size(TopologySuffix space, CellPattern pattern) {
        if (size != null) {
            return size;
        }
        if (space.width() > 0) {
            return new CaSize(space.height(), space.width());
        }
        return pattern == null ? DEFAULT_SIZE : new CaSize(pattern.cells().height(), pattern.cells().width());
    }
}
